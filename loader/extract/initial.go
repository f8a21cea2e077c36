package extract

import "diplograph/loader/lexicon"

// The frames of a language whose verb stands first, then who does it, then to
// whom: "met the minister his counterpart". Headlines put who does it first.

// attributeBehind reads the party that stands behind an office, group or
// ministry: "the minister the Egyptian", "the ministry of Egypt's", with the
// name behind it.
func (d *document) attributeBehind(a *actor, s *sentence) {
	at := a.to
	if d.is(at, lexicon.Word, "to") && d.is(at+1, lexicon.Org) { // "secretary-general to the organisation"
		at++
	}
	if at >= s.to || d.mark(at) >= lexicon.Comma {
		return
	}
	p, ok := d.partyAt(at)
	if !ok || p.kind == lexicon.Capital {
		return
	}
	a.country, a.org, a.to = p.country, p.org, at+1
	switch {
	case a.named():
	case d.is(a.to, lexicon.Office) && a.to < s.to && d.mark(a.to) < lexicon.Comma:
		d.office(a, a.to, s)
	case a.kind == lexicon.Office:
		d.nameAfter(a, s)
	}
}

// governed tells whether an actor stands as who does something, or to whom: no word leads it in.
func (c *context) governed(a *actor) bool {
	return (a.role == "" || a.role == "object") && !a.former && a.who.party() != "" && (!a.bare() || a.kind != lexicon.Demonym)
}

// sidesInitial finds who takes part in the meeting whose word is item t: both
// between whom it is, else the first two different parties behind the word, else
// one of them and who stands before it.
func (c *context) sidesInitial(cl *clause, t int) sides {
	all := cl.actors
	var s sides
	for k := range all {
		a := &all[k]
		if a.from <= t || a.former {
			continue
		}
		if c.between(t+1, a.from) {
			break
		}
		if a.role == "between" && !c.relation(t, a) {
			if l := (sides{all: c.list(all, k), firm: true}); l.parties() >= 2 {
				return l
			}
		}
		if a.who.party() != "" && a.role == "with" || c.governed(a) && !a.bare() {
			if s.all = append(s.all, a); s.parties() >= 2 {
				s.firm = true
				return s
			}
		}
	}
	for k := len(all) - 1; k >= 0; k-- {
		if a := &all[k]; a.to <= t && c.governed(a) && (!a.bare() || t-a.to <= 2) {
			if s.all = append(s.all, a); s.parties() >= 2 {
				s.firm = true
				return s
			}
		}
	}
	if len(s.all) > 0 {
		s.acting = c.actingFor(cl, &s)
	}
	return s
}

// guestInitial finds who visits: who stands behind the word ("the visit of A",
// "arrived A"), else before it, else who acted in the sentence.
func (c *context) guestInitial(cl *clause, t int, w word, hosts []string) *who {
	var before *who
	for k := range cl.actors {
		a := &cl.actors[k]
		x := c.fits(a, hosts)
		switch {
		case x == nil || !c.governed(a):
		case a.to <= t:
			before = x
		case !w.has("noun") || a.from <= t+3:
			return x
		}
	}
	if before != nil {
		return before
	}
	sen := &c.sentences[cl.sentence]
	for k := len(sen.actors) - 1; k >= 0; k-- {
		if a := &sen.actors[k]; a.from < cl.from && c.governed(a) {
			if x := c.fits(a, hosts); x != nil {
				return x
			}
		}
	}
	if x := sen.acted; x != nil && !hasParty(hosts, x) && len(hosts) > 0 {
		return x
	}
	return nil
}

func hasParty(hosts []string, w *who) bool {
	for _, h := range hosts {
		if h == w.party() {
			return true
		}
	}
	return false
}

// hostsInitial finds the states that a visit goes to: "to P" behind the word,
// for a verb of visiting also the place without a word.
func (c *context) hostsInitial(cl *clause, t int, w word) (hosts []string, site bool) {
	const near = 25 // items from the word to the place
	if c.is(t+1, lexicon.Word, "site") || c.is(t+1, lexicon.Word, "to") && c.is(t+2, lexicon.Word, "site") {
		return nil, true
	}
	k := 0
	for i := t + 1; i < min(cl.to, t+near); i++ {
		for k < len(cl.actors) && cl.actors[k].to <= i {
			k++
		}
		if k < len(cl.actors) && cl.actors[k].from <= i && !cl.actors[k].bare() {
			i = cl.actors[k].to - 1 // who visits
			continue
		}
		if x, ok := c.trigger(i); ok && x.typ == "VISIT" && x.has("depart") {
			break
		}
		if c.placeCode(i) == "" {
			continue
		}
		if c.is(i-1, lexicon.Word, "to") || w.has("verb") && !c.is(i-1, lexicon.Word) || (w.has("arrive") || w.has("noun")) && i <= t+3 && !c.is(i-1, lexicon.Word, "from", "with", "topic") {
			return c.places(cl, i), false
		}
	}
	return nil, false
}
