package neo4j

import (
	"cmp"
	"strconv"
	"strings"

	"diplograph/graph"
)

// compiler writes one statement and collects its parameters.
type compiler struct {
	text   strings.Builder
	params map[string]any
	at     graph.Moment
	n      int // levels so far
}

// level is one pattern of the tree with the variables it has in the statement:
// x is the node, c the list of what was found, t their number.
type level string

func (l level) x() string { return "x" + string(l) }
func (l level) c() string { return "c" + string(l) }
func (l level) t() string { return "t" + string(l) }

func (c *compiler) level() level {
	l := level(strconv.Itoa(c.n))
	c.n++
	return l
}

func (c *compiler) add(parts ...string) {
	for _, p := range parts {
		c.text.WriteString(p)
	}
}

// param gives a value a name.
func (c *compiler) param(v any) string {
	name := "v" + strconv.Itoa(len(c.params))
	c.params[name] = v
	return "$" + name
}

// compile turns a checked pattern into a question (see ask) of one row: c0 is
// the list of what was found, t0 their number where it was asked for.
func compile(p *graph.Pattern) question {
	c := &compiler{params: map[string]any{"a": "", "b": "", "pair": ""}, at: p.At}
	l := c.level()
	switch {
	case p.Pair != nil:
		c.pair(p, l)
	case p.Text != "":
		c.mixed(p, l, c.searched)
	case p.IDs != nil:
		c.mixed(p, l, c.named)
	default:
		c.page(p, l, c.root(p), "")
	}
	columns := l.c()
	if p.Total {
		columns += ", " + l.t()
	}
	return question{c.text.String(), columns, c.params}
}

// page writes the subqueries that find a page below a node (or at the root) and
// count all that match.
func (c *compiler) page(p *graph.Pattern, l level, from source, parent string) {
	if p.At != (graph.Moment{}) {
		defer func(above graph.Moment) { c.at = above }(c.at)
		c.at = p.At
	}
	if from = from.at(c.at); p.Label == graph.TieLabel {
		from = c.ties()
	}
	c.add("CALL (", parent, ") { ")
	if from.parts == nil {
		c.matches(p, l, from, parent)
		c.window(p, l, from, parent)
	} else {
		c.merged(p, l, from.parts)
	}
	c.tuples(p, l)
	c.add(" }\n")
	if p.Total {
		c.add("CALL (", parent, ") { ")
		c.matches(p, l, from, parent)
		c.add("\nRETURN count(DISTINCT ", l.x(), ") AS ", l.t(), " }\n")
	}
}

// matches writes MATCH and WHERE: all nodes that the pattern wants, some perhaps twice.
func (c *compiler) matches(p *graph.Pattern, l level, from source, parent string) {
	c.add(c.in(from.match, l, parent), " WHERE ")
	if from.sort == "" {
		c.add("true")
	} else {
		c.add(c.in(from.sort, l, parent), " > ''") // every value is: for the index's sake
	}
	c.known(p.Label, from, l)
	if p.IDs != nil {
		c.among(p, l)
	}
	c.filter(p.Where, from, l)
}

// merged writes the page of a root whose source has parts: it takes as many from
// each as the page holds, and then the first of all these.
func (c *compiler) merged(p *graph.Pattern, l level, parts []source) {
	for i, from := range parts {
		c.add([]string{"CALL () { ", " UNION ALL "}[min(i, 1)])
		c.matches(p, l, from, "")
		c.window(p, l, from, "")
		c.add("RETURN ", l.x())
	}
	down, _ := direction(p)
	c.add(" }\nWITH ", l.x())
	c.ordered(p, c.columns(p, l, source{}, ""), down)
}

// in writes a template for a level: $x is its node, $up the node above, {KNOWN}
// the label of an event's states at the moment of the question.
func (c *compiler) in(template string, l level, parent string) string {
	states := "Event"
	if c.at.Known != graph.Forever {
		states = "State"
	}
	for _, r := range [...][2]string{{"$x", l.x()}, {"$up", parent}, {"{KNOWN}", states}} {
		template = strings.ReplaceAll(template, r[0], r[1])
	}
	return template
}

