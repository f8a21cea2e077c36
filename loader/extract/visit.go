package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// visit reads the visit whose word is item t: who comes to which state. A visit
// needs a border: a tour of a park or a camp is none.
func (c *context) visit(out []*telling, cl *clause, t int, w word) []*telling {
	if c.domestic(cl, t) {
		return out
	}
	hosts, site := c.hostsOf(cl, t, w)
	if site {
		return out
	}
	if len(hosts) == 0 && c.asNoun(t, w) { // "the visit is set for": it was told before
		c.addsDate(out, cl, t)
		return out
	}
	guest := c.guestOf(cl, t, w, hosts)
	attribute := false
	if x := c.visiting(cl, t, w); x != nil {
		guest, hosts, attribute = x, c.hostBeside(cl, x), true
	}
	if w.has("receive") {
		guest, hosts = c.received(cl, t)
	}
	invited := cl.cues.has("invited")
	if invited && !w.has("arrive") && !w.has("depart") && !w.has("receive") {
		guest, hosts = c.invited(cl, t, guest, hosts)
	}
	if guest == nil || guest.party() == "" {
		c.addsDate(out, cl, t)
		return out
	}
	status, ok := c.statusAt(cl, t, w)
	if invited && (status != graph.Occurred && status != graph.Ongoing || cl.cues.between(t-4, t+5, "invited")) {
		status, ok = graph.Planned, true
	}
	if !ok {
		return out
	}
	if attribute {
		status = graph.Ongoing
	}
	if status == graph.Occurred && (w.has("arrive") || w.has("receive") || cl.cues.between(t-3, t+3, "ongoing")) {
		status = graph.Ongoing // has arrived
	}
	if status == graph.Occurred && w.has("depart") {
		status = graph.Ongoing // has set out
	}
	over := status != graph.Planned && cl.cues.between(t+1, t+3, "after") && !w.has("arrive")
	if len(hosts) == 0 {
		hosts = c.hostAhead(cl, t)
	}
	if len(hosts) == 0 {
		hosts = c.hostBefore(out, guest, status)
	}
	for _, host := range hosts {
		if host == "" || host == guest.party() {
			continue
		}
		v := c.journeyTo(cl, w.kind, status, guest, host)
		v.over = over
		if !attribute {
			v.date, v.recalled = c.datedFor(cl, t, tenseOf(status))
		}
		v.status = c.tensed(status, v.date)
		if v.date == nil && v.apart && status != graph.Planned {
			v.date = lastDay(out, v.countries)
		}
		out = append(out, v)
	}
	if len(hosts) == 1 && status != graph.Planned {
		for _, host := range c.stopsBefore(cl, hosts[0]) {
			if host != guest.party() {
				v := c.journeyTo(cl, graph.KindVisit, graph.Occurred, guest, host)
				v.over = true
				out = append(out, v)
			}
		}
	}
	return out
}

// journeyTo begins the telling of a guest's visit to a state.
func (c *context) journeyTo(cl *clause, kind graph.Kind, status graph.Status, guest *who, host string) *telling {
	v := c.start(cl, graph.VisitType, kind, status)
	v.rule, v.weight = "visit", firm
	v.guest, v.host, v.leader = guest.party(), host, guest
	v.party(*guest)
	v.party(who{country: host})
	return v
}

// tourOf are the visits that a sentence tells of one guest, of which v is the last.
func tourOf(before []*telling, v *telling) []*telling {
	const most = 40
	var out []*telling
	for i := len(before) - 1; i >= max(0, len(before)-most); i-- {
		if b := before[i]; b.typ == graph.VisitType && b.clause == v.clause && b.guest == v.guest && b.status == v.status && sameLeader(b.leader, v.leader) {
			out = append(out, b)
		}
	}
	slices.Reverse(out)
	return out
}

// visiting gives the visitor of "the visiting foreign minister"; nil where the word says who is visited.
func (c *context) visiting(cl *clause, t int, w word) *who {
	if !w.has("attribute") {
		return nil
	}
	for k := range cl.actors {
		if a := &cl.actors[k]; a.from <= t+1 && a.to > t+1 && !a.bare() {
			b := *a
			b.role = ""
			if c.fits(&b, nil) != nil {
				return &a.who
			}
		}
	}
	return nil
}

// sameLeader tells whether two tellings name one visitor, or one of them none.
func sameLeader(a, b *who) bool {
	if a == nil || b == nil {
		return true
	}
	if a.person != nil && b.person != nil {
		return a.person == b.person
	}
	if len(a.offices) == 0 && a.person == nil || len(b.offices) == 0 && b.person == nil {
		return true
	}
	for _, o := range a.offices {
		if slices.Contains(b.offices, o) {
			return true
		}
	}
	return false
}

// asNoun tells whether a word that may be a noun or a verb is a noun here: "the two-day visit".
func (c *context) asNoun(t int, w word) bool {
	if !w.has("noun") || !w.has("verb") {
		return false
	}
	for i := t - 1; i >= max(0, t-3) && c.mark(i+1) < lexicon.Comma && !c.items[i].Has(lexicon.Verb); i-- {
		if c.is(i, lexicon.Word, "article") {
			return true
		}
	}
	return false
}
