package resolvers

import (
	"cmp"
	"context"
	"fmt"

	"diplograph/graph"
	"diplograph/resolvers/answer"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// maxFirst is the largest page.
const maxFirst = 100

// planner turns a selection into a pattern.
type planner struct {
	oc    *graphql.OperationContext
	today graph.Date
}

// selected is a field as it is asked for on some types, with all that is asked below it.
type selected struct {
	graphql.CollectedField
	types []string
}

// planner makes the planner of the request.
func (r *Resolver) planner(ctx context.Context) *planner {
	return &planner{oc: graphql.GetOperationContext(ctx), today: r.Today()}
}

// root fills the tree below the field that is being answered; wrapped tells
// that the nodes stand in a connection.
func (p *planner) root(ctx context.Context, q *graph.Pattern, wrapped bool) error {
	sel := graphql.GetFieldContext(ctx).Field.Selections
	if wrapped {
		sel, q.Total = p.unwrap(graphql.GetFieldContext(ctx).Field.Definition.Type.Name(), sel)
	}
	if q.At == (graph.Moment{}) {
		q.At = graph.Now(p.today)
	}
	with, err := p.below(typesOf(q.Label), sel)
	q.With = with
	return err
}

// satisfies lists the types and interfaces whose fragments hold for a type.
func satisfies(typ string) []string {
	out := []string{typ}
	if isEvent(typ) {
		out = append(out, "Event")
	}
	return append(out, "Node", "SearchResult")
}

// unwrap gives what is asked of a connection's nodes, and whether their number is.
func (p *planner) unwrap(connection string, sel ast.SelectionSet) (nodes ast.SelectionSet, total bool) {
	for _, f := range graphql.CollectFields(p.oc, sel, []string{connection}) {
		switch f.Name {
		case "totalCount":
			total = true
		case "nodes":
			nodes = append(nodes, f.Selections...)
		case "edges":
			for _, e := range graphql.CollectFields(p.oc, f.Selections, []string{connection[:len(connection)-len("Connection")] + "Edge"}) {
				if e.Name == "node" {
					nodes = append(nodes, e.Selections...)
				}
			}
		}
	}
	return nodes, total
}

// below plans the edges that a selection wants of nodes of some types. A field
// that several types share is one edge, with all that is asked below it on any of them.
func (p *planner) below(types []string, sel ast.SelectionSet) ([]*graph.Pattern, error) {
	var order []string
	byKey := map[string]*selected{}
	for _, t := range types {
		for _, f := range graphql.CollectFields(p.oc, sel, satisfies(t)) {
			k := answer.Key(f)
			s, ok := byKey[k]
			if !ok {
				order = append(order, k)
				byKey[k] = &selected{f, []string{t}}
				continue
			}
			s.types = append(s.types, t)
			for _, x := range f.Selections {
				if !holds(s.Selections, x) {
					s.Selections = append(s.Selections[:len(s.Selections):len(s.Selections)], x)
				}
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

func holds(set ast.SelectionSet, x ast.Selection) bool {
	for _, y := range set {
		if x == y {
			return true
		}
	}
	return false
}

// field plans the edges of one field.
func (p *planner) field(f *selected, key string) ([]*graph.Pattern, error) {
	typ := f.types[0]
	if typ == "Bilateral" && f.Name == "summary" {
		return p.summary(f, key)
	}
	needs, own := stepsOf(typ, f.Name)
	var out []*graph.Pattern
	for _, s := range needs {
		c := &graph.Pattern{Label: s.label, Edge: s.edge, As: key + s.part}
		sel := f.Selections
		size, isPage := paged[own+"."+f.Name]
		switch {
		case isPage:
			if err := p.arguments(c, f.ArgumentMap(p.oc.Variables), size); err != nil {
				return nil, err
			}
			sel, c.Total = p.unwrap(f.Definition.Type.Name(), sel)
		case s.field != "":
			sel = p.inside(f, s.field)
			if sel == nil {
				continue
			}
		case below[f.Name] != "":
			sel = p.inside(f, below[f.Name])
			if sel == nil {
				continue
			}
		}
		with, err := p.below(typesOf(c.Label), sel)
		if err != nil {
			return nil, err
		}
		c.With = with
		out = append(out, c)
	}
	return out, nil
}

// inside gives what is asked below a field's sub-field, at whatever depth the
// wrappers around it are; nil where it is not asked for.
func (p *planner) inside(f *selected, name string) ast.SelectionSet {
	var out ast.SelectionSet
	wrapper := f.Definition.Type.Name()
	for _, x := range graphql.CollectFields(p.oc, f.Selections, []string{wrapper}) {
		if x.Name == name {
			out = append(out, x.Selections...)
		}
		if x.Name == "values" {
			for _, y := range graphql.CollectFields(p.oc, x.Selections, []string{"ConflictValue"}) {
				if y.Name == name {
					out = append(out, y.Selections...)
				}
			}
		}
	}
	return out
}

// arguments reads a page's arguments into a pattern.
func (p *planner) arguments(c *graph.Pattern, args map[string]any, size int) error {
	first, err := number(args, "first")
	if err != nil {
		return err
	}
	last, err := number(args, "last")
	if err != nil {
		return err
	}
	if first != nil && last != nil {
		return fmt.Errorf("%w: give first or last, not both", graph.ErrInvalid)
	}
	after, _ := args["after"].(string)
	before, _ := args["before"].(string)
	c.After, c.Before = graph.Cursor(after), graph.Cursor(before)
	c.First = size
	switch {
	case last != nil:
		c.First, c.Last = 0, *last
	case first != nil:
		c.First = *first
	}
	for _, n := range [...]*int{first, last} {
		if n != nil && (*n < 1 || *n > maxFirst) {
			return fmt.Errorf("%w: first and last are 1 to %d, not %d; go on with after and endCursor", graph.ErrInvalid, maxFirst, *n)
		}
	}
	if asOf, ok := args["asOf"]; ok && asOf != nil {
		day, err := graph.ParseDate(fmt.Sprint(asOf))
		if err != nil {
			return err
		}
		c.At = graph.AsOf(day)
	}
	return filter(c, args["filter"])
}

// number reads a whole number that a document or its variables give.
func number(args map[string]any, name string) (*int, error) {
	v, ok := args[name]
	if !ok || v == nil {
		return nil, nil
	}
	n, err := graphql.UnmarshalInt(v)
	if err != nil {
		return nil, fmt.Errorf("%w: %s is a whole number", graph.ErrInvalid, name)
	}
	return &n, nil
}

// summary plans the events that a summary shows, and its sides.
func (p *planner) summary(f *selected, key string) ([]*graph.Pattern, error) {
	args := f.ArgumentMap(p.oc.Variables)
	at, period, err := p.when(args)
	if err != nil {
		return nil, err
	}
	today := cmp.Or(at.Today, p.today)
	var out []*graph.Pattern
	add := func(part string, c *graph.Pattern, sel ast.SelectionSet) error {
		c.As = key + part
		with, err := p.below(typesOf(c.Label), sel)
		c.With = with
		for _, x := range out {
			if x.As == c.As {
				x.With = append(x.With, with...)
				return err
			}
		}
		out = append(out, c)
		return err
	}
	for _, x := range graphql.CollectFields(p.oc, f.Selections, []string{"BilateralSummary"}) {
		switch x.Name {
		case "lastContact":
			err = add(answer.PartLast, &graph.Pattern{Label: graph.EventLabel, Edge: graph.Ties, At: at, First: 1, Where: &graph.EventFilter{
				Status: []graph.Status{graph.Occurred, graph.Ongoing, graph.Signed, graph.Ratified, graph.InForce},
				Date:   upTo(period, today)}}, x.Selections)
		case "nextVisit":
			err = add(answer.PartNext, &graph.Pattern{Label: graph.VisitLabel, Edge: graph.Ties, At: at, First: 1, Order: graph.DateAsc, Where: &graph.VisitFilter{
				Status: []graph.Status{graph.Proposed, graph.Planned, graph.Confirmed}, Date: &graph.DateRange{From: today}}}, x.Selections)
		case "lapsedVisits":
			err = add(answer.PartLapsed, &graph.Pattern{Label: graph.VisitLabel, Edge: graph.Ties, At: at, First: maxFirst, Where: &graph.VisitFilter{
				Status: []graph.Status{graph.Lapsed}, Date: period}}, x.Selections)
		case "visitsByDirection":
			var sel ast.SelectionSet
			for _, y := range graphql.CollectFields(p.oc, x.Selections, []string{"VisitDirection"}) {
				if y.Name == "guest" || y.Name == "host" {
					sel = append(sel, y.Selections...)
				}
			}
			if err = add(answer.PartA, &graph.Pattern{Label: graph.CountryLabel, Edge: graph.SideA}, sel); err == nil {
				err = add(answer.PartB, &graph.Pattern{Label: graph.CountryLabel, Edge: graph.SideB}, sel)
			}
		}
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// when reads a summary's moment and period; a zero moment is the root's.
func (p *planner) when(args map[string]any) (at graph.Moment, period *graph.DateRange, err error) {
	if v := args["asOf"]; v != nil {
		day, err := graph.ParseDate(fmt.Sprint(v))
		if err != nil {
			return at, nil, err
		}
		at = graph.AsOf(day)
	}
	period, err = dateRange(args["period"])
	return at, period, err
}

// upTo ends a period on a day at the latest.
func upTo(period *graph.DateRange, day graph.Date) *graph.DateRange {
	out := graph.DateRange{To: day}
	if period != nil {
		out.From = period.From
		if period.To != "" && period.To < day {
			out.To = period.To
		}
	}
	return &out
}
