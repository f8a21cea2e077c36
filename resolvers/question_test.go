package resolvers_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A root field is one question, however deep and wide it is; each summary takes
// one more where it counts something.
func TestOneQuestion(t *testing.T) {
	for _, c := range []struct {
		name, query   string
		finds, counts int
	}{
		{"a field", `{ sectors { code } }`, 1, 0},
		{"five levels and more", `{ country(code: "PK") { offices { holders { person { timeline { nodes { mentions { nodes { article { source { name } } } } } } } } } } }`, 1, 0},
		{"aliases", `{ country(code: "PK") { a: visitsHosted(first: 1) { nodes { id } } b: visitsHosted(first: 2) { nodes { host { a: name b: name(lang: "ur") } } } } }`, 1, 0},
		{"several root fields", `{ a: country(code: "PK") { name } b: country(code: "KZ") { name } visits { nodes { id } } }`, 3, 0},
		{"node and nodes", `{ node(id: "country:PK") { id } nodes(ids: ["sector:it", "person:PK/dar", "nothing"]) { id ... on Person { country { name } } } }`, 2, 0},
		{"nothing is there", `{ node(id: "nothing") { id } country(code: "zz") { name } bilateral(a: "PK", b: "zz") { a { name } summary { eventCount } } }`, 3, 0},
		{"everything between two states", `{ bilateral(a: "PK", b: "KZ") { a { name } timeline { nodes { id participants { person { name } } } }
			summary { eventCount sectors { sector { name } count } levels { count } trend { count } visitsByDirection { guest { name } host { name } }
				lastContact { id mentions { nodes { id } } } nextVisit { id office { rank } } lapsedVisits { id } } } }`, 1, 1},
		{"a summary that counts nothing", `{ bilateral(a: "PK", b: "KZ") { summary { nextVisit { id } } } }`, 1, 0},
		{"two summaries", `{ bilateral(a: "PK", b: "KZ") { now: summary { eventCount } then: summary(asOf: "2025-09-10") { eventCount trend { count } year: trend(interval: YEAR) { count } } } }`, 1, 2},
		{"a search", `{ search(text: "words of one") { nodes { ... on Event { mentions { nodes { quotes { text } } } } } } }`, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := serve(world(t))
			s.ask(t, c.query, nil)
			if len(s.store.finds) != c.finds || len(s.store.counts) != c.counts {
				t.Errorf("%d finds and %d counts, want %d and %d", len(s.store.finds), len(s.store.counts), c.finds, c.counts)
			}
		})
	}
}

// Chains of events and counts are one question each, with all that is below them.
func TestOneQuestionOfOtherKinds(t *testing.T) {
	s := serve(world(t))
	data := s.ask(t, `{ paths(from: "kaz", to: "PK", maxLength: 1, filter: {allCountries: ["kaz"], types: [MEETING]}) {
			countries { code ties(first: 1) { totalCount nodes { eventCount lastContact country { code } } } } events { id mentions { nodes { quotes { text } } } } }
		stats(by: [TYPE, COUNTRY], first: 2, filter: {anyCountry: "PAK"}) { keys count } }`, nil)
	if len(s.store.finds) != 0 || len(s.store.counts) != 1 || len(s.store.routes) != 1 {
		t.Errorf("%d finds, %d counts, %d routes", len(s.store.finds), len(s.store.counts), len(s.store.routes))
	}
	tie := func(other string) object {
		return object{"totalCount": 2.0, "nodes": list{object{"eventCount": 6.0, "lastContact": "2025-09-09", "country": object{"code": other}}}}
	}
	want := object{
		"paths": list{object{"countries": list{object{"code": "KZ", "ties": tie("PK")}, object{"code": "PK", "ties": tie("KZ")}},
			"events": list{object{"id": "event:oneb", "mentions": object{"nodes": list{object{"quotes": list{object{"text": "words of one"}}}}}}}}},
		"stats": list{object{"keys": list{"AGREEMENT", "KZ"}, "count": 2.0}, object{"keys": list{"AGREEMENT", "PK"}, "count": 2.0}},
	}
	if diff := cmp.Diff(want, data); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}

