package extract

import (
	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// sidesPre reads subject, verb, object: A met B; A's talks with B; between A
// and B; in a meeting with B, A said; at their meeting.
func (c *context) sidesPre(cl *clause, t int, w word) sides {
	s, object := c.object(cl, t, w)
	if s.firm {
		return s
	}
	if before, ok := c.attributive(cl, t, &s); ok {
		return before
	}
	if object < 0 && c.unresolved(cl, t) {
		return sides{open: true}
	}
	if theirs := c.theirs(cl, t); object < 0 && theirs != nil {
		return sides{all: theirs, firm: true}
	}
	subject := c.subject(cl, t, w)
	if l := c.fronted(cl, t, object); subject == nil || (&sides{all: l}).parties() > 1 {
		subject = l
	}
	if subject == nil {
		if object < 0 {
			s.all = c.pairBefore(cl)
		}
		if len(s.all) > 0 {
			s.acting = c.actingFor(cl, &s)
		}
		return s
	}
	s.all = append(s.all, subject...)
	s.firm = s.parties() >= 2
	if !s.firm && object >= 0 {
		s.acting = c.actingFor(cl, &sides{all: s.all[:1]})
	}
	return s
}

// object finds whom the words behind an event's word name, and the actor that
// stands first among them (-1 where there is none). They are firm where they
// name both sides.
func (c *context) object(cl *clause, t int, w word) (s sides, object int) {
	all := cl.actors
	for k := range all {
		a := &all[k]
		if a.from <= t || a.former {
			continue
		}
		if c.between(t+1, a.from) {
			break
		}
		if a.role == "between" && !c.relation(t, a) || (a.role == "agent" || a.role == "of") && a.from <= t+4 {
			if l := (sides{all: c.list(all, k), firm: true}); l.parties() >= 2 {
				return l, k
			}
		}
		if a.role == "with" && (a.kind != lexicon.Demonym || !a.bare()) || c.memberOf(t, a, w) || (a.role == "" || a.role == "object") && a.from <= t+3 && w.has("verb") && !a.bare() {
			return sides{all: c.list(all, k)}, k
		}
	}
	return sides{}, -1
}

// memberOf tells whether an actor is the state or body of the people whom the
// word at item t names: "met members of A's house", "a meeting with the chief of A's port".
func (c *context) memberOf(t int, a *actor, w word) bool {
	if a.kind == lexicon.Demonym || a.role != "of" && a.role != "poss" || a.from > t+7 || !w.has("verb") && !c.is(t+1, lexicon.Word, "with") {
		return false
	}
	at := a.from - 1
	for at > t && c.is(at, lexicon.Word, "article") {
		at--
	}
	if !c.is(at, lexicon.Word, "of") || at-1 <= t || c.items[at-1].Known() {
		return false
	}
	for at--; at > t; at-- {
		if c.mark(at) >= lexicon.Comma || c.items[at].Known() && !c.is(at, lexicon.Word, "article", "with", "title", "and") {
			return false
		}
	}
	return true
}

// relation tells whether "between" stands behind a word that is no meeting: "the
// talks are to ease tension between A and B".
func (c *context) relation(t int, a *actor) bool {
	for i := a.from - 1; i > t; i-- {
		if c.is(i, lexicon.Word, "between") {
			w, ok := c.triggerAt(i - 1)
			return c.is(i-1, lexicon.Cue, "relation") || ok && w.typ == graph.AgreementType
		}
	}
	return false
}

// attributive reads the parties right before an event's word: "US-Soviet
// summit", "Shultz' Moscow talks with …".
func (c *context) attributive(cl *clause, t int, s *sides) (sides, bool) {
	all := cl.actors
	for k := len(all) - 1; k >= 0; k-- {
		a := &all[k]
		if a.to > t || t-a.to > 4 && a.role != "poss" || a.kind == lexicon.Capital && a.bare() {
			continue
		}
		if l := c.list(all, k); a.bare() && t-a.to <= 2 && !c.led(a.to, t) && (&sides{all: l}).parties() >= 2 {
			return sides{all: l, firm: true}, true
		}
		if a.role == "poss" && !a.bare() && t-a.to <= 4 && len(s.all) > 0 {
			s.all, s.firm = append(s.all, a), true
			return *s, true
		}
		break
	}
	return sides{}, false
}

// led tells whether a preposition stands between two items.
func (c *context) led(from, to int) bool {
	for i := from; i < to; i++ {
		if e, ok := c.items[i].Is(lexicon.Word); ok && preposition(e.ID) {
			return true
		}
	}
	return false
}

// unresolved tells whether an event's word is followed by "with" or "between"
// and somebody whom nobody knows: then its sides are not those of the text before.
func (c *context) unresolved(cl *clause, t int) bool {
	if !c.is(t+1, lexicon.Word, "with", "between") || t+1 >= cl.to {
		return false
	}
	for i := t + 2; i < min(cl.to, t+5); i++ {
		if c.is(i, lexicon.Anaphor) {
			return false
		}
	}
	for k := range cl.actors {
		if a := &cl.actors[k]; a.from > t && a.from <= t+5 && a.who.party() != "" {
			return false
		}
	}
	return true
}

// fronted finds who acts where the event's word leads the clause in: "in a
// meeting with B, A said".
func (c *context) fronted(cl *clause, t, object int) []*actor {
	if !c.goesOn(cl, t) && !c.placesInTime(cl, t) {
		return nil
	}
	for k := max(object, 0); k < len(cl.actors); k++ {
		a := &cl.actors[k]
		if a.from <= t || k == object || a.role != "" && a.role != "issued" || a.former || a.bare() && a.kind != lexicon.Name {
			continue
		}
		at := a.from
		for at > t+1 && c.mark(at) < lexicon.Comma && c.is(at-1, lexicon.Word, "article", "title") {
			at--
		}
		if c.mark(at) != lexicon.Comma || a.who.party() == "" {
			continue
		}
		if object >= 0 && c.listed(&cl.actors[k-1], a) && !c.apart(a, cl) {
			continue // B's list goes on
		}
		return c.list(cl.actors, k)
	}
	return nil
}

// visited tells whether the list in which a town stands is led in by a verb: "to visit X, Y".
func (c *context) visited(cl *clause, k int) bool {
	at := c.list(cl.actors, k)[0].from - 1
	return at >= cl.from && (c.is(at, lexicon.Verb) || c.is(at, lexicon.Trigger))
}

// apart tells whether a verb follows an actor: it is the subject of one.
func (c *context) apart(a *actor, cl *clause) bool {
	for i := a.to; i < min(a.to+3, cl.to) && c.mark(i) < lexicon.Comma; i++ {
		if c.is(i, lexicon.Verb) || c.is(i, lexicon.Cue) || c.is(i, lexicon.Trigger) {
			return true
		}
	}
	return a.to < cl.to && !c.items[a.to].Known() && c.mark(a.to) < lexicon.Comma
}

// pairBefore is the list of both sides that the sentence names before a clause:
// "A and B, who chair the commission, spoke in a phone call".
func (c *context) pairBefore(cl *clause) []*actor {
	all := c.sentences[cl.sentence].actors
	for k := range all {
		a := &all[k]
		if a.from >= cl.from {
			break
		}
		if a.role != "" || a.bare() || a.former {
			continue
		}
		if l := c.list(all, k); (&sides{all: l}).parties() > 1 {
			return l
		}
	}
	return nil
}

// theirs are the two whom the sentence names before "their meeting".
func (c *context) theirs(cl *clause, t int) []*actor {
	found := false
	for i := max(cl.from, t-3); i < t; i++ {
		found = found || c.is(i, lexicon.Word, "their")
	}
	if !found {
		return nil
	}
	all := c.sentences[cl.sentence].actors
	var out []*actor
	for k := len(all) - 1; k >= 0 && len(out) < 2; k-- {
		a := &all[k]
		if a.to > t || a.bare() || a.former || a.who.party() == "" || len(out) > 0 && a.who.party() == out[0].who.party() {
			continue
		}
		out = append(out, a)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// between tells whether another event word stands between two items.
func (c *context) between(from, to int) bool {
	for i := from; i < to; i++ {
		if w, ok := c.trigger(i); ok && w.typ == graph.MeetingType && !w.has("weak") {
			return true
		}
	}
	return false
}

// subject finds the list of actors that governs the verb at or before item t:
// the nearest one that no preposition leads in.
func (c *context) subject(cl *clause, t int, w word) []*actor {
	var group []*actor
	for k := len(cl.actors) - 1; k >= 0; k-- {
		a := &cl.actors[k]
		if a.to > t || a.former || a.role != "" || a.kind == lexicon.Demonym && a.bare() {
			continue
		}
		if a.kind == lexicon.Capital && a.bare() && (a.to == t && c.asNoun(t, w) || a.from == c.sentences[cl.sentence].from || c.visited(cl, k)) {
			continue // the dateline, where somebody went, or where it was: "the Geneva talks"
		}
		if a.kind == lexicon.Group && a.country == "" && a.org == "" && group == nil {
			group = c.list(cl.actors, k)
			continue
		}
		if a.who.party() == "" {
			continue
		}
		return c.list(cl.actors, k)
	}
	return group
}
