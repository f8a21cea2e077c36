package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// meeting reads the meeting whose word is item t. A word that only places
// another event in time ("before the talks") tells of none; "in the talks" goes
// on about the last one, to which the sentence is added.
func (c *context) meeting(out []*telling, first int, cl *clause, t int, w word) []*telling {
	if c.placesInTime(cl, t) && !c.opens(cl, t) || w.has("session") && c.ofAnother(t) || w.has("joint") && c.presided(t) {
		return out
	}
	s := c.sidesOf(cl, t, w)
	if s.open {
		return out
	}
	if c.goesOn(cl, t) && !s.firm && s.acting == nil {
		if m := lastAlike(out, w.kind); m != nil {
			s := &c.sentences[cl.sentence]
			m.span(c.quote(s))
			m.field(c.sectorsIn(s.from, s.to)...)
			return out
		}
	}
	status, ok := c.meetingStatus(cl, t, w)
	if !ok || cl.cues.between(t-2, t+3, "suspended") && status == graph.Occurred || c.domestic(cl, t) {
		return out
	}
	m := c.start(cl, graph.MeetingType, w.kind, status)
	m.rule = "meeting"
	c.fill(m, s)
	if m.sides() < 2 && w.has("session") {
		c.present(m, cl)
	}
	if m.sides() == 1 {
		c.atHome(m, s, cl, out)
	}
	if m.sides() < 2 && (w.has("session") && !c.bothBetween(cl, t) || !c.pointsBack(m, cl, w, out)) {
		return out
	}
	if m.sides() < 2 || len(m.countries) == 0 && !w.has("session") {
		return out
	}
	if w.has("weak") {
		if u := c.toldOf(out, m); u != nil && oneCompany(u, m) {
			u.span(m.spans[0])
			return out
		}
	}
	if !s.firm && len(out) > first && last(out[first:], graph.MeetingType) != nil {
		return out // the clause told of it already
	}
	m.date, m.recalled = c.datedFor(cl, t, tenseOf(status))
	m.status = c.tensed(status, m.date)
	m.place = c.placeIn(cl.from, cl.to)
	m.sectors = c.sectorsIn(cl.from, cl.to)
	if m.date == nil && m.apart && status == graph.Occurred {
		m.date = lastDay(out, m.countries) // earlier, or later, the same day
	}
	return append(out, c.split(m, w)...)
}

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
	if from, to := c.beside(t); cl.cues.between(from, to, "wished") {
		return "", false
	}
	return c.statusAt(cl, t, w)
}

// beside is where the word stands that a language puts to a noun to say what becomes of it.
func (c *context) beside(t int) (from, to int) {
	if c.lex.Adposition == "post" {
		return t + 1, t + 1
	}
	return t - 3, t - 1
}

// present adds the states and organisations that a clause says take part in a
// session: "the president will speak at the organisation's summit".
func (c *context) present(m *telling, cl *clause) {
	for k := range cl.actors {
		if a := &cl.actors[k]; a.acts() && a.who.party() != "" && (a.kind == lexicon.Org || !a.bare()) {
			m.party(a.who)
			if !a.bare() {
				m.join(a.who)
			}
		}
	}
}

// atHome gives people without a state, whom a visitor meets, the state that is visited.
func (c *context) atHome(m *telling, s sides, cl *clause, before []*telling) {
	v := last(before, graph.VisitType)
	if v == nil || v.clause != cl.sentence || len(m.countries) != 1 || m.countries[0] != v.guest {
		return
	}
	for _, a := range s.all {
		if a.kind == lexicon.Group && a.who.party() == "" {
			w := a.who
			w.country = v.host
			m.party(w)
			m.join(w)
			return
		}
	}
}

// toldOf finds a meeting of the same sides that was told already.
func (c *context) toldOf(before []*telling, m *telling) *telling {
	for i := len(before) - 1; i >= max(0, len(before)-40); i-- {
		if u := before[i]; u.typ == m.typ && sameParties(u, m) && group(u.status) == group(m.status) {
			return u
		}
	}
	return nil
}

// lastAlike is the meeting told last that a writer may call by a kind again: one
// of that kind, else one of a kind near it.
func lastAlike(before []*telling, k graph.Kind) *telling {
	if m := last(before, graph.MeetingType, k); m != nil || k == graph.KindWorkingGroup {
		return m
	}
	return last(before, graph.MeetingType, graph.KindSummit, graph.KindMeeting, graph.KindTalks, graph.KindCall)
}

