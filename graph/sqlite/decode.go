package sqlite

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"diplograph/graph"
)

// A page comes as [[tuple, …], total], the total only where it was asked for.
// A tuple is [node, page, …], with a page for each pattern below; that of a
// root whose nodes are in several tables begins with the label and sort value.

// decoder reads the answer to a pattern.
type decoder struct{ *json.Decoder }

func decode(raw []byte, p *graph.Pattern) (*graph.Page, error) {
	d := decoder{json.NewDecoder(bytes.NewReader(raw))}
	return d.page(p, p.IDs != nil || p.Text != "")
}

func (d decoder) page(p *graph.Pattern, mixed bool) (*graph.Page, error) {
	if err := d.skip(2); err != nil { // [[
		return nil, err
	}
	out := &graph.Page{}
	for d.More() {
		n, sort, err := d.tuple(p, mixed)
		if err != nil {
			return nil, err
		}
		out.Nodes = append(out.Nodes, n)
		out.Cursors = append(out.Cursors, graph.MakeCursor(sort, n.NodeID()))
	}
	if err := d.skip(1); err != nil { // ]
		return nil, err
	}
	if p.Total {
		if err := d.Decode(&out.Total); err != nil {
			return nil, err
		}
	}
	if p.IDs == nil || p.Edge != "" {
		cut(out, p)
	}
	return out, d.skip(1)
}

// cut takes off the one node more that was asked for, and puts what was asked
// for in reverse into its order.
func cut(out *graph.Page, p *graph.Pattern) {
	out.HasNext, out.HasPrevious = p.Before != "", p.After != ""
	more := len(out.Nodes) > size(p)
	if more {
		out.Nodes, out.Cursors = out.Nodes[:size(p)], out.Cursors[:size(p)]
	}
	if p.Last > 0 {
		slices.Reverse(out.Nodes)
		slices.Reverse(out.Cursors)
		out.HasPrevious = more
		return
	}
	out.HasNext = more
}

func (d decoder) tuple(p *graph.Pattern, mixed bool) (n graph.Node, sort string, err error) {
	if err := d.skip(1); err != nil { // [
		return nil, "", err
	}
	label := p.Label
	if mixed {
		if err := d.Decode(&label); err != nil {
			return nil, "", err
		}
		if err := d.Decode(&sort); err != nil {
			return nil, "", err
		}
	}
	n, err = d.node(label, p)
	if err != nil {
		return nil, "", err
	}
	if p.Text == "" || !mixed {
		sort = p.Order.Of(n)
	}
	for _, below := range p.With {
		if mixed && !inTable(below.Edge, label) {
			continue
		}
		page, err := d.page(below, false)
		if err != nil {
			return nil, "", err
		}
		if leads(below.Edge, n.Label()) {
			n.Answered().Put(below.As, page)
		}
	}
	return n, sort, d.skip(1) // ]
}

// leads tells whether an edge leads from nodes of a label.
func leads(e graph.Edge, l graph.Label) bool {
	switch from := graph.Edges[e].From; from {
	case "":
		return l == graph.PersonLabel || l == graph.OfficeLabel || l == graph.OrganizationLabel || l == graph.PlaceLabel
	case graph.EventLabel:
		return l.IsEvent()
	default:
		return l == from
	}
}

func (d decoder) skip(tokens int) error {
	for range tokens {
		if _, err := d.Token(); err != nil {
			return err
		}
	}
	return nil
}

// node reads a node in its stored form.
func (d decoder) node(l graph.Label, p *graph.Pattern) (graph.Node, error) {
	n, err := blank(l)
	if err != nil {
		return nil, err
	}
	if err := d.Decode(n); err != nil {
		return nil, err
	}
	if b, ok := n.(*graph.Bilateral); ok {
		b.A, b.B = p.Pair.A, p.Pair.B
	}
	return n, nil
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
	case graph.ArticleLabel:
		return new(graph.Article), nil
	case graph.MentionLabel:
		return new(graph.Mention), nil
	case graph.TenureLabel:
		return new(graph.Tenure), nil
	case graph.BilateralLabel:
		return new(graph.Bilateral), nil
	}
	if l.IsEvent() {
		return new(graph.Event), nil
	}
	return nil, fmt.Errorf("there is no node of the label %q", l)
}
