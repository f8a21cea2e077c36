package web_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"diplograph/web"

	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// nested is a document of fragments each of which spreads the next one twice:
// a kilobyte that stands for 2^n fields.
func nested(n int) string {
	var b strings.Builder
	b.WriteString("{ node { ...F0 } }\n")
	for i := range n {
		fmt.Fprintf(&b, "fragment F%d on Thing { ...F%d ...F%d }\n", i, i+1, i+1)
	}
	fmt.Fprintf(&b, "fragment F%d on Thing { name }\n", n)
	return b.String()
}

func TestLimits(t *testing.T) {
	s := newService(t, nil, nil)
	l := web.DefaultLimits()
	deep := func(n int) string {
		return "{ node" + strings.Repeat(" { thing", n-2) + " { name" + strings.Repeat(" }", n-1) + " }"
	}
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format+" ", i)
		}
		return b.String()
	}
	for _, c := range []struct {
		name, query string
		code        string // empty where it is within the limits
		figure      string
	}{
		{"deep enough", deep(l.Depth), "", ""},
		{"too deep", deep(l.Depth + 1), "LIMIT_EXCEEDED", "16 fields nested"},
		{"deep by fragments", "{ node { ...A } } fragment A on Thing { thing { ...B } } fragment B on Thing" + strings.Repeat(" { thing", 14) + " { name" + strings.Repeat(" }", 15), "LIMIT_EXCEEDED", "this one has 17"},
		{"aliases enough", "{ node { " + many(l.Aliases, "a%d: name") + "} }", "", ""},
		{"repeated enough", "{ node { " + many(l.Repeats, "name #%d\n") + "thing { name } } }", "", ""},
		{"repeated too often", "{ node { " + many(l.Repeats+1, "name #%d\n") + "} }", "LIMIT_EXCEEDED", "20 times side by side"},
		{"repeated by detours", "{ node { ...A ... on Thing { name } " + many(l.Repeats-1, "name #%d\n") + "} } fragment A on Thing { name }", "LIMIT_EXCEEDED", "20 times side by side"},
		{"repeated beneath", "{ node { thing { " + many(l.Repeats+1, "name #%d\n") + "} } }", "LIMIT_EXCEEDED", "20 times side by side"},
		{"too many aliases", "{ node { " + many(l.Aliases+1, "a%d: name") + "} }", "LIMIT_EXCEEDED", "100 aliases"},
		{"too many directives", "{ node { " + many(l.Directives+1, "name @skip(if: false) #%d\n") + "} }", "LIMIT_EXCEEDED", "50 directives"},
		{"too many fields", "{ node { " + many(l.Fields, "name #%d\n") + "} }", "LIMIT_EXCEEDED", "1000 fields"},
		{"too many at the root", "{ " + many(l.RootFields+1, "a%d: hello") + "}", "LIMIT_EXCEEDED", "20 fields at the root"},
		{"too many at the root by fragments", "{ ...A ...A ...A } fragment A on Query { " + many(7, "a%d: hello") + "}", "LIMIT_EXCEEDED", "this one has 21"},
		{"introspection counts", "{ __schema { " + many(l.Aliases+1, "a%d: types { name }") + "} }", "LIMIT_EXCEEDED", "100 aliases"},
		{"2^28 fields", nested(28), "LIMIT_EXCEEDED", "fields"},
		{"a fragment of itself", "{ node { ...A } } fragment A on Thing { thing { ...A } }", "GRAPHQL_VALIDATION_FAILED", ""},
		{"too many tokens", "{ " + strings.Repeat("hello ", l.Tokens) + "}", "LIMIT_EXCEEDED", "4000 tokens"},
		{"too many in a fragment that is not used", "{ hello } fragment F on Thing { " + many(l.Fields+1, "name #%d\n") + "}", "LIMIT_EXCEEDED", "1000 fields"},
		{"deferred", "{ node { ... @defer { name } } }", "UNSUPPORTED", "@defer"},
		{"the playground's introspection", introspection.Query, "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			a := s.ask(t, c.query)
			if got := code(a.errors); got != c.code || !strings.Contains(a.body, c.figure) {
				t.Errorf("got %q: %.300s", got, a.body)
			}
			// Generous for a busy machine: without the limits it is half a minute.
			if took := time.Since(start); took > 2*time.Second {
				t.Errorf("took %s", took)
			}
		})
	}
}

