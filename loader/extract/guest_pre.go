package extract

import (
	"slices"

	"diplograph/loader/lexicon"
)

// guestPre finds the visitor where prepositions and word order tell the roles:
// the one whom the visit's own words name, then the subject of its clause, then
// the one whom the sentence has spoken of.
func (c *context) guestPre(cl *clause, t int, w word, hosts []string) *who {
	if x := c.visitor(cl, t, w, hosts); x != nil {
		return x
	}
	own := w.has("noun") && c.ofSubject(cl, t)
	if !own && w.has("noun") && c.ofStranger(cl, t) || !w.has("noun") && c.strangerActs(cl, t) {
		return nil
	}
	if x := c.turns(cl, t, own, hosts); x != nil {
		return x
	}
	sen := &c.sentences[cl.sentence]
	if x := c.antecedent(cl, sen, hosts); x != nil {
		return x
	}
	for k := len(sen.actors) - 1; k >= 0; k-- {
		a := &sen.actors[k]
		if a.from < cl.from && (a.role == "" || a.role == "issued" || a.role == "poss") {
			if x := c.fitsAnywhere(a, hosts); x != nil {
				return x
			}
		}
	}
	for k := range sen.actors { // "during his visit to P, A said"
		if a := &sen.actors[k]; a.from > t && a.role == "" && c.mark(a.from) == lexicon.Comma {
			if x := c.fits(a, hosts); x != nil && len(hosts) > 0 {
				return x
			}
		}
	}
	if x := sen.acted; x != nil && !slices.Contains(hosts, x.party()) && len(hosts) > 0 {
		return x
	}
	return nil
}

// fitsAnywhere is fits for an actor whose role in its own clause does not matter.
func (c *context) fitsAnywhere(a *actor, hosts []string) *who {
	b := *a
	b.role = ""
	if c.fits(&b, hosts) == nil {
		return nil
	}
	return &a.who
}

// visitor reads the visitor in the visit's own words: "visit to P by A", "visit of A to P", "A's visit".
func (c *context) visitor(cl *clause, t int, w word, hosts []string) *who {
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.from > t && (a.role == "agent" && a.from <= t+12 || a.role == "of" && w.has("noun") && a.from <= t+4) {
			if x := c.fits(a, hosts); x != nil {
				return x
			}
		}
	}
	if !w.has("noun") {
		return nil
	}
	for k := len(cl.actors) - 1; k >= 0; k-- {
		a := &cl.actors[k]
		if a.to <= t && t-a.to <= 4 && (a.role == "poss" || a.to+1 == t && c.is(a.to, lexicon.Word, "poss")) {
			if x := c.fits(a, hosts); x != nil {
				return x
			}
		}
	}
	return nil
}

// ofSubject tells whether the visit is that of the one spoken of: "his recent visit".
func (c *context) ofSubject(cl *clause, t int) bool {
	for i := t - 1; i >= max(cl.from, t-4) && c.mark(i+1) < lexicon.Comma; i-- {
		if c.is(i, lexicon.Word, "own") {
			return true
		}
	}
	return false
}

// ofStranger tells whether the visit is that of somebody of whom nothing else is
// known: "the group's visit".
func (c *context) ofStranger(cl *clause, t int) bool {
	for i := t - 1; i > max(cl.from, t-5) && c.mark(i+1) < lexicon.Comma; i-- {
		if c.is(i, lexicon.Word, "poss") {
			return !c.items[i-1].Known() && !c.upper(i-1)
		}
	}
	return false
}

// strangerActs tells whether the subject right before a verb is somebody of whom
// nothing else is known: "tourists visited", "the ship left for". In "a delegation
// from ten firms arrived" the delegation is the subject: no verb parts them.
func (c *context) strangerActs(cl *clause, t int) bool {
	i := t - 1
	for i >= max(cl.from, t-12) && c.mark(i+1) < lexicon.Comma && (c.is(i, lexicon.Word, "adverb") || c.is(i, lexicon.Verb) || c.is(i, lexicon.Cue) || c.dateOver(i, t)) {
		i--
	}
	if i < cl.from || c.mark(i+1) >= lexicon.Comma {
		return false
	}
	if it := &c.items[i]; !it.Has(lexicon.Demonym) && !it.Has(lexicon.Sector) && (it.Known() || c.upper(i)) {
		return false
	}
	for k := len(cl.actors) - 1; k >= 0; k-- {
		a := &cl.actors[k]
		if a.to > i+1 || a.bare() {
			continue
		}
		if a.role == "poss" || c.is(a.to, lexicon.Word, "poss") { // "A's aide visited"
			return true
		}
		for j := a.to; j <= i; j++ {
			if c.is(j, lexicon.Verb, "say", "past", "future", "ongoing") || c.is(j, lexicon.Word, "cut") {
				return true
			}
		}
		return false
	}
	return true
}

// dateOver tells whether item i belongs to a date that ends before item to.
func (c *context) dateOver(i, to int) bool {
	for _, x := range c.datesIn(max(0, i-3), min(to, i+4)) {
		if x.from <= i && i < x.to {
			return true
		}
	}
	return false
}

// turns gives the actor before the visit's word on whom its clause turns. Where
// the visit is "his", it is the nearest of whom something is said.
func (c *context) turns(cl *clause, t int, own bool, hosts []string) *who {
	var group *who
	for k := len(cl.actors) - 1; k >= 0; k-- {
		a := &cl.actors[k]
		belongs := own && c.is(a.to, lexicon.Word, "poss") // "to A's remarks during his visit"
		if a.to > t || a.role != "" && a.role != "poss" && !belongs {
			continue
		}
		x := c.fits(a, hosts)
		if belongs {
			x = c.fitsAnywhere(a, hosts)
		}
		switch {
		case x == nil:
		case x.group != "" && x.person == nil && len(x.offices) == 0:
			if group == nil {
				group = x
			}
		case a.role == "" || own:
			return x
		}
	}
	return group
}

// antecedent is the one of whom a clause that begins with "who" speaks.
func (c *context) antecedent(cl *clause, sen *sentence, hosts []string) *who {
	if !c.is(cl.from, lexicon.Word, "relative") {
		return nil
	}
	for k := range sen.actors {
		if a := &sen.actors[k]; a.to == cl.from {
			return c.fitsAnywhere(a, hosts)
		}
	}
	return nil
}
