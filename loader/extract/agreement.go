package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// agreements reads a clause's agreement: an instrument, and what became of it.
// A batch of instruments in one clause is one record.
func (c *context) agreements(out []*telling, cl *clause) []*telling {
	at := -1
	var w word
	for _, t := range cl.triggers {
		if x, ok := c.trigger(t); ok && x.typ == graph.AgreementType && (at < 0 || w.kind == graph.KindAgreement && x.kind != graph.KindAgreement) {
			at, w = t, x
		}
	}
	if at < 0 || cl.cues.has("negation") || c.domestic(cl, at) || cl.cues.has("sport") {
		return out
	}
	status, ok := c.agreementStatus(cl, at, w)
	if !ok {
		return out
	}
	t := c.start(cl, graph.AgreementType, w.kind, status)
	t.rule = "agreement"
	var visited []who // a state only visited when it was signed
	for k := range cl.actors {
		a := &cl.actors[k]
		if c.lex.Verb == "final" && a.from > at && c.parted(at, a.from) {
			break // a headline goes on with something else
		}
		if x, ok := c.triggerAt(a.from - 1); ok && x.typ == graph.VisitType && a.bare() && c.lex.Adposition == "post" {
			visited = append(visited, a.who)
			continue
		}
		if !a.acts() || a.who.party() == "" || a.kind == lexicon.Capital && a.bare() && a.role != "agent" && a.role != "between" && a.role != "with" {
			continue
		}
		t.party(a.who)
		if !a.bare() && a.kind != lexicon.Ministry {
			t.join(a.who)
		}
	}
	if t.sides() < 2 {
		for _, x := range visited {
			t.party(x)
		}
	}
	t.weight = firm
	if t.sides() < 2 && !c.completes(t, cl, out) || len(t.countries) == 0 {
		return out
	}
	t.date = c.dateFor(cl, at, tenseOf(status))
	t.status = c.tensed(status, t.date)
	t.sectors = c.sectorsIn(cl.from, cl.to)
	t.after = c.outcomeOf(cl, out)
	if t.date == nil && t.after != nil && status == graph.Signed {
		t.date = t.after.date
	}
	return append(out, t)
}

// parted tells whether a comma stands between two items.
func (c *context) parted(from, to int) bool {
	for i := from + 1; i <= to; i++ {
		if c.mark(i) >= lexicon.Comma {
			return true
		}
	}
	return false
}

// completes fills the parties of an agreement whose clause names too few: those
// of the meeting or visit that it came of, else the two states of the article
// where the clause speaks of the two.
func (c *context) completes(t *telling, cl *clause, before []*telling) bool {
	t.weight = leaning
	if !c.anaphor(cl, "pair", "countries", "persons", "mutual") && !c.cameOf(t, cl, before) {
		return false
	}
	p := c.pair()
	if p == nil {
		return false
	}
	if len(t.countries) == 1 && t.countries[0] != p[0] && t.countries[0] != p[1] {
		p = []string{p[0]}
	}
	for _, x := range p {
		t.party(who{country: x})
	}
	return t.sides() >= 2
}

// cameOf tells whether an agreement is told where only one meeting or visit can
// have brought it: the text told of one already, or the clause or headline names
// the day's event, and nobody else is said to have made it.
func (c *context) cameOf(t *telling, cl *clause, before []*telling) bool {
	if c.outcomeOf(cl, before) != nil {
		return true
	}
	p := c.pair()
	if p == nil || c.weight[p[1]] < 2 || c.strangers(cl) {
		return false
	}
	if t.sides() == 1 {
		return c.sentences[cl.sentence].headline
	}
	for _, u := range before {
		if u.typ != graph.StatementType && len(u.countries) == 2 && slices.Contains(p, u.countries[0]) && slices.Contains(p, u.countries[1]) {
			return true
		}
	}
	return false
}