// placesInTime tells whether the event word at item t is followed (or preceded) by before or after.
func (c *context) placesInTime(cl *clause, t int) bool {
	if c.lex.Adposition == "pre" {
		return cl.cues.between(t-3, t-1, "before", "after")
	}
	return cl.cues.between(t+1, t+1, "before", "after")
}

// ofAnother tells whether a session is that of the body named before it: "the
// joint commission's session".
func (c *context) ofAnother(t int) bool {
	w, ok := c.triggerAt(t - 2)
	return ok && w.typ == graph.MeetingType && c.is(t-1, lexicon.Word, "of", "poss")
}

// presided tells whether the word of a body only says over what somebody
// presides: "the chairs of the joint commission".
func (c *context) presided(t int) bool {
	i := t - 1
	for i >= 0 && (c.is(i, lexicon.Word, "article", "poss", "title") || c.is(i, lexicon.Anaphor)) {
		i--
	}
	return c.is(i, lexicon.Word, "of") && (c.is(i-1, lexicon.Word, "chair") || c.is(i-1, lexicon.Office, "chairman"))
}

// bothBetween tells whether a session is said to be between the two countries or sides.
func (c *context) bothBetween(cl *clause, t int) bool {
	for i := cl.from; i < cl.to; i++ {
		if !c.is(i, lexicon.Anaphor, "pair", "countries", "persons") {
			continue
		}
		if c.lex.Adposition == "post" && i < t && c.is(i+1, lexicon.Word, "between") || i > t && c.is(i-1, lexicon.Word, "between") {
			return true
		}
	}
	return false
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

// pointsBack fills the parties of a telling that names too few: "the two
// sides", a joint group, or a counterpart of the one side that is named.
func (c *context) pointsBack(t *telling, cl *clause, w word, before []*telling) bool {
	joint := w.has("joint")
	if c.atHomePolitics {
		return false
	}
	if !joint && !c.anaphor(cl, "pair", "countries", "persons") && !c.mutual(t, cl) {
		return false
	}
	if m := last(before, graph.MeetingType); m != nil && len(m.countries)+len(m.orgs) >= 2 && !joint {
		for _, x := range m.countries {
			t.party(who{country: x})
		}
		for _, x := range m.orgs {
			t.party(who{org: x})
		}
		if c.anaphor(cl, "persons") {
			for _, x := range m.who {
				x.role = graph.ParticipantRole
				t.join(x)
			}
		}
		return true
	}
	p := c.pair()
	if p == nil || c.weight[p[1]] < 2 {
		return false
	}
	if len(t.countries) == 1 && !slices.Contains(p, t.countries[0]) {
		return false
	}
	t.party(who{country: p[0]})
	t.party(who{country: p[1]})
	return true
}

// mutual tells whether a clause speaks of what two sides have in common, and
// one of them is named, or the whole article is about two.
func (c *context) mutual(t *telling, cl *clause) bool {
	return c.anaphor(cl, "mutual") && (t.sides() > 0 || len(c.main) > 1 && c.weight[c.main[1]] > 3)
}

// split makes one telling for each pair where one side met several others separately.
func (c *context) split(t *telling, w word) []*telling {
	if !w.has("several") || len(t.countries) < 3 {
		return []*telling{t}
	}
	own := t.countries[len(t.countries)-1]
	var out []*telling
	for _, other := range t.countries[:len(t.countries)-1] {
		x := *t
		x.countries = []string{own, other}
		x.who = slices.DeleteFunc(slices.Clone(t.who), func(w who) bool { return w.country != own && w.country != other })
		out = append(out, &x)
	}
	return out
}

// chairs adds who chaired to the meeting that the sentence told of just before.
func (c *context) chairs(cl *clause, before []*telling) {
	at := -1
	for i := cl.from; i < cl.to; i++ {
		if c.is(i, lexicon.Word, "chair") {
			at = i
		}
	}
	m := last(before, graph.MeetingType)
	if at < 0 || m == nil || m.clause != cl.sentence {
		return
	}
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.bare() || !a.acts() || a.kind == lexicon.Group || !slices.Contains(m.countries, a.who.country) {
			continue
		}
		w := a.who
		w.role = graph.Chair
		m.join(w)
	}
}
