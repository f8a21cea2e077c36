package extract

import (
	"slices"
	"strings"

	"diplograph/graph"
)

// joined unites the tellings of one article that tell of one event, in the order of the first of them.
func joined(all []*telling) []*telling {
	var out []*telling
	into := map[*telling]*telling{}
	alike := map[string][]*telling{} // by type and parties
	for _, t := range all {
		key := t.between()
		near := alike[key]
		if i := slices.IndexFunc(near, func(u *telling) bool { return oneEvent(u, t) }); i >= 0 {
			near[i].unite(t)
			into[t] = near[i]
			continue
		}
		if len(near) < alikeEvents {
			alike[key] = append(near, t)
			out = append(out, t)
		}
	}
	for _, t := range out {
		if u, ok := into[t.after]; ok {
			t.after = u
		}
	}
	return out
}

// alikeEvents is how many events of one type between the same parties an article
// can tell of; beyond it is no article.
const alikeEvents = 100

// between is a telling's type and parties; two of one event have the same.
func (t *telling) between() string {
	if t.typ == graph.VisitType {
		return string(t.typ) + " " + t.guest + " " + t.host
	}
	parties := append(slices.Clone(t.countries), t.orgs...)
	slices.Sort(parties)
	return string(t.typ) + " " + strings.Join(parties, " ")
}

// oneEvent tells whether two tellings of one article can be one event.
func oneEvent(a, b *telling) bool {
	if a.typ != b.typ || a.recalled != b.recalled {
		return false
	}
	switch a.typ {
	case graph.VisitType:
		x, y := group(a.status), group(b.status)
		return a.guest == b.guest && a.host == b.host && sameLeader(a.leader, b.leader) && (datesAgree(a, b) || oneJourney(a, b)) && (x == y || x == "off" || y == "off")
	case graph.AgreementType:
		return sameParties(a, b) && oneCompany(a, b) && group(a.status) == group(b.status) && datesAgree(a, b) &&
			(kindsAgree(a.kind, b.kind) || a.headline && plain(a.kind))
	case graph.StatementType:
		return a.kind == b.kind && sameParties(a, b)
	}
	if b.apart || !sameParties(a, b) || group(a.status) != group(b.status) || !kindsAgree(a.kind, b.kind) && !a.sumsUp(b) || !datesAgree(a, b) {
		return false
	}
	if a.place != "" && b.place != "" && stateOf(a.place) != stateOf(b.place) {
		return false
	}
	return oneCompany(a, b) || a.kind == graph.KindCall && (a.faceless() || b.faceless())
}

// sumsUp tells whether a headline's talks are the call of which the body tells.
func (t *telling) sumsUp(u *telling) bool {
	return t.headline && !u.headline && t.kind == graph.KindTalks && u.kind == graph.KindCall
}

// faceless tells whether a telling names nobody by office or name: "the diplomats
// of both spoke by phone" may be anybody's call.
func (t *telling) faceless() bool {
	return !slices.ContainsFunc(t.who, func(w who) bool { return w.person != nil || len(w.offices) > 0 })
}

// oneCompany tells whether two tellings name the people of each state alike, or one of them names none.
func oneCompany(a, b *telling) bool {
	for _, c := range a.countries {
		x, y := a.of(c), b.of(c)
		if len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(k string) bool { return slices.Contains(y, k) }) {
			return false
		}
	}
	return true
}

// of lists the participants of a state, by key; a delegation may be anybody of its state.
func (t *telling) of(country string) []string {
	var out []string
	for i := range t.who {
		w := &t.who[i]
		if w.country != country {
			continue
		}
		if w.person == nil && len(w.offices) == 0 && w.group != "business" && w.group != "officials" {
			return nil
		}
		out = append(out, w.key())
		for _, o := range w.offices {
			out = append(out, "office:"+country+"/"+o)
		}
	}
	return out
}

func sameParties(a, b *telling) bool {
	x, y := slices.Clone(a.countries), slices.Clone(b.countries)
	slices.Sort(x)
	slices.Sort(y)
	o, p := slices.Clone(a.orgs), slices.Clone(b.orgs)
	slices.Sort(o)
	slices.Sort(p)
	return slices.Equal(x, y) && slices.Equal(o, p)
}

func datesAgree(a, b *telling) bool {
	return a.date == nil || b.date == nil || a.date.Within(b.date) || b.date.Within(a.date)
}

// oneJourney tells whether two dates of a visit to come can be of one: "leaves
// tomorrow" and "next week's visit".
func oneJourney(a, b *telling) bool {
	const days = 5
	return group(a.status) == "planned" && group(b.status) == "planned" && a.date.Overlaps(b.date, days)
}

// kindsAgree tells whether one article uses two kinds for one event: the plain
// word of a type for a more exact one.
func kindsAgree(a, b graph.Kind) bool {
	if a == b {
		return true
	}
	for _, g := range [...][]graph.Kind{
		{graph.KindMeeting, graph.KindTalks, graph.KindSummit, graph.KindConference},
		{graph.KindAgreement, graph.KindMoU, graph.KindTreaty, graph.KindProtocol, graph.KindInstrument, graph.KindLoan, graph.KindActionPlan},
	} {
		if slices.Contains(g, a) && slices.Contains(g, b) {
			return true
		}
	}
	return false
}

// group is how far an event got, coarsely: still to come, done, off.
func group(s graph.Status) string {
	switch s {
	case graph.Planned, graph.Proposed, graph.Confirmed, graph.Agreed:
		return "planned"
	case graph.Postponed, graph.Cancelled:
		return "off"
	}
	return "done"
}

// unite adds what another telling of the same event says.
func (t *telling) unite(u *telling) {
	for _, s := range u.spans {
		t.span(s)
	}
	for _, w := range u.who {
		t.join(w)
	}
	t.field(u.sectors...)
	if t.date == nil || u.date != nil && u.date.Days() < t.date.Days() {
		t.date = u.date
	}
	if t.place == "" {
		t.place = u.place
	}
	if plain(t.kind) && !plain(u.kind) || t.sumsUp(u) {
		t.kind = u.kind
	}
	if t.leader != nil && u.leader != nil && t.leader.person == nil && len(u.leader.offices) > 0 {
		t.leader = u.leader
	}
	if t.after == nil {
		t.after = u.after
	}
	if u.origin.authority > t.origin.authority {
		t.origin = u.origin
	}
	t.weight = max(t.weight, u.weight)
	if weightOf(u.status) > weightOf(t.status) {
		t.status = u.status
	}
	if t.over = t.over || u.over; t.over && t.status == graph.Ongoing {
		t.status = graph.Occurred
	}
}

// weightOf orders what one article says of one event: called off beats done, done beats planned.
func weightOf(s graph.Status) int {
	switch s {
	case graph.Cancelled, graph.Postponed:
		return 5
	case graph.Signed, graph.Ratified:
		return 4
	case graph.Occurred:
		return 3
	case graph.Ongoing:
		return 4
	case graph.Agreed:
		return 2
	}
	return 1
}

func plain(k graph.Kind) bool {
	return k == graph.KindMeeting || k == graph.KindVisit || k == graph.KindAgreement || k == graph.KindInstrument
}
