package main_test

import (
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	diff "github.com/google/go-cmp/cmp"
)

// presidentsVisit asks for the one visit to Pakistan that a president of
// Kazakhstan leads, as it was known on a day.
const presidentsVisit = `{
  visits(filter: {guest: ["KZ"], host: ["PK"], levels: [HEAD_OF_STATE]}, asOf: %q, first: 5) {
    nodes {
      id kind status date {edtf} office {rank} leader {names {text}}
      lifecycle {from to knownFrom inferred evidence {...Said}}
      schedule {announced date {edtf} evidence {...Said}}
      conflicts {field chosen values {value mentions {...Said}}}
      outcomes {kind status date {edtf}}
    }
  }
}
fragment Said on Mention {kind origin article {text: headline source {name}} quotes {text}}`

type said struct {
	Kind, Origin string
	Article      struct {
		Text   string
		Source struct{ Name string }
	}
	Quotes []struct{ Text string }
}

type edtf struct{ EDTF string }

type visit struct {
	ID, Kind, Status string
	Date             *edtf
	Office           *struct{ Rank string }
	Leader           *struct{ Names []struct{ Text string } }
	Lifecycle        []struct {
		From, To, KnownFrom string
		Inferred            bool
		Evidence            []said
	}
	Schedule []struct {
		Announced string
		Date      *edtf
		Evidence  []said
	}
	Conflicts []struct {
		Field, Chosen string
		Values        []struct {
			Value    string
			Mentions []said
		}
	}
	Outcomes []struct {
		Kind, Status string
		Date         *edtf
	}
}

// tellers are the articles of the examples that tell the story, by who tells it:
// in Urdu only, in English only, in both, and each step in the other language
// than the step before.
func tellers(t *testing.T) map[string][]string {
	ur := []string{examples + "/2025-09-10-kazakhstan-talks.ur.txt", examples + "/kazakhstan-visit.ur.jsonl"}
	en := []string{examples + "/2025-09-10-kazakhstan-talks.en.txt", examples + "/kazakhstan-visit.en.jsonl"}
	return map[string][]string{
		"urdu": ur, "english": en, "both": slices.Concat(ur, en),
		"mixed": {ur[0], days(t, en[1], "2026-01-30", "2026-02-04", "2026-02-07"), days(t, ur[1], "2026-02-03", "2026-02-05")},
	}
}

// days keeps the lines of a JSON Lines file that were published on some days.
func days(t *testing.T, path string, published ...string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if slices.ContainsFunc(published, func(day string) bool { return strings.Contains(line, day) }) {
			out = append(out, line)
		}
	}
	if len(out) < len(published) {
		t.Fatalf("%s: %d articles of %d days", path, len(out), len(published))
	}
	kept := filepath.Join(t.TempDir(), filepath.Base(path))
	if err := os.WriteFile(kept, []byte(strings.Join(out, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	return kept
}

// TestStoryOfAVisit replays the life of one visit, day by day, as each store
// knows it from each set of articles.
func TestStoryOfAVisit(t *testing.T) {
	places := map[string]func(*testing.T, []string) string{"memory": servedFromMemory}
	for name, store := range stores(t) {
		places[name] = func(t *testing.T, paths []string) string {
			url := store(t)
			succeed(t, append([]string{"load", "--store", url}, paths...)...)
			return serve(t, "--store", url)
		}
	}
	for name, served := range places {
		t.Run(name, func(t *testing.T) {
			for who, paths := range tellers(t) {
				t.Run(who, func(t *testing.T) { replay(t, served(t, paths)) })
			}
		})
	}
}

// servedFromMemory serves articles from the store that is the specification.
func servedFromMemory(t *testing.T, paths []string) string {
	t.Helper()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	store := memory.New()
	l := loader.Loader{Reader: extract.New(set), Store: store, Now: time.Now}
	if r, err := l.Load(t.Context(), loader.Find(paths, nil)); err != nil || r.Failed > 0 {
		t.Fatalf("%+v, %v", r, err)
	}
	graphql := handler.New(gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{
		Store: store, Words: set, Now: time.Now, Today: func() graph.Date { return graph.DateOf(time.Now()) }}}))
	graphql.AddTransport(transport.POST{})
	server := httptest.NewServer(graphql)
	t.Cleanup(server.Close)
	return server.URL
}

