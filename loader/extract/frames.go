package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// mostWords is how many event words of a clause are read. No sentence that
// somebody wrote has more; a text made of such words alone costs no more for it.
const mostWords = 8

// tell reads all clauses and gives what they tell, in the order of the text.
func (c *context) tell() []*telling {
	var out []*telling
	if c.sport() {
		return nil
	}
	for i := range c.clauses {
		cl := &c.clauses[i]
		first, words := len(out), 0
		for _, t := range cl.triggers {
			w, ok := c.trigger(t)
			if !ok {
				continue
			}
			if words == mostWords {
				break
			}
			if words++; c.blocked(cl, t) {
				continue
			}
			switch w.typ {
			case graph.MeetingType:
				out = c.meeting(out, first, cl, t, w)
			case graph.VisitType:
				out = c.visit(out, cl, t, w)
			case graph.StatementType:
				out = c.statement(out, cl, t, w)
			}
		}
		out = c.agreements(out, cl)
		c.stays(out, cl)
		c.chairs(cl, out)
	}
	for _, x := range c.deeds {
		c.acts = c.act(c.acts, &c.clauses[x[0]], x[1])
	}
	return out
}

// sport tells whether the article is about games: its tours and meetings are none of states.
func (c *context) sport() bool {
	n := 0
	for i := range c.clauses {
		for _, x := range c.clauses[i].cues {
			if x.id == "sport" {
				n++
			}
		}
	}
	return n > 3 && n*40 > len(c.items)/2
}

// blocked tells whether a word beside an event word makes another thing of it.
func (c *context) blocked(cl *clause, t int) bool {
	return cl.cues.between(t-2, t+2, "illness") || cl.cues.has("sport")
}

// start makes a telling of a clause.
func (c *context) start(cl *clause, typ graph.EventType, kind graph.Kind, status graph.Status) *telling {
	s := &c.sentences[cl.sentence]
	t := &telling{typ: typ, kind: kind, status: status, origin: c.issuer(s), weight: leaning}
	t.clause, t.headline = cl.sentence, s.headline
	t.span(c.quote(s))
	t.apart = cl.cues.has("earlier", "later")
	return t
}

// fill adds the sides to a telling as parties and participants.
func (c *context) fill(t *telling, s sides) {
	for _, a := range s.all {
		if a.who.party() == "" || a.kind == lexicon.Capital && a.bare() && a.role == "in" {
			continue
		}
		t.party(a.who)
		if !a.bare() && a.kind != lexicon.Ministry {
			t.join(a.who)
		}
	}
	if s.acting != nil {
		t.party(*s.acting)
		t.join(*s.acting)
	}
	if s.firm {
		t.weight = firm
	}
}

// anaphor tells whether a clause points back to the two sides or their leaders.
func (c *context) anaphor(cl *clause, kinds ...string) bool {
	for i := cl.from; i < cl.to; i++ {
		if c.is(i, lexicon.Anaphor, kinds...) {
			return true
		}
	}
	return false
}

// last finds the latest telling of a type (and one of the kinds, where given).
func last(all []*telling, typ graph.EventType, kinds ...graph.Kind) *telling {
	for i := len(all) - 1; i >= max(0, len(all)-40); i-- {
		if all[i].typ == typ && (len(kinds) == 0 || slices.Contains(kinds, all[i].kind)) {
			return all[i]
		}
	}
	return nil
}

// lastDay is the day of the latest meeting of the same states that has one.
func lastDay(all []*telling, countries []string) *graph.FuzzyDate {
	for i := len(all) - 1; i >= max(0, len(all)-40); i-- {
		t := all[i]
		if t.typ != graph.MeetingType || t.date == nil || t.date.Precision != graph.Day || len(t.countries) != len(countries) {
			continue
		}
		if !slices.ContainsFunc(countries, func(c string) bool { return !slices.Contains(t.countries, c) }) {
			return t.date
		}
	}
	return nil
}
