package graphtest

import (
	"context"
	"errors"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// reopen closes a store, which then answers nothing, and opens its place again,
// where all is as it was and can be added to.
func (s *suite) reopen(t *testing.T) {
	ctx := context.Background()
	open := s.place(t)
	store := open()
	batches := fixture(t, newStory(), "visit-life")
	loadAll(t, batches[0], store)
	before := content(t, store)
	for range 2 {
		if err := store.Close(ctx); err != nil {
			t.Fatalf("close: %v", err)
		}
	}
	closed(t, store)
	if s.excepted(ForgetsOnClose) {
		return
	}
	store = open()
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Errorf("not as it was (-before +after): %s", diff)
	}
	loadAll(t, batches[1], store)
	after := content(t, store)
	if err := store.Close(ctx); err != nil {
		t.Fatalf("close: %v", err)
	}
	store = open()
	defer func() {
		if err := store.Close(ctx); err != nil {
			t.Errorf("close: %v", err)
		}
	}()
	if diff := cmp.Diff(after, content(t, store)); diff != "" {
		t.Errorf("what was added is not there (-before +after): %s", diff)
	}
}

// closed asks a closed store in every way. It says that it is not available.
func closed(t *testing.T, store graph.Store) {
	t.Helper()
	ctx, now := context.Background(), graph.Now(today)
	asked := map[string]error{"ready": store.Ready(ctx)}
	_, asked["find"] = store.Find(ctx, &graph.Pattern{Label: graph.EventLabel, At: now})
	_, asked["count"] = store.Count(ctx, &graph.Tally{At: now})
	_, asked["paths"] = store.Paths(ctx, &graph.Route{From: "PK", To: "KZ", MaxLength: 1, First: 1, At: now})
	asked["update"] = store.Update(ctx, graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) { return nil, nil })
	for name, err := range asked {
		if !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("%s of a closed store: %v, want ErrUnavailable", name, err)
		}
	}
}
