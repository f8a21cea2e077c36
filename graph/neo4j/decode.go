package neo4j

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"diplograph/graph"

	"github.com/goccy/go-json" // a page is many nodes: in a third of the time of encoding/json
)

// decoder reads the rows of a statement into nodes. A row is a map: d, a
// node's stored form, what is kept apart of it, and the lists and numbers of the levels below.
type decoder struct{ n int }

// level numbers the levels in the order in which compile did.
func (d *decoder) level() level {
	l := level(strconv.Itoa(d.n))
	d.n++
	return l
}

func (d *decoder) page(p *graph.Pattern, rows []any, total int64) (*graph.Page, error) {
	if p.Edge == "" {
		d.level()
	}
	out := &graph.Page{Total: int(total)}
	type found struct {
		node graph.Node
		sort string
	}
	start := d.n
	all := make([]found, 0, len(rows))
	for _, r := range rows {
		row, _ := r.(map[string]any)
		d.n = start
		n, err := d.node(p, row)
		if err != nil {
			return nil, err
		}
		x := found{n, p.Order.Of(n)}
		if p.Text != "" {
			x.sort = text(row["s"])
		}
		all = append(all, x)
	}
	if len(rows) == 0 {
		d.skip(p)
	}
	down := p.Order.Descending(p.Label)
	if p.Last > 0 {
		down = !down
	}
	if p.IDs == nil || p.Edge != "" { // the order of collect is the planner's promise, this is ours
		slices.SortStableFunc(all, func(a, b found) int {
			c := cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.node.NodeID(), b.node.NodeID()))
			if down {
				return -c
			}
			return c
		})
		out.HasNext, out.HasPrevious = p.Before != "", p.After != ""
		more := len(all) > size(p)
		if more {
			all = all[:size(p)]
		}
		if p.Last > 0 {
			slices.Reverse(all)
			out.HasPrevious = more
		} else {
			out.HasNext = more
		}
	}
	for _, x := range all {
		out.Nodes = append(out.Nodes, x.node)
		out.Cursors = append(out.Cursors, graph.MakeCursor(x.sort, x.node.NodeID()))
	}
	return out, nil
}

// skip counts the levels below a pattern of which nothing was found.
func (d *decoder) skip(p *graph.Pattern) {
	for _, below := range p.With {
		d.level()
		d.skip(below)
	}
}

// node reads one row with all below it.
func (d *decoder) node(p *graph.Pattern, row map[string]any) (graph.Node, error) {
	n, err := self(p, row)
	if err != nil {
		return nil, err
	}
	for _, below := range p.With {
		l := d.level()
		rows, _ := row[l.c()].([]any)
		total, _ := row[l.t()].(int64)
		page, err := d.page(below, rows, total)
		if err != nil {
			return nil, err
		}
		if leads(below.Edge, n.Label()) {
			n.Answered().Put(below.As, page)
		}
	}
	return n, nil
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

// self reads a node's own fields.
func self(p *graph.Pattern, row map[string]any) (graph.Node, error) {
	label := p.Label
	if label == "" {
		label = graph.Label(text(row["l"]))
	}
	switch label {
	case graph.BilateralLabel:
		return &graph.Bilateral{A: p.Pair.A, B: p.Pair.B}, nil
	case graph.TieLabel:
		n, _ := row["n"].(int64)
		_, code, _ := graph.SplitID(text(row["country"]))
		return &graph.Tie{With: code, EventCount: int(n), LastContact: graph.Date(text(row["last"]))}, nil
	case graph.TenureLabel:
		return &graph.Tenure{PersonID: text(row["person"]), OfficeID: text(row["office"]), FirstSeen: graph.Date(text(row["first"])), LastSeen: graph.Date(text(row["last"]))}, nil
	}
	n := blank(label)
	if n == nil {
		return nil, fmt.Errorf("there is no node of label %q", label)
	}
	if err := json.Unmarshal([]byte(text(row["d"])), n); err != nil {
		return nil, err
	}
	switch n := n.(type) {
	case *graph.Person:
		n.Names = spellings(row["names"])
	case *graph.Article:
		n.Text = text(row["text"])
	}
	return n, nil
}

// blank makes an empty node of a label; nil where there is no such node.
func blank(l graph.Label) graph.Node {
	switch l {
	case graph.CountryLabel:
		return new(graph.Country)
	case graph.OrganizationLabel:
		return new(graph.Organization)
	case graph.PersonLabel:
		return new(graph.Person)
	case graph.OfficeLabel:
		return new(graph.Office)
	case graph.PlaceLabel:
		return new(graph.Place)
	case graph.SectorLabel:
		return new(graph.Sector)
	case graph.SourceLabel:
		return new(graph.Source)
	case graph.LoadLabel:
		return new(graph.Load)
	case graph.FailureLabel:
		return new(graph.Failure)
	case graph.ArticleLabel:
		return new(graph.Article)
	case graph.MentionLabel:
		return new(graph.Mention)
	case graph.ReviewLabel:
		return new(graph.Review)
	}
	if l.IsEvent() {
		return new(graph.Event)
	}
	return nil
}

// spellings reads a person's names: "ur: مرات نورتیلو".
func spellings(v any) graph.Names {
	list, _ := v.([]any)
	var out graph.Names
	for _, x := range list {
		lang, name, _ := strings.Cut(text(x), ": ")
		out = append(out, graph.LocalizedText{Lang: lang, Text: name})
	}
	slices.SortFunc(out, func(a, b graph.LocalizedText) int {
		return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Text, b.Text))
	})
	return out
}

func text(v any) string {
	s, _ := v.(string)
	return s
}
