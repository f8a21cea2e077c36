package neo4j

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/neo4j/neo4jtest"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// meetings are articles that tell of one meeting each, of the pairs in turn, day after day.
func meetings(from, n int, pairs ...[]string) []*graph.Reading {
	var out []*graph.Reading
	for i := from; i < from+n; i++ {
		countries := pairs[i%len(pairs)]
		a := &graph.Article{ID: fmt.Sprint("article:", i), SourceID: "source:daily", Lang: "en", Published: graph.Date("2010-01-01").Add(3 * i), Hash: "hash", Pack: "pack"}
		m := &graph.Mention{ID: graph.MentionID(a.ID, graph.MeetingType, countries, 0), Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred, Level: graph.OtherRank,
			Date: graph.DayOf(a.Published), Countries: countries, Origin: a.SourceID, Authority: graph.Outlet, Confidence: .9, Rule: "rule"}
		out = append(out, &graph.Reading{Article: a, Mentions: []*graph.Mention{m},
			Entities: []graph.Node{&graph.Source{ID: a.SourceID}, &graph.Country{Code: countries[0]}, &graph.Country{Code: countries[1]}}})
	}
	return out
}

// plan is how the server goes about a statement.
type plan struct {
	steps []string // operators, with what each works on
	hits  int64    // how often the data was read
}

// take adds the steps of a profile, from the inside out.
func (p *plan) take(x driver.ProfiledPlan) {
	for _, below := range x.Children() {
		p.take(below)
	}
	p.steps = append(p.steps, fmt.Sprint(x.Operator(), " ", x.Arguments()["Details"]))
	p.hits += x.DbHits()
}

// some lists the steps that hold a text.
func (p *plan) some(text string) []string {
	var out []string
	for _, s := range p.steps {
		if strings.Contains(s, text) {
			out = append(out, s)
		}
	}
	return out
}

// planned runs a question and tells how the server went about it. PROFILE
// tells what EXPLAIN does, and what it cost; the driver's Plan of an EXPLAIN
// gives the last child of a step in the place of every one.
func (s *Store) planned(t *testing.T, q question) *plan {
	t.Helper()
	r, err := driver.ExecuteQuery(t.Context(), s.driver, "PROFILE "+q.text(), q.params, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.database))
	if err != nil {
		t.Fatal(err)
	}
	p := &plan{}
	p.take(r.Summary.Profile())
	return p
}

