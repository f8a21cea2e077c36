package sqlite

import (
	"slices"
	"strings"

	"diplograph/graph"
)

// searched writes the places of the nodes whose texts hold every word.
func (c *compiler) searched(p *graph.Pattern, l level) {
	words, labels := graph.Words(p.Text), p.Search
	switch {
	case len(words) == 0: // finds nothing
		labels = nil
	case len(labels) == 0:
		labels = graph.SearchLabels[:]
	}
	whole := query([]string{mark(strings.Join(words, " "))})
	c.add("SELECT tab, key, sort, id FROM (SELECT '' AS tab, 0 AS key, '' AS sort, '' AS id WHERE false")
	if slices.ContainsFunc(labels, func(l graph.Label) bool { return table(l) == "node" }) {
		c.write(l, " UNION ALL SELECT 'node', $x.key, "+rank(marked("node", "$x.key"), "$x.label")+", $x.id"+
			" FROM node_words w CROSS JOIN node $x ON $x.key = w.rowid WHERE node_words MATCH ? AND $x.support > 0 AND $x.label"+listed,
			whole, query(words), listing(labels))
	}
	if slices.Contains(labels, graph.ArticleLabel) {
		c.write(l, " UNION ALL SELECT 'article', $x.key, "+rank(marked("article", "$x.key"), "'Article'")+", $x.id"+
			" FROM article_words w CROSS JOIN article $x ON $x.key = w.rowid WHERE article_words MATCH ?",
			whole, query(words))
	}
	if slices.Contains(labels, graph.EventLabel) {
		c.quoted(words, whole, l)
	}
	c.add(")")
}

// quoted writes the places of the events whose mentions' quotes hold every
// word, each in any of them.
func (c *compiler) quoted(words []string, whole string, l level) {
	queries := make([]string, 0, len(words))
	for _, w := range slices.Compact(slices.Sorted(slices.Values(words))) {
		queries = append(queries, query([]string{w}))
	}
	c.write(l, " UNION ALL SELECT 'event', $x.key, "+rank("EXISTS (SELECT 1 FROM json_each($x.links, '$.mention') m WHERE "+marked("mention", "m.value")+")", "'Event'")+", $x.id"+
		" FROM (SELECT s.state FROM json_each(?) q CROSS JOIN mention_words w CROSS JOIN said s ON s.mention = w.rowid"+
		" WHERE mention_words MATCH q.value GROUP BY s.state HAVING count(DISTINCT q.key) = ?) $j"+
		" CROSS JOIN event $x ON $x.key = $j.state WHERE true", whole, listing(queries), len(queries))
	c.there(graph.EventLabel, source{}, l)
}

// query asks for what has a word beginning with each of the words, in the
// language of FTS5.
func query(words []string) string {
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + w + `"*` // there is no quotation mark in a word
	}
	return strings.Join(quoted, " AND ")
}

// marked is the condition that a text of the row with a key is the whole
// question, of which the parameter is the mark.
func marked(table, key string) string {
	return key + " IN (SELECT rowid FROM " + table + "_words WHERE " + table + "_words MATCH ?)"
}

// rank gives graph.SearchSort, by the condition that a text is the whole
// question and the label.
func rank(whole, label string) string {
	var b strings.Builder
	b.WriteString("concat(CASE WHEN " + whole + " THEN '0' ELSE '1' END, CASE " + label)
	for _, l := range graph.SearchLabels {
		b.WriteString(" WHEN '" + string(l) + "' THEN '" + graph.SearchSort(l, true)[1:] + "'")
	}
	b.WriteString(" END)")
	return b.String()
}

// foundPage writes the cursor's condition, the order and the limit of a search.
func (c *compiler) foundPage(p *graph.Pattern) {
	sign, direction, cursor := ">", "ASC", p.After
	if p.Last > 0 {
		sign, direction, cursor = "<", "DESC", p.Before
	}
	if cursor != "" {
		sort, id, _ := cursor.Split() // Check has seen to it that it can be split
		c.add(" WHERE (sort, id) "+sign+" (?, ?)", sort, id)
	}
	c.add(" ORDER BY sort "+direction+", id "+direction+" LIMIT ?", int64(p.Size())+1)
}
