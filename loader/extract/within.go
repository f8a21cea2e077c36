package extract

import (
	"slices"

	"diplograph/graph"
)

// recentDays is how far the day of a signing may lie from the one day that an
// article gives for the visit.
const recentDays = 3

// visits are the visits of an article that are going on or over, by guest and
// host in either order.
type visits map[[2]string][]*telling

func visitsOf(all []*telling) visits {
	out := visits{}
	for _, v := range all {
		if v.typ == graph.VisitType && group(v.status) == "done" {
			out[pairOf(v.guest, v.host)] = append(out[pairOf(v.guest, v.host)], v)
		}
	}
	return out
}

// pairOf is two states in the order of their codes.
func pairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// of finds the visit to which a meeting or an agreement belongs; nil where there is none.
func (v visits) of(t *telling) *telling {
	if len(t.countries) != 2 {
		return nil
	}
	between := v[pairOf(t.countries[0], t.countries[1])]
	switch {
	case t.typ == graph.MeetingType && group(t.status) == "done" && t.kind != graph.KindCall:
		for _, x := range between {
			if x.brought(t) {
				return x
			}
		}
	case t.typ == graph.AgreementType && t.status == graph.Signed:
		return v.signed(t, between)
	}
	return nil
}

// brought tells whether a visit's leader, or the guest's delegation, took part in a meeting.
func (t *telling) brought(m *telling) bool {
	return slices.ContainsFunc(m.who, func(w who) bool {
		return w.country == t.guest && (w.group == "delegation" || sameLeader(&w, t.leader))
	})
}

// signed finds the visit on which an agreement was signed: that of the meeting
// it came of, else the one visit between its parties that was made in those days.
func (v visits) signed(a *telling, between []*telling) *telling {
	switch {
	case a.after != nil && a.after.typ == graph.VisitType:
		return a.after
	case a.after != nil:
		return v.of(a.after)
	}
	var found *telling
	for _, x := range between {
		if a.date != nil && x.date != nil && !a.date.Overlaps(x.date, recentDays) {
			continue
		}
		if found != nil {
			return nil
		}
		found = x
	}
	return found
}