func TestPlansSeekAndStopAtThePage(t *testing.T) {
	s, err := Open(t.Context(), neo4jtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(t.Context()) }()
	grow := func(readings []*graph.Reading) {
		t.Helper()
		err := s.Update(t.Context(), graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Revise(ev, readings), nil })
		if err != nil {
			t.Fatal(err)
		}
		// What the server knows of its indexes is otherwise of some time ago.
		if _, err := driver.ExecuteQuery(t.Context(), s.driver, "CALL db.prepareForReplanning()", nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.database)); err != nil {
			t.Fatal(err)
		}
	}
	now := graph.Now("2025-09-15")
	ties := below(graph.Ties, "timeline", 20, below(graph.PartyCountries, "countries", 0), below(graph.MentionsOf, "mentions", 3, below(graph.From, "article", 0)))
	later := below(graph.Ties, "timeline", 20)
	later.After = graph.MakeCursor("2010-06-01", "event:00ff")
	questions := map[string]struct {
		q    question
		seek string // the index by which the page is found
	}{
		"bilateral":       {compile(&graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK", B: "KZ"}, At: now, With: []*graph.Pattern{ties}}), "RANGE INDEX tie:Tie(pair, sort)"},
		"after a cursor":  {compile(&graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK", B: "KZ"}, At: now, With: []*graph.Pattern{later}}), "RANGE INDEX tie:Tie(pair, sort)"},
		"events":          {compile(&graph.Pattern{Label: graph.EventLabel, First: 20, At: now}), "RANGE INDEX x0:Event(sort)"},
		"meetings, as of": {compile(&graph.Pattern{Label: graph.MeetingLabel, First: 20, At: graph.AsOf("2035-01-01")}), "RANGE INDEX x0:State(sort)"},
		"together":        {compile(&graph.Pattern{Label: graph.EventLabel, First: 20, At: now, Where: &graph.EventFilter{AllCountries: []string{"KZ", "PK"}}}), "RANGE INDEX tie:Tie(pair, sort)"},
		"one way":         {compile(&graph.Pattern{Label: graph.VisitLabel, First: 20, At: now, Where: &graph.VisitFilter{Guest: []string{"KZ"}, Host: []string{"PK"}}}), "RANGE INDEX x0:State(direction, sort)"},
		"ties":            {compile(&graph.Pattern{Label: graph.CountryLabel, IDs: []string{"country:PK"}, At: now, With: []*graph.Pattern{below(graph.Tied, "ties", 20)}}), "UNIQUE k:Kept(key)"},
		"country":         {compile(&graph.Pattern{Label: graph.CountryLabel, IDs: []string{"country:PK"}, At: now, With: []*graph.Pattern{below(graph.Events, "timeline", 20)}}), "RANGE INDEX (anon_0)-[e:PARTY_TO(of, sort)]->(x1)"},
	}
	grow(append(meetings(0, 100, []string{"KZ", "PK"}), meetings(100, 200, []string{"CN", "TR"}, []string{"CN", "PK"}, []string{"KZ", "TR"})...))
	few := map[string]int64{}
	for name, x := range questions {
		p := s.planned(t, x.q)
		few[name] = p.hits
		if len(p.some(x.seek)) == 0 {
			t.Errorf("%s: no seek in the %s: %s", name, x.seek, strings.Join(p.steps, "\n"))
		}
		if scans := p.some("Scan"); scans != nil {
			t.Errorf("%s reads all of something: %s", name, scans)
		}
	}
	grow(meetings(300, 600, []string{"KZ", "PK"}, []string{"CN", "TR"}))
	for name, x := range questions {
		if p := s.planned(t, x.q); p.hits > few[name] {
			t.Errorf("%s: a page of 20 read the data %d times among 300 events and %d times among 900: %s", name, few[name], p.hits, strings.Join(p.steps, "\n"))
		}
	}
}

// A question is planned once, whatever its values: the server tells of how many
// statements it had plans, where it forgets them. It keeps two of one statement
// that ran more than ten times, so one question asked as often is the measure.
func TestServerPlansAShapeOnce(t *testing.T) {
	s, err := Open(t.Context(), neo4jtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(t.Context()) }()
	forget := func() string {
		t.Helper()
		r, err := driver.ExecuteQuery(t.Context(), s.driver, "CALL db.clearQueryCaches()", nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(s.database))
		if err != nil {
			t.Fatal(err)
		}
		return fmt.Sprint(r.Records[0].Values[0])
	}
	code := func(i int) string { return string([]byte{'A' + byte(i/26), 'A' + byte(i%26)}) }
	pattern := func(i int) *graph.Pattern {
		day := graph.Now(graph.Date("2025-01-01").Add(i))
		return &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: code(i), B: "ZZ"}, At: day,
			With: []*graph.Pattern{below(graph.Ties, "timeline", i+1, below(graph.MentionsOf, "mentions", i+1))}}
	}
	fifty := func(questions func(i int) []*graph.Pattern) string {
		t.Helper()
		forget()
		for i := range 50 {
			for _, p := range questions(i) {
				if _, err := s.Find(t.Context(), p); err != nil {
					t.Fatal(err)
				}
			}
		}
		return forget()
	}
	one := fifty(func(int) []*graph.Pattern { return []*graph.Pattern{pattern(0)} })
	if shape := fifty(func(i int) []*graph.Pattern { return []*graph.Pattern{pattern(i)} }); shape != one {
		t.Errorf("one question fifty times: %s; fifty of one shape: %s", one, shape)
	}
	other := &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "AA", B: "ZZ"}, At: graph.Now("2025-01-01")}
	if two := fifty(func(i int) []*graph.Pattern { return []*graph.Pattern{pattern(i), other} }); two == one {
		t.Errorf("two shapes: %s, as with one", two)
	}
}
