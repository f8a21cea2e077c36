package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// cues are the words of a clause that change what it says of an event.
type cues []cue

type cue struct {
	id string
	at int
}

// mind notes the cues, event words and acts of the n-th clause.
func (d *document) mind(n int) {
	cl := &d.clauses[n]
	cues, triggers := d.cues.found[:0], d.triggers.found[:0]
	for i := cl.from; i < cl.to; i++ {
		it := &d.items[i]
		if !it.Any(1<<lexicon.Cue | 1<<lexicon.Trigger | 1<<lexicon.Act) {
			continue
		}
		for k := range it.Entries {
			if e := &it.Entries[k]; e.Class == lexicon.Cue {
				cues = append(cues, cue{e.ID, i})
			}
		}
		if it.Has(lexicon.Trigger) {
			triggers = append(triggers, i)
		}
		if len(d.deeds) < mostActs && it.Has(lexicon.Act) {
			d.deeds = append(d.deeds, [2]int{n, i})
		}
	}
	cl.cues, cl.triggers = d.cues.keep(cues), d.triggers.keep(triggers)
}

// has tells whether the clause holds one of some cues.
func (c cues) has(ids ...string) bool {
	for _, x := range c {
		if slices.Contains(ids, x.id) {
			return true
		}
	}
	return false
}

// between tells whether one of some cues stands between two items, ends included.
func (c cues) between(from, to int, ids ...string) bool {
	for _, x := range c {
		if x.at >= from && x.at <= to && slices.Contains(ids, x.id) {
			return true
		}
	}
	return false
}

// statusAt is the status of an event whose word is item t: the cues beside it
// first, then its clause's verb. ok is false where the clause denies it or only
// thinks of it.
func (d *document) statusAt(cl *clause, t int, w word) (s graph.Status, ok bool) {
	s, ok = d.calledOff(cl, t)
	if ok {
		return s, true
	}
	if d.lex.Verb == "final" {
		return d.finalStatus(cl, t, w)
	}
	return d.medialStatus(cl, t, w)
}

// calledOff reads a cancellation or postponement of the event beside it.
func (d *document) calledOff(cl *clause, t int) (graph.Status, bool) {
	for _, x := range cl.cues {
		if x.id != "cancelled" && x.id != "postponed" || !d.nearest(cl, x.at, t) {
			continue
		}
		if cl.cues.between(x.at-2, x.at+2, "negation") {
			continue
		}
		if d.lex.Verb == "medial" && x.at > t && cl.cues.between(t+1, x.at-1, "after", "before") {
			continue // "came, after an earlier date was put off"
		}
		if x.id == "cancelled" {
			return graph.Cancelled, true
		}
		return graph.Postponed, true
	}
	return "", false
}

