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
	// joined is how many conditions of the filter at hand SQLite may make joins of.
	joined int
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

// level is a level of the tree: its number, and the alias of the node above.
// Its own aliases are: j, through which an edge leads; x, the node while it is
// looked for; k, the place of a node that is on the page; n, the node itself; d,
// what is kept apart of it.
type level struct{ number, parent string }

// level numbers a level below a node.
func (c *compiler) level(parent string) level {
	c.n++
	return level{strconv.Itoa(c.n), parent}
}

func (l level) alias(letter string) string { return letter + l.number }

// write writes a template: $j, $x, $k, $n and $d are the aliases of the level,
// $p is the node above.
func (c *compiler) write(l level, template string, args ...any) {
	for {
		text, rest, ok := strings.Cut(template, "$")
		c.text.WriteString(text)
		if !ok {
			break
		}
		switch letter := rest[0]; letter {
		case 'j', 'x', 'k', 'n', 'd':
			c.text.WriteByte(letter)
			c.text.WriteString(l.number)
			rest = rest[1:]
		case 'p':
			c.text.WriteString(l.parent)
			rest = rest[1:]
		default: // a path in JSON
			c.text.WriteByte('$')
		}
		template = rest
	}
	c.args = append(c.args, args...)
}

// page writes the page of a pattern: what the source leads to from the node above.
func (c *compiler) page(p *graph.Pattern, from source, parent string) {
	if p.At != (graph.Moment{}) {
		defer func(above graph.Moment) { c.at = above }(c.at)
		c.at = p.At
	}
	if p.Label == graph.TieLabel {
		from = c.ties()
	}
	l := c.level(parent)
	c.add("concat('[', (SELECT group_concat(")
	if grouped(p.Label) {
		c.tuple(p, l, l.alias("k"))
		c.write(l, ", '') FROM (SELECT $x.*")
		c.places(p, from, l)
		c.window(p, from, l)
		c.write(l, ") $k), ']'")
	} else {
		c.tuple(p, l, l.alias("n"))
		c.write(l, ", '') FROM (SELECT $x.key AS key")
		if from.one != nil {
			c.merged(p, from, l)
		} else {
			c.places(p, from, l)
			c.window(p, from, l)
		}
		c.write(l, ") $k CROSS JOIN "+itself(p.Label)+"), ']'")
	}
	if p.Total {
		c.add(", (SELECT count(*)")
		c.places(p, from, l)
		c.add(")")
	}
	c.add(", ';')")
}

// grouped tells whether the nodes of a label have no row of their own: each is a
// group of other rows.
func grouped(l graph.Label) bool { return l == graph.TenureLabel || l == graph.TieLabel }

// tuple writes one node with the pages below it. self is the alias of the node;
// the fields that come before its own are given.
func (c *compiler) tuple(p *graph.Pattern, l level, self string, fields ...string) {
	c.add("concat('('")
	for _, f := range append(fields, fieldsOf(p.Label, p.Whole)...) {
		c.write(l, ", octet_length("+f+"), ':', "+f)
	}
	for _, below := range p.With {
		c.add(", ")
		c.page(below, sources[below.Edge], self)
	}
	c.add(", ')')")
}

// fieldsOf are the templates of a node's fields.
func fieldsOf(l graph.Label, whole bool) []string {
	switch l {
	case graph.ArticleLabel:
		if whole {
			return []string{"$n.doc", "$n.text"}
		}
	case graph.MentionLabel:
		if whole {
			return []string{"$n.doc", "$n.untold"}
		}
	case graph.TenureLabel:
		return []string{"$k.person", "$k.office", "$k.first", "$k.last"}
	case graph.TieLabel:
		return []string{"$k.country", "$k.n", lastContact}
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
func (c *compiler) places(p *graph.Pattern, from source, l level) {
	c.write(l, " FROM "+from.from+" WHERE "+from.where, from.args...)
	c.there(p.Label, from, l)
	c.among(p, l)
	c.filter(p.Where, from, l)
}

// there writes that the node is there, is of the label, and is known at the moment.
func (c *compiler) there(label graph.Label, from source, l level) {
	switch t, typed := label.Type(); {
	case label.IsEvent():
		x := from.state()
		c.write(l, " AND "+x+".known_from <= ? AND "+x+".known_to > ?", c.known(), c.known())
		if typed {
			c.write(l, " AND +"+x+".type = '"+string(t)+"'")
		}
	case label == graph.ArticleLabel, label == graph.MentionLabel:
		c.write(l, " AND $x.published <= ?", string(c.at.Known))
	case grouped(label), label == graph.ReviewLabel:
	case label == "":
		c.write(l, " AND $x.support > 0 AND $x.label <> ''")
	default:
		c.write(l, " AND $x.support > 0 AND +$x.label = '"+string(label)+"'")
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
	case l == graph.ReviewLabel:
		return "review"
	}
	return "node"
}
