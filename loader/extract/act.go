package extract

import (
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// act is what a state did to another beside meetings, visits, agreements and
// statements: it summoned an ambassador, lifted sanctions. The graph has no such
// events; they are only printed.
type act struct {
	kind   string
	actor  string // ISO codes
	target string
	date   *graph.FuzzyDate
	quotes []graph.Quote // the sentences that say it
}

// How many items lie between an act's verb and who does it, and between the verb
// and the thing to which it is done, at the most.
const nearDoer, nearThing = 5, 10

// mostActs is how many words of acts an article can have; beyond it is no article.
const mostActs = 400

// act reads what the verb of an act at item t tells. Who did it and to whom must
// both be named in the clause.
func (c *context) act(out []act, cl *clause, t int) []act {
	e, _ := c.items[t].Is(lexicon.Act)
	kind, thing, _ := strings.Cut(e.ID, ":")
	w := word{flags: e.Attr}
	if kind == "thing" || cl.cues.has("negation", "sport") || cl.cues.between(cl.from, t-1, "hypothetical") {
		return out
	}
	if status, ok := c.statusAt(cl, t, w); !ok || group(status) != "done" {
		return out
	}
	at := c.thingOf(cl, t, thing, w)
	if at < 0 {
		return out
	}
	x := act{kind: kind}
	if doer := c.doer(cl, t, w); doer != nil {
		x.actor = doer.who.country
		if other := c.suffers(cl, t, at, w, doer); other != nil {
			x.target = other.who.country
		}
	}
	if x.actor == "" || x.target == "" || x.actor == x.target {
		return out
	}
	x.date = c.dateFor(cl, t, past)
	s := c.quote(&c.sentences[cl.sentence])
	quote := graph.Quote{Text: string(c.raw[s[0]:s[1]]), Start: s[0], End: s[1]}
	for i := range out {
		if y := &out[i]; y.kind == x.kind && y.actor == x.actor && y.target == x.target {
			if y.date == nil {
				y.date = x.date
			}
			if len(y.quotes) < manyQuotes && y.quotes[len(y.quotes)-1] != quote {
				y.quotes = append(y.quotes, quote)
			}
			return out
		}
	}
	if len(out) < alikeEvents {
		x.quotes = []graph.Quote{quote}
		out = append(out, x)
	}
	return out
}

// thingOf finds the thing to which an act is done: before a verb that comes last
// or is passive, else behind it; -1 where the clause does not name it.
func (c *context) thingOf(cl *clause, t int, thing string, w word) int {
	step, end := 1, min(cl.to, t+nearThing)
	if c.lex.Verb == "final" || w.has("passive") {
		step, end = -1, max(cl.from-1, t-nearThing)
	}
	for i := t + step; i != end; i += step {
		if c.is(i, lexicon.Act, "thing:"+thing) {
			return i
		}
		if other, ok := c.items[i].Is(lexicon.Act); ok && !strings.HasPrefix(other.ID, "thing:") {
			break // that one's thing
		}
	}
	return -1
}

// doer finds who does an act: the subject, or whom a passive's clause names as
// the doer, be it only by the ministry to which somebody was called.
func (c *context) doer(cl *clause, t int, w word) *actor {
	var ministry *actor
	final := c.lex.Verb == "final"
	for k := len(cl.actors) - 1; k >= 0; k-- {
		a := &cl.actors[k]
		switch {
		case a.former || a.who.country == "":
		case a.role == "agent" && (final && a.to <= t || !final && a.from > t):
			return a
		case c.lex.Verb == "medial" && !w.has("passive") && a.role == "" && a.to <= t && a.kind != lexicon.Demonym:
			if t-a.to > nearDoer {
				return nil
			}
			return a
		case a.kind == lexicon.Ministry && (final || w.has("passive")):
			ministry = a
		}
	}
	return ministry
}

// suffers finds to whom an act is done: whose the thing is, or who stands by the
// word that the form's flags name.
func (c *context) suffers(cl *clause, t, thing int, w word, doer *actor) *actor {
	for k := range cl.actors {
		a := &cl.actors[k]
		if a == doer || a.former || a.who.country == "" {
			continue
		}
		if w.has("of") {
			if a.from <= thing && (a.to > thing || a.to >= thing-1 && (a.role == "poss" || a.role == "of" || a.bare())) {
				return a
			}
			continue
		}
		if a.role != "" && w.has(a.role) && (a.from > t || c.lex.Verb == "final" && thing-a.to <= nearDoer) {
			return a
		}
	}
	return nil
}
