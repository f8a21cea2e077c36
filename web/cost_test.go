package web_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"diplograph/web"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const paged = `
directive @oneOf on INPUT_OBJECT
type Query {
  things(first: Int = 20, last: Int, by: By, bys: [[By]]): ThingConnection!
  nodes(ids: [ID!]!): [Thing]!
  thing: Thing
}
type ThingConnection { nodes: [Thing!]! edges: [ThingEdge!]! page: Page! totalCount: Int! }
type ThingEdge { node: Thing! }
type Page { next: Boolean! }
type Thing { name: String! thing: Thing! list: [Thing!]! things(first: Int = 10): ThingConnection! }
input By @oneOf { name: String place: String of: [By!] }
`

// price asks an operation of a service that pays nothing, and reads its cost
// from the refusal.
func price(t *testing.T, s service, body string) string {
	t.Helper()
	a := s.post(t, body)
	told := regexp.MustCompile(`could hold ([0-9a-z ]+):`).FindStringSubmatch(a.body)
	if told == nil || code(a.errors) != "LIMIT_EXCEEDED" {
		return "no cost: " + a.body
	}
	return told[1]
}

func newPaged(t *testing.T, cost int) service {
	return newService(t, nil, func(c *web.Config) {
		c.Schema = examples{schema: gqlparser.MustLoadSchema(&ast.Source{Name: "paged", Input: paged})}
		c.Limits = web.DefaultLimits()
		c.Limits.Cost = cost
	})
}

func TestCostIsHowManyObjectsAnAnswerMayHold(t *testing.T) {
	s := newPaged(t, 0)
	for _, c := range []struct{ name, query, variables, want string }{
		{"a thing", "{ thing { name } }", "", "1"},
		{"a page", "{ things(first: 3) { nodes { name } } }", "", "4"},
		{"the default page", "{ things { nodes { name } } }", "", "21"},
		{"both ways of a page", "{ things(first: 3) { nodes { name } edges { node { name } } page { next } } }", "", "11"},
		{"last", "{ things(last: 30) { nodes { name } } }", "", "31"},
		{"a variable", "query($n: Int) { things(first: $n) { nodes { name } } }", `{"n": 50}`, "51"},
		{"a variable that is not given", "query($n: Int) { things(first: $n) { nodes { name } } }", `{}`, "21"},
		{"a page in a page", "{ things(first: 3) { nodes { things(first: 7) { nodes { name } } } } }", "", "28"},
		{"lists of unknown length", "{ thing { list { list { name } } } }", "", "31"},
		{"a list in a page is no page", "{ things(first: 50) { nodes { list { name } } } }", "", "301"},
		{"nodes by ids", `{ nodes(ids: ["a", "b"]) { name } }`, "", "2"},
		{"a fragment in pages of two lengths", "{ a: things(first: 2) { ...F } b: things(first: 3) { ...F } } fragment F on ThingConnection { nodes { name } }", "", "7"},
		{"a million", "{ things(first: 100) { nodes { things(first: 100) { nodes { things(first: 100) { nodes { name } } } } } } }", "", "1020201"},
		{"beyond counting", "{ things(first: 2000000000) { nodes { things(first: 2000000000) { nodes { name } } } } }", "", "more than a billion"},
		{"a negative page", "{ things(first: -7) { nodes { name } } }", "", "2"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := fmt.Sprintf(`{"query": %q, "variables": %s}`, c.query, orNull(c.variables))
			if got := price(t, s, body); got != c.want {
				t.Errorf("cost %s, want %s", got, c.want)
			}
		})
	}
	if a := newPaged(t, 4).ask(t, "{ things(first: 3) { nodes { name } } }"); !answered(a) {
		t.Errorf("what costs just the limit is refused: %s", a.body)
	}
}

func orNull(s string) string {
	if s == "" {
		return "null"
	}
	return s
}

// Fragments that spread each other twice count as often as they are spread.
func TestCostOfNestedFragments(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Fields, c.Limits.Repeats, c.Limits.Cost = 1<<20, 1<<20, 0
		c.Schema = examples{schema: gqlparser.MustLoadSchema(&ast.Source{Name: "paged", Input: paged})}
	})
	query := strings.NewReplacer("node {", "thing {", "...F12 }", "...F12 } ").Replace(nested(12))
	query = strings.ReplaceAll(query, "{ name }", "{ thing { name } }")
	if got := price(t, s, fmt.Sprintf(`{"query": %q}`, query)); got != "4097" {
		t.Errorf("cost %s, want 2^12 and one", got)
	}
}

func TestOneOfHoldsInVariables(t *testing.T) {
	s := newPaged(t, 1000)
	for _, c := range []struct {
		variables string
		ok        bool
	}{
		{`{"by": {"name": "x"}}`, true},
		{`{"by": {"name": "x", "place": "y"}}`, false},
		{`{"by": {"name": null}}`, false},
		{`{"by": {}}`, false},
		{`{"by": {"of": [{"name": "x"}, {"place": "y"}]}}`, true},
		{`{"by": {"of": [{"name": "x"}, {"name": "x", "place": "y"}]}}`, false},
		{`{"by": null}`, true},
		{`{}`, true},
		{`{"bys": [[{"name": "x"}], [{"name": "x"}, null]]}`, true},
		{`{"bys": [[{"name": "x"}], [{}]]}`, false},
	} {
		a := s.post(t, `{"query": "query($by: By, $bys: [[By]]) { things(by: $by, bys: $bys) { nodes { name } } }", "variables": `+c.variables+`}`)
		if answered(a) != c.ok || !c.ok && (code(a.errors) != "GRAPHQL_VALIDATION_FAILED" || !strings.Contains(a.body, "By takes exactly one")) {
			t.Errorf("%s: %s", c.variables, a.body)
		}
	}
}
