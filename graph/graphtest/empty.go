package graphtest

import (
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
)

// A new place holds nothing, and answers every question with nothing.
func (s *suite) empty(t *testing.T) {
	store := s.open(t)
	if err := store.Ready(t.Context()); err != nil {
		t.Fatalf("not ready: %v", err)
	}
	if diff := cmp.Diff(content(t, memory.New()), content(t, store)); diff != "" {
		t.Errorf("not empty (-memory +store): %s", diff)
	}
	for name, p := range map[string]*graph.Pattern{
		"a pair":   {Label: graph.BilateralLabel, Pair: &graph.Pair{A: "KZ", B: "PK"}, At: graph.Now(today)},
		"a search": {Text: "pakistan", At: graph.Now(today)},
		"ids":      {IDs: []string{"country:PK", "event:1"}, At: graph.Now(today)},
	} {
		if page := find(t, store, p); len(page.Nodes) != 0 {
			t.Errorf("%s: found %d nodes", name, len(page.Nodes))
		}
	}
	paths, err := store.Paths(t.Context(), &graph.Route{From: "KZ", To: "PK", MaxLength: graph.MaxPath, First: 3, At: graph.Now(today)})
	if err != nil || len(paths) != 0 {
		t.Errorf("%d paths, %v", len(paths), err)
	}
	counts, err := store.Count(t.Context())
	if err != nil || len(counts) != 0 {
		t.Errorf("no tally: %v, %v", counts, err)
	}
}
