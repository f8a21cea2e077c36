package extract

import (
	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// meetingStatus is the status of a meeting. A verb that says nothing of the time
// takes the time of the verb that it is joined to: "will visit the capital and
// hold talks".
func (c *context) meetingStatus(cl *clause, t int, w word) (graph.Status, bool) {
	if w.has("base") && c.lex.Verb == "medial" && c.is(t-1, lexicon.Word, "and") {
		for i := t - 2; i >= cl.from; i-- {
			if x, ok := c.trigger(i); ok && x.has("past") || c.is(i, lexicon.Verb, "past") {
				break
			}
			if c.is(i, lexicon.Verb, "future") || c.is(i, lexicon.Word, "to") && c.is(i+1, lexicon.Trigger) {
				return graph.Planned, true
			}
		}
	}
	if w.has("noun") && c.lex.Verb == "medial" && cl.cues.between(t+1, t+2, "hypothetical") {
		return "", false // "a summit could emerge"
	}
	if from, to := c.beside(t); cl.cues.between(from, to, "wished") || c.wanted(cl, t) || w.has("urge") && c.urges(cl, t) {
		return "", false
	}
	return c.statusAt(cl, t, w)
}

// wanted tells whether the verb that governs an event's word says what somebody
// wants done: of languages whose verb comes last.
func (c *context) wanted(cl *clause, t int) bool {
	for i := t + 1; i < cl.to && c.lex.Verb == "final"; i++ {
		if e, ok := c.items[i].Is(lexicon.Verb); ok && (!c.items[i].Has(lexicon.Word) || c.finite(i, cl.to)) && e.ID != "infinitive" {
			return e.ID == "subjunctive"
		}
	}
	return false
}

// urges tells whether "to" stands behind whom the word at item t calls on.
func (c *context) urges(cl *clause, t int) bool {
	for k := range cl.actors {
		if a := &cl.actors[k]; a.from > t && (k+1 == len(cl.actors) || cl.actors[k+1].from > a.to+1) {
			return c.is(a.to, lexicon.Word, "to") // behind all by which he is called: "President-elect A B to"
		}
	}
	return false
}

// beside is where the word stands that a language puts to a noun to say what becomes of it.
func (c *context) beside(t int) (from, to int) {
	switch {
	case c.lex.Adposition == "pre":
		return t - 3, t - 1
	case c.is(t+1, lexicon.Verb, "infinitive"):
		return t + 1, t + 2 // "signalled to go on with the talks"
	}
	return t + 1, t + 1
}

// placesInTime tells whether the event word at item t is followed (or preceded) by before or after.
func (c *context) placesInTime(cl *clause, t int) bool {
	if c.lex.Adposition == "pre" {
		return cl.cues.between(t-3, t-1, "before", "after")
	}
	return cl.cues.between(t+1, t+1, "before", "after")
}

// opens tells whether the words before an event's word name both its sides all
// the same: "after talks with the minister" (in a language of postpositions one
// side, and who acts).
func (c *context) opens(cl *clause, t int) bool {
	post := c.lex.Adposition == "post"
	for k := range cl.actors {
		a := &cl.actors[k]
		if post && a.to <= t && a.to >= t-3 && a.role == "with" && a.who.party() != "" && !a.bare() {
			return true
		}
		if !post && a.from > t && a.from <= t+4 && (a.role == "with" || a.role == "between") {
			return true
		}
	}
	return false
}

// goesOn tells whether the event word at item t stands inside another statement: "in the talks the sides reviewed …".
func (c *context) goesOn(cl *clause, t int) bool {
	if c.lex.Adposition == "pre" {
		for j := t - 1; j >= max(cl.from, t-4); j-- {
			if c.is(j, lexicon.Word, "in", "during") {
				return true
			}
			if it := &c.items[j]; it.Has(lexicon.Verb) || it.Has(lexicon.Trigger) || it.Has(lexicon.Name) || it.Has(lexicon.Capital) || it.Has(lexicon.Place) {
				return false
			}
		}
		return false
	}
	return c.is(t+1, lexicon.Word, "in") || cl.cues.between(t+1, t+1, "after", "during")
}

// domestic tells whether words of home politics stand beside an event word.
func (c *context) domestic(cl *clause, t int) bool { return cl.cues.between(t-10, t+6, "domestic") }
