package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// hostsOf finds the states that a visit goes to; site is true where the word
// beside the visit is a park, a hospital, anything that is no state and no visitor.
func (c *context) hostsOf(cl *clause, t int, w word) (hosts []string, site bool) {
	if c.lex.Adposition == "post" {
		if w.has("arrive") || w.has("depart") {
			hosts = c.reachedPost(cl, t)
			return hosts, len(hosts) == 0 && (w.has("past") || w.has("future") || w.has("depart")) && !c.is(t-1, lexicon.Word, "airport")
		}
		return c.hostsPost(cl, t)
	}
	if c.lex.Verb == "initial" {
		return c.hostsInitial(cl, t, w)
	}
	return c.hostsPre(cl, t, w)
}

// hostBeside is the state of the other side in a visitor's sentence, where there is one only.
func (c *context) hostBeside(cl *clause, guest *who) []string {
	var out []string
	for _, a := range c.sentences[cl.sentence].actors {
		if x := a.who.country; x != "" && x != guest.party() && !a.bare() && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// hostAhead finds the host where a visit's clause goes on to the arrival: "on an
// official visit, arrived on Monday in P".
func (c *context) hostAhead(cl *clause, t int) []string {
	const far = 12
	for i := t + 1; i < min(cl.to, t+far); i++ {
		if w, ok := c.trigger(i); ok && w.typ == graph.VisitType && w.has("arrive") {
			hosts, _ := c.hostsOf(cl, i, w)
			return hosts
		}
	}
	return nil
}

// hostBefore finds the host of a visit that names none: that of the guest's
// visit told before, or the state where the article is written for one that is
// going on or to come: a past one may have been anywhere.
func (c *context) hostBefore(before []*telling, guest *who, status graph.Status) []string {
	for j := len(before) - 1; j >= max(0, len(before)-40); j-- {
		if b := before[j]; b.typ == graph.VisitType && b.guest == guest.party() && sameLeader(b.leader, guest) {
			var hosts []string
			for _, v := range tourOf(before[:j+1], b) {
				if !slices.Contains(hosts, v.host) {
					hosts = append(hosts, v.host)
				}
			}
			return hosts
		}
	}
	if status == graph.Occurred {
		return nil
	}
	if guest.country != "" && guest.country != c.home && c.weight[c.home] > 0 && (guest.person != nil || len(guest.offices) > 0) {
		return []string{c.home}
	}
	return nil
}

// placeCode is the state that an item names as a place to go to.
func (c *context) placeCode(i int) string {
	if i < 0 || i >= len(c.items) {
		return ""
	}
	for _, e := range c.items[i].Entries {
		switch e.Class {
		case lexicon.Name, lexicon.Capital:
			return c.then(e.ID)
		case lexicon.Org:
			return ""
		}
	}
	if e, ok := c.items[i].Is(lexicon.Place); ok {
		return c.then(stateOf(e.ID))
	}
	return ""
}

// places reads a list of states and towns from item i on.
func (c *context) places(cl *clause, i int) []string {
	var out []string
	for to := cl.to; i < to && (len(out) == 0 || !cl.owned(i)); {
		code := c.placeCode(i)
		if code == "" {
			if d, ok := c.items[i].Is(lexicon.Demonym); ok && c.placeCode(i+1) == d.ID { // "the Soviet capital" and the like
				i++
				continue
			}
			break
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
		i++
		for i < to && (c.is(i, lexicon.Word, "article") || c.is(i, lexicon.Word, "and")) {
			i++
		}
	}
	return out
}

// owned tells whether an item says whose somebody is: "to P, Q's envoy said".
func (cl *clause) owned(i int) bool {
	for k := range cl.actors {
		if a := &cl.actors[k]; a.from <= i && i < a.to {
			return !a.bare()
		}
	}
	return false
}
