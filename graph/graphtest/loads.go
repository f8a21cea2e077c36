package graphtest

import (
	"fmt"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// put writes a revision that was not concluded from anything.
func put(t testing.TB, store graph.Writer, r *graph.Revision) {
	t.Helper()
	if err := store.Update(t.Context(), graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) { return r, nil }); err != nil {
		t.Fatal(err)
	}
}

// loads keeps loads and what failed in them, finds them again, and lets go of
// what was retried. The digest of the graph minds none of it.
func (s *suite) loads(t *testing.T) {
	store := s.open(t)
	digest := func() string {
		d, err := graph.Digest(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	before := digest()
	load := &graph.Load{ID: "load:1", State: graph.LoadRunning, Total: 3, Done: 1, Started: instant(1)}
	failure := func(n int, load string) *graph.Failure {
		return &graph.Failure{ID: fmt.Sprint("failure:", n), LoadID: load, Item: fmt.Sprint("article ", n), Stage: "read", Message: "it's \"broken\"", Attempts: n,
			Given: &graph.Given{Text: "متن '", Headline: "h", URL: "https://news.example/1", Source: "s", Published: "2025-09-10", Lang: "ur"}}
	}
	put(t, store, &graph.Revision{Loads: []*graph.Load{load, {ID: "load:2", State: graph.LoadQueued, Started: instant(2)}},
		Failures: []*graph.Failure{failure(1, "load:1"), failure(2, "load:1"), failure(3, "load:2")}})
	load = &graph.Load{ID: "load:1", State: graph.LoadPartial, Total: 3, Done: 3, Created: 1, Unchanged: 1, Failed: 1, Started: instant(1), Finished: instant(5)}
	again := failure(2, "load:1")
	again.Attempts, again.Given = 5, nil
	put(t, store, &graph.Revision{Loads: []*graph.Load{load}, Failures: []*graph.Failure{again}, FailuresGone: []string{"failure:1", "failure:99", "load:2"}})

	found := graph.One[*graph.Load](find(t, store, &graph.Pattern{Label: graph.LoadLabel, IDs: []string{"load:1"}, At: graph.Now(today)}))
	if diff := cmp.Diff(load, found, plainly...); diff != "" {
		t.Errorf("load: -put +found: %s", diff)
	}
	in := []*graph.Pattern{{Edge: graph.FailedIn, Label: graph.LoadLabel, As: "load"}}
	page := find(t, store, &graph.Pattern{Label: graph.FailureLabel, Where: &graph.FailureFilter{Load: []string{"load:1"}}, First: 5, Total: true, With: in, At: graph.Now(today)})
	if page.Total != 1 || len(page.Nodes) != 1 {
		t.Fatalf("%d of %d failures, want the one that is left", len(page.Nodes), page.Total)
	}
	if diff := cmp.Diff(asJSON(t, again), asJSON(t, page.Nodes[0])); diff != "" {
		t.Errorf("failure: -put +found: %s", diff)
	}
	if l := graph.One[*graph.Load](page.Nodes[0].Answered().Page("load")); l == nil || l.ID != "load:1" {
		t.Errorf("it failed in %+v", l)
	}
	all := find(t, store, &graph.Pattern{Label: graph.FailureLabel, First: 1, At: graph.Now(today)})
	if len(all.Nodes) != 1 || all.Nodes[0].NodeID() != "failure:2" || !all.HasNext {
		t.Errorf("the first failure of all is %+v", all)
	}
	mixed := find(t, store, &graph.Pattern{IDs: []string{"failure:3", "load:2", "failure:1"}, With: in, At: graph.Now(today)})
	if len(mixed.Nodes) != 2 || mixed.Nodes[0].NodeID() != "failure:3" || mixed.Nodes[1].NodeID() != "load:2" {
		t.Errorf("by ids: %+v", mixed.Nodes)
	}
	if after := digest(); after != before {
		t.Error("the digest depends on loads")
	}
}

// changes follows what changes, also by another store at the same place. Each
// change is told once, in order, and never before it can be seen.
func (s *suite) changes(t *testing.T) {
	open := s.place(t)
	store := open()
	t.Cleanup(func() { _ = store.Close(t.Context()) })
	other := store
	if !s.excepted(ForgetsOnClose) {
		other = open()
		t.Cleanup(func() { _ = other.Close(t.Context()) })
	}
	follow := func(from graph.Feed, after int64, most int) ([]graph.Change, int64) {
		t.Helper()
		changes, last, err := from.Changes(t.Context(), after, most)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range changes {
			if c.Number <= after || i > 0 && c.Number != changes[i-1].Number+1 {
				t.Errorf("after %d comes %+v", after, c)
			}
		}
		return changes, last
	}
	if changes, last := follow(store, 0, 10); len(changes) != 0 || last != 0 {
		t.Fatalf("nothing happened, and %v, %d", changes, last)
	}
	tale := newStory()
	first := told(t, tale, "article 1 2025-09-01 en daily\nvisit VISIT PLANNED 2025-09-20 KZ>PK\nmeeting TALKS OCCURRED 2025-09-01 CN,PK")
	loadAll(t, first, store)
	changes, last := follow(other, 0, 10)
	if len(changes) != 2 || last != 2 || changes[0].From != "" || changes[1].From != "" {
		t.Fatalf("two events are new, and %+v, %d", changes, last)
	}
	for _, c := range changes {
		if page := find(t, other, &graph.Pattern{Label: c.Label, IDs: []string{c.ID}, At: graph.Now(today)}); len(page.Nodes) != 1 {
			t.Errorf("%+v is told and not there", c)
		}
	}
	if again, _ := follow(store, last, 10); len(again) != 0 {
		t.Errorf("told again: %+v", again)
	}
	loadAll(t, first, other)
	if again, same := follow(store, last, 10); len(again) != 0 || same != last {
		t.Errorf("nothing is new, and %+v", again)
	}
	loadAll(t, told(t, tale, "article 2 2025-09-05 en daily\nvisit VISIT CANCELLED 2025-09-20 KZ>PK"), other)
	put(t, store, &graph.Revision{Loads: []*graph.Load{{ID: "load:1", State: graph.LoadDone, Started: instant(1)}}})
	changes, last = follow(store, 2, 1)
	if len(changes) != 1 || last != 4 || changes[0].Label != graph.VisitLabel || changes[0].From != graph.Planned || changes[0].To != graph.Cancelled {
		t.Errorf("the visit was cancelled, and %+v, %d", changes, last)
	}
	if changes, _ = follow(store, 3, 10); len(changes) != 1 || changes[0].ID != "load:1" || changes[0].Label != graph.LoadLabel {
		t.Errorf("a load was put, and %+v", changes)
	}
	for n := range int64(2) {
		if err := withdraw(t.Context(), store, fmt.Sprint("article:", n+1), true); err != nil {
			t.Fatal(err)
		}
	}
	changes, _ = follow(other, 4, 10)
	if n := len(changes); n == 0 || changes[n-1].To != "" {
		t.Errorf("all is withdrawn, and %+v", changes)
	}
	if changes, last = follow(store, -1, 10); len(changes) != 0 || last < 6 {
		t.Errorf("only the last number was asked for, and %+v, %d", changes, last)
	}
}
