package sqlite

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// steps is a context that counts how often it is asked whether it is over: once a step.
type steps struct {
	context.Context
	n, most int
}

func (s *steps) Err() error {
	if s.n++; s.n > s.most {
		return context.DeadlineExceeded
	}
	return nil
}

// All countries of the world deal with each other, but the one at the end only
// with a neighbour of the beginning: a chain that strays comes back nowhere, and
// is not followed. A search ends with its time.
func TestChainsStrayNowhere(t *testing.T) {
	pairs := [][2]string{{"from", "neighbour"}, {"neighbour", "to"}}
	for i := range 194 {
		pairs = append(pairs, [2]string{"from", fmt.Sprint(i)})
		for j := range i {
			pairs = append(pairs, [2]string{fmt.Sprint(i), fmt.Sprint(j)})
		}
	}
	from := func(code string) *walk {
		w := &walk{links: map[string]map[string]int64{}, from: code, to: "to", first: 100}
		for _, p := range pairs {
			w.link(p[0], p[1], 1)
			w.link(p[1], p[0], 1)
		}
		return w
	}
	w, ctx := from("from"), &steps{Context: t.Context(), most: 1000}
	if err := w.look(ctx, 1, 5); err != nil {
		t.Errorf("after %d steps: %v", ctx.n, err)
	}
	if diff := cmp.Diff([][]string{{"from", "neighbour", "to"}}, w.found); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
	if err := from("0").look(&steps{Context: t.Context(), most: 50}, 1, 5); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a search whose time is over: %v", err)
	}
}
