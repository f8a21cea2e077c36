package auth_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
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
	if err := (&auth.Issuer{URL: i.URL}).Check(); err == nil {
		t.Error("an issuer without an audience passes")
	}
}