func replay(t *testing.T, address string) {
	id := ""
	at := func(day, status, date string) *visit {
		t.Helper()
		var data struct{ Visits struct{ Nodes []visit } }
		ask(t, address, fmt.Sprintf(presidentsVisit, day), &data)
		if len(data.Visits.Nodes) != 1 {
			t.Fatalf("%s: %d visits: %+v", day, len(data.Visits.Nodes), data.Visits.Nodes)
		}
		v := &data.Visits.Nodes[0]
		if v.Status != status || v.Date == nil || v.Date.EDTF != date {
			t.Errorf("%s: %s %+v, want %s %s", day, v.Status, v.Date, status, date)
		}
		if id == "" {
			id = v.ID
		}
		if v.ID != id {
			t.Errorf("%s: the visit is %s, it was %s", day, v.ID, id)
		}
		checkEvidence(t, v)
		return v
	}
	if v := at("2025-09-15", "PLANNED", "2025-11"); v.Leader != nil || v.Office == nil || v.Office.Rank != "HEAD_OF_STATE" {
		t.Errorf("nobody printed a name, and the office is a president's: %+v %+v", v.Leader, v.Office)
	}
	at("2025-12-15", "LAPSED", "2025-11")
	confirmed := at("2026-01-31", "CONFIRMED", "2026-02-03/2026-02-04")
	if confirmed.Leader == nil {
		t.Error("the announcement names the president")
	}
	at("2026-02-03", "ONGOING", "2026-02-03/2026-02-04")
	checkEnd(t, at("2026-02-10", "OCCURRED", "2026-02-03/2026-02-04"))
}

// checkEvidence holds that every step and every window leads to the words that say it.
func checkEvidence(t *testing.T, v *visit) {
	t.Helper()
	for _, s := range v.Lifecycle {
		checkSaid(t, s.To, s.Evidence)
	}
	for _, s := range v.Schedule {
		checkSaid(t, s.Announced, s.Evidence)
	}
}

func checkSaid(t *testing.T, what string, mentions []said) {
	t.Helper()
	if len(mentions) == 0 {
		t.Errorf("%s: nobody says so", what)
	}
	for _, m := range mentions {
		if len(m.Quotes) == 0 || m.Quotes[0].Text == "" || m.Article.Source.Name == "" {
			t.Errorf("%s: %+v has no words", what, m)
		}
	}
}

// checkEnd holds the whole story as it is known when it is over.
func checkEnd(t *testing.T, v *visit) {
	t.Helper()
	var steps, windows []string
	for _, s := range v.Lifecycle {
		step := fmt.Sprintf("%s %s", s.KnownFrom, s.To)
		if s.Inferred {
			step += " inferred"
		}
		steps = append(steps, step)
	}
	want := []string{"2025-09-10 PLANNED", "2025-12-11 LAPSED inferred", "2026-01-30 CONFIRMED", "2026-02-03 ONGOING"}
	if len(steps) < 5 || diff.Diff(want, steps[:4]) != "" || !strings.HasSuffix(steps[len(steps)-1], " OCCURRED") {
		t.Errorf("lifecycle %q", steps)
	}
	for _, s := range v.Schedule {
		windows = append(windows, s.Announced+" "+s.Date.EDTF)
	}
	if len(windows) < 2 || windows[0] != "2025-09-10 2025-11" || windows[1] != "2026-01-30 2026-02-03/2026-02-04" {
		t.Errorf("schedule %q", windows)
	}
	checkConflict(t, v)
	declared := false
	for _, o := range v.Outcomes {
		declared = declared || o.Kind == "JOINT_STATEMENT" && o.Status == "SIGNED" && o.Date != nil && o.Date.EDTF == "2026-02-04"
	}
	if !declared {
		t.Errorf("outcomes %+v", v.Outcomes)
	}
}

// checkConflict holds that both kinds are told, each by those who say it.
func checkConflict(t *testing.T, v *visit) {
	t.Helper()
	saying := map[string]int{}
	for _, c := range v.Conflicts {
		if c.Field != "kind" {
			continue
		}
		if c.Chosen != v.Kind {
			t.Errorf("the visit is a %s, the conflict chose %s", v.Kind, c.Chosen)
		}
		for _, x := range c.Values {
			checkSaid(t, x.Value, x.Mentions)
			for _, m := range x.Mentions {
				if m.Kind == x.Value && m.Origin != "" {
					saying[x.Value]++
				}
			}
		}
	}
	if saying["STATE_VISIT"] == 0 || saying["OFFICIAL_VISIT"] == 0 {
		t.Errorf("conflicts %+v", v.Conflicts)
	}
}
