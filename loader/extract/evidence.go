package extract

import (
	"slices"

	"diplograph/graph"
)

// near is how many sentences of the body a headline sums up.
const near = 4

// support adds to what only the headline tells the sentence of the body that
// says the same in full: the first that names all parties and has a word of such
// an event, else the lead where it names them.
func (c *context) support(all []*telling) {
	told := map[quoted]bool{}
	for _, t := range all {
		for _, s := range t.spans {
			told[quoted{t.typ, s}] = true
		}
	}
	for _, t := range all {
		if len(t.spans) != 1 || !c.sentences[t.clause].headline {
			continue
		}
		var lead *sentence
		for i, n := 0, 0; i < len(c.sentences) && n < near; i++ {
			s := &c.sentences[i]
			if s.headline {
				continue
			}
			n++
			if !c.namesAll(s, t) || told[quoted{t.typ, c.quote(s)}] {
				continue
			}
			if s.lead {
				lead = s
			}
			if c.tellsOf(s, t) {
				lead = s
				break
			}
		}
		if lead != nil {
			t.span(c.quote(lead))
		}
	}
}

// quoted is a sentence that tells of an event of a type.
type quoted struct {
	typ   graph.EventType
	quote [2]int
}

// namesAll tells whether a sentence names every party of an event.
func (c *context) namesAll(s *sentence, t *telling) bool {
	named := func(party string) bool {
		return slices.ContainsFunc(s.actors, func(a actor) bool { return a.who.party() == party })
	}
	missing := func(party string) bool { return !named(party) }
	return !slices.ContainsFunc(t.countries, missing) && !slices.ContainsFunc(t.orgs, missing)
}

// tellsOf tells whether a sentence has a word of events of a telling's type.
func (c *context) tellsOf(s *sentence, t *telling) bool {
	for i := s.from; i < s.to; i++ {
		if w, ok := c.trigger(i); ok && w.typ == t.typ {
			return true
		}
	}
	return false
}
