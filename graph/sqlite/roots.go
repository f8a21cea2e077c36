package sqlite

import "diplograph/graph"

// pair writes the page of a Bilateral, which is there where both countries are.
func (c *compiler) pair(p *graph.Pattern) {
	l := c.level("")
	c.add("concat('[', (SELECT ")
	c.tuple(p, l, l.alias("n"))
	c.write(l, " FROM (SELECT ? AS a, ? AS b, ? AS pair) $n WHERE ",
		graph.ID(graph.CountryLabel, p.Pair.A), graph.ID(graph.CountryLabel, p.Pair.B), graph.PairOf(p.Pair.A, p.Pair.B))
	there := "(SELECT count(*) FROM node c WHERE c.id IN ($n.a, $n.b) AND c.support > 0 AND c.label = 'Country') = 2"
	c.write(l, there)
	if p.After != "" || p.Before != "" { // it is the only one
		c.add(" AND false")
	}
	c.add("), ']'")
	if p.Total {
		c.write(l, ", (SELECT count(*) FROM (SELECT ? AS a, ? AS b) $n WHERE "+there+")",
			graph.ID(graph.CountryLabel, p.Pair.A), graph.ID(graph.CountryLabel, p.Pair.B))
	}
	c.add(", ';')")
}

// tables are those in which a root of any label looks for nodes, each by a
// label whose nodes it has; "" stands for all that node has.
var tables = [...]graph.Label{"", graph.ArticleLabel, graph.MentionLabel, graph.EventLabel}

// mixed writes the page of a root whose nodes are in several tables. find
// writes a SELECT of (tab, key, sort, …), cut what follows it to make a page of
// it; a tuple begins with the node's label and its sort value.
func (c *compiler) mixed(p *graph.Pattern, find func(*graph.Pattern, level), cut func(*graph.Pattern)) {
	l := c.level("")
	c.write(l, "concat('[', (SELECT group_concat(CASE $k.tab")
	for _, label := range tables {
		if p.Label != "" && table(p.Label) != table(label) {
			continue
		}
		name := "'" + string(label) + "'"
		if label == "" {
			name = "$n.label"
		}
		one := &graph.Pattern{Label: label, Whole: p.Whole}
		for _, w := range p.With {
			if inTable(w.Edge, label) {
				one.With = append(one.With, w)
			}
		}
		c.add(" WHEN '" + table(label) + "' THEN (SELECT ")
		c.tuple(one, l, l.alias("n"), name, "$k.sort")
		c.write(l, " FROM (SELECT 1) CROSS JOIN "+itself(label)+")")
	}
	c.add(" END, '') FROM (")
	find(p, l)
	cut(p)
	c.write(l, ") $k), ']'")
	if p.Total {
		c.add(", (SELECT count(*) FROM (")
		find(p, l)
		c.add("))")
	}
	c.add(", ';')")
}

// inTable tells whether an edge leads from nodes that are in the table of a label.
func inTable(e graph.Edge, l graph.Label) bool {
	from := graph.Edges[e].From
	return table(from) == table(l) && from != graph.BilateralLabel && !grouped(from)
}

// named writes the places of the nodes asked for by id.
func (c *compiler) named(p *graph.Pattern, l level) {
	c.add("SELECT tab, key, min(place) AS place, '' AS sort FROM (")
	union := ""
	for _, label := range tables {
		if p.Label != "" && table(p.Label) != table(label) {
			continue
		}
		from := source{from: "json_each(?) $j CROSS JOIN " + table(label) + " $x ON $x.id = $j.value", where: "true", args: []any{listing(p.IDs)}}
		if label == graph.EventLabel {
			from.from = "json_each(?) $j CROSS JOIN mention m ON m.id = 'mention:' || substr($j.value, 7)" +
				" CROSS JOIN said s ON s.mention = m.key CROSS JOIN event $x ON $x.key = s.state"
			from.where = "substr($j.value, 1, 6) = 'event:'"
		}
		one := &graph.Pattern{Label: label, Where: p.Where}
		if p.Label != "" {
			one.Label = p.Label
		}
		c.write(l, union+"SELECT '"+table(label)+"' AS tab, $x.key AS key, $j.key AS place")
		c.places(one, from, l)
		union = " UNION ALL "
	}
	c.add(") GROUP BY tab, key")
}
