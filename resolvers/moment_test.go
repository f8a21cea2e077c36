package resolvers_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// An event stands as on the day of its part of the question, however deep it is
// and by whatever way it is reached.
func TestMoments(t *testing.T) {
	const visits = `filter: { levels: [HEAD_OF_STATE] }`
	for _, c := range []struct{ name, query, want string }{
		{"now", `{ events(` + visits + `) { nodes { status } } }`, "PLANNED"},
		{"as of a later day", `{ events(asOf: "2025-12-15", ` + visits + `) { nodes { status } } }`, "LAPSED"},
		{"visits", `{ visits(asOf: "2025-12-15", ` + visits + `) { nodes { status } } }`, "LAPSED"},
		{"below a mention", `{ visits(asOf: "2025-12-15", ` + visits + `) { edges { node { mentions { nodes { event { status } } } } } } }`, "LAPSED"},
		{"below a country of an event", `{ visits(asOf: "2025-12-15", ` + visits + `) { nodes { guest { visitsMade(` + visits + `) { nodes { status } } } } } }`, "LAPSED"},
		{"a part as of another day", `{ country(code: "KZ") { timeline(asOf: "2025-12-15", ` + visits + `) { nodes { status } } } }`, "LAPSED"},
		{"below a part", `{ country(code: "KZ") { timeline(asOf: "2025-12-15", ` + visits + `) { nodes { countries { visitsMade(` + visits + `) { nodes { status } } } } } } }`, "LAPSED"},
		{"a later part below an earlier", `{ visits(asOf: "2025-09-12", ` + visits + `) { nodes { host { timeline(asOf: "2025-12-15", ` + visits + `) { nodes { status } } } } } }`, "LAPSED"},
		{"an earlier part below a later", `{ visits(asOf: "2025-12-15", ` + visits + `) { nodes { host { timeline(asOf: "2025-09-12", ` + visits + `) { nodes { status } } } } } }`, "PLANNED"},
		{"a timeline of two", `{ bilateral(a: "PK", b: "KZ") { timeline(asOf: "2025-12-15", ` + visits + `) { nodes { status } } } }`, "LAPSED"},
		{"a summary", `{ bilateral(a: "PK", b: "KZ") { summary(asOf: "2025-12-15") { lapsedVisits { status } } } }`, "LAPSED"},
		{"a summary's next visit", `{ bilateral(a: "PK", b: "KZ") { summary(asOf: "2025-11-30") { nextVisit { status } } } }`, "PLANNED"},
		{"a node", `{ node(id: "event:oned") { ... on Event { status } } }`, "PLANNED"},
		{"what a rule concluded", `{ visits(asOf: "2025-12-15", ` + visits + `) { nodes { lifecycle { status: to } } } }`, "LAPSED"},
		{"what no rule has concluded yet", `{ visits(asOf: "2025-09-12", ` + visits + `) { nodes { lifecycle { status: to } } } }`, "PLANNED"},
	} {
		if got := lastStatus(serve(world(t)).ask(t, c.query, nil)); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// lastStatus finds the last status in an answer.
func lastStatus(v any) string {
	out := ""
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			if s := lastStatus(x); s != "" {
				out = s
			}
		}
	case map[string]any:
		if s, ok := v["status"].(string); ok {
			return s
		}
		for _, x := range v {
			if s := lastStatus(x); s != "" {
				out = s
			}
		}
	}
	return out
}

// asOf leaves out what had not been published.
func TestAsOf(t *testing.T) {
	s := serve(world(t))
	got := s.ask(t, `{ bilateral(a: "KZ", b: "PK") {
		then: summary(asOf: "2025-09-10") { eventCount agreementCount } now: summary { eventCount agreementCount trend { from to count } year: trend(interval: YEAR) { from to count } }
		before: timeline(asOf: "2025-09-09") { totalCount nodes { id } }
	} }`, nil)
	bucket := func(from, to string, n float64) any { return map[string]any{"from": from, "to": to, "count": n} }
	want := map[string]any{"bilateral": map[string]any{
		"then": map[string]any{"eventCount": 5.0, "agreementCount": 1.0},
		"now": map[string]any{"eventCount": 6.0, "agreementCount": 2.0,
			"trend": []any{bucket("2025-09-01", "2025-09-30", 4), bucket("2025-11-01", "2025-11-30", 1)}, "year": []any{bucket("2025-01-01", "2025-12-31", 5)}},
		"before": map[string]any{"totalCount": 1.0, "nodes": []any{map[string]any{"id": "event:threea"}}},
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}
