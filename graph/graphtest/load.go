package graphtest

import (
	"context"
	"testing"
	"time"

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
		if out {
			return graph.Withdraw(ev, article, "a hoax", today)
		}
		return graph.Restore(ev, article)
	})
}

// judge records a verdict on two events or mentions, by their ids.
func judge(ctx context.Context, w graph.Writer, v graph.Verdict) error {
	touched, err := graph.TouchedByVerdict(v.A, v.B)
	if err != nil {
		return err
	}
	return w.Update(ctx, touched, func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Judge(ev, v) })
}

// revoke takes a verdict back.
func revoke(ctx context.Context, w graph.Writer, a, b string, at time.Time) error {
	touched, err := graph.TouchedByVerdict(a, b)
	if err != nil {
		return err
	}
	return w.Update(ctx, touched, func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Revoke(ev, a, b, "", at) })
}
