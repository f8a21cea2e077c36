package extract

import (
	"slices"

	"diplograph/loader/lexicon"
)

// hostsPost reads "visit P", "P's visit" and "P's official visit".
func (c *context) hostsPost(cl *clause, t int) (hosts []string, site bool) {
	if c.mark(t+1) < lexicon.Comma {
		if hosts = c.places(cl, t+1); len(hosts) > 0 {
			return hosts, false
		}
	}
	at := t - 1
	for at > cl.from && at >= t-6 && !c.is(at, lexicon.Word, "of", "agent", "in") && c.placeCode(at) == "" && !c.is(at, lexicon.Anaphor) {
		if c.is(at, lexicon.Word, "site") {
			return nil, true
		}
		at--
	}
	switch {
	case c.placeCode(at) != "":
		return c.placesBack(cl, at+1), false
	case c.is(at, lexicon.Word, "of") && c.is(at-1, lexicon.Word, "site"):
		return nil, true
	case c.is(at, lexicon.Word, "of"):
		if hosts = c.placesBack(cl, at); len(hosts) > 0 {
			return hosts, false
		}
		for k := range cl.actors {
			if a := &cl.actors[k]; a.to == at && !a.bare() {
				return c.placesOf(cl, k), false
			}
		}
		if c.is(at-1, lexicon.Anaphor) || c.is(at-1, lexicon.Cue) || c.is(at-1, lexicon.Word) {
			return nil, false
		}
		return nil, true
	case c.is(at, lexicon.Word, "agent"):
		return nil, false
	}
	return nil, false
}

// placesOf finds the state that is visited before the visitor: "P's president's visit to …" has none; "to P, A's visit".
func (c *context) placesOf(cl *clause, k int) []string {
	if k == 0 {
		return nil
	}
	if a := &cl.actors[k-1]; a.bare() && (a.role == "of" || a.role == "to") && a.kind != lexicon.Demonym && a.to+2 >= cl.actors[k].from {
		return []string{a.country}
	}
	return nil
}

// placesBack reads a list of states that ends before item i.
func (c *context) placesBack(cl *clause, i int) []string {
	var out []string
	for i--; i >= cl.from && (len(out) == 0 || !cl.owned(i)); i-- {
		if c.is(i, lexicon.Word, "and") && len(out) > 0 {
			continue
		}
		code := c.placeCode(i)
		if code == "" {
			break
		}
		if !slices.Contains(out, code) {
			out = append(out, code)
		}
		if c.mark(i) < lexicon.Comma && !c.is(i-1, lexicon.Word, "and") {
			break
		}
	}
	slices.Reverse(out)
	return out
}

// reachedPost reads a journey's goal before its verb: right before it, but for
// dates and the words that say how ("for", "on a visit", with whom).
func (c *context) reachedPost(cl *clause, t int) []string {
	for i := t - 1; i >= max(cl.from, t-5); i-- {
		if c.is(i, lexicon.Word, "here") {
			return []string{c.then(stateOf(c.dateline))}
		}
		if code := c.placeCode(i); code != "" {
			if c.is(i+1, lexicon.Word, "with", "agent", "of", "topic", "until", "along") {
				return nil
			}
			return c.placesBack(cl, i+1)
		}
		if !c.items[i].Known() && i < t-1 || c.is(i, lexicon.Word, "to", "until", "agent") || i == t-1 && !c.goalward(i, t) {
			return nil
		}
	}
	return nil
}

// goalward tells whether an item may stand between a journey's goal and its verb.
func (c *context) goalward(i, t int) bool {
	return c.is(i, lexicon.Word, "for", "airport", "in", "adverb", "topic") || c.is(i, lexicon.Place) || c.is(i, lexicon.Trigger) || c.is(i, lexicon.Cue) || c.dateOver(i, t)
}

// stopsBefore finds the states in which a tour was before: "A and B after, P reached".
func (c *context) stopsBefore(cl *clause, host string) []string {
	if c.lex.Adposition != "post" {
		return nil
	}
	for _, x := range cl.cues {
		if x.id != "after" || x.at == cl.from || c.mark(x.at) >= lexicon.Comma {
			continue
		}
		if stops := c.placesBack(cl, x.at); len(stops) > 0 && !slices.Contains(stops, host) {
			return stops
		}
	}
	return nil
}
