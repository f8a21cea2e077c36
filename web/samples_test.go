package web_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"diplograph/web"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

func newGet(path string) *http.Request { return httptest.NewRequest(http.MethodGet, path, nil) }

// contract is the schema of the service.
func contract(t *testing.T) *ast.Schema {
	t.Helper()
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphqls", Input: string(text)})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func samples(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob("playground/samples/*.graphql")
	if err != nil || len(paths) != 5 {
		t.Fatalf("%d sample queries, %v", len(paths), err)
	}
	queries := map[string]string{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		queries[strings.TrimSuffix(filepath.Base(path), ".graphql")] = string(text)
	}
	return queries
}

// The samples hold to the service's schema and its limits, each says at its
// head what it answers, and the built playground has them as they are.
func TestSamples(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) { c.Schema = examples{schema: contract(t)} })
	head := regexp.MustCompile(`\A# [A-Z][^\n]{10,60}[?.]\n`)
	for name, query := range samples(t) {
		if a := s.ask(t, query); a.errors != nil || a.data == nil {
			t.Errorf("%s: %v", name, a.errors)
		}
		if !head.MatchString(query) {
			t.Errorf("%s: the first line is no question", name)
		}
	}
}

func TestBundleHasTheSamples(t *testing.T) {
	paths, err := filepath.Glob("playground/dist/assets/index-*.js")
	if err != nil || len(paths) != 1 {
		t.Fatalf("%v, %v", paths, err)
	}
	bundle, err := os.ReadFile(paths[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, query := range samples(t) {
		if !strings.Contains(string(bundle), query) && !strings.Contains(string(bundle), strings.ReplaceAll(query, "\n", `\n`)) {
			t.Errorf("%s is not in the bundle: build the playground again", name)
		}
	}
}

// The start page's example for the command line works as it is printed.
func TestStartPageExample(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) { c.Schema = examples{schema: contract(t)} })
	page := html.UnescapeString(s.get(t, "/").body)
	query := regexp.MustCompile(`--data-urlencode 'query=([^']+)'`).FindStringSubmatch(page)
	if query == nil {
		t.Fatalf("no example in\n%s", page)
	}
	if a := s.get(t, in(query[1])); a.errors != nil || a.data == nil {
		t.Errorf("%s: %v", query[1], a.errors)
	}
}
