package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// visits reads a clause's visits: who comes to which state. A visit needs a
// border: a tour of a park or a camp is none.
func (c *context) visits(cl *clause, before []*telling) []*telling {
	var out []*telling
	for i := cl.from; i < cl.to; i++ {
		typ, kind, flags, ok := c.trigger(i)
		if !ok || typ != graph.VisitType {
			continue
		}
		var guest *who
		var hosts []string
		switch {
		case slices.Contains(flags, "receive"):
			guest, hosts = c.received(cl)
		case slices.Contains(flags, "arrive"), slices.Contains(flags, "depart"):
			guest, hosts = c.travelled(cl, i)
		default:
			guest, hosts = c.visited(cl, i, before)
		}
		if guest == nil || guest.country == "" {
			continue
		}
		status, ok := c.statusAt(cl, i)
		if !ok {
			continue
		}
		if status == graph.Occurred && !slices.Contains(flags, "noun") && !slices.Contains(flags, "depart") {
			status = graph.Ongoing // has arrived
		}
		if cl.status.has("invited") && status == graph.Occurred {
			status = graph.Planned
		}
		for _, host := range hosts {
			if host == guest.country || host == "" {
				continue
			}
			t := c.start(cl, graph.VisitType, kind, status, "visit")
			t.guest, t.host, t.leader = guest.country, host, guest
			t.party(guest.country, host)
			t.date = c.dateFor(cl, i, status == graph.Planned)
			if t.date == nil && t.apart {
				t.date = lastDay(before, t.countries)
			}
			out = append(out, t)
		}
	}
	return out
}

// visited reads a noun: "the president's visit to Pakistan", in either order of words.
func (c *context) visited(cl *clause, at int, before []*telling) (*who, []string) {
	hosts, site := c.hostsOf(cl, at)
	if site {
		return nil, nil
	}
	guest := c.guestOf(cl, at, hosts)
	if guest == nil {
		return nil, nil
	}
	if len(hosts) == 0 {
		for j := len(before) - 1; j >= 0; j-- {
			if b := before[j]; b.typ == graph.VisitType && b.guest == guest.country && sameLeader(b.leader, guest) {
				return guest, []string{b.host}
			}
		}
		if x := c.across(guest.country); x != "" && len(guest.offices) > 0 {
			return guest, []string{x}
		}
	}
	return guest, hosts
}

// hostsOf finds the states that a visit goes to; site is true where the word
// beside the visit is a park, a hospital, anything that is no state and no visitor.
func (c *context) hostsOf(cl *clause, at int) (hosts []string, site bool) {
	if c.lex.Adposition == "post" {
		if code, _, ok := c.stateAt(at + 1); ok && at+1 < cl.to && c.mark(at+1) < lexicon.Comma {
			hosts = append(hosts, code)
			for j := at + 2; j+1 < cl.to && c.is(j, lexicon.Word, "and"); j += 2 {
				if code, _, ok := c.stateAt(j + 1); ok {
					hosts = append(hosts, code)
				}
			}
			return hosts, false
		}
		beside := at - 1
		for beside > cl.from && (c.is(beside, lexicon.Cue, "planned") || c.is(beside, lexicon.Number) || !c.items[beside].Known()) && !c.is(beside, lexicon.Word, "of") {
			beside--
		}
		if c.is(beside, lexicon.Word, "of") {
			for k := range cl.actors {
				a := &cl.actors[k]
				if a.to != beside {
					continue
				}
				if a.bare() && a.kind != lexicon.Demonym {
					return c.listBack(cl, k), false
				}
				return nil, false
			}
			return nil, !c.is(beside-1, lexicon.Anaphor)
		}
		return nil, false
	}
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.from > at && a.bare() && (a.role == "to" || a.from == at+1 || a.role == "in" && a.from <= at+3) && a.from <= at+6 {
			return c.listOn(cl, k), false
		}
	}
	return nil, false
}

