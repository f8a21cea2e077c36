package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"diplograph/web/auth"

	"github.com/go-jose/go-jose/v4"
)

// issuer is an OpenID Connect issuer on this machine; while it is away it answers nothing of use.
type issuer struct {
	*httptest.Server
	key  *rsa.PrivateKey
	away atomic.Bool
	// other is its key in place of the first, where there is one; asked is how often it was asked for its keys.
	other atomic.Pointer[rsa.PrivateKey]
	asked atomic.Int64
}

func newIssuer(t *testing.T) *issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	i := &issuer{key: key}
	answer := func(w http.ResponseWriter, v any) {
		if i.away.Load() {
			http.Error(w, "away", http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(v)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"issuer": i.URL, "jwks_uri": i.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		i.asked.Add(1)
		key := key
		if other := i.other.Load(); other != nil {
			key = other
		}
		answer(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: &key.PublicKey, KeyID: "k", Algorithm: "RS256", Use: "sig"}}})
	})
	i.Server = httptest.NewServer(mux)
	t.Cleanup(i.Close)
	return i
}

func sign(t *testing.T, key any, algorithm jose.SignatureAlgorithm, claims map[string]any) string {
	t.Helper()
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: algorithm, Key: key}, (&jose.SignerOptions{}).WithHeader("kid", "k"))
	if err != nil {
		t.Fatal(err)
	}
	payload, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := signer.Sign(payload)
	if err != nil {
		t.Fatal(err)
	}
	token, err := signed.CompactSerialize()
	if err != nil {
		t.Fatal(err)
	}
	return token
}

func TestTokensOfAnIssuer(t *testing.T) {
	i := newIssuer(t)
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{noon}
	door := &auth.Auth{Issuer: &auth.Issuer{URL: i.URL, Audience: "diplograph", Claim: "groups", Now: c.now,
		Scopes: map[string]auth.Scope{"readers": auth.Read, "desk": auth.Write, "editors": auth.Admin}}}
	claims := func(change map[string]any) map[string]any {
		out := map[string]any{"iss": i.URL, "aud": "diplograph", "sub": "amna", "exp": noon.Add(time.Hour).Unix(), "iat": noon.Unix(), "groups": []string{"readers", "desk"}}
		for k, v := range change {
			out[k] = v
		}
		return out
	}
	is := func(name, token string, want auth.Who, wrong error) {
		t.Helper()
		w, err := door.Who(t.Context(), "Bearer "+token)
		if want.Name != "" {
			want.Name += "@" + strings.TrimPrefix(i.URL, "http://")
			want.Until = noon.Add(time.Hour) // as the claims say
		}
		if w != want || !errors.Is(err, wrong) {
			t.Errorf("%s: %+v, %v; want %+v, %v", name, w, err, want, wrong)
		}
	}
	good := sign(t, i.key, jose.RS256, claims(nil))
	i.away.Store(true)
	is("while it is away", good, auth.Who{}, auth.ErrAway)
	i.away.Store(false)
	is("right after", good, auth.Who{}, auth.ErrAway)
	c.Time = noon.Add(time.Second)
	is("once it is back", good, auth.Who{Name: "amna", Scope: auth.Write}, nil)
	for name, change := range map[string]map[string]any{
		"another issuer":   {"iss": "https://elsewhere.example"},
		"another audience": {"aud": "mail"},
		"expired":          {"exp": noon.Unix()},
		"not yet":          {"nbf": noon.Add(time.Hour).Unix()},
		"no subject":       {"sub": ""},
		"a long subject":   {"sub": strings.Repeat("s", 256)},
	} {
		is(name, sign(t, i.key, jose.RS256, claims(change)), auth.Who{}, auth.ErrUnknown)
	}
	is("signed by a stranger", sign(t, stranger, jose.RS256, claims(nil)), auth.Who{}, auth.ErrUnknown)
	is("signed with the public key's bytes", sign(t, i.key.N.Bytes(), jose.HS256, claims(nil)), auth.Who{}, auth.ErrUnknown)
	is("nonsense", "a.b.c", auth.Who{}, auth.ErrUnknown)
	is("words", sign(t, i.key, jose.RS256, claims(map[string]any{"groups": "others editors"})), auth.Who{Name: "amna", Scope: auth.Admin}, nil)
	for _, groups := range []any{nil, 7, []string{"others"}, []any{7}} {
		is("no group of ours", sign(t, i.key, jose.RS256, claims(map[string]any{"groups": groups})), auth.Who{Name: "amna"}, nil)
	}
	for name, wrong := range map[string]*auth.Issuer{"no audience": {URL: i.URL}, "no scheme": {URL: "login.example", Audience: "a"}, "no host": {URL: "https://", Audience: "a"}} {
		if err := wrong.Check(); err == nil {
			t.Errorf("an issuer passes that has %s", name)
		}
	}
}

// Whoever forges tokens does not make the service ask the issuer for each, and
// a key that the issuer has withdrawn is not believed for long, also where no new one is met.
func TestKeysOfAnIssuer(t *testing.T) {
	i := newIssuer(t)
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	c := &clock{noon}
	door := &auth.Auth{Issuer: &auth.Issuer{URL: i.URL, Audience: "diplograph", Claim: "scope", Now: c.now, Scopes: map[string]auth.Scope{"read": auth.Read}}}
	token := func(key *rsa.PrivateKey) string {
		return "Bearer " + sign(t, key, jose.RS256, map[string]any{"iss": i.URL, "aud": "diplograph", "sub": "amna", "exp": noon.Add(time.Hour).Unix(), "scope": "read"})
	}
	begun := time.Now()
	for range 50 {
		if _, err := door.Who(t.Context(), token(other)); !errors.Is(err, auth.ErrUnknown) && !errors.Is(err, auth.ErrAway) {
			t.Fatalf("a forged token: %v", err)
		}
	}
	if n := i.asked.Load(); n < 1 || n > 6+int64(time.Since(begun).Seconds()) {
		t.Errorf("for 50 forged tokens the issuer was asked %d times", n)
	}
	if _, err := door.Who(t.Context(), token(i.key)); err != nil {
		t.Errorf("a good token among them: %v", err)
	}
	i.other.Store(other)
	c.Time = noon.Add(9 * time.Minute)
	if _, err := door.Who(t.Context(), token(i.key)); err != nil {
		t.Errorf("while the keys are fresh: %v", err)
	}
	i.away.Store(true)
	c.Time = noon.Add(11 * time.Minute)
	if _, err := door.Who(t.Context(), token(i.key)); err != nil {
		t.Errorf("while the issuer is away: %v", err)
	}
	i.away.Store(false)
	for range 20 { // calls are seldom
		c.Time = c.Add(time.Minute)
		if _, err = door.Who(t.Context(), token(i.key)); errors.Is(err, auth.ErrUnknown) {
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
	t.Errorf("a key that was withdrawn: %v", err)
}
