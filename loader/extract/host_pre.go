package extract

import "diplograph/loader/lexicon"

// hostsPre reads "visit P", "visit to P", "P visit", "arrived in P".
func (c *context) hostsPre(cl *clause, t int, w word) (hosts []string, site bool) {
	begin, noun := t+1, c.asNoun(t, w)
	if c.is(begin, lexicon.Word, "agent", "of") { // "visit by A to P"
		for k := range cl.actors {
			if a := &cl.actors[k]; a.from > t && a.from <= t+4 && !a.bare() {
				begin = a.to
				break
			}
		}
	}
	for i := begin; i < min(cl.to, begin+9); i++ {
		switch {
		case w.has("arrive") && c.is(i, lexicon.Word, "from") && c.dateline != "": // "arrived from Q", where the article is written
			return []string{c.then(stateOf(c.dateline))}, false
		case w.has("arrive") && c.dateOver(i, cl.to):
		case c.is(i, lexicon.Word, "article", "title"), !c.items[i].Known() && c.upper(i) && c.mark(i+1) < lexicon.Comma && c.placeCode(i+1) != "": // "West Berlin"
		case c.is(i, lexicon.Word, "here"):
			return []string{c.then(stateOf(c.dateline))}, false
		case c.is(i, lexicon.Word, "to", "in", "of"):
		case c.is(i, lexicon.Number), c.is(i, lexicon.Word, "states"): // "the two states of P and Q"
		case c.placeCode(i) != "" && c.ownTown(i): // "visit P's town of Q"
			return []string{c.placeCode(i)}, false
		case c.placeCode(i) != "":
			if i > begin+2 && (noun && !c.is(i-1, lexicon.Word, "to") && !c.is(i-2, lexicon.Word, "to") || !c.is(i-1, lexicon.Word, "to", "in", "of", "article")) || c.is(i+1, lexicon.Word, "poss") && c.mark(i+1) < lexicon.Blank {
				return nil, false
			}
			return c.places(cl, i), false
		case c.is(i, lexicon.Demonym) && c.is(i+1, lexicon.Word, "capital"):
			e, _ := c.items[i].Is(lexicon.Demonym)
			return []string{c.then(e.ID)}, false
		case c.is(i, lexicon.Demonym), c.is(i, lexicon.Trigger), w.has("arrive") || w.has("depart"):
			return nil, false
		case c.mark(i) >= lexicon.Comma && i == t+1:
			i = cl.to
		case w.has("verb") && i <= t+2 && !c.is(i, lexicon.Word) && !noun:
			return nil, true
		}
	}
	if w.has("noun") && c.is(begin, lexicon.Word, "to") && begin+1 < cl.to && !c.is(begin+1, lexicon.Word, "pronoun") && !c.items[begin+1].Has(lexicon.Verb) {
		return nil, true // "visit to the region"
	}
	if w.has("arrive") || w.has("depart") {
		return nil, true
	}
	for i := t - 1; i >= max(cl.from, t-3); i-- { // "his Moscow visit"
		if code := c.placeCode(i); code != "" && !c.is(i+1, lexicon.Word, "poss") {
			return []string{code}, false
		}
	}
	return nil, false
}

// ownTown tells whether a town of its own follows the state that item i names: "P's Q".
func (c *context) ownTown(i int) bool {
	if !c.is(i+1, lexicon.Word, "poss") || i+2 >= len(c.items) || c.mark(i+2) >= lexicon.Comma {
		return false
	}
	e, ok := c.items[i+2].Is(lexicon.Place)
	return ok && c.then(stateOf(e.ID)) == c.placeCode(i)
}