// listBack gives the states of the list that ends with actor k.
func (c *context) listBack(cl *clause, k int) []string {
	out := []string{cl.actors[k].country}
	for ; k > 0 && cl.actors[k-1].bare() && c.listed(&cl.actors[k-1], &cl.actors[k]); k-- {
		out = append(out, cl.actors[k-1].country)
	}
	slices.Reverse(out)
	return slices.Compact(out)
}

// listOn gives the states of the list that begins with actor k.
func (c *context) listOn(cl *clause, k int) []string {
	out := []string{cl.actors[k].country}
	for ; k+1 < len(cl.actors) && cl.actors[k+1].bare() && c.listed(&cl.actors[k], &cl.actors[k+1]); k++ {
		out = append(out, cl.actors[k+1].country)
	}
	return slices.Compact(out)
}

// guestOf finds who visits: the nearest person, office or group before the
// word (with a state other than the host), else the one that acts in the clause.
func (c *context) guestOf(cl *clause, at int, hosts []string) *who {
	fits := func(a *actor) *who {
		if a.bare() || !a.acts() || a.kind == lexicon.Org || a.kind == lexicon.Ministry {
			return nil
		}
		w := c.resolve(a)
		if w.country == "" || slices.Contains(hosts, w.country) || len(w.offices) == 0 && w.person == nil && w.group != "delegation" && w.group != "leadership" && w.group != "officials" && w.group != "forces" {
			return nil
		}
		return &w
	}
	var agent, near, any *who
	for k := range cl.actors {
		a := &cl.actors[k]
		w := fits(a)
		if w == nil {
			continue
		}
		if a.role == "agent" && agent == nil {
			agent = w
		}
		if a.to <= at && (a.role == "of" || a.role == "poss") && at-a.to <= 6 {
			near = w
		}
		if any == nil && a.to <= at {
			any = w
		}
	}
	for _, w := range [...]*who{near, agent, any} {
		if w != nil {
			return w
		}
	}
	return nil
}

// travelled reads a journey: "the minister arrived in Islamabad".
func (c *context) travelled(cl *clause, at int) (*who, []string) {
	var host string
	for k := range cl.actors {
		a := &cl.actors[k]
		if !a.bare() || a.kind == lexicon.Demonym {
			continue
		}
		if c.lex.Adposition == "post" {
			if a.to <= at && at-a.to <= 3 && a.role != "with" && a.role != "agent" && a.role != "between" {
				host = a.country
			}
			continue
		}
		if a.from > at && a.from <= at+4 && host == "" {
			host = a.country
		}
	}
	if host == "" {
		return nil, nil
	}
	return c.guestOf(cl, at, []string{host}), []string{host}
}

// received reads a welcome: the one who welcomes is at home, the other is the guest.
func (c *context) received(cl *clause) (*who, []string) {
	var host, guest *who
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.bare() || !a.acts() || a.kind == lexicon.Org || a.kind == lexicon.Ministry {
			continue
		}
		w := c.resolve(a)
		if a.role == "agent" && host == nil {
			host = &w
			continue
		}
		c.counterpart(&w, a, host)
		if (a.role == "of" || a.role == "to" || a.role == "poss" || a.role == "") && guest == nil && (len(w.offices) > 0 || w.person != nil) {
			guest = &w
		}
	}
	if host == nil || guest == nil || host.country == guest.country {
		return nil, nil
	}
	return guest, []string{host.country}
}

// sameLeader tells whether two tellings name one visitor, or one of them none.
func sameLeader(a, b *who) bool {
	if a == nil || b == nil {
		return true
	}
	if a.person != nil && b.person != nil {
		return a.person == b.person
	}
	for _, o := range a.offices {
		if slices.Contains(b.offices, o) {
			return true
		}
	}
	return len(a.offices) == 0 && a.person == nil || len(b.offices) == 0 && b.person == nil
}
