package neo4j

import (
	"cmp"
	"context"
	"slices"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Find implements graph.Reader: one statement answers the whole tree.
func (s *Store) Find(ctx context.Context, p *graph.Pattern) (*graph.Page, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	out := &graph.Page{}
	err := s.ask(ctx, compile(p), func(r *neo4j.Record) error {
		rows, _ := r.Values[0].([]any)
		var total int64
		if p.Total {
			total, _ = r.Values[1].(int64)
		}
		page, err := newDecoder().page(p, rows, total)
		out = page
		return err
	})
	if err != nil {
		return nil, err
	}
	if p.IDs != nil {
		asked(out, p.IDs)
	}
	return out, nil
}

// asked puts the nodes of a root into the order of the ids that asked for them.
func asked(page *graph.Page, ids []string) {
	place := map[string]int{}
	for i := len(ids) - 1; i >= 0; i-- {
		place[ids[i]] = i
	}
	at := func(n graph.Node) int {
		best := len(ids)
		if i, ok := place[n.NodeID()]; ok {
			best = i
		}
		if e, ok := n.(*graph.Event); ok {
			for _, m := range e.MentionIDs {
				if i, ok := place[graph.EventID(m)]; ok {
					best = min(best, i)
				}
			}
		}
		return best
	}
	slices.SortStableFunc(page.Nodes, func(a, b graph.Node) int { return cmp.Compare(at(a), at(b)) })
}
