package neo4j

import (
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"

	gocmp "github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// below is a pattern for what an edge leads to; first is the size of its page, 0 for all.
func below(e graph.Edge, as string, first int, with ...*graph.Pattern) *graph.Pattern {
	return &graph.Pattern{Edge: e, Label: graph.Edges[e].To, As: as, First: first, With: with}
}

// questions are the questions whose statements testdata shows, with a text that
// tries to leave its quotes wherever a question has one.
func questions() map[string]question {
	now, word := graph.Now("2025-09-15"), `'}) DETACH DELETE n //`
	mentions := below(graph.MentionsOf, "mentions", 3, below(graph.From, "article", 0, below(graph.PublishedBy, "source", 0)))
	confidence := .5
	timeline := below(graph.Events, "timeline", 20, below(graph.PartyCountries, "countries", 0), mentions)
	timeline.Total = true
	timeline.After = graph.MakeCursor("2025-09-09", "event:00ff"+word)
	timeline.Where = &graph.EventFilter{Types: []graph.EventType{graph.MeetingType}, Sectors: []string{"trade", word}, MinConfidence: &confidence,
		Or:  []*graph.EventFilter{{Levels: []graph.Rank{graph.HeadOfState}}, {Date: &graph.DateRange{To: "2025-09-30"}}},
		Not: &graph.EventFilter{Status: []graph.Status{graph.Cancelled}}}
	visits := &graph.Pattern{Label: graph.VisitLabel, At: graph.AsOf("2025-12-15"), Last: 20, Before: graph.MakeCursor("2025-11-01", "event:00ff"), Order: graph.DateAsc,
		Where: &graph.VisitFilter{Host: []string{"PK", word}, Status: []graph.Status{graph.Planned, graph.Lapsed}},
		With:  []*graph.Pattern{below(graph.GuestOf, "guest", 0), below(graph.Programme, "programme", 0)}}
	way := &graph.Route{From: "PK", To: "KZ" + word, MaxLength: 3, First: 5, At: now, Where: &graph.EventFilter{Sectors: []string{word}},
		Countries: []*graph.Pattern{below(graph.Tied, "ties", 3, below(graph.TieWith, "country", 0))}, Events: []*graph.Pattern{mentions}}
	return map[string]question{
		"node":      compile(&graph.Pattern{IDs: []string{"event:00ff", "country:PK", word}, At: now, With: []*graph.Pattern{below(graph.TookPartPersons, "persons", 0)}}),
		"country":   compile(&graph.Pattern{Label: graph.CountryLabel, IDs: []string{"country:PK"}, At: now, With: []*graph.Pattern{timeline}}),
		"bilateral": compile(&graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK", B: "KZ" + word}, At: now, With: []*graph.Pattern{below(graph.SideA, "a", 0), below(graph.Ties, "timeline", 20, mentions)}}),
		"visits":    compile(visits),
		"together": compile(&graph.Pattern{Label: graph.EventLabel, First: 20, Total: true, After: graph.MakeCursor("2025-09-09", "event:00ff"), At: now,
			Where: &graph.EventFilter{AllCountries: []string{"PK", "KZ" + word, "CN"}, Types: []graph.EventType{graph.VisitType}}}),
		"oneway": compile(&graph.Pattern{Label: graph.VisitLabel, First: 20, At: now, Where: &graph.VisitFilter{Guest: []string{"PK"}, Host: []string{"KZ" + word}}}),
		"search": compile(&graph.Pattern{Text: "وزیر خارجہ " + word, First: 20, At: now}),
		"count": count([]*graph.Tally{
			{Pair: &graph.Pair{A: "PK", B: "KZ" + word}, By: []graph.Dimension{graph.BySector, graph.ByMonth}, At: now},
			{Where: &graph.EventFilter{AnyCountry: []string{word}}, At: now},
			{Where: &graph.EventFilter{AllCountries: []string{"PK", word}}, By: []graph.Dimension{graph.ByStatus}, At: now}}),
		"paths": route(way, way.Below()),
	}
}

// breaks are where a statement is broken into lines.
var breaks = strings.NewReplacer("{ CALL", "{\nCALL", "{ MATCH", "{\nMATCH", "{ UNWIND", "{\nUNWIND", ") MATCH", ")\nMATCH", "' MATCH", "'\nMATCH", " AS id MATCH", " AS id\nMATCH",
	") WHERE", ")\nWHERE", "} WHERE", "}\nWHERE", "ORDER BY", "\nORDER BY", "RETURN ", "\nRETURN ", "WITH DISTINCT", "\nWITH DISTINCT", "UNION", "\nUNION")

// readable gives a statement in indented lines, and its parameters.
func readable(t *testing.T, q question) string {
	t.Helper()
	text := q.body
	if q.columns != "" {
		text = q.text()
	}
	var out strings.Builder
	depth := 0
	for line := range strings.Lines(breaks.Replace(text)) {
		if line = strings.TrimSpace(line); line != "" {
			fmt.Fprintf(&out, "%s%s\n", strings.Repeat("  ", depth), line)
		}
		depth += strings.Count(line, "{") - strings.Count(line, "}")
	}
	byNumber := func(a, b string) int { return cmp.Or(len(a)-len(b), strings.Compare(a, b)) }
	for _, name := range slices.SortedFunc(maps.Keys(q.params), byNumber) {
		value, err := json.Marshal(q.params[name])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "// $%s = %s\n", name, value)
	}
	return out.String()
}

func TestStatements(t *testing.T) {
	for name, q := range questions() {
		t.Run(name, func(t *testing.T) {
			got, path := readable(t, q), filepath.Join("testdata", name+".cypher")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := gocmp.Diff(string(want), got); diff != "" {
				t.Errorf("go test -run TestStatements -update writes the files anew; -want +got:\n%s", diff)
			}
		})
	}
}

// TestStatementsHoldNoValue looks in the text of every statement for what the
// question gave, and for parameters that are named and not given.
func TestStatementsHoldNoValue(t *testing.T) {
	for name, q := range questions() {
		text := q.body + q.columns
		for _, value := range []string{"DETACH", "detach", "delete", "PK", "KZ", "trade", "00ff", "2025", "وزیر", "0.5"} {
			if strings.Contains(text, value) {
				t.Errorf("%s: the value %q is in the text: %s", name, value, text)
			}
		}
		named := map[string]bool{}
		for _, m := range regexp.MustCompile(`\$(\w+)`).FindAllStringSubmatch(text, -1) {
			named[m[1]] = true
			if _, ok := q.params[m[1]]; !ok {
				t.Errorf("%s: $%s has no value", name, m[1])
			}
		}
		for p := range q.params {
			if !named[p] && regexp.MustCompile(`^v\d+$`).MatchString(p) {
				t.Errorf("%s: $%s is given and used nowhere", name, p)
			}
		}
	}
}

// TestStatementsDependOnShapeAlone holds that questions with other values and
// longer lists are one statement, so that the server plans it once.
func TestStatementsDependOnShapeAlone(t *testing.T) {
	texts := map[string]bool{}
	for i := range 50 {
		p := &graph.Pattern{Label: graph.VisitLabel, At: graph.AsOf(graph.Date("2025-01-01").Add(i)), First: i + 1, After: graph.MakeCursor("2025-09-09", fmt.Sprint("event:", i)),
			Where: &graph.VisitFilter{Host: make([]string, i+1), Status: make([]graph.Status, i+1)}, With: []*graph.Pattern{below(graph.MentionsOf, "mentions", i+1)}}
		texts[compile(p).text()] = true
		r := &graph.Route{From: fmt.Sprint("A", i), To: fmt.Sprint("B", i), MaxLength: 3, First: i + 1, At: graph.Now(graph.Date("2025-01-01").Add(i)),
			Where:     &graph.EventFilter{Sectors: make([]string, i+1), Date: &graph.DateRange{From: graph.Date("2025-01-01").Add(i)}},
			Countries: []*graph.Pattern{below(graph.Tied, "ties", i+1)}, Events: []*graph.Pattern{below(graph.MentionsOf, "mentions", i+1)}}
		texts[route(r, r.Below()).text()] = true
		texts[count([]*graph.Tally{{By: []graph.Dimension{graph.ByPair, graph.ByMonth}, First: i, At: graph.Now(r.At.Today), Where: r.Where}}).text()] = true
	}
	if len(texts) != 3 { // a pattern's, a route's, a tally's
		t.Errorf("%d statements for one shape", len(texts))
	}
}
