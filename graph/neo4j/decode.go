package neo4j

import (
	"cmp"
	"slices"
	"strings"

	"diplograph/graph"

	"github.com/goccy/go-json" // a page is many nodes: in a third of the time of encoding/json
)

// decoder reads the rows of a statement into nodes. A row is a list: a node's
// own fields (see own), then, for each level below, the list of its rows and,
// where it was asked for, their number.
type decoder struct{ forms *graph.Forms }

func newDecoder() *decoder {
	return &decoder{graph.NewForms(func(form []byte, into any) error { return json.Unmarshal(form, into) })}
}

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
	more := ordered && len(rows) > p.Size()
	if more {
		rows = rows[:p.Size()]
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
	if ordered {
		out.Stand(p, more)
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
		if below.Edge.Leads(n.Label()) {
			n.Answered().Put(below.As, page)
		}
	}
	return n, sort, nil
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
	n, err := d.forms.Read(label, r.text())
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
