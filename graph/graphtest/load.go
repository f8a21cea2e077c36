package graphtest

import (
	"context"
	"testing"

	"diplograph/graph"
)

// load puts a batch of readings into a store, as the loader does.
func load(ctx context.Context, w graph.Writer, readings []*graph.Reading) error {
	return w.Update(ctx, graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Revise(ev, readings), nil
	})
}

// loadAll puts a batch into each of the stores.
func loadAll(t *testing.T, readings []*graph.Reading, stores ...graph.Store) {
	t.Helper()
	for _, s := range stores {
		if err := load(t.Context(), s, readings); err != nil {
			t.Fatalf("load: %v", err)
		}
	}
}

// withdraw takes an article's mentions out of every conclusion, or back in.
func withdraw(ctx context.Context, w graph.Writer, article string, out bool) error {
	return w.Update(ctx, graph.Touched{Articles: []string{article}}, func(ev *graph.Evidence) (*graph.Revision, error) {
		r := &graph.Revision{}
		for _, a := range ev.Articles {
			b := *a
			b.Withdrawn = out
			r.Articles = append(r.Articles, &b)
		}
		blocks := map[string][]*graph.Mention{}
		for _, m := range ev.Mentions {
			n := *m
			if m.ArticleID == article && m.Withdrawn != out {
				n.Withdrawn = out
				r.Mentions = append(r.Mentions, &n)
				r.Support = append(r.Support, shift(m, &n)...)
			}
			blocks[graph.BlockOf(m)] = append(blocks[graph.BlockOf(m)], &n)
		}
		r.Support = summed(r.Support)
		r.EventsGone = ev.Events
		for _, mentions := range blocks {
			r.Events = append(r.Events, graph.History(mentions)...)
		}
		r.EventsGone = without(r.EventsGone, r.Events)
		return r, nil
	})
}

// shift is the difference in support when one mention takes the place of another.
func shift(was, is *graph.Mention) []graph.Support {
	out := is.Supports()
	for _, s := range was.Supports() {
		s.Delta = -s.Delta
		out = append(out, s)
	}
	return out
}

// summed adds up deltas of the same thing and leaves out those that are 0.
func summed(all []graph.Support) []graph.Support {
	sums := map[graph.Support]int{}
	for _, s := range all {
		n := s.Delta
		s.Delta = 0
		sums[s] += n
	}
	var out []graph.Support
	for s, n := range sums {
		if s.Delta = n; n != 0 {
			out = append(out, s)
		}
	}
	return out
}

// without leaves out the states that are put anew.
func without(gone, put []*graph.Event) []*graph.Event {
	type state struct {
		id   string
		from graph.Date
	}
	stay := map[state]bool{}
	for _, e := range put {
		stay[state{e.ID, e.KnownFrom}] = true
	}
	var out []*graph.Event
	for _, e := range gone {
		if !stay[state{e.ID, e.KnownFrom}] {
			out = append(out, e)
		}
	}
	return out
}
