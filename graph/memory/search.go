package memory

import (
	"slices"
	"strings"

	"diplograph/graph"
)

// search finds the nodes that a text means, each with its sort value.
func (v *view) search(p *graph.Pattern) []placed {
	words := graph.Words(p.Text)
	if len(words) == 0 {
		return nil
	}
	labels := p.Search
	if len(labels) == 0 {
		labels = graph.SearchLabels[:]
	}
	var out []placed
	for _, l := range slices.Compact(slices.Sorted(slices.Values(labels))) {
		for _, n := range v.all(l) {
			if found, whole := meant(v.texts(n), words); found {
				out = append(out, placed{node: n, sort: graph.SearchSort(l, whole)})
			}
		}
	}
	return out
}

// texts are those by which a node is found; for an event the quotes of its mentions.
func (v *view) texts(n graph.Node) []string {
	e, ok := n.(*graph.Event)
	if !ok {
		return graph.SearchTexts(n)
	}
	var out []string
	for _, id := range e.MentionIDs {
		for _, q := range v.mentions[id].Quotes {
			out = append(out, q.Text)
		}
	}
	return out
}

// meant tells whether every word begins some word of the texts, and whether the
// words are the whole of one text.
func meant(texts, words []string) (found, whole bool) {
	var all []string
	for _, t := range texts {
		there := graph.Words(t)
		all = append(all, there...)
		whole = whole || slices.Equal(there, words)
	}
	for _, w := range words {
		if !slices.ContainsFunc(all, func(x string) bool { return strings.HasPrefix(x, w) }) {
			return false, false
		}
	}
	return true, whole
}