// strangers tells whether somebody whom nobody knows acts in a clause.
func (c *context) strangers(cl *clause) bool {
	for i := cl.from + 1; i < cl.to; i++ {
		if c.lex.Adposition == "post" && c.is(i, lexicon.Word, "agent") && !slices.ContainsFunc(cl.actors, func(a actor) bool { return a.to == i }) && !c.is(i-1, lexicon.Anaphor) {
			return true
		}
	}
	return false
}

// outcomeOf is the meeting after or during which the clause says it was signed.
func (c *context) outcomeOf(cl *clause, before []*telling) *telling {
	for t := cl.from; t < cl.to; t++ {
		if w, ok := c.trigger(t); ok && w.typ == graph.MeetingType && c.placesInTime(cl, t) {
			if m := lastAlike(before, w.kind); m != nil {
				return m
			}
		}
	}
	return nil
}

// agreementStatus is what a clause says became of an instrument; ok is false where it says nothing.
func (c *context) agreementStatus(cl *clause, t int, w word) (graph.Status, bool) {
	v := cl.cues
	future := c.futureAt(cl)
	switch {
	case v.has("ratified") && !future:
		return graph.Ratified, true
	case v.has("postponed", "cancelled", "suspended"):
		return "", false
	case v.has("pending"), v.has("signed", "concluded") && future:
		return graph.Planned, true
	case v.has("signed", "concluded") && !v.has("hypothetical"):
		return graph.Signed, true
	case v.has("agreed") && future && !v.has("hypothetical"):
		return graph.Planned, true
	case v.has("initialled"), v.has("agreed") && !v.has("hypothetical"):
		return graph.Agreed, true
	case c.made(cl, t) && !v.has("hypothetical"):
		return graph.Signed, true
	case w.has("issued") && c.past(cl):
		return graph.Signed, true
	case v.has("hypothetical") && v.has("planned"):
		return graph.Proposed, true
	}
	return "", false
}

// futureAt tells whether the clause says that the signing is to come: by the
// verb that governs it.
func (c *context) futureAt(cl *clause) bool {
	for _, x := range cl.cues {
		if x.id != "signed" && x.id != "concluded" && x.id != "ratified" {
			continue
		}
		if c.lex.Verb != "final" {
			if c.is(x.at, lexicon.Verb, "future") {
				return true
			}
			for i := x.at - 1; i >= max(cl.from, x.at-5); i-- {
				if c.is(i, lexicon.Verb, "future") || c.is(i, lexicon.Cue, "planned") {
					return true
				}
			}
			return c.is(x.at-1, lexicon.Word, "to")
		}
		for i := x.at + 1; i < cl.to; i++ {
			if c.is(i, lexicon.Verb, "past", "future", "ongoing", "present") && (!c.is(i, lexicon.Word) || c.finite(i, cl.to)) {
				return c.is(i, lexicon.Verb, "future")
			}
		}
	}
	return c.future(cl) && !c.past(cl)
}

// made tells whether the verb right behind an instrument says that it was made:
// of languages whose verb comes last.
func (c *context) made(cl *clause, t int) bool {
	return c.lex.Verb == "final" && t+1 < cl.to && c.mark(t+1) < lexicon.Comma && c.is(t+1, lexicon.Verb, "past") && c.finite(t+1, cl.to)
}

// future tells whether a clause's verb speaks of what is to come.
func (c *context) future(cl *clause) bool { return c.tense(cl, "future") }

// past tells whether a clause's verb speaks of what was.
func (c *context) past(cl *clause) bool { return c.tense(cl, "past") }

// tense tells whether one of a clause's finite verbs has a tense.
func (c *context) tense(cl *clause, tense string) bool {
	for i := cl.from; i < cl.to; i++ {
		if c.is(i, lexicon.Verb, tense) && (!c.is(i, lexicon.Word) || c.finite(i, cl.to)) {
			return true
		}
	}
	return false
}
