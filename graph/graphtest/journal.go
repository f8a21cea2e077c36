package graphtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// journal keeps the audit log: every entry that was written with a change, by
// any process, in order; none of a change that was not made; for good.
func (s *suite) journal(t *testing.T) {
	open := s.place(t)
	store := open()
	other := store
	if !s.excepted(ForgetsOnClose) {
		other = open()
		t.Cleanup(func() { _ = other.Close(t.Context()) })
	}
	entry := func(n int64, who, what string) graph.Entry {
		return graph.Entry{Number: n, At: instant(int(n)).Add(1234 * time.Microsecond), Who: who, What: what, Doc: `{"why": "it's \"wrong\" — غلط"}`}
	}
	all := []graph.Entry{entry(1, "amna", "withdrawArticle"), entry(2, "amna", "judgeSameEvent"), entry(3, "bilal", "withdrawArticle"), entry(4, "amna", "withdrawArticle")}
	put(t, store, &graph.Revision{Entries: all[:2]})
	put(t, other, &graph.Revision{Entries: all[2:3]})
	refused := errors.New("refused")
	err := store.Update(t.Context(), graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) {
		return &graph.Revision{Entries: all}, refused
	})
	if !errors.Is(err, refused) {
		t.Fatal(err)
	}
	put(t, store, &graph.Revision{Entries: all[3:]})
	if !s.excepted(ForgetsOnClose) {
		if err := store.Close(t.Context()); err != nil {
			t.Fatal(err)
		}
		store = open()
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	for name, c := range map[string]struct {
		q    graph.EntryQuery
		want []graph.Entry
	}{
		"all":              {graph.EntryQuery{Most: 10}, all},
		"the first":        {graph.EntryQuery{Most: 1}, all[:1]},
		"after the second": {graph.EntryQuery{After: 2, Most: 10}, all[2:]},
		"after the last":   {graph.EntryQuery{After: 4, Most: 10}, nil},
		"of somebody":      {graph.EntryQuery{Who: "bilal", Most: 10}, all[2:3]},
		"of one mutation":  {graph.EntryQuery{What: "judgeSameEvent", Most: 10}, all[1:2]},
		"of both":          {graph.EntryQuery{Who: "amna", What: "withdrawArticle", After: 1, Most: 10}, all[3:]},
		"of nobody":        {graph.EntryQuery{Who: "' OR 1=1", Most: 10}, nil},
		"since a time":     {graph.EntryQuery{Since: all[1].At, Most: 10}, all[1:]},
		"right after":      {graph.EntryQuery{Since: all[1].At.Add(time.Microsecond), Most: 10}, all[2:]},
	} {
		got, err := store.Entries(t.Context(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: -want +got: %s", name, diff)
		}
	}
}