// known writes that a node was known at the moment, and an event is of the type.
func (c *compiler) known(label graph.Label, from source, l level) {
	x := l.x()
	switch {
	case label.IsEvent():
		if c.at.Known != graph.Forever {
			k := c.param(string(c.at.Known))
			c.add(" AND ", x, ".knownFrom <= ", k, " AND ", x, ".knownTo > ", k)
		}
		if t, typed := label.Type(); typed {
			c.add(" AND ", cmp.Or(from.typed, x+".type"), " = '", string(t), "'")
		}
	case (label == graph.ArticleLabel || label == graph.MentionLabel) && c.at.Known != graph.Forever:
		c.add(" AND ", x, ".published <= ", c.param(string(c.at.Known)))
	}
}

// tuples writes the pages below each node found and the list of all.
func (c *compiler) tuples(p *graph.Pattern, l level) {
	fields := append(own(p, l.x()), c.below(p, l.x())...)
	c.collect(fields, l)
}

// collect ends a subquery with the list of what was found, each a list of fields.
func (c *compiler) collect(fields []string, l level) {
	c.add("RETURN collect([", strings.Join(fields, ", "), "]) AS ", l.c())
}

// below writes the pages below a node, and gives the fields of a row that hold them.
func (c *compiler) below(p *graph.Pattern, parent string) []string {
	var fields []string
	for _, below := range p.With {
		if elsewhere(p.Label, below.Edge) {
			continue
		}
		b := c.level()
		c.add("\n")
		c.page(below, b, sources[below.Edge], parent)
		fields = append(fields, b.c())
		if below.Total {
			fields = append(fields, b.t())
		}
	}
	return fields
}

// elsewhere tells whether an edge leads from what is no node in Neo4j, and so
// from none of those that a pattern of a label finds.
func elsewhere(found graph.Label, e graph.Edge) bool {
	from := graph.Edges[e].From
	return unlabelled(from) && found != from
}

// unlabelled tells whether the nodes of a label are none in Neo4j: a relationship, or a group.
func unlabelled(l graph.Label) bool { return l == graph.TenureLabel || l == graph.TieLabel }

// own are the fields of a node itself, as decoder.self reads them.
func own(p *graph.Pattern, x string) []string {
	switch p.Label {
	case graph.BilateralLabel:
		return nil
	case graph.TieLabel:
		return []string{x + ".country", x + ".n", x + ".last"}
	case graph.TenureLabel:
		return []string{"startNode(" + x + ").id", "endNode(" + x + ").id", x + ".firstSeen", x + ".lastSeen"}
	}
	fields := []string{x + ".doc"}
	switch {
	case p.Label == "":
		fields = []string{"CASE WHEN " + x + ":State THEN 'Event' WHEN " + x + ":Article THEN 'Article' WHEN " + x + ":Mention THEN 'Mention' ELSE " + x + ".label END",
			x + ".doc", x + ".names"}
		if p.Whole {
			fields = append(fields, "coalesce("+x+".text, "+x+".untold)")
		}
	case p.Label == graph.PersonLabel:
		fields = append(fields, x+".names")
	case p.Whole && p.Label == graph.ArticleLabel:
		fields = append(fields, x+".text")
	case p.Whole && p.Label == graph.MentionLabel:
		fields = append(fields, x+".untold")
	}
	return fields
}

// pair writes a Bilateral, which is there where both countries are.
func (c *compiler) pair(p *graph.Pattern, l level) {
	c.params["a"], c.params["b"] = graph.ID(graph.CountryLabel, p.Pair.A), graph.ID(graph.CountryLabel, p.Pair.B)
	c.params["pair"] = graph.PairOf(p.Pair.A, p.Pair.B)
	c.add("CALL () { MATCH (:Country {id: $a}) MATCH (:Country {id: $b})")
	if p.After != "" || p.Before != "" { // it is the only one
		c.add(" WHERE false")
	}
	c.add(" WITH 1 AS ", l.x(), "\n")
	c.collect(c.below(p, ""), l)
	c.add(" }\n")
	if p.Total {
		c.add("CALL () { MATCH (:Country {id: $a}) MATCH (:Country {id: $b}) RETURN count(*) AS ", l.t(), " }\n")
	}
}
