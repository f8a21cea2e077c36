package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"diplograph/graph/sqlite"

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
	ctx := &steps{Context: t.Context(), most: 1000}
	got, err := sqlite.Chains(ctx, pairs, "from", "to", 5, 100)
	if err != nil {
		t.Errorf("after %d steps: %v", ctx.n, err)
	}
	if diff := cmp.Diff([][]string{{"from", "neighbour", "to"}}, got); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
	if _, err := sqlite.Chains(&steps{Context: t.Context(), most: 50}, pairs, "0", "to", 5, 100); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a search whose time is over: %v", err)
	}
}
