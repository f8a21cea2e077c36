package sqlite_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/sqlite"
)

// TestTwoPrograms opens one file twice, as two processes do: both write, both read all.
func TestTwoPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	w := newWorld()
	a, b := open(t, path), open(t, path)
	done := make(chan error, 2)
	for i, s := range [...]*sqlite.Store{a, b} {
		readings := w.batch(20*i, 20*i+25)
		go func() {
			done <- s.Update(context.Background(), graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
				return graph.Revise(ev, readings), nil
			})
		}()
	}
	for range 2 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	digests := map[string]bool{}
	for _, s := range [...]*sqlite.Store{a, b} {
		d, err := graph.Digest(t.Context(), s)
		if err != nil {
			t.Error(err)
		}
		digests[d] = true
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if len(digests) != 1 {
		t.Errorf("two programs see two graphs: %v", digests)
	}
}

// TestConflict writes while another program does not stop writing.
func TestConflict(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	a, b := open(t, path), open(t, path)
	defer a.Close(context.Background())
	defer b.Close(context.Background())
	readings := newWorld().batch(0, 3)
	err := a.Update(t.Context(), graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		err := b.Update(ctx, graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
			t.Error("two programs write at once")
			return &graph.Revision{}, nil
		})
		if !errors.Is(err, graph.ErrConflict) {
			t.Errorf("no conflict: %v", err)
		}
		if err := b.Ready(t.Context()); err != nil {
			t.Errorf("who reads does not wait: %v", err)
		}
		return graph.Revise(ev, readings), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	page, err := b.Find(t.Context(), &graph.Pattern{Label: graph.ArticleLabel, At: graph.Now("2026-01-01")})
	if err != nil || len(page.Nodes) != len(readings) {
		t.Errorf("%d articles of %d: %v", len(page.Nodes), len(readings), err)
	}
}

// TestNothingByHalf ends updates in the middle: with an error, with a panic,
// with the end of the context.
func TestNothingByHalf(t *testing.T) {
	for name, path := range map[string]string{"file": filepath.Join(t.TempDir(), "graph.db"), "memory": ""} {
		t.Run(name, func(t *testing.T) {
			s, w := open(t, path), newWorld()
			defer s.Close(context.Background())
			fill(t, s, w.batch(0, 5))
			before, err := graph.Digest(t.Context(), s)
			if err != nil {
				t.Fatal(err)
			}
			more := w.batch(5, 30)
			update := func(ctx context.Context, revise func(*graph.Evidence) (*graph.Revision, error)) (err error) {
				defer func() {
					if p := recover(); p != nil {
						err = p.(error)
					}
				}()
				return s.Update(ctx, graph.TouchedBy(more), revise)
			}
			wrong := errors.New("wrong")
			if err := update(t.Context(), func(*graph.Evidence) (*graph.Revision, error) { return nil, wrong }); !errors.Is(err, wrong) {
				t.Errorf("the error is %v", err)
			}
			if err := update(t.Context(), func(*graph.Evidence) (*graph.Revision, error) { panic(wrong) }); !errors.Is(err, wrong) {
				t.Errorf("the panic is %v", err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			err = update(ctx, func(ev *graph.Evidence) (*graph.Revision, error) {
				cancel()
				return graph.Revise(ev, more), nil
			})
			if !errors.Is(err, context.Canceled) {
				t.Errorf("the end of the context is %v", err)
			}
			if after, err := graph.Digest(t.Context(), s); err != nil || after != before {
				t.Errorf("something was written by half: %v", err)
			}
			fill(t, s, more)
			if after, err := graph.Digest(t.Context(), s); err != nil || after == before {
				t.Errorf("the store does not write any more: %v", err)
			}
		})
	}
}

// TestContext ends a question that takes long.
func TestContext(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "graph.db"))
	defer s.Close(context.Background())
	fill(t, s, newWorld().batch(0, 500))
	endless := deep(6)
	for p := endless; len(p.With) > 0; p = p.With[0] {
		p.With[0].First = 0 // all
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	began := time.Now()
	_, err := s.Find(ctx, endless)
	if !errors.Is(err, context.DeadlineExceeded) || !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("the error is %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it went on for %v", took)
	}
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("not ready any more: %v", err)
	}
}
