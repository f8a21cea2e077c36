package extract

import (
	"slices"

	"diplograph/graph"
)

// agreements reads a clause's agreement: an instrument, and what became of it.
// A batch of instruments in one clause is one record.
func (c *context) agreements(cl *clause, before []*telling) []*telling {
	at, kind := -1, graph.Kind("")
	issued := false
	for i := cl.from; i < cl.to; i++ {
		typ, k, flags, ok := c.trigger(i)
		if !ok || typ != graph.AgreementType {
			continue
		}
		if at < 0 || kind == graph.KindAgreement && k == graph.KindMoU {
			at, kind = i, k
			issued = slices.Contains(flags, "issued")
		}
	}
	if at < 0 || cl.status.has("negation") {
		return nil
	}
	status, ok := c.agreementStatus(cl, issued)
	if !ok {
		return nil
	}
	t := c.start(cl, graph.AgreementType, kind, status, "agreement")
	c.parties(t, acting(cl))
	if t.sides() < 2 {
		if c.anaphor(cl) || len(t.countries) < 2 && c.pair() != nil && !cl.status.has("domestic") {
			t.party(c.pair()...)
			t.weight = leaning
		}
	}
	if t.sides() < 2 {
		return nil
	}
	t.date = c.dateFor(cl, at, status == graph.Planned)
	t.sectors = c.sectorsIn(cl.from, cl.to)
	for i := cl.from; i < cl.to; i++ { // "after the talks … signed"
		if typ, k, _, ok := c.trigger(i); ok && typ == graph.MeetingType && c.placesInTime(cl, i) {
			if m := last(before, graph.MeetingType, alikeKinds(k)...); m != nil {
				t.after = slices.Index(before, m)
				if t.date == nil && status == graph.Signed && m.date != nil {
					t.date = m.date
				}
			}
		}
	}
	return []*telling{t}
}

// agreementStatus is what a clause says became of an instrument; ok is false where it says nothing.
func (c *context) agreementStatus(cl *clause, issued bool) (graph.Status, bool) {
	v := cl.status
	future := v.status == graph.Planned
	switch {
	case v.has("ratified") && !future:
		return graph.Ratified, true
	case v.has("postponed", "cancelled", "suspended"):
		return "", false
	case v.has("signed", "concluded") && !future && !v.has("pending") && !v.has("hypothetical"):
		return graph.Signed, true
	case v.has("signed", "concluded") && future, v.has("pending"):
		return graph.Planned, true
	case v.has("agreed") && !v.has("hypothetical"):
		return graph.Agreed, true
	case issued && v.status == graph.Occurred:
		return graph.Signed, true
	case v.has("hypothetical") && c.anyPlanned(cl):
		return graph.Proposed, true
	}
	return "", false
}

func (c *context) anyPlanned(cl *clause) bool { return cl.status.has("planned") }
