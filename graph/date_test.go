package graph_test

import (
	"errors"
	"strings"
	"testing"

	"diplograph/graph"
)

// A day goes out to GraphQL and comes in from it.
func TestDateInGraphQL(t *testing.T) {
	for day, want := range map[graph.Date]string{"2025-09-09": `"2025-09-09"`, "": "null", graph.Earliest: `"0001-01-01"`} {
		var b strings.Builder
		day.MarshalGQL(&b)
		if b.String() != want {
			t.Errorf("%q goes out as %s, want %s", day, b.String(), want)
		}
	}
	for _, c := range []struct {
		in   any
		want graph.Date
		bad  bool
	}{{in: "2025-09-09", want: "2025-09-09"}, {in: nil}, {in: "2025-09-31", bad: true}, {in: "soon", bad: true}, {in: 20250909, bad: true}} {
		day := graph.Date("1999-01-01")
		err := day.UnmarshalGQL(c.in)
		if c.bad != errors.Is(err, graph.ErrInvalid) || !c.bad && day != c.want {
			t.Errorf("%v comes in as %q, %v", c.in, day, err)
		}
	}
}
