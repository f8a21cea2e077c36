package web_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"diplograph/graph/memory"
	"diplograph/web"
	"diplograph/web/auth"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const scoped = `
directive @needs(scope: Scope!) on FIELD_DEFINITION
enum Scope { READ WRITE ADMIN }
type Query { hello: String! }
type Mutation { load: String! withdraw: String! @needs(scope: ADMIN) note: String! @needs(scope: READ) }
`

// holders is a service that knows a token for each scope, by its name.
func holders(t *testing.T, anonymous auth.Scope) (service, map[string]string) {
	t.Helper()
	return holdersOf(t, &auth.Auth{Anonymous: anonymous})
}

// holdersOf is such a service with another door.
func holdersOf(t *testing.T, door *auth.Auth) (service, map[string]string) {
	t.Helper()
	secrets := map[string]string{}
	var lines []string
	for _, scope := range []auth.Scope{auth.Read, auth.Write, auth.Admin} {
		secret, token, err := auth.NewToken(scope.String(), scope, time.Now(), time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		secrets[scope.String()] = secret
		lines = append(lines, token.String())
	}
	tokens, err := auth.OpenTokens("", strings.Join(lines, "\n"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	door.Tokens = tokens
	s := newService(t, nil, func(c *web.Config) {
		c.Schema = examples{schema: gqlparser.MustLoadSchema(&ast.Source{Name: "scoped", Input: scoped})}
		c.Auth = door
		c.Audit = memory.New()
	})
	return s, secrets
}

func TestWhoMayDoWhat(t *testing.T) {
	s, secrets := holders(t, auth.None)
	secrets["wrong"] = "diplograph_wrong"
	operations := map[string]string{
		"query":               "{ hello }",
		"introspection":       "{ __schema { queryType { name } } }",
		"load":                "mutation { load }",
		"note":                "mutation { note }", // no mutation needs less than write
		"withdraw":            "mutation { withdraw }",
		"withdraw by detours": "mutation { load ...A } fragment A on Mutation { ... on Mutation { x: withdraw } }",
	}
	may := map[string]string{"": "", "wrong": "", "read": "query introspection", "write": "query introspection load note", "admin": "query introspection load note withdraw withdraw by detours"}
	for holder, can := range may {
		for name, operation := range operations {
			t.Run(holder+" "+name, func(t *testing.T) {
				header := []string{"Accept", modern}
				if holder != "" {
					header = append(header, "Authorization", "Bearer "+secrets[holder])
				}
				a := s.ask(t, operation, header...)
				if want := strings.Contains(" "+can+" ", " "+name+" "); answered(a) != want {
					t.Fatalf("answered %t, want %t: %s", answered(a), want, a.body)
				}
				switch {
				case answered(a):
				case holder == "" || holder == "wrong":
					if a.StatusCode != http.StatusUnauthorized || code(a.errors) != "UNAUTHENTICATED" || !strings.HasPrefix(a.Header.Get("WWW-Authenticate"), "Bearer") {
						t.Errorf("%d %v %s", a.StatusCode, a.Header, a.body)
					}
				case a.StatusCode != http.StatusForbidden || code(a.errors) != "FORBIDDEN" || !strings.Contains(a.body, "the token has "+holder):
					t.Errorf("%d %s", a.StatusCode, a.body)
				}
				if strings.Contains(a.body, secrets[holder]) && holder != "" {
					t.Errorf("the answer repeats the token: %s", a.body)
				}
			})
		}
	}
	for _, secret := range secrets {
		if strings.Contains(s.log.String(), secret) {
			t.Error("the log has a token")
		}
	}
	for path, holder := range map[string]string{"/metrics": "read", "/audit": "admin"} {
		if a := s.get(t, path); a.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s for strangers: %d", path, a.StatusCode)
		}
		if a := s.get(t, path, "Authorization", "Bearer "+secrets[holder]); a.StatusCode != http.StatusOK {
			t.Errorf("%s for %s: %d %s", path, holder, a.StatusCode, a.body)
		}
	}
	if a := s.get(t, "/audit", "Authorization", "Bearer "+secrets["write"]); a.StatusCode != http.StatusForbidden {
		t.Errorf("/audit for write: %d", a.StatusCode)
	}
	if page := s.get(t, "/"); strings.Contains(page.body, "<dd>12</dd>") || !strings.Contains(page.body, "Authorization: Bearer") {
		t.Errorf("the start page tells strangers what only holders may see, or not how: %s", page.body)
	}
}

func TestStrangersMayRead(t *testing.T) {
	s, secrets := holders(t, auth.Read)
	if a := s.ask(t, "{ hello }"); !answered(a) {
		t.Errorf("%s", a.body)
	}
	if a := s.ask(t, "mutation { load }", "Accept", legacy); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("%d %s", a.StatusCode, a.body)
	}
	if a := s.ask(t, "{ hello }", "Authorization", "Bearer diplograph_revoked"); a.StatusCode != http.StatusUnauthorized {
		t.Errorf("a token that is none was taken for nobody's: %d %s", a.StatusCode, a.body)
	}
	if a := s.ask(t, "mutation { load }", "Authorization", "Bearer "+secrets["write"]); !answered(a) {
		t.Errorf("%s", a.body)
	}
}

// Reading that is open on this machine alone is not open to pages whose name
// leads to it, nor to whoever comes through a proxy on it.
func TestReadingOnThisMachine(t *testing.T) {
	s, secrets := holdersOf(t, &auth.Auth{Anonymous: auth.Read, Here: true})
	for host, open := range map[string]bool{"127.0.0.1:8080": true, "[::1]:8080": true, "[::1]": true, "localhost": true, "LocalHost:8080": true, "a.localhost:1": true, "127.9.9.9": true,
		"evil.example": false, "evil.example:8080": false, "127.0.0.1.evil.example": false, "localhost.evil.example": false, "192.0.2.1:8080": false, "": false} {
		ask := func(header ...string) answer {
			r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query": "{ hello }"}`))
			r.Host, r.RemoteAddr = host, "127.0.0.1:5000"
			return s.do(t, with(r, append(header, "Content-Type", "application/json")))
		}
		if a := ask(); answered(a) != open || !open && (a.StatusCode != http.StatusUnauthorized || code(a.errors) != "UNAUTHENTICATED") {
			t.Errorf("%q: %d %s", host, a.StatusCode, a.body)
		}
		if a := ask("X-Forwarded-For", "192.0.2.7"); answered(a) {
			t.Errorf("%q through a proxy: %s", host, a.body)
		}
		if a := ask("Authorization", "Bearer "+secrets["read"]); !answered(a) {
			t.Errorf("%q with a token: %d %s", host, a.StatusCode, a.body)
		}
	}
}

// Every mutation of the service says what it needs, and what takes something
// out of the graph's conclusions needs an admin.
func TestEveryMutationSaysWhatItNeeds(t *testing.T) {
	for _, f := range contract(t).Mutation.Fields {
		d := f.Directives.ForName("needs")
		if d == nil {
			t.Errorf("%s does not say what it needs", f.Name)
			continue
		}
		switch f.Name {
		case "withdrawArticle", "restoreArticle", "judgeSameEvent", "revokeVerdict":
			if d.Arguments.ForName("scope").Value.Raw != "ADMIN" {
				t.Errorf("%s needs %s", f.Name, d.Arguments.ForName("scope").Value.Raw)
			}
		}
	}
}

func TestPagesOfNamedSitesMayAsk(t *testing.T) {
	const dashboard = "https://dashboard.example"
	s := newService(t, nil, func(c *web.Config) { c.Origins = []string{dashboard} })
	before := httptest.NewRequest(http.MethodOptions, "/graphql", nil)
	before.Header.Set("Access-Control-Request-Method", "POST")
	for origin, ok := range map[string]bool{dashboard: true, "https://elsewhere.example": false, "null": false, dashboard + ".evil.example": false} {
		before.Header.Set("Origin", origin)
		a := s.do(t, before)
		if (a.StatusCode == http.StatusNoContent) != ok || (a.Header.Get("Access-Control-Allow-Origin") == origin) != ok || !strings.Contains(strings.Join(a.Header.Values("Vary"), ","), "Origin") {
			t.Errorf("%s before: %d %v", origin, a.StatusCode, a.Header)
		}
		a = s.get(t, in("{ hello }"), "Origin", origin, "Sec-Fetch-Site", "cross-site")
		if answered(a) != ok || (a.Header.Get("Access-Control-Allow-Origin") == origin) != ok {
			t.Errorf("%s: %d %v %s", origin, a.StatusCode, a.Header, a.body)
		}
	}
}
