package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

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
