package memory

import (
	"cmp"
	"context"
	"slices"

	"diplograph/graph"
)

// Find implements graph.Reader.
func (s *Store) Find(ctx context.Context, p *graph.Pattern) (*graph.Page, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, err
	}
	v := s.view(p.At)
	switch {
	case p.Text != "":
		return v.page(p, v.search(p)), nil
	case p.IDs != nil:
		return v.inOrderOfIDs(p), nil
	case p.Pair != nil:
		return v.page(p, v.place(p, v.pair(p.Pair))), nil
	}
	return v.page(p, v.place(p, v.all(p.Label))), nil
}

// pair is the two countries as one node, where both are there.
func (v *view) pair(p *graph.Pair) []graph.Node {
	if len(v.nodes(graph.CountryLabel, p.A, p.B)) < 2 {
		return nil
	}
	return []graph.Node{&graph.Bilateral{A: p.A, B: p.B}}
}

// placed is a node with its place in an order.
type placed struct {
	node graph.Node
	sort string
}

// place keeps the nodes that the pattern wants, each once, with their sort values.
func (v *view) place(p *graph.Pattern, nodes []graph.Node) []placed {
	wanted := func(string) bool { return true }
	if p.IDs != nil {
		ids := map[string]bool{}
		for _, n := range v.byID(p.IDs...) {
			ids[n.NodeID()] = true
		}
		wanted = func(id string) bool { return ids[id] }
	}
	seen := map[string]bool{}
	var out []placed
	for _, n := range nodes {
		id := n.NodeID()
		if seen[id] || !wanted(id) || !is(n, p.Label) || !v.passes(n, p.Where) {
			continue
		}
		seen[id] = true
		out = append(out, placed{node: n, sort: p.Order.Of(n)})
	}
	return out
}

// page orders what was found, cuts the page out, and answers what is wanted below.
func (v *view) page(p *graph.Pattern, found []placed) *graph.Page {
	sign := 1
	if p.Order.Descending(p.Label) {
		sign = -1
	}
	compare := func(sort, id string, b placed) int {
		return sign * cmp.Or(cmp.Compare(sort, b.sort), cmp.Compare(id, b.node.NodeID()))
	}
	slices.SortFunc(found, func(a, b placed) int { return compare(a.sort, a.node.NodeID(), b) })
	total := len(found)
	behind := func(c graph.Cursor, side int) {
		if c == "" {
			return
		}
		sort, id, _ := c.Split() // Check has seen to it that it can be split
		found = slices.DeleteFunc(found, func(x placed) bool { return compare(sort, id, x) != side })
	}
	behind(p.After, -1)
	behind(p.Before, 1)
	out := &graph.Page{HasNext: p.Before != "", HasPrevious: p.After != ""}
	first := p.First
	if first == 0 && p.Last == 0 {
		first = graph.MaxAll
	}
	if first > 0 && len(found) > first {
		found, out.HasNext = found[:first], true
	}
	if p.Last > 0 && len(found) > p.Last {
		found, out.HasPrevious = found[len(found)-p.Last:], true
	}
	if p.Total {
		out.Total = total
	}
	v.fill(out, p, found)
	return out
}

// inOrderOfIDs answers a root's IDs: each node once, where its first id stands.
func (v *view) inOrderOfIDs(p *graph.Pattern) *graph.Page {
	out := &graph.Page{}
	found := v.place(p, v.byID(p.IDs...))
	if p.Total {
		out.Total = len(found)
	}
	v.fill(out, p, found)
	return out
}

// fill puts copies of the nodes on the page, with what the pattern wants below them.
func (v *view) fill(out *graph.Page, p *graph.Pattern, found []placed) {
	for _, x := range found {
		n := graph.Copy(x.node)
		for _, below := range p.With {
			if below.Edge.Leads(n.Label()) {
				then := v.as(below.At)
				n.Answered().Put(below.As, then.page(below, then.place(below, then.follow(below.Edge, n))))
			}
		}
		if !p.Whole {
			n = graph.Told(n)
		}
		out.Nodes = append(out.Nodes, n)
		if p.Paged() {
			out.Cursors = append(out.Cursors, graph.MakeCursor(x.sort, n.NodeID()))
		}
	}
}
