package sqlite

import (
	"fmt"

	"diplograph/graph"
)

// SQLite parses no deeper expression than maxDepth edges make, and concat takes
// no more than 1,000 values.
const (
	maxDepth = 19
	maxWidth = 900
)

// fits tells whether a question can be one statement. The error is ErrInvalid.
func fits(p *graph.Pattern, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("%w: the question goes more than %d edges deep; ask for what is below in a question of its own", graph.ErrInvalid, maxDepth)
	}
	if len(p.With) > maxWidth {
		return fmt.Errorf("%w: the question asks for %d edges of one node, the most is %d; ask in parts", graph.ErrInvalid, len(p.With), maxWidth)
	}
	for _, below := range p.With {
		if err := fits(below, depth+1); err != nil {
			return err
		}
	}
	return nil
}
