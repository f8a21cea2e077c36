package resolvers

import (
	"bytes"
	"encoding/json"
	"fmt"

	"diplograph/graph"
)

// filter reads a filter argument, by what the pattern wants. Names and values
// have been validated against the schema; the graph's types carry the same names.
func filter(c *graph.Pattern, v any) error {
	if v == nil {
		return nil
	}
	switch {
	case c.Label == graph.VisitLabel:
		f := &graph.VisitFilter{}
		c.Where = f
		return into(v, f)
	case c.Label == graph.ArticleLabel:
		f := &graph.ArticleFilter{}
		c.Where = f
		return into(v, f)
	}
	f := &graph.EventFilter{}
	c.Where = f
	return into(v, f)
}

func dateRange(v any) (*graph.DateRange, error) {
	if v == nil {
		return nil, nil
	}
	r := &graph.DateRange{}
	if err := into(v, r); err != nil {
		return nil, err
	}
	for _, d := range [...]graph.Date{r.From, r.To} {
		if d == "" {
			continue
		}
		if _, err := graph.ParseDate(string(d)); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// into reads an input value into a type whose fields have the input's names.
// Letter case aside, they are the same in Go and GraphQL.
func into(v any, to any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("%w: the filter cannot be read", graph.ErrInvalid)
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("%w: the filter cannot be read: a list is wanted where a single value stands, or the other way round", graph.ErrInvalid)
	}
	return nil
}
