package neo4j

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"diplograph/graph"

	"github.com/goccy/go-json" // a page is many nodes: in a third of the time of encoding/json
)

// decoder reads the rows of a statement into nodes. A row is a list: a node's
// own fields (see own), then, for each level below, the list of its rows and,
// where it was asked for, their number.
type decoder struct {
	met map[met]graph.Node // nodes that stand in many places are read once
}

// met is a node's label and its stored form.
type met struct {
	label graph.Label
	doc   string
}

func newDecoder() *decoder { return &decoder{met: map[met]graph.Node{}} }

// row is what of a row has not been read yet.
type row struct{ rest []any }

func (r *row) next() any {
	if len(r.rest) == 0 {
		return nil
	}
	first := r.rest[0]
	r.rest = r.rest[1:]
	return first
}

func (r *row) text() string      { return text(r.next()) }
func (r *row) number() int64     { n, _ := r.next().(int64); return n }
func (r *row) list() (all []any) { all, _ = r.next().([]any); return all }

func (d *decoder) page(p *graph.Pattern, rows []any, total int64) (*graph.Page, error) {
	out := &graph.Page{Total: int(total)}
	ordered := p.IDs == nil || p.Edge != "" // collect keeps the order and the limit of the statement
	more := ordered && len(rows) > size(p)
	if more {
		rows = rows[:size(p)]
	}
	for _, x := range rows {
		fields, _ := x.([]any)
		n, sort, err := d.node(p, &row{fields})
		if err != nil {
			return nil, err
		}
		out.Nodes = append(out.Nodes, n)
		if p.Paged() {
			out.Cursors = append(out.Cursors, graph.MakeCursor(sort, n.NodeID()))
		}
	}
	if !ordered {
		return out, nil
	}
	out.HasNext, out.HasPrevious = p.Before != "", p.After != ""
	if p.Last > 0 {
		slices.Reverse(out.Nodes)
		slices.Reverse(out.Cursors)
		out.HasPrevious = more
	} else {
		out.HasNext = more
	}
	return out, nil
}

// node reads one row with all below it, and gives the node's sort value too.
func (d *decoder) node(p *graph.Pattern, r *row) (n graph.Node, sort string, err error) {
	if n, err = d.self(p, r); err != nil {
		return nil, "", err
	}
	sort = p.Order.Of(n)
	if p.Text != "" {
		sort = r.text()
	}
	for _, below := range p.With {
		if elsewhere(p.Label, below.Edge) {
			continue
		}
		rows, total := r.list(), int64(0)
		if below.Total {
			total = r.number()
		}
		page, err := d.page(below, rows, total)
		if err != nil {
			return nil, "", err
		}
		if leads(below.Edge, n.Label()) {
			n.Answered().Put(below.As, page)
		}
	}
	return n, sort, nil
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
func (d *decoder) self(p *graph.Pattern, r *row) (graph.Node, error) {
	label := p.Label
	switch label {
	case graph.BilateralLabel:
		return &graph.Bilateral{A: p.Pair.A, B: p.Pair.B}, nil
	case graph.TieLabel:
		_, code, _ := graph.SplitID(r.text())
		return &graph.Tie{With: code, EventCount: int(r.number()), LastContact: graph.Date(r.text())}, nil
	case graph.TenureLabel:
		return &graph.Tenure{PersonID: r.text(), OfficeID: r.text(), FirstSeen: graph.Date(r.text()), LastSeen: graph.Date(r.text())}, nil
	case "":
		label = graph.Label(r.text())
	}
	n, err := d.read(label, r.text())
	if err != nil {
		return nil, err
	}
	if p.Label == "" || p.Label == graph.PersonLabel {
		names := r.next()
		if person, ok := n.(*graph.Person); ok {
			person.Names = spellings(names)
		}
	}
	if !p.Whole || p.Label != "" && p.Label != graph.ArticleLabel && p.Label != graph.MentionLabel {
		return n, nil
	}
	switch rest := r.text(); n := n.(type) {
	case *graph.Article:
		n.Text = rest
	case *graph.Mention:
		if rest != "" { // in a graph of version 6, all of it is told
			err = json.Unmarshal([]byte(rest), n)
		}
	}
	return n, err
}

// read reads a node from its stored form. One that may stand in many places of
// an answer, as a country or a source may, is read once, and each place gets a copy.
func (d *decoder) read(l graph.Label, doc string) (graph.Node, error) {
	if !seldom(l) {
		if n, ok := d.met[met{l, doc}]; ok {
			return graph.Copy(n), nil
		}
	}
	n := graph.Blank(l)
	if n == nil {
		return nil, fmt.Errorf("there is no node of label %q", l)
	}
	if err := json.Unmarshal([]byte(doc), n); err != nil {
		return nil, err
	}
	if seldom(l) {
		return n, nil
	}
	d.met[met{l, doc}] = n
	return graph.Copy(n), nil
}

// seldom tells whether a node of a label hardly ever stands twice in an answer.
func seldom(l graph.Label) bool {
	return l.IsEvent() || l == graph.MentionLabel || l == graph.ArticleLabel
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
