package sqlite_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"diplograph/graph"
)

// deep is a question so many edges deep.
func deep(edges int) *graph.Pattern {
	root := &graph.Pattern{Label: graph.CountryLabel, At: graph.Now("2025-09-15")}
	p := root
	for i := range edges {
		e := [...]graph.Edge{graph.Events, graph.PartyCountries}[i%2]
		p.With = []*graph.Pattern{{Edge: e, Label: graph.Edges[e].To, As: "below", First: 1}}
		p = p.With[0]
	}
	return root
}

// wide is a question for so many edges of one node.
func wide(edges int) *graph.Pattern {
	root := &graph.Pattern{Label: graph.PersonLabel, At: graph.Now("2025-09-15")}
	for i := range edges {
		root.With = append(root.With, &graph.Pattern{Edge: graph.InCountry, Label: graph.CountryLabel, As: fmt.Sprint("below", i)})
	}
	return root
}

func TestLimits(t *testing.T) {
	s := open(t, "")
	defer s.Close(context.Background())
	for _, x := range [...]struct {
		name string
		p    *graph.Pattern
		fits bool
	}{
		{"as deep as may be", deep(19), true}, {"deeper", deep(20), false},
		{"as wide as may be", wide(900), true}, {"wider", wide(901), false},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := s.Find(t.Context(), x.p)
			if x.fits && err != nil || !x.fits && !errors.Is(err, graph.ErrInvalid) {
				t.Errorf("fits: %v; the error is %v", x.fits, err)
			}
		})
	}
}
