package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// yearAgo is how many days before an article a meeting was that it cannot mean to announce.
const yearAgo = 365

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
	if d := m.date; status == graph.Planned && d != nil && c.published != "" && d.To.DaysTo(c.published) > yearAgo {
		m.status = graph.Occurred // "made at their first summit, in 1985"
	}
	m.place = c.placeIn(cl.from, cl.to)
	m.sectors = c.sectorsIn(cl.from, cl.to)
	if m.date == nil && m.apart && status == graph.Occurred {
		m.date = lastDay(out, m.countries) // earlier, or later, the same day
	}
	return append(out, c.split(m, w, s)...)
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

// split makes one telling for each pair where one side met several others separately.
func (c *context) split(t *telling, w word, s sides) []*telling {
	if !w.has("several") || t.sides() < 3 || len(t.countries) < 2 {
		return []*telling{t}
	}
	own := s.acting
	switch {
	case own == nil && len(s.all) == 0:
		return []*telling{t}
	case own == nil:
		a := s.all[len(s.all)-1]
		if a.role == "between" || a.role == "of" && c.lex.Adposition == "pre" {
			return []*telling{t}
		}
		own = &a.who
	}
	var out []*telling
	for _, code := range append(slices.Clone(t.countries), t.orgs...) {
		if code == own.party() {
			continue
		}
		x := *t
		x.countries, x.orgs = nil, nil
		x.party(*own)
		if slices.Contains(t.orgs, code) {
			x.party(who{org: code})
		} else {
			x.party(who{country: code})
		}
		x.who = slices.DeleteFunc(slices.Clone(t.who), func(w who) bool { return w.party() != own.party() && w.party() != code })
		out = append(out, &x)
	}
	return out
}

// chairs adds who chaired to the meeting that the sentence told of just before.
func (c *context) chairs(cl *clause, before []*telling) {
	m := last(before, graph.MeetingType)
	if m == nil || m.clause != cl.sentence {
		return
	}
	at := -1
	for i := cl.from; i < cl.to; i++ {
		if c.is(i, lexicon.Word, "chair") {
			at = i
		}
	}
	if at < 0 {
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
