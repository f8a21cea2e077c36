package sqlite

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// below is a pattern for what an edge leads to.
func below(e graph.Edge, as string, with ...*graph.Pattern) *graph.Pattern {
	return &graph.Pattern{Edge: e, Label: graph.Edges[e].To, As: as, With: with}
}

// page is a pattern with the first nodes after a cursor.
func page(p *graph.Pattern, first int, after graph.Cursor) *graph.Pattern {
	p.First, p.After = first, after
	return p
}

// questions are the five that the compiler was begun with.
func questions() map[string]*graph.Pattern {
	bilateral := &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK", B: "KZ"}, At: graph.Now("2025-09-15")}
	bilateral.With = []*graph.Pattern{
		below(graph.SideA, "a"),
		page(below(graph.Ties, "timeline", below(graph.PartyCountries, "countries"),
			page(below(graph.MentionsOf, "mentions", below(graph.From, "article", below(graph.PublishedBy, "source"))), 3, "")), 20, ""),
	}
	visits := page(&graph.Pattern{Label: graph.VisitLabel, At: graph.AsOf("2025-12-15"), Total: true}, 20,
		graph.MakeCursor("2025-11-01", "event:00ff"))
	visits.Where = &graph.VisitFilter{Host: []string{"PK"}, Status: []graph.Status{graph.Planned, graph.Lapsed},
		Date: &graph.DateRange{From: "2025-09-15"}}
	visits.With = []*graph.Pattern{below(graph.GuestOf, "guest"), below(graph.LeaderOffice, "office"), below(graph.Programme, "programme")}
	events := &graph.Pattern{Label: graph.EventLabel, Last: 10, Before: graph.MakeCursor("2025-09-09", "event:00ff"),
		Order: graph.ReportedDesc, At: graph.Now("2025-09-15")}
	confidence := .5
	events.Where = &graph.EventFilter{AllCountries: []string{"KZ", "PK"}, Sectors: []string{"trade"}, MinConfidence: &confidence,
		Or:  []*graph.EventFilter{{Levels: []graph.Rank{graph.HeadOfState}}, {Reported: &graph.DateRange{To: "2025-09-30"}}},
		Not: &graph.EventFilter{Types: []graph.EventType{graph.StatementType}}}
	return map[string]*graph.Pattern{
		"bilateral": bilateral,
		"visits":    visits,
		"events":    events,
		"nodes": {IDs: []string{"country:PK", "person:KZ/nrtl", "event:00ff"}, At: graph.Now("2025-09-15"), With: []*graph.Pattern{
			page(below(graph.Events, "timeline"), 5, ""), below(graph.Held, "tenures", below(graph.TenureIn, "office"))}},
		"search": page(&graph.Pattern{Text: "وزیر خارجہ", At: graph.Now("2025-09-15")}, 20, ""),
	}
}

func TestGolden(t *testing.T) {
	for name, p := range questions() {
		t.Run(name, func(t *testing.T) {
			if err := p.Check(); err != nil {
				t.Fatal(err)
			}
			text, args := compile(p)
			got := fmt.Sprintf("%s\n-- %#v\n", strings.NewReplacer("(SELECT", "\n(SELECT", " WHERE", "\n  WHERE", " UNION", "\nUNION").Replace(text), args)
			path := filepath.Join("testdata", name+".sql")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("go test -run TestGolden -update writes the files anew; -want +got:\n%s", diff)
			}
		})
	}
}

// TestShape holds that the text depends on the shape alone: fifty questions
// with other values and longer lists are one statement.
func TestShape(t *testing.T) {
	texts := map[string]bool{}
	for i := range 50 {
		all := questions()
		p := all["visits"]
		p.At, p.First = graph.AsOf(graph.Date("2025-01-01").Add(i)), i+1
		p.After = graph.MakeCursor("2025-09-09", fmt.Sprintf("event:%d", i))
		p.Where.(*graph.VisitFilter).Host = []string{fmt.Sprintf("'; DROP TABLE node; --%d", i)}
		p.Where.(*graph.VisitFilter).Status = make([]graph.Status, i+1)
		text, _ := compile(p)
		texts[text] = true
	}
	if len(texts) != 1 {
		t.Errorf("%d statements for one shape", len(texts))
	}
	for text := range texts {
		if strings.Contains(text, "DROP TABLE") {
			t.Errorf("a value is in the text: %s", text)
		}
	}
}
