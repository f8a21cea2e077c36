package extract

import (
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// confidence of a frame that all its parts support, and of one that leans on the context.
const (
	firm    = 0.9
	leaning = 0.7
)

// trigger takes an item's event word apart: its type, kind and flags.
func (d *document) trigger(i int) (typ graph.EventType, kind graph.Kind, flags []string, ok bool) {
	e, ok := d.items[i].Is(lexicon.Trigger)
	if !ok {
		return "", "", nil, false
	}
	t, k, _ := strings.Cut(e.ID, ":")
	return graph.EventType(strings.ToUpper(t)), graph.Kind(k), strings.Split(e.Attr, ","), true
}

// tell reads all clauses and gives what they tell, in the order of the text.
func (c *context) tell() []*telling {
	var out []*telling
	for i := range c.clauses {
		cl := &c.clauses[i]
		if cl.status.has("sport", "illness") {
			continue
		}
		out = append(out, c.visits(cl, out)...)
		out = append(out, c.meetings(cl, out)...)
		out = append(out, c.agreements(cl, out)...)
		out = append(out, c.statements(cl)...)
		c.chairs(cl, out)
	}
	return out
}

// start makes a telling of a clause.
func (c *context) start(cl *clause, typ graph.EventType, kind graph.Kind, status graph.Status, rule string) *telling {
	t := &telling{typ: typ, kind: kind, status: status, rule: rule, origin: c.issuer(cl), after: -1, weight: firm}
	t.clause = c.index(cl)
	t.span(c.span(cl))
	t.apart = cl.status.has("earlier", "later")
	return t
}

// index is the clause's place in the document.
func (c *context) index(cl *clause) int {
	for i := range c.clauses {
		if &c.clauses[i] == cl {
			return i
		}
	}
	return -1
}

// parties adds the clause's actors that take part to a telling. A capital acts
// only where the word beside it makes it act.
func (c *context) parties(t *telling, actors []*actor) {
	var last *who
	for _, a := range actors {
		if a.kind == lexicon.Capital && a.bare() {
			switch a.role {
			case "agent", "between", "with":
			default:
				continue
			}
		}
		if a.bare() {
			t.party(a.country)
			continue
		}
		w := c.resolve(a)
		c.counterpart(&w, a, last)
		if w.org != "" {
			if !slices.Contains(t.orgs, w.org) {
				t.orgs = append(t.orgs, w.org)
			}
			continue
		}
		if w.country == "" {
			continue
		}
		t.party(w.country)
		if a.kind != lexicon.Ministry {
			t.join(w)
		}
		x := w
		last = &x
	}
}

// acting lists the clause's actors that can take part in an event.
func acting(cl *clause) []*actor {
	var out []*actor
	for i := range cl.actors {
		if a := &cl.actors[i]; a.acts() {
			out = append(out, a)
		}
	}
	return out
}

// sides counts a telling's parties.
func (t *telling) sides() int { return len(t.countries) + len(t.orgs) }

// anaphor tells whether the clause points back to the two sides or their leaders.
func (c *context) anaphor(cl *clause) bool {
	for i := cl.from; i < cl.to; i++ {
		if c.is(i, lexicon.Anaphor, "pair", "countries", "persons") {
			return true
		}
	}
	return false
}

// last finds the latest telling of a type (and one of the kinds, where given).
func last(all []*telling, typ graph.EventType, kinds ...graph.Kind) *telling {
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].typ == typ && (len(kinds) == 0 || slices.Contains(kinds, all[i].kind)) {
			return all[i]
		}
	}
	return nil
}

// lastDay is the day of the latest meeting of the same states that has one.
func lastDay(all []*telling, countries []string) *graph.FuzzyDate {
	for i := len(all) - 1; i >= 0; i-- {
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
