package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/time/rate"
)

const (
	// issuerTimeout bounds each call to an issuer.
	issuerTimeout = 5 * time.Second
	// keysFor is how long an issuer's keys are believed before it is asked
	// again: a key that it withdraws does no longer than that.
	keysFor = 10 * time.Minute
	// tryAgain is when it is asked again that could not be asked.
	tryAgain = time.Minute
	// calls is how often an issuer is called, in a second in the long run and at
	// once: whoever forges tokens with keys that nobody knows must not make this
	// service ask for each.
	calls, callsAtOnce = 1, 5
	// longestSubject is OpenID Connect's own bound, in bytes.
	longestSubject = 255
)

// Issuer is an OpenID Connect issuer whose tokens are believed.
type Issuer struct {
	// URL is the issuer's address, as its tokens name it; what else there is
	// to know is discovered there, when the first token comes.
	URL string
	// Audience must be among a token's audiences.
	Audience string
	// Claim says what the holder may do: a text of words, or a list.
	Claim string
	// Scopes is what each word of the claim stands for; the greatest holds.
	Scopes map[string]Scope
	// Now gives the time by which tokens expire.
	Now func() time.Time

	mu       sync.Mutex
	client   *http.Client
	verifier *oidc.IDTokenVerifier
	again    time.Time // when the issuer is to be asked again
	failed   time.Time // when it could not be asked, before it was asked with success
}

// Check tells whether the issuer is fully described.
func (i *Issuer) Check() error {
	if i.Audience == "" {
		return errors.New("an OpenID Connect issuer needs an audience: a token for another service must not do here")
	}
	if u, err := url.Parse(i.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" {
		return fmt.Errorf("the OpenID Connect issuer %q is no address such as https://login.example", i.URL)
	}
	return nil
}

// who verifies a token: signature, issuer, audience, time.
func (i *Issuer) who(ctx context.Context, raw string) (Who, error) {
	ctx, cancel := context.WithTimeout(ctx, issuerTimeout)
	defer cancel()
	verifier, err := i.discover(ctx)
	if err != nil {
		return Who{}, err
	}
	token, err := verifier.Verify(ctx, raw)
	if err != nil {
		if ctx.Err() != nil || strings.Contains(err.Error(), "fetching keys") { // the library has no other sign
			return Who{}, fmt.Errorf("%w: %w", ErrAway, err)
		}
		return Who{}, fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	claims := map[string]any{}
	if err := token.Claims(&claims); err != nil {
		return Who{}, fmt.Errorf("%w: %w", ErrUnknown, err)
	}
	if token.Subject == "" || len(token.Subject) > longestSubject {
		return Who{}, fmt.Errorf("%w: its subject has %d bytes", ErrUnknown, len(token.Subject))
	}
	return Who{Name: i.holder(token.Subject), Scope: i.scope(claims[i.Claim]), Until: token.Expiry.UTC()}, nil
}

// holder is the name of a subject: with the issuer's, which no token of a file
// can have, so that nobody is taken for somebody else.
func (i *Issuer) holder(subject string) string {
	_, rest, _ := strings.Cut(i.URL, "://")
	host, _, _ := strings.Cut(rest, "/")
	return subject + "@" + host
}

// discover gives what verifies tokens. The issuer is asked once it answers, and
// now and then again; while it does not, the keys that it had are believed on.
func (i *Issuer) discover(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	now := i.Now()
	switch {
	case i.verifier == nil && now.Sub(i.failed) < freshFor: // others need not wait for it too
		return nil, ErrAway
	case i.verifier == nil:
		i.client = &http.Client{Timeout: issuerTimeout, Transport: &seldom{rate.NewLimiter(calls, callsAtOnce)}}
		verifier, err := i.ask(ctx)
		if err != nil {
			i.failed = now
			return nil, fmt.Errorf("%w: %w", ErrAway, err)
		}
		i.verifier, i.again = verifier, now.Add(keysFor)
	case !now.Before(i.again):
		i.again = now.Add(tryAgain)
		i.mu.Unlock() // others go on with the keys that there are
		verifier, err := i.ask(ctx)
		i.mu.Lock()
		if err == nil {
			i.verifier, i.again = verifier, now.Add(keysFor)
		}
	}
	return i.verifier, nil
}

// ask discovers the issuer. Its keys are fetched with the first token.
func (i *Issuer) ask(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	// The provider keeps its context's client for good, and the request's context only for discovery.
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, i.client), i.URL)
	if err != nil {
		return nil, err
	}
	return provider.Verifier(&oidc.Config{ClientID: i.Audience, Now: i.Now}), nil
}

// seldom calls no more often than its limiter allows.
type seldom struct{ limiter *rate.Limiter }

var errSeldom = errors.New("it was asked a moment ago")

// RoundTrip implements http.RoundTripper.
func (s *seldom) RoundTrip(r *http.Request) (*http.Response, error) {
	if !s.limiter.Allow() {
		return nil, errSeldom
	}
	return http.DefaultTransport.RoundTrip(r)
}

// scope is the greatest scope that the words of a claim stand for.
func (i *Issuer) scope(claim any) Scope {
	var words []string
	switch c := claim.(type) {
	case string:
		words = strings.Fields(c)
	case []any:
		for _, item := range c {
			if word, ok := item.(string); ok {
				words = append(words, word)
			}
		}
	}
	out := None
	for _, word := range words {
		out = max(out, i.Scopes[word])
	}
	return out
}