// nearest tells whether the event word t is the one nearest to an item of all in its clause.
func (d *document) nearest(cl *clause, at, t int) bool {
	gap := abs(at - t)
	for i := max(cl.from, at-gap+1); i < min(cl.to, at+gap); i++ {
		if i != t && d.items[i].Has(lexicon.Trigger) {
			return false
		}
	}
	return true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// finalStatus reads the verb behind the event word.
func (d *document) finalStatus(cl *clause, t int, w word) (graph.Status, bool) {
	c := cl.cues
	verb, infinitive := "", -1
	for i := t + 1; i < cl.to && verb == ""; i++ {
		e, ok := d.items[i].Is(lexicon.Verb)
		switch {
		case !ok || d.items[i].Has(lexicon.Word) && !d.finite(i, cl.to):
		case e.ID == "infinitive":
			if infinitive < 0 {
				infinitive = i
			}
		default:
			verb = e.ID
		}
	}
	switch {
	case (w.has("arrive") || w.has("depart")) && (w.has("past") || verb == "past") && !c.between(t+1, cl.to, "negation"): // what they come for may be planned
		return graph.Occurred, true
	case w.has("future") && c.between(t-1, t-1, "negation"): // "P not will reach"
		return "", false
	case w.has("future"), c.between(t-4, t+1, "planned"), c.between(t+1, t+3, "planned"):
		return graph.Planned, true
	case c.between(t+1, cl.to, "negation"):
		return "", false
	case infinitive >= 0 && infinitive <= t+4:
		switch {
		case d.is(infinitive+1, lexicon.Cue, "after") || d.is(infinitive+1, lexicon.Word, "doer"):
			return graph.Occurred, true
		case c.between(t, cl.to, "hypothetical"):
			return "", false
		}
		return graph.Planned, true
	case verb == "future":
		return graph.Planned, true
	case c.between(t-4, cl.to, "hypothetical") && verb != "past":
		return "", false
	case verb == "ongoing" || c.between(t, t+3, "ongoing"):
		return graph.Ongoing, true
	}
	return graph.Occurred, true
}

// medialStatus reads the verb before the event word, or the one behind it.
func (d *document) medialStatus(cl *clause, t int, w word) (graph.Status, bool) {
	c := cl.cues
	if c.between(t-4, t-1, "negation") {
		return "", false
	}
	switch {
	case w.has("past"):
		return graph.Occurred, true
	case w.has("future"):
		return graph.Planned, true
	}
	if c.between(t-4, t-1, "during") {
		for i := t - 5; i >= max(cl.from, t-40); i-- { // "will raise it during his visit"
			if d.is(i, lexicon.Verb, "future") && !d.is(i, lexicon.Verb, "past") {
				return graph.Planned, true
			}
		}
	}
	to := d.is(t-1, lexicon.Word, "to")
	for i := t - 1; i >= max(cl.from, t-8); i-- {
		switch {
		case i >= t-3 && w.has("noun") && d.is(i, lexicon.Word, "to") && !d.items[i+1].Known() && !d.upper(i+1): // "to pay a visit"
			return graph.Planned, true
		case d.is(i, lexicon.Trigger) && i < t-1 && !w.has("noun"):
			if e, _ := d.trigger(i); e.has("past") && to { // "visited … to meet"
				return graph.Occurred, true
			}
			return d.bare(to, w)
		case d.is(i, lexicon.Verb, "future"), d.is(i, lexicon.Cue, "planned"), d.is(i, lexicon.Cue, "invited"):
			return graph.Planned, true
		case d.is(i, lexicon.Cue, "hypothetical"):
			return "", false
		case d.is(i, lexicon.Verb, "ongoing"):
			return graph.Ongoing, true
		case d.is(i, lexicon.Verb, "past"):
			if to {
				return graph.Planned, true
			}
			return graph.Occurred, true
		case d.is(i, lexicon.Cue, "before") && (w.has("noun") || w.has("depart")) && i >= t-5:
			return graph.Planned, true
		}
	}
	for i := t + 1; i < min(cl.to, t+14) && w.has("noun"); i++ {
		switch {
		case d.is(i, lexicon.Verb, "future") && !d.is(i, lexicon.Verb, "past"), d.is(i, lexicon.Cue, "planned"):
			return graph.Planned, true
		case d.is(i, lexicon.Verb, "ongoing"), d.is(i, lexicon.Cue, "ongoing"):
			return graph.Ongoing, true
		case d.is(i, lexicon.Verb, "past") && d.is(i+1, lexicon.Cue, "planned"): // "was under consideration"
			return graph.Planned, true
		case d.is(i, lexicon.Verb, "past"):
			return graph.Occurred, true
		case d.is(i, lexicon.Trigger) && d.aim(i, t):
		case d.is(i, lexicon.Cue, "hypothetical") && i <= t+4 && w.typ == graph.VisitType:
			return "", false
		case d.is(i, lexicon.Trigger), d.is(i, lexicon.Cue, "hypothetical"):
			return d.bare(to, w)
		}
	}
	return d.bare(to, w)
}

// aim tells whether an event word is what another is for: "a visit for talks".
func (d *document) aim(i, t int) bool {
	for j := i - 1; j > t && j >= i-3; j-- {
		if d.is(j, lexicon.Word, "for") {
			return true
		}
	}
	return false
}

// bare is the status of an event word that no verb governs.
func (d *document) bare(to bool, w word) (graph.Status, bool) {
	if w.has("base") && to {
		return graph.Planned, true
	}
	return graph.Occurred, true
}
