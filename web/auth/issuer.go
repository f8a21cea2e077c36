package auth

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
)

// issuerTimeout bounds each call to an issuer.
const issuerTimeout = 5 * time.Second

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
	verifier *oidc.IDTokenVerifier
	failed   time.Time // when the issuer could not be asked at last
}

// Check tells whether the issuer is fully described.
func (i *Issuer) Check() error {
	if i.Audience == "" {
		return errors.New("an OpenID Connect issuer needs an audience: a token for another service must not do here")
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
	return Who{Name: token.Subject, Scope: i.scope(claims[i.Claim]), Until: token.Expiry.UTC()}, nil
}

// discover asks the issuer for its keys, once it answers.
func (i *Issuer) discover(ctx context.Context) (*oidc.IDTokenVerifier, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.verifier != nil {
		return i.verifier, nil
	}
	if i.Now().Sub(i.failed) < freshFor { // others need not wait for it too
		return nil, ErrAway
	}
	// The provider keeps its context's client for good, and the request's context only for discovery.
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, &http.Client{Timeout: issuerTimeout}), i.URL)
	if err != nil {
		i.failed = i.Now()
		return nil, fmt.Errorf("%w: %w", ErrAway, err)
	}
	i.verifier = provider.Verifier(&oidc.Config{ClientID: i.Audience, Now: i.Now})
	return i.verifier, nil
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
