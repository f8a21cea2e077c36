package sqlite

import (
	"fmt"
	"slices"

	"diplograph/graph"
)

// entity reads a node that may stand in many places of an answer: a country, a
// source. Each place gets a copy of its own.
func (d *decoder) entity(l graph.Label, doc string) (graph.Node, error) {
	if n, ok := d.met[met{l, doc}]; ok {
		return copyOf(n), nil
	}
	n, err := blank(l)
	if err != nil {
		return nil, err
	}
	if _, err := read(doc, n); err != nil {
		return nil, err
	}
	d.met[met{l, doc}] = n
	return copyOf(n), nil
}

// blank makes an empty node of a label.
func blank(l graph.Label) (graph.Node, error) {
	switch l {
	case graph.CountryLabel:
		return new(graph.Country), nil
	case graph.OrganizationLabel:
		return new(graph.Organization), nil
	case graph.PersonLabel:
		return new(graph.Person), nil
	case graph.OfficeLabel:
		return new(graph.Office), nil
	case graph.PlaceLabel:
		return new(graph.Place), nil
	case graph.SectorLabel:
		return new(graph.Sector), nil
	case graph.SourceLabel:
		return new(graph.Source), nil
	case graph.LoadLabel:
		return new(graph.Load), nil
	case graph.FailureLabel:
		return new(graph.Failure), nil
	}
	return nil, fmt.Errorf("%w: there is no node of the label %q", errForm, l)
}

// copyOf copies a node that blank can make.
func copyOf(n graph.Node) graph.Node {
	switch n := n.(type) {
	case *graph.Country:
		c := *n
		c.Names = slices.Clone(n.Names)
		return &c
	case *graph.Organization:
		c := *n
		c.Names = slices.Clone(n.Names)
		return &c
	case *graph.Person:
		c := *n
		c.Names = slices.Clone(n.Names)
		return &c
	case *graph.Office:
		c := *n
		c.Titles = slices.Clone(n.Titles)
		return &c
	case *graph.Place:
		c := *n
		c.Names = slices.Clone(n.Names)
		return &c
	case *graph.Sector:
		c := *n
		c.Names = slices.Clone(n.Names)
		return &c
	case *graph.Load:
		c := *n
		return &c
	case *graph.Failure:
		c := *n
		if n.Given != nil {
			given := *n.Given
			c.Given = &given
		}
		return &c
	case *graph.Source:
		c := *n
		return &c
	}
	return n
}