// What is given as arguments is bounded wherever it stands: a filter nested a
// thousand times is no question for a store.
func TestValuesAreMeasured(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Schema = examples{schema: gqlparser.MustLoadSchema(&ast.Source{Name: "nesting", Input: `type Query { hello(by: By): String! } input By { not: By or: [By!] n: Int }`})}
	})
	l := web.DefaultLimits()
	nested := func(n int) string {
		return strings.Repeat(`{"not": `, n-2) + `{"n": 1}` + strings.Repeat("}", n-2)
	}
	wide := func(n int) string { return `{"or": [` + strings.Repeat(`{"n": 1}, `, n) + `{"n": 1}]}` }
	for _, c := range []struct{ name, value, figure string }{
		{"deep enough", nested(l.Depth), ""},
		{"too deep", nested(l.Depth + 1), "16 values nested"},
		{"far too deep", nested(400), "values nested"},
		{"wide enough", wide(l.Values/2 - 2), ""},
		{"too wide", wide(l.Values/2 + 1), "800 values"},
	} {
		t.Run(c.name, func(t *testing.T) {
			literal := strings.ReplaceAll(c.value, `"`, "")
			for where, a := range map[string]answer{
				"variable": s.post(t, `{"query": "query($by: By) { hello(by: $by) }", "variables": {"by": `+c.value+`}}`),
				"document": s.ask(t, "{ hello(by: "+literal+") }"),
				"fragment": s.ask(t, "{ ...F } fragment F on Query { hello(by: "+literal+") }"),
			} {
				if answered(a) != (c.figure == "") || c.figure != "" && (code(a.errors) != "LIMIT_EXCEEDED" || !strings.Contains(a.body, c.figure)) {
					t.Errorf("in a %s: %.300s", where, a.body)
				}
			}
		})
	}
}

// As many articles as may be loaded at once, each with all that may be said of
// it, are within the limits.
func TestAHundredArticlesAreWithinTheLimits(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Schema = examples{schema: gqlparser.MustLoadSchema(&ast.Source{Name: "loading", Input: `type Query { hello: String }
			type Mutation { load(articles: [Article!]!, dryRun: Boolean): String } input Article { text: String! headline: String url: String source: String published: String lang: String }`})}
	})
	articles := strings.Repeat(`{"text": "t", "headline": "h", "url": "u", "source": "s", "published": "p", "lang": "l"}, `, 99) + `{"text": "t"}`
	a := s.post(t, `{"query": "mutation ($all: [Article!]!) { load(articles: $all, dryRun: true) }", "variables": {"all": [`+articles+`]}}`)
	if !answered(a) {
		t.Errorf("got %.300s", a.body)
	}
}

func TestOtherOperationsOfADocumentAreMeasuredToo(t *testing.T) {
	s := newService(t, nil, nil)
	a := s.post(t, `{"query": "query A { hello } query B { `+strings.Repeat("...F ", 30)+` } fragment F on Query { hello }", "operationName": "A"}`)
	if code(a.errors) != "LIMIT_EXCEEDED" {
		t.Errorf("got %s", a.body)
	}
}

// Documents come from the cache the second time, also when many others and
// longer ones were asked in between.
func TestDocumentsAgain(t *testing.T) {
	s := newService(t, nil, nil)
	for i := range 600 {
		if a := s.ask(t, fmt.Sprintf("{ hello a%d: hello }", i%300)); a.errors != nil {
			t.Fatalf("%d: %s", i, a.body)
		}
	}
	long := "{ hello }" + strings.Repeat(" ", 5000)
	for range 2 {
		if a := s.ask(t, long); a.errors != nil {
			t.Fatal(a.body)
		}
	}
}