// Figures that are too large or make no sense are refused with a message.
func TestFiguresRefused(t *testing.T) {
	s := serve(world(t))
	for query, want := range map[string]string{
		`{ paths(from: "PK", to: "KZ", first: 101) { countries { code } } }`:           "invalid: paths: first is 101, it can be 1 to 100",
		`{ paths(from: "PK", to: "KZ", maxLength: 6) { countries { code } } }`:         "invalid: a path is 1 to 5 events long, not 6",
		`{ paths(from: "PK", to: "pak") { countries { code } } }`:                      `invalid: a path leads from one country to another, not from "PK" to "PK"`,
		`{ stats(by: [TYPE, TYPE, TYPE, TYPE]) { count } }`:                            "invalid: count by at most 3 dimensions, not 4",
		`{ stats(by: [TYPE], first: 0) { count } }`:                                    "invalid: stats: first is 0, it can be 1 to 100",
		`{ country(code: "PK") { ties(first: 1000) { nodes { eventCount } } } }`:       "invalid: ties: first is 1000, it can be 1 to 100; for more go on with the page's cursor",
		`{ country(code: "PK") { ties(after: "nonsense") { nodes { eventCount } } } }`: `invalid: "nonsense" is no cursor that this service gave; take endCursor or startCursor of a page`,
	} {
		_, errs := s.post(t, query, nil)
		if len(errs) != 1 || !strings.HasSuffix(errs[0], strings.TrimPrefix(want, "invalid: ")) {
			t.Errorf("%s: %q", query, errs)
		}
	}
}

// Each query of testdata becomes the pattern beside it, and gets the answer beside it.
func TestPatterns(t *testing.T) {
	queries, err := filepath.Glob("testdata/*.graphql")
	if err != nil || len(queries) == 0 {
		t.Fatalf("%d queries, %v", len(queries), err)
	}
	for _, path := range queries {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s := serve(world(t))
			data := s.ask(t, string(text), variables{"few": 3, "yes": true, "no": false, "levels": []string{"HEAD_OF_STATE"}})
			var trees []string
			for _, p := range s.store.finds {
				var b strings.Builder
				draw(&b, p, "")
				trees = append(trees, b.String())
			}
			slices.Sort(trees) // root fields are answered side by side
			got := strings.Join(trees, "")
			answer, err := json.MarshalIndent(data, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(path, ".graphql")+".pattern", got)
			golden(t, strings.TrimSuffix(path, ".graphql")+".json", string(answer)+"\n")
		})
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	goldenOf(t, path, got, *update)
}

// goldenOf compares with a file, or writes it.
func goldenOf(t *testing.T, path, got string, write bool) {
	t.Helper()
	if write {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s: -want +got: %s", path, diff)
	}
}

// draw writes a pattern as a tree: a line for each edge.
func draw(b *strings.Builder, p *graph.Pattern, indent string) {
	fmt.Fprint(b, indent)
	if p.Edge != "" {
		alias, place, _ := strings.Cut(p.As, ":")
		_, part, _ := strings.Cut(place, "/")
		fmt.Fprintf(b, "%s -%s-> ", strings.TrimSuffix(alias+"/"+part, "/"), p.Edge)
	}
	fmt.Fprint(b, p.Label)
	for _, x := range []struct {
		name  string
		value any
		given bool
	}{
		{"ids", p.IDs, p.IDs != nil}, {"text", p.Text, p.Text != ""}, {"search", p.Search, p.Search != nil},
		{"order", p.Order, p.Order != ""}, {"first", p.First, p.First > 0}, {"last", p.Last, p.Last > 0},
		{"after", place(p.After), p.After != ""}, {"before", place(p.Before), p.Before != ""}, {"total", p.Total, p.Total},
	} {
		if x.given {
			fmt.Fprintf(b, " %s=%v", x.name, x.value)
		}
	}
	if p.Pair != nil {
		fmt.Fprintf(b, " %s and %s", p.Pair.A, p.Pair.B)
	}
	if p.At != (graph.Moment{}) {
		fmt.Fprintf(b, " known %s on %s", p.At.Known, p.At.Today)
	}
	switch f := p.Where.(type) {
	case *graph.EventFilter:
		fmt.Fprintf(b, " where %s", given(*f))
	case *graph.VisitFilter:
		fmt.Fprintf(b, " where %s", given(*f))
	case *graph.ArticleFilter:
		fmt.Fprintf(b, " where %s", given(*f))
	}
	fmt.Fprintln(b)
	for _, c := range p.With {
		draw(b, c, indent+"  ")
	}
}

func place(c graph.Cursor) string {
	sort, id, _ := c.Split()
	return sort + "," + id
}
