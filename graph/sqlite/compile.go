package sqlite

import (
	"strconv"
	"strings"

	"diplograph/graph"
)

// compiler writes one statement. The args are the values of its parameters in
// the order of the text.
type compiler struct {
	text strings.Builder
	args []any
	at   graph.Moment
	n    int // how many levels have a number
}

// compile turns a checked pattern into a statement that gives one page, in the
// form that decode.go says.
func compile(p *graph.Pattern) (string, []any) {
	c := &compiler{at: p.At}
	c.add("SELECT ")
	switch {
	case p.Text != "":
		c.mixed(p, c.searched, c.foundPage)
	case p.IDs != nil:
		c.mixed(p, c.named, func(*graph.Pattern) { c.add(" ORDER BY place") })
	case p.Pair != nil:
		c.pair(p)
	default:
		c.page(p, root(p), "")
	}
	return c.text.String(), c.args
}

func (c *compiler) add(text string, args ...any) {
	c.text.WriteString(text)
	c.args = append(c.args, args...)
}

// level numbers a level of the tree. Its aliases are: j, through which an edge
// leads; x, the node while it is looked for; k, the place of a node that is on
// the page; n, the node itself; d, what is kept apart of it.
func (c *compiler) level() level {
	c.n++
	return level(strconv.Itoa(c.n))
}

type level string

func (l level) x() string { return "x" + string(l) }
func (l level) k() string { return "k" + string(l) }
func (l level) n() string { return "n" + string(l) }

// in writes a template for the level: $j, $x, $k, $n and $d are its aliases, $p
// is the node above.
func (l level) in(template, parent string) string {
	return strings.NewReplacer("$j", "j"+string(l), "$x", l.x(), "$k", l.k(), "$n", l.n(), "$d", "d"+string(l), "$p", parent).Replace(template)
}

// page writes the page of a pattern: what the source leads to from the node above.
func (c *compiler) page(p *graph.Pattern, from source, parent string) {
	if p.At != (graph.Moment{}) {
		defer func(above graph.Moment) { c.at = above }(c.at)
		c.at = p.At
	}
	l := c.level()
	c.add("concat('[', (SELECT group_concat(")
	if p.Label == graph.TenureLabel { // no row of its own: a group of seen
		c.tuple(p, l, l.k())
		c.add(l.in(", '') FROM (SELECT $x.*", ""))
		c.places(p, from, l, parent)
		c.window(p, from, l)
		c.add(l.in(") $k), ']'", ""))
	} else {
		c.tuple(p, l, l.n())
		c.add(l.in(", '') FROM (SELECT $x.key AS key", ""))
		if kind, _ := led(p.Where); from.targets != nil {
			c.merged(p, kind, from, l)
		} else {
			c.places(p, from, l, parent)
			c.window(p, from, l)
		}
		c.add(l.in(") $k CROSS JOIN "+itself(p.Label)+"), ']'", ""))
	}
	if p.Total {
		c.add(", (SELECT count(*)")
		c.places(p, from, l, parent)
		c.add(")")
	}
	c.add(", ';')")
}

// tuple writes one node with the pages below it. self is the alias of the node;
// the fields that come before its own are given.
func (c *compiler) tuple(p *graph.Pattern, l level, self string, fields ...string) {
	c.add("concat('('")
	for _, f := range append(fields, fieldsOf(p.Label)...) {
		c.add(l.in(", octet_length("+f+"), ':', "+f, ""))
	}
	for _, below := range p.With {
		c.add(", ")
		c.page(below, sources[below.Edge], self)
	}
	c.add(", ')')")
}

// fieldsOf are the templates of a node's fields.
func fieldsOf(l graph.Label) []string {
	switch l {
	case graph.ArticleLabel:
		return []string{"$n.doc", "$n.text"}
	case graph.TenureLabel:
		return []string{"$k.person", "$k.office", "$k.first", "$k.last"}
	case graph.BilateralLabel:
		return nil
	}
	if l.IsEvent() {
		return []string{"$d.doc"}
	}
	return []string{"$n.doc"}
}

// itself is the template that joins a node with its place on the page.
func itself(l graph.Label) string {
	if l.IsEvent() {
		return "event $n ON $n.key = $k.key CROSS JOIN event_doc $d ON $d.key = $k.key"
	}
	return table(l) + " $n ON $n.key = $k.key"
}

// places writes FROM and WHERE: all nodes that the pattern wants, on whatever page.
func (c *compiler) places(p *graph.Pattern, from source, l level, parent string) {
	c.add(l.in(" FROM "+from.from+" WHERE "+from.where, parent), from.args...)
	c.there(p.Label, l)
	c.among(p, l)
	c.filter(p.Where, from, l)
}

// there writes that the node is there, is of the label, and is known at the moment.
func (c *compiler) there(label graph.Label, l level) {
	switch t, typed := label.Type(); {
	case label.IsEvent():
		c.add(l.in(" AND $x.known_from <= ? AND $x.known_to > ?", ""), c.known(), c.known())
		if typed {
			c.add(l.in(" AND +$x.type = '"+string(t)+"'", ""))
		}
	case label == graph.ArticleLabel, label == graph.MentionLabel:
		c.add(l.in(" AND $x.published <= ?", ""), string(c.at.Known))
	case label == graph.TenureLabel:
	case label == "":
		c.add(l.in(" AND $x.support > 0 AND $x.label <> ''", ""))
	default:
		c.add(l.in(" AND $x.support > 0 AND +$x.label = '"+string(label)+"'", ""))
	}
}

// known is the day for comparison with known_from and known_to: current states
// are those that are known on the day before Forever.
func (c *compiler) known() string {
	return string(min(c.at.Known, "9999-12-30"))
}

// table is where the nodes of a label are kept.
func table(l graph.Label) string {
	switch {
	case l.IsEvent():
		return "event"
	case l == graph.ArticleLabel:
		return "article"
	case l == graph.MentionLabel:
		return "mention"
	}
	return "node"
}
