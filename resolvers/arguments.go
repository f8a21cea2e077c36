package resolvers

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"

	"diplograph/graph"
	"diplograph/resolvers/answer"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// maxPage is the largest page, and how many ids nodes takes.
const maxPage = 100

// arguments reads a field's arguments into the pattern: page, filter, order and moment.
func (p *planner) arguments(c *graph.Pattern, f graphql.CollectedField) error {
	args := f.ArgumentMap(p.oc.Variables)
	if isConnection(f) {
		if err := p.page(c, f, args); err != nil {
			return err
		}
	}
	at, err := p.moment(f, args)
	if err != nil {
		return err
	}
	if at != (graph.Moment{}) {
		c.At = at
	}
	if order, ok := args["orderBy"].(string); ok {
		c.Order = graph.Order(order)
	}
	for _, at := range [...]graph.Cursor{c.After, c.Before} {
		if at != "" && !c.Lists(at) {
			return fmt.Errorf("%w: %s: this cursor is of another list, or of another order: take one of a page of this one", graph.ErrInvalid, f.Alias)
		}
	}
	return p.filter(c, f, args)
}

// page reads first and after, or last and before.
func (p *planner) page(c *graph.Pattern, f graphql.CollectedField, args map[string]any) error {
	first, err := size(f, args, "first")
	if err != nil {
		return err
	}
	last, err := size(f, args, "last")
	if err != nil {
		return err
	}
	if last > 0 && p.given(f, "first") {
		return fmt.Errorf("%w: %s: give first or last, not both", graph.ErrInvalid, f.Alias)
	}
	c.First, c.Last = first, last
	if last > 0 {
		c.First = 0
	}
	if c.After, err = cursor(f, args, "after"); err != nil {
		return err
	}
	c.Before, err = cursor(f, args, "before")
	return err
}

// size reads how many nodes a page is to have: what is given, else the
// schema's default; 0 where there is neither.
func size(f graphql.CollectedField, args map[string]any, name string) (int, error) {
	v := args[name]
	if v == nil {
		def := f.Definition.Arguments.ForName(name)
		if def == nil || def.DefaultValue == nil {
			return 0, nil
		}
		v = json.Number(def.DefaultValue.Raw)
	}
	n, err := graphql.UnmarshalInt(v)
	if err != nil || n < 1 || n > maxPage {
		further := ""
		if isConnection(f) {
			further = "; for more go on with the page's cursor"
		}
		return 0, fmt.Errorf("%w: %s: %s is %v, it can be 1 to %d%s", graph.ErrInvalid, f.Alias, name, v, maxPage, further)
	}
	return n, nil
}

// given tells whether the document gives an argument, null aside.
func (p *planner) given(f graphql.CollectedField, name string) bool {
	a := f.Arguments.ForName(name)
	if a == nil {
		return false
	}
	v, err := a.Value.Value(p.oc.Variables)
	return err == nil && v != nil
}

func cursor(f graphql.CollectedField, args map[string]any, name string) (graph.Cursor, error) {
	s, ok := args[name].(string)
	if !ok {
		return "", nil
	}
	c := graph.Cursor(s)
	if _, _, err := c.Split(); err != nil {
		return "", fmt.Errorf("%s: %s: %w", f.Alias, name, err)
	}
	return c, nil
}

// moment reads asOf; the zero moment where none is given.
func (p *planner) moment(f graphql.CollectedField, args map[string]any) (graph.Moment, error) {
	v := args["asOf"]
	if v == nil {
		return graph.Moment{}, nil
	}
	day, err := graph.ParseDate(fmt.Sprint(v))
	if err != nil {
		return graph.Moment{}, fmt.Errorf("%s: asOf: %w", f.Alias, err)
	}
	return graph.AsOf(day), nil
}

// filter reads the condition on what the pattern wants.
func (p *planner) filter(c *graph.Pattern, f graphql.CollectedField, args map[string]any) error {
	if args["filter"] == nil {
		return nil
	}
	switch c.Label {
	case graph.VisitLabel:
		w := &graph.VisitFilter{}
		c.Where = w
		err := p.input(f, args, "filter", w)
		p.toAlpha2(w.Guest, w.Host)
		return err
	case graph.ArticleLabel:
		w := &graph.ArticleFilter{}
		c.Where = w
		err := p.input(f, args, "filter", w)
		for i, tag := range w.Lang { // an article's language is that of its pack
			w.Lang[i] = answer.Language(&tag)
		}
		return err
	}
	w := &graph.EventFilter{}
	c.Where = w
	if err := p.input(f, args, "filter", w); err != nil {
		return err
	}
	return p.events(f, w)
}

// maxFilters is of how many filters one of events may be made: a store weighs
// them before it begins, and does not weigh any number in no time.
const maxFilters = 50

// events gives the countries of a filter by the codes that the graph knows.
func (p *planner) events(f graphql.CollectedField, w *graph.EventFilter) error {
	if n := p.eventCountries(w); n > maxFilters {
		return fmt.Errorf("%w: %s: filter: it may be made of %d filters, this one is of %d", graph.ErrInvalid, f.Alias, maxFilters, n)
	}
	return nil
}

// eventCountries does so at every depth, and counts the filters.
func (p *planner) eventCountries(w *graph.EventFilter) (filters int) {
	if w == nil {
		return 0
	}
	p.toAlpha2(w.AnyCountry, w.AllCountries)
	filters = 1 + p.eventCountries(w.Not)
	for _, x := range append(w.And[:len(w.And):len(w.And)], w.Or...) {
		filters += p.eventCountries(x)
	}
	return filters
}

func (p *planner) toAlpha2(lists ...[]string) {
	for _, codes := range lists {
		for i, c := range codes {
			codes[i] = p.alpha2(c)
		}
	}
}

// input reads an argument into one of the graph's types. Letter case aside,
// their fields have the names of the schema's.
func (p *planner) input(f graphql.CollectedField, args map[string]any, name string, into any) error {
	v, err := p.coerce(f.Definition.Arguments.ForName(name).Type, args[name])
	if err != nil {
		return fmt.Errorf("%s: %s: %w", f.Alias, name, err)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%w: %s: %s: %w", graph.ErrInvalid, f.Alias, name, err)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%w: %s: %s: %w", graph.ErrInvalid, f.Alias, name, err)
	}
	return nil
}

// coerce gives a value the form of its type in the schema: a single value
// where a list is wanted is a list of one. Dates are checked.
func (p *planner) coerce(t *ast.Type, v any) (any, error) {
	if v == nil {
		return nil, nil
	}
	if t.Elem != nil {
		all := listed(v)
		out := make([]any, len(all))
		for i, x := range all {
			y, err := p.coerce(t.Elem, x)
			if err != nil {
				return nil, err
			}
			out[i] = y
		}
		return out, nil
	}
	if t.NamedType == "Date" {
		_, err := graph.ParseDate(fmt.Sprint(v))
		return v, err
	}
	fields, ok := v.(map[string]any)
	if !ok {
		return v, nil
	}
	out := map[string]any{}
	for name, x := range fields {
		y, err := p.coerce(p.schema.Types[t.NamedType].Fields.ForName(name).Type, x)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = y
	}
	return out, nil
}

// listed gives the values of a list; one value stands for a list of one. What
// the library makes of one value in a variable is a list of its own type.
func listed(v any) []any {
	if all, ok := v.([]any); ok {
		return all
	}
	typed := reflect.ValueOf(v)
	if typed.Kind() != reflect.Slice {
		return []any{v}
	}
	all := make([]any, typed.Len())
	for i := range all {
		all[i] = typed.Index(i).Interface()
	}
	return all
}
