package sqlite

import (
	"errors"
	"strconv"
	"strings"

	"diplograph/graph"

	"github.com/goccy/go-json" // a page is many nodes: in a third of the time of encoding/json
)

// A page comes as "[" tuple … "]" total ";", the total only where it was asked
// for. A tuple is "(" field … page … ")": the fields of a node (see fieldsOf),
// each as its length in bytes, ":" and its text, and a page for each pattern
// below. A root whose nodes are in several tables has the label and the sort
// value before them. Nothing in it has to be read to find where it ends.

// errForm is an answer of another form: the statement and this file disagree.
var errForm = errors.New("the answer has not the form that was compiled")

// decoder reads the answer to a pattern.
type decoder struct {
	rest  string
	forms *graph.Forms
}

func decode(raw string, p *graph.Pattern) (*graph.Page, error) {
	d := &decoder{raw, graph.NewForms(func(form []byte, into any) error { return json.Unmarshal(form, into) })}
	page, err := d.page(p, p.IDs != nil || p.Text != "")
	if err == nil && len(d.rest) > 0 {
		err = errForm
	}
	return page, err
}

func (d *decoder) page(p *graph.Pattern, mixed bool) (*graph.Page, error) {
	out := &graph.Page{}
	if !d.skip('[') {
		return nil, errForm
	}
	for !d.skip(']') {
		n, sort, err := d.tuple(p, mixed)
		if err != nil {
			return nil, err
		}
		out.Nodes = append(out.Nodes, n)
		if p.Paged() {
			out.Cursors = append(out.Cursors, graph.MakeCursor(sort, n.NodeID()))
		}
	}
	total, ok := d.until(';')
	if !ok {
		return nil, errForm
	}
	if p.Total {
		n, err := strconv.Atoi(total)
		if err != nil {
			return nil, errForm
		}
		out.Total = n
	}
	if p.IDs == nil || p.Edge != "" {
		more := len(out.Nodes) > p.Size() // one more was asked for
		if more {
			out.Nodes, out.Cursors = out.Nodes[:p.Size()], out.Cursors[:min(p.Size(), len(out.Cursors))]
		}
		out.Stand(p, more)
	}
	return out, nil
}

func (d *decoder) tuple(p *graph.Pattern, mixed bool) (n graph.Node, sort string, err error) {
	if !d.skip('(') {
		return nil, "", errForm
	}
	label := p.Label
	if mixed {
		found, _ := d.field()
		value, ok := d.field()
		if !ok {
			return nil, "", errForm
		}
		label, sort = graph.Label(found), value
	}
	if n, err = d.node(label, p); err != nil {
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
		if below.Edge.Leads(n.Label()) {
			n.Answered().Put(below.As, page)
		}
	}
	if !d.skip(')') {
		return nil, "", errForm
	}
	return n, sort, nil
}

// node reads the fields of a node.
func (d *decoder) node(l graph.Label, p *graph.Pattern) (graph.Node, error) {
	var fields [4]string
	for i := range fieldsOf(l, p.Whole) {
		f, ok := d.field()
		if !ok {
			return nil, errForm
		}
		fields[i] = f
	}
	switch l {
	case graph.BilateralLabel:
		return &graph.Bilateral{A: p.Pair.A, B: p.Pair.B}, nil
	case graph.TieLabel:
		n, err := strconv.Atoi(fields[1])
		if err != nil {
			return nil, errForm
		}
		_, code, _ := graph.SplitID(fields[0])
		return &graph.Tie{With: code, EventCount: n, LastContact: graph.Date(fields[2])}, nil
	case graph.TenureLabel:
		return &graph.Tenure{PersonID: fields[0], OfficeID: fields[1],
			FirstSeen: graph.Date(fields[2]), LastSeen: graph.Date(fields[3])}, nil
	}
	n, err := d.forms.Read(l, fields[0])
	if err != nil || !p.Whole {
		return n, err
	}
	switch n := n.(type) {
	case *graph.Article:
		n.Text = fields[1]
	case *graph.Mention:
		err = json.Unmarshal([]byte(fields[1]), n)
	}
	return n, err
}

// skip takes a byte, where it is the next one.
func (d *decoder) skip(b byte) bool {
	if len(d.rest) == 0 || d.rest[0] != b {
		return false
	}
	d.rest = d.rest[1:]
	return true
}

// until takes what comes before a byte, and the byte.
func (d *decoder) until(b byte) (taken string, ok bool) {
	taken, d.rest, ok = strings.Cut(d.rest, string(rune(b)))
	return taken, ok
}

// field takes a length and so many bytes.
func (d *decoder) field() (taken string, ok bool) {
	length, _ := d.until(':')
	n, err := strconv.Atoi(length)
	if err != nil || n < 0 || n > len(d.rest) {
		return "", false
	}
	taken, d.rest = d.rest[:n], d.rest[n:]
	return taken, true
}
