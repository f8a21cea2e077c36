package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// meetings reads a clause's meeting: one clause tells of one, whatever words it has for it.
func (c *context) meetings(cl *clause, before []*telling) []*telling {
	at, kind, flags := c.meetingWord(cl, before)
	if at < 0 {
		return nil
	}
	status, ok := c.statusAt(cl, at)
	if !ok || cl.status.has("suspended") && status == graph.Occurred {
		return nil
	}
	t := c.start(cl, graph.MeetingType, kind, status, "meeting")
	c.parties(t, c.around(cl, at))
	if t.sides() < 2 && slices.Contains(flags, "session") {
		return nil
	}
	if t.sides() < 2 && c.pointsBack(t, cl, flags, before) {
		t.weight = leaning
	}
	if t.sides() < 2 || len(t.countries) == 0 {
		return nil
	}
	t.date = c.dateFor(cl, at, status == graph.Planned)
	t.place = c.placeIn(cl)
	t.sectors = c.sectorsIn(cl.from, cl.to)
	if t.date == nil && t.apart {
		t.date = lastDay(before, t.countries) // earlier, or later, the same day
	}
	return c.split(t, cl, flags)
}

// meetingWord finds the word that tells of the clause's meeting. A word that
// only places another event in time ("before the talks") tells of none; "in the
// talks" goes on about the last one, to which the clause is added.
func (c *context) meetingWord(cl *clause, before []*telling) (at int, kind graph.Kind, flags []string) {
	at = -1
	for i := cl.from; i < cl.to; i++ {
		typ, k, f, ok := c.trigger(i)
		if !ok || typ != graph.MeetingType {
			continue
		}
		if c.placesInTime(cl, i) {
			continue
		}
		if c.goesOn(cl, i) {
			if m := last(before, graph.MeetingType, alikeKinds(k)...); m != nil {
				m.span(c.span(cl))
				for _, s := range c.sectorsIn(cl.first, cl.last) {
					if !slices.Contains(m.sectors, s) {
						m.sectors = append(m.sectors, s)
					}
				}
				return -1, "", nil
			}
		}
		if at < 0 || stronger(k, kind) {
			at, kind, flags = i, k, f
		}
	}
	return at, kind, flags
}

// stronger tells whether a kind says more than another that the same clause has.
func stronger(a, b graph.Kind) bool {
	order := []graph.Kind{graph.KindCall, graph.KindWorkingGroup, graph.KindMeeting, graph.KindTalks, graph.KindSummit, graph.KindConference}
	return slices.Index(order, a) < slices.Index(order, b)
}

// alikeKinds are the kinds by which a writer may call a meeting of that kind again.
func alikeKinds(k graph.Kind) []graph.Kind {
	if k == graph.KindCall || k == graph.KindWorkingGroup {
		return []graph.Kind{k}
	}
	return []graph.Kind{k, graph.KindSummit}
}

// placesInTime tells whether the event word at item i is followed (or preceded) by before or after.
func (c *context) placesInTime(cl *clause, i int) bool {
	if c.lex.Adposition == "pre" {
		for j := i - 1; j >= max(cl.from, i-3); j-- {
			if c.is(j, lexicon.Cue, "before", "after") {
				return true
			}
		}
		return false
	}
	return i+1 < cl.to && c.is(i+1, lexicon.Cue, "before", "after")
}

// goesOn tells whether the event word at item i stands inside another statement: "in the talks the sides reviewed …".
func (c *context) goesOn(cl *clause, i int) bool {
	if c.lex.Adposition == "pre" {
		for j := i - 1; j >= max(cl.from, i-2); j-- {
			if c.is(j, lexicon.Word, "in") || c.is(j, lexicon.Word, "during") {
				return true
			}
		}
		return false
	}
	return c.is(i+1, lexicon.Word, "in")
}

// around lists the actors of a meeting's clause. What stands behind a joining
// word of time belongs to another event.
func (c *context) around(cl *clause, at int) []*actor {
	var out []*actor
	for _, a := range acting(cl) {
		if a.role == "to" && c.lex.Adposition == "post" && c.hasInvite(cl) {
			continue
		}
		if a.from > at && c.lex.Verb == "final" && a.role == "" && a.bare() {
			continue
		}
		out = append(out, a)
	}
	return out
}

func (c *context) hasInvite(cl *clause) bool { return cl.status.has("invited") }

// pointsBack fills the parties of a telling that names too few: "the two
// sides", a joint group, or a counterpart of the one side that is named.
func (c *context) pointsBack(t *telling, cl *clause, flags []string, before []*telling) bool {
	if !c.anaphor(cl) && !slices.Contains(flags, "joint") {
		return false
	}
	if m := last(before, graph.MeetingType); m != nil && len(m.countries) == 2 && !slices.Contains(flags, "joint") {
		t.party(m.countries...)
		if c.mentionsPersons(cl) {
			for _, w := range m.who {
				w.role = graph.ParticipantRole
				t.join(w)
			}
		}
		return true
	}
	if p := c.pair(); p != nil {
		t.party(p...)
		return true
	}
	return false
}

func (c *context) mentionsPersons(cl *clause) bool {
	for i := cl.from; i < cl.to; i++ {
		if c.is(i, lexicon.Anaphor, "persons") {
			return true
		}
	}
	return false
}

// split makes one telling for each pair where one side met several others separately.
func (c *context) split(t *telling, cl *clause, flags []string) []*telling {
	if !slices.Contains(flags, "several") || len(t.countries) < 3 {
		return []*telling{t}
	}
	first := t.countries[0]
	var out []*telling
	for _, other := range t.countries[1:] {
		x := *t
		x.countries = []string{first, other}
		x.who = slices.DeleteFunc(slices.Clone(t.who), func(w who) bool { return w.country != first && w.country != other })
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
	if at < 0 || m == nil || c.clauses[m.clause].sentence != cl.sentence {
		return
	}
	for _, a := range acting(cl) {
		if a.bare() || a.kind == lexicon.Org || a.kind == lexicon.Group {
			continue
		}
		w := c.resolve(a)
		if !slices.Contains(m.countries, w.country) {
			continue
		}
		w.role = graph.Chair
		m.join(w)
	}
}
