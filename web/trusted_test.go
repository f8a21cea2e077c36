package web_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/web"
)

func named(id, query string) string {
	return fmt.Sprintf(`{"query": %q, "extensions": {"persistedQuery": {"version": 1, "sha256Hash": %q}}}`, query, id)
}

func sha(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func TestClientsMayRegisterDocuments(t *testing.T) {
	s := newService(t, nil, nil)
	const query = "{ hello }"
	if a := s.post(t, named(sha(query), "")); code(a.errors) != "PERSISTED_QUERY_NOT_FOUND" || a.errors[0].Message != "PersistedQueryNotFound" {
		t.Errorf("before: %s", a.body)
	}
	if a := s.post(t, named(sha("another"), query)); code(a.errors) != "BAD_REQUEST" {
		t.Errorf("another's hash: %s", a.body)
	}
	for range 2 {
		if a := s.post(t, named(sha(query), query)); !answered(a) {
			t.Errorf("registering: %s", a.body)
		}
	}
	if a := s.post(t, named(sha(query), "")); !answered(a) {
		t.Errorf("by its hash: %s", a.body)
	}
	get := `/graphql?extensions=%7B%22persistedQuery%22%3A%7B%22version%22%3A1%2C%22sha256Hash%22%3A%22` + sha(query) + `%22%7D%7D`
	if a := s.get(t, get); !answered(a) {
		t.Errorf("by its hash, with GET: %s", a.body)
	}
	for name, refused := range map[string]string{"not valid": "{ nobody }", "over a limit": nested(28), "longer than is kept": "{ hello }" + strings.Repeat(" ", 40<<10)} {
		s.post(t, named(sha(refused), refused))
		if a := s.post(t, named(sha(refused), "")); code(a.errors) != "PERSISTED_QUERY_NOT_FOUND" {
			t.Errorf("a document that is %s was kept: %s", name, a.body)
		}
	}
	for _, wrong := range []string{`{"version": 2, "sha256Hash": "x"}`, `{"version": 1}`, `{"version": 1, "sha256Hash": 7}`, `7`, `null`} {
		if a := s.post(t, `{"query": "{ hello }", "extensions": {"persistedQuery": `+wrong+`}}`); code(a.errors) != "BAD_REQUEST" {
			t.Errorf("%s: %s", wrong, a.body)
		}
	}
}

func TestTrustedDocuments(t *testing.T) {
	const query = "query Greet($name: String) { hello(name: $name) }"
	dir := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	write("greet.graphql", query)
	for from, id := range map[string]string{
		dir: sha(query),
		write("plain.json", fmt.Sprintf(`{"greet": %q}`, query)): "greet",
		write("apollo.json", fmt.Sprintf(`{"format": "apollo-persisted-query-manifest", "version": 1, "operations": [{"id": "7", "name": "Greet", "type": "query", "body": %q}]}`, query)): "7",
	} {
		t.Run(filepath.Base(from), func(t *testing.T) {
			trusted, err := web.ReadTrusted(from)
			if err != nil {
				t.Fatal(err)
			}
			open := newService(t, nil, func(c *web.Config) { c.Trusted = trusted })
			closed := newService(t, nil, func(c *web.Config) { c.Trusted, c.Closed = trusted, true })
			for name, s := range map[string]service{"open": open, "closed": closed} {
				if a := s.post(t, named(id, "")); !answered(a) {
					t.Errorf("%s: by its id: %s", name, a.body)
				}
				if a := s.ask(t, query); !answered(a) {
					t.Errorf("%s: by its text: %s", name, a.body)
				}
			}
			if a := open.ask(t, "{ hello }"); !answered(a) {
				t.Errorf("open: another document: %s", a.body)
			}
			for _, body := range []string{`{"query": "{ hello }"}`, named(sha("{ hello }"), "{ hello }")} {
				if a := closed.post(t, body); code(a.errors) != "NOT_TRUSTED" {
					t.Errorf("closed: another document: %s", a.body)
				}
			}
			if a := closed.post(t, named(sha("{ hello }"), "")); code(a.errors) != "PERSISTED_QUERY_NOT_FOUND" {
				t.Errorf("closed: another id: %s", a.body)
			}
		})
	}
	for path, says := range map[string]string{
		filepath.Join(dir, "nowhere"):   "no such file",
		write("broken.json", "["):       "broken.json is no JSON object",
		t.TempDir():                     "has no *.graphql",
		write("list.json", `["query"]`): "list.json is no JSON object",
	} {
		if _, err := web.ReadTrusted(path); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v, want … %s", path, err, says)
		}
	}
	c := web.Config{}
	newService(t, nil, func(whole *web.Config) { c = *whole })
	c.Trusted = web.Trusted{"old": "{ gone }"}
	if _, err := web.New(c); err == nil || !strings.Contains(err.Error(), `trusted document old: "`) {
		t.Errorf("a document that does not fit the schema: %v", err)
	}
}
