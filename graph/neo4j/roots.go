package neo4j

import (
	"slices"
	"strings"

	"diplograph/graph"
)

// mixed writes the page of a root whose nodes have many labels. find writes
// subqueries that give the node and its sort value.
func (c *compiler) mixed(p *graph.Pattern, l level, find func(*graph.Pattern, level)) {
	x, s := l.x(), "s"+string(l)
	c.add("CALL () { CALL () { ")
	find(p, l)
	c.add(" }\nWITH DISTINCT ", x, ", ", s, " ")
	if p.Text != "" {
		down, cursor := false, p.After
		if p.Last > 0 {
			down, cursor = true, p.Before
		}
		columns := []string{s, x + ".id"}
		if cursor != "" {
			sort, id, _ := cursor.Split() // Check has seen to it that it can be split
			c.add("WHERE ")
			c.beyond(columns, []any{sort, id}, down)
			c.add(" WITH *")
		}
		c.ordered(p, columns, down)
	}
	fields := own(p, x)
	if p.Text != "" {
		fields = append(fields, s)
	}
	c.collect(append(fields, c.below(p, x)...), l)
	c.add(" }\n")
	if p.Total {
		c.add("CALL () { CALL () { ")
		find(p, l)
		c.add(" } RETURN count(DISTINCT ", x, ") AS ", l.t(), " }\n")
	}
}

// named finds the nodes asked for by id. An event is found by any id that it has absorbed.
func (c *compiler) named(p *graph.Pattern, l level) {
	x, s := l.x(), "s"+string(l)
	var parts []string
	one := func(label graph.Label, ids []string, match string) {
		if p.Label != "" && family(p.Label) != family(label) {
			return
		}
		d := &compiler{params: c.params, at: c.at}
		d.add("UNWIND ", c.param(ids), " AS id MATCH ", c.in(match, l, ""), " WHERE true")
		if p.Label != "" {
			label = p.Label
			if family(label) == graph.CountryLabel {
				d.add(" AND ", x, ":", string(label))
			}
		}
		d.known(label, source{}, l)
		d.filter(p.Where, source{}, l)
		d.add(" RETURN ", x, ", '' AS ", s)
		parts = append(parts, d.text.String())
	}
	one(graph.CountryLabel, p.IDs, "($x:Entity&(Country|Organization|Person|Office|Place|Sector|Source|Load|Failure) {id: id})")
	one(graph.ArticleLabel, p.IDs, "($x:Article {id: id})")
	one(graph.MentionLabel, p.IDs, "($x:Mention {id: id})")
	one(graph.EventLabel, firstMentions(p.IDs), "(:Mention {id: id})-[:OF|WAS_OF]->($x:{KNOWN})")
	c.add(strings.Join(parts, "\nUNION\n"))
}

// family is one label for all that are kept alike.
func family(l graph.Label) graph.Label {
	switch {
	case l.IsEvent():
		return graph.EventLabel
	case l == graph.ArticleLabel, l == graph.MentionLabel:
		return l
	}
	return graph.CountryLabel
}

// searched finds the nodes whose texts hold every word.
func (c *compiler) searched(p *graph.Pattern, l level) {
	x, s := l.x(), "s"+string(l)
	words, labels := graph.Words(p.Text), p.Search
	if len(labels) == 0 {
		labels = graph.SearchLabels[:]
	}
	if len(words) == 0 { // finds nothing
		c.add("MATCH (", x, ":Schema) WHERE false RETURN ", x, ", '' AS ", s)
		return
	}
	ask, look := indexed(words)
	all := c.param(strings.Join(prefixes(ask), " AND "))
	whole := c.param(strings.Join(words, " "))
	var parts []string
	if named := slices.DeleteFunc(slices.Clone(labels), func(l graph.Label) bool { return family(l) != graph.CountryLabel }); len(named) > 0 {
		parts = append(parts, "CALL db.index.fulltext.queryNodes('entity_words', "+all+") YIELD node AS "+x+" WITH "+x+" WHERE "+x+".label IN "+c.param(texts(named))+strings.Replace(c.lookFor(x+".wholes", look), " WHERE ", " AND ", 1)+
			" RETURN "+x+", "+rank(x+".wholes", whole, x+".label")+" AS "+s)
	}
	if slices.Contains(labels, graph.ArticleLabel) {
		parts = append(parts, "CALL db.index.fulltext.queryNodes('article_words', "+all+") YIELD node AS "+x+" WITH "+x+c.lookFor(x+".wholes", look)+
			" RETURN "+x+", "+rank(x+".wholes", whole, "'Article'")+" AS "+s)
	}
	if slices.Contains(labels, graph.EventLabel) {
		single := slices.Compact(slices.Sorted(slices.Values(prefixes(ask))))
		parts = append(parts, "UNWIND "+c.param(single)+" AS word CALL db.index.fulltext.queryNodes('mention_words', word) YIELD node AS m MATCH (m)-[:OF]->("+x+
			":Event) WITH "+x+", count(DISTINCT word) AS n, max(CASE WHEN "+whole+" IN m.wholes THEN 1 ELSE 0 END) AS is WHERE n = "+c.param(int64(len(single)))+
			c.lookInQuotes(x, look)+" RETURN "+x+", CASE is WHEN 1 THEN '"+graph.SearchSort(graph.EventLabel, true)+"' ELSE '"+graph.SearchSort(graph.EventLabel, false)+"' END AS "+s)
	}
	c.add(strings.Join(parts, "\nUNION\n"))
}

// prefixes asks, in the language of the full-text index, for words that begin
// with each word. Words have nothing but letters and digits, so none is an operator
// once it is in small letters with a star behind it.
func prefixes(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w + "*"
	}
	return out
}

// rank gives graph.SearchSort of a node with a list of whole texts and a label.
func rank(wholes, whole, label string) string {
	var b strings.Builder
	b.WriteString("CASE WHEN " + whole + " IN " + wholes + " THEN '0' ELSE '1' END + CASE " + label)
	for _, l := range graph.SearchLabels {
		b.WriteString(" WHEN '" + string(l) + "' THEN '" + graph.SearchSort(l, true)[1:] + "'")
	}
	b.WriteString(" END")
	return b.String()
}

// What the full-text index can be asked: longer words and more of them are
// looked for in the texts themselves.
const (
	longWord  = 200
	mostWords = 50
)

// indexed splits words into those that the index is asked for, cut where they
// are long, and those that must be looked for in the texts.
func indexed(words []string) (ask, look []string) {
	for i, w := range words {
		short := w
		if r := []rune(w); len(r) > longWord {
			short = string(r[:longWord])
		}
		if i < mostWords {
			ask = append(ask, short)
		}
		if short != w || i >= mostWords {
			look = append(look, w)
		}
	}
	return ask, look
}

// lookFor writes the words that must begin some word of a node's folded texts.
func (c *compiler) lookFor(wholes string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " WHERE all(w IN " + c.param(words) + " WHERE any(t IN " + wholes + " WHERE t STARTS WITH w OR t CONTAINS (' ' + w)))"
}

// lookInQuotes is lookFor in the quotes of all of an event's mentions.
func (c *compiler) lookInQuotes(x string, words []string) string {
	if len(words) == 0 {
		return ""
	}
	return " AND all(w IN " + c.param(words) + " WHERE EXISTS { (m:Mention)-[:OF]->(" + x + ") WHERE any(t IN m.wholes WHERE t STARTS WITH w OR t CONTAINS (' ' + w)) })"
}
