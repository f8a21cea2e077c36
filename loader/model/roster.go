package model

import (
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
)

// roster is whom an article names: one person for every spelling, a shorter
// form of a name being the person of that country who has it as a part.
type roster struct {
	lex    *lexicon.Lexicon
	people []*named
}

// named is a person, as printed in whatever spellings, the longest first.
type named struct {
	country string
	parts   []string
	names   []string
	offices []string // global ids of the offices in which the article sees the person
}

// id is the person's global id.
func (n *named) id() string {
	return graph.ID(graph.PersonLabel, n.country+"/"+strings.Join(n.parts, "-"))
}

// meet finds the person of a name, or makes a new one. Ids are final once all names were met.
func (r *roster) meet(country, name string) *named {
	country, parts := extract.PersonKey(r.lex, country, name)
	for _, n := range r.people {
		if n.country == country && (within(parts, n.parts) || within(n.parts, parts)) {
			if len(parts) > len(n.parts) {
				n.parts = parts
			}
			n.names = appendNew(n.names, name)
			slices.SortStableFunc(n.names, func(a, b string) int { return len(b) - len(a) })
			return n
		}
	}
	n := &named{country: country, parts: parts, names: []string{name}}
	r.people = append(r.people, n)
	return n
}

func within(a, b []string) bool {
	return !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// bare is a name without the honorifics before it.
func (r *roster) bare(name string) string {
	t := r.lex.Read(name)
	for _, item := range r.lex.Items(t) {
		if !item.Has(lexicon.Honor) && !item.Has(lexicon.Office) {
			return string([]rune(name)[t.Pos[item.Start]:])
		}
	}
	return ""
}
