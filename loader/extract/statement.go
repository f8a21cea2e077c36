package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// statement reads who supports, condemns, congratulates or condoles with whom.
func (c *context) statement(out []*telling, cl *clause, at int, w word) []*telling {
	if cl.cues.has("negation") || c.future(cl) || c.asked(cl, at) {
		return out
	}
	var speaker *who
	var about []string
	behind := c.lex.Adposition == "pre" && c.behind(cl, at)
	for k := range cl.actors {
		a := &cl.actors[k]
		if a.who.country == "" || a.former || behind && speaker != nil && (a.from < at || c.saysMore(at+1, a.from)) {
			continue
		}
		if speaker == nil && (a.role == "agent" || c.lex.Adposition == "pre" && a.to <= at && a.role == "" || c.lex.Verb == "initial" && a.from > at && c.governed(a)) {
			speaker = &a.who
			continue
		}
		if !slices.Contains(about, a.who.country) {
			about = append(about, a.who.country)
		}
	}
	if speaker == nil {
		speaker = c.spoke(cl)
	}
	if speaker == nil {
		return out
	}
	if c.anotherSpeaks(cl, at) || c.atOwn(cl, at, speaker) {
		return out
	}
	t := c.start(cl, graph.StatementType, w.kind, graph.Occurred)
	t.rule = "statement"
	t.weight = firm
	t.leader = speaker
	t.party(*speaker)
	for _, country := range about {
		if country != speaker.country {
			t.about = append(t.about, country)
			t.party(who{country: country})
		}
	}
	if len(t.countries) < 2 {
		return out
	}
	t.date = c.dateFor(cl, at, past)
	return append(out, t)
}

// spoke is who acts in an earlier clause of the sentence: "A voiced grief and condoled with P".
func (c *context) spoke(cl *clause) *who {
	all := c.sentences[cl.sentence].actors
	for k := len(all) - 1; k >= 0; k-- {
		a := &all[k]
		if a.from < cl.from && !a.bare() && !a.former && a.who.country != "" && (a.role == "agent" || c.lex.Adposition == "pre" && a.role == "") {
			return &a.who
		}
	}
	return nil
}

// behind tells whether a clause names somebody behind the word of a statement: then it is about those.
func (c *context) behind(cl *clause, at int) bool {
	return slices.ContainsFunc(cl.actors, func(a actor) bool { return a.from > at && a.who.country != "" && !c.saysMore(at+1, a.from) })
}

// saysMore tells whether another statement's word stands between two items.
func (c *context) saysMore(from, to int) bool {
	for i := from; i < to; i++ {
		if w, ok := c.trigger(i); ok && w.typ == graph.StatementType {
			return true
		}
	}
	return false
}

// asked tells whether the word at item t is an infinitive: "asked the council to condemn".
func (c *context) asked(cl *clause, t int) bool {
	for i := max(cl.from, t-2); i < t && c.lex.Adposition == "pre"; i++ {
		if c.is(i, lexicon.Word, "to") && c.is(t, lexicon.Trigger) {
			return true
		}
	}
	return false
}

// anotherSpeaks tells whether who acts last before the word is an organisation:
// "A attacked B, and the OIC condemned it".
func (c *context) anotherSpeaks(cl *clause, t int) bool {
	for k := len(cl.actors) - 1; k >= 0; k-- {
		if a := &cl.actors[k]; a.to <= t && a.role == "agent" && c.lex.Adposition == "post" {
			return a.who.org != ""
		}
	}
	return false
}

// atOwn tells whether what is said is addressed to somebody of the speaker's own
// state: of languages that mark whom something is given to.
func (c *context) atOwn(cl *clause, t int, speaker *who) bool {
	for k := range cl.actors {
		if a := &cl.actors[k]; a.to <= t && a.role == "to" && !a.bare() && c.lex.Adposition == "post" {
			return a.who.country == speaker.country
		}
	}
	return false
}
