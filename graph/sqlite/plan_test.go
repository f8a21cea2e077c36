package sqlite

import (
	"context"
	"database/sql"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"diplograph/graph"
)

// plan gives SQLite's query plan, a line for each step.
func plan(t *testing.T, s *Store, p *graph.Pattern) string {
	t.Helper()
	text, args := compile(p)
	return explain(t, s, text, args)
}

func explain(t *testing.T, s *Store, text string, args []any) string {
	t.Helper()
	var b strings.Builder
	err := s.ask(t.Context(), "EXPLAIN QUERY PLAN "+text, args, func(rows *sql.Rows) error {
		var id, parent, unused int
		var detail string
		err := rows.Scan(&id, &parent, &unused, &detail)
		b.WriteString(detail + "\n")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// scan is a step that goes through a whole table of the graph, not in the order of an index.
var scan = regexp.MustCompile(`(?m)^SCAN [xmsfc]\d*$`)

// sorting is a step that sorts what it finds.
const sorting = "USE TEMP B-TREE FOR ORDER BY"

// TestPlans holds that what must not slow down as the graph grows goes through
// an index: in order, where the answer is a page.
func TestPlans(t *testing.T) {
	s, err := Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	all := questions()
	timeline := page(below(graph.Ties, "timeline"), 20, graph.MakeCursor("2025-09-09", "event:00ff"))
	country := func(e graph.Edge) *graph.Pattern {
		return page(&graph.Pattern{Label: graph.CountryLabel, At: graph.Now("2025-09-15"),
			With: []*graph.Pattern{page(below(e, "events"), 20, "")}}, 20, "")
	}
	byFilter := func(f graph.EventFilter) *graph.Pattern {
		return page(&graph.Pattern{Label: graph.EventLabel, Where: &f, At: graph.AsOf("2025-09-15")}, 20, graph.MakeCursor("2025-09-09", "event:00ff"))
	}
	for _, x := range [...]struct {
		name    string
		pattern *graph.Pattern
		index   string
		sorts   bool
	}{
		{"bilateral page", &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK", B: "KZ"}, At: graph.Now("2025-09-15"),
			With: []*graph.Pattern{timeline}}, "SEARCH j2 USING PRIMARY KEY (pair=? AND sort<?)", false},
		{"bilateral page with all below", all["bilateral"], "USING PRIMARY KEY (pair=?)", true}, // sorts the mentions of one event
		{"visits of a host", page(all["visits"], 20, ""), "USING PRIMARY KEY (target=? AND kind=? AND sort>?)", true},
		{"events of a country", country(graph.Events), "USING PRIMARY KEY (target=? AND kind=?)", false},
		{"ties of a country", country(graph.Tied), "SEARCH k USING PRIMARY KEY (pair=? AND dimension=? AND value=?)", true}, // sorts the countries
		{"last contact", country(graph.Tied), "SEARCH t USING PRIMARY KEY (pair=? AND sort>? AND sort<?)", true},
		{"visits of a guest", country(graph.VisitsMade), "USING PRIMARY KEY (target=? AND kind=?)", false},
		{"events of two countries", byFilter(graph.EventFilter{AllCountries: []string{"PK", "KZ"}}), "SEARCH j1 USING PRIMARY KEY (pair=? AND sort<?)", true}, // sorts a page of their pair and of conferences
		{"visits of one country to another", page(&graph.Pattern{Label: graph.VisitLabel, Where: &graph.VisitFilter{Guest: []string{"PK"}, Host: []string{"KZ"}}, At: graph.Now("2025-09-15")},
			20, graph.MakeCursor("2025-09-09", "event:00ff")), "USING INDEX event_direction (direction=? AND sort<?)", false},
		{"events of any of three countries", byFilter(graph.EventFilter{AnyCountry: []string{"PK", "KZ", "CN"}}), "SEARCH j1 USING PRIMARY KEY (target=? AND kind=? AND sort<?)", true}, // sorts what a page of each holds
		{"events of a type", byFilter(graph.EventFilter{Types: []graph.EventType{graph.MeetingType}}), "USING INDEX event_type (type=? AND sort<?)", false},
		{"all events", byFilter(graph.EventFilter{}), "USING INDEX event_sort (sort<?)", false},
		{"articles", page(&graph.Pattern{Label: graph.ArticleLabel, At: graph.Now("2025-09-15")}, 20, ""), "USING COVERING INDEX article_page", false},
		{"countries", page(&graph.Pattern{Label: graph.CountryLabel, At: graph.Now("2025-09-15")}, 20, ""), "USING INDEX node_label (label=?)", false},
		{"reviews with both events", page(&graph.Pattern{Label: graph.ReviewLabel, At: graph.Now("2025-09-15"),
			With: []*graph.Pattern{page(below(graph.ReviewA, "a"), 1, ""), page(below(graph.ReviewB, "b"), 1, "")}}, 20, graph.MakeCursor("0.700000", "review:1-2")),
			"USING COVERING INDEX review_page ((score,id)<(?,?))", true}, // sorts the one event
		{"nodes by id", &graph.Pattern{IDs: []string{"country:PK", "event:00ff"}, At: graph.Now("2025-09-15")}, "USING INTEGER PRIMARY KEY", true},
	} {
		t.Run(x.name, func(t *testing.T) {
			if err := x.pattern.Check(); err != nil {
				t.Fatal(err)
			}
			got := plan(t, s, x.pattern)
			if !strings.Contains(got, x.index) {
				t.Errorf("not %s:\n%s", x.index, got)
			}
			if m := scan.FindString(got); m != "" {
				t.Errorf("goes through a whole table (%s):\n%s", m, got)
			}
			if !x.sorts && strings.Contains(got, sorting) {
				t.Errorf("sorts what it finds:\n%s", got)
			}
		})
	}
}

// TestCountPlan holds that a pair's counts go through its ties alone, and those
// that are kept through no event.
func TestCountPlan(t *testing.T) {
	s, err := Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	for name, x := range map[string]struct {
		pair   *graph.Pair
		where  *graph.EventFilter
		search string
	}{
		"counted":       {&graph.Pair{A: "PK", B: "KZ"}, &graph.EventFilter{}, "SEARCH j1 USING PRIMARY KEY (pair=?)"},
		"kept":          {&graph.Pair{A: "PK", B: "KZ"}, nil, "SEARCH k USING PRIMARY KEY (pair=? AND dimension=?)"},
		"two countries": {nil, &graph.EventFilter{AllCountries: []string{"PK", "KZ"}}, "SEARCH j1 USING PRIMARY KEY (pair=?)"},
	} {
		c := &compiler{}
		c.tally(0, &graph.Tally{Pair: x.pair, Where: x.where, By: []graph.Dimension{graph.ByMonth}, At: graph.Now("2025-09-15")})
		got := explain(t, s, c.text.String(), c.args)
		if !strings.Contains(got, x.search) || scan.MatchString(got) {
			t.Errorf("%s: not %s, or goes through a whole table:\n%s", name, x.search, got)
		}
	}
}

// However many conditions a filter has, few of them are joins: SQLite weighs all orders of these.
func TestFewConditionsAreJoins(t *testing.T) {
	s, err := Open(t.Context(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close(context.Background())
	f := &graph.EventFilter{}
	for range 60 {
		f.And = append(f.And, &graph.EventFilter{AnyCountry: []string{"PK"}})
	}
	steps := plan(t, s, page(&graph.Pattern{Label: graph.EventLabel, Where: f, At: graph.Now("2025-09-15")}, 20, ""))
	if n := strings.Count(steps, "CORRELATED SCALAR SUBQUERY"); n < 60-mostJoined {
		t.Errorf("%d conditions of 60 are looked up for each event:\n%s", n, steps)
	}
}
