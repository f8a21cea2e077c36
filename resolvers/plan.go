package resolvers

import (
	"fmt"
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/resolvers/answer"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// maxEdges is how many edges one question follows at most: a statement of more
// would cost the store more to plan than to answer.
const maxEdges = 300

// planner turns a selection into a pattern.
type planner struct {
	oc     *graphql.OperationContext
	schema *ast.Schema
	alpha2 func(string) string
	today  graph.Date
	edges  int // planned so far
}

// wanted is a field with all that is asked below it. It holds a selection for
// each way in which the types that share the field ask for it; they are not
// merged, because GraphQL lets them give one response key to different things.
type wanted struct {
	graphql.CollectedField
	typ        string
	selections []ast.SelectionSet
}

// ask also wants what another selection of the same field asks for.
func (w *wanted) ask(sel ast.SelectionSet) {
	if !slices.ContainsFunc(w.selections, func(x ast.SelectionSet) bool { return slices.Equal(x, sel) }) {
		w.selections = append(w.selections, sel)
	}
}

// fill plans what a field asks of the pattern's nodes: its page, and all edges below.
func (p *planner) fill(c *graph.Pattern, f graphql.CollectedField, selections []ast.SelectionSet) error {
	if err := p.arguments(c, f); err != nil {
		return err
	}
	if isConnection(f) {
		var page bool
		if selections, page, c.Total = p.unwrap(f.Definition.Type.Name(), selections); !page {
			c.First, c.Last, c.After, c.Before = 1, 0, "", "" // only their number is wanted
		}
	}
	with, err := p.below(p.typesOf(c.Label), selections)
	c.With = with
	if c.Label == "" && slices.ContainsFunc(with, func(x *graph.Pattern) bool { return x.At != graph.Moment{} }) {
		return fmt.Errorf("%w: %s: asOf can be given below a country, not below nodes of several kinds; ask country for it", graph.ErrInvalid, f.Alias)
	}
	return err
}

func isConnection(f graphql.CollectedField) bool {
	return strings.HasSuffix(f.Definition.Type.Name(), "Connection")
}

// unwrap gives what is asked of a connection's nodes, and whether the page
// itself and the number of all nodes are wanted.
func (p *planner) unwrap(connection string, selections []ast.SelectionSet) (nodes []ast.SelectionSet, page, total bool) {
	edge := strings.TrimSuffix(connection, "Connection") + "Edge"
	for _, sel := range selections {
		for _, f := range graphql.CollectFields(p.oc, sel, []string{connection}) {
			switch f.Name {
			case "totalCount":
				total = true
			case "pageInfo":
				page = true
			case "nodes":
				page = true
				nodes = append(nodes, f.Selections)
			case "edges":
				page = true
				nodes = append(nodes, p.inside(edge, []ast.SelectionSet{f.Selections}, "node")...)
			}
		}
	}
	return nodes, page, total
}

// inside gives what is asked below the fields that a path leads to; nil where
// they are not asked for.
func (p *planner) inside(typ string, selections []ast.SelectionSet, path ...string) []ast.SelectionSet {
	var out []ast.SelectionSet
	for _, sel := range selections {
		for _, f := range graphql.CollectFields(p.oc, sel, []string{typ}) {
			switch {
			case f.Name != path[0]:
			case len(path) == 1:
				out = append(out, f.Selections)
			default:
				out = append(out, p.inside(f.Definition.Type.Name(), []ast.SelectionSet{f.Selections}, path[1:]...)...)
			}
		}
	}
	return out
}

// typesOf lists the GraphQL types of a label's nodes; no label stands for every node.
func (p *planner) typesOf(l graph.Label) []string {
	if l == "" {
		l = "Node"
	}
	var out []string
	for _, d := range p.schema.GetPossibleTypes(p.schema.Types[string(l)]) {
		out = append(out, d.Name)
	}
	slices.Sort(out)
	return out
}

// satisfies lists the types whose fragments hold for a type: itself, its interfaces and unions.
func (p *planner) satisfies(typ string) []string {
	out := []string{typ}
	for _, d := range p.schema.GetImplements(p.schema.Types[typ]) {
		out = append(out, d.Name)
	}
	return out
}

// below plans the edges that selections want of nodes of some types. A field
// that types share is one edge, with all that is asked below it on any of them.
func (p *planner) below(types []string, selections []ast.SelectionSet) ([]*graph.Pattern, error) {
	var order []string
	byKey := map[string]*wanted{}
	for _, sel := range selections {
		for _, t := range types {
			for _, f := range graphql.CollectFields(p.oc, sel, p.satisfies(t)) {
				k := answer.Key(f)
				if byKey[k] == nil {
					order = append(order, k)
					byKey[k] = &wanted{CollectedField: f, typ: t}
				}
				byKey[k].ask(f.Selections)
			}
		}
	}
	var out []*graph.Pattern
	for _, k := range order {
		with, err := p.field(byKey[k], k)
		if err != nil {
			return nil, err
		}
		out = append(out, with...)
	}
	return out, nil
}

// field plans the edges of one field.
func (p *planner) field(w *wanted, key string) ([]*graph.Pattern, error) {
	if w.typ == "Bilateral" && w.Name == "summary" {
		return p.summary(w, key)
	}
	var out []*graph.Pattern
	for _, s := range stepsOf(w.typ, w.Name) {
		c := &graph.Pattern{Label: s.label, Edge: s.edge, As: key + s.part}
		selections := w.selections
		if s.path != nil {
			if selections = p.inside(w.Definition.Type.Name(), selections, s.path...); selections == nil {
				continue
			}
		}
		if err := p.follow(); err != nil {
			return nil, err
		}
		if err := p.fill(c, w.CollectedField, selections); err != nil {
			return nil, err
		}
		out = append(out, c)
	}
	return out, nil
}

// follow counts an edge.
func (p *planner) follow() error {
	if p.edges++; p.edges > maxEdges {
		return fmt.Errorf("%w: one field at the root leads to at most %d others that are looked up; ask for less at once", graph.ErrInvalid, maxEdges)
	}
	return nil
}
