package extract

import (
	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// verdict is what a clause's own words say of its events.
type verdict struct {
	status graph.Status // of the verb; empty where there is none
	cues   map[string]int
}

// has tells whether the clause holds a cue.
func (v verdict) has(cues ...string) bool {
	for _, c := range cues {
		if _, ok := v.cues[c]; ok {
			return true
		}
	}
	return false
}

// judge reads a clause's verb and cues.
func (d *document) judge(c *clause) verdict {
	v := verdict{cues: map[string]int{}}
	for i := c.from; i < c.to; i++ {
		if e, ok := d.items[i].Is(lexicon.Cue); ok {
			v.cues[e.ID] = i
		}
		e, ok := d.items[i].Is(lexicon.Verb)
		if !ok || d.items[i].Has(lexicon.Word) && !d.finite(i, c.to) {
			continue
		}
		switch e.ID {
		case "past":
			if v.status != graph.Planned || d.lex.Verb == "final" {
				v.status = graph.Occurred
			}
		case "future":
			v.status = graph.Planned
		case "ongoing":
			v.status = graph.Ongoing
		case "present":
			if v.status == "" && d.lex.Verb == "final" {
				v.status = ""
			}
		}
	}
	return v
}

// statusAt is the status of an event whose word is item i: the cues beside it
// first, then the clause's. ok is false where the clause denies it or only thinks of it.
func (d *document) statusAt(c *clause, i int) (s graph.Status, ok bool) {
	v := c.status
	switch {
	case v.has("cancelled"):
		return graph.Cancelled, true
	case v.has("postponed"):
		return graph.Postponed, true
	case v.has("negation"):
		return "", false
	case d.cueBeside(c, i, "planned"):
		return graph.Planned, true
	case v.has("hypothetical") && v.status != graph.Occurred:
		return "", false
	case v.status == graph.Planned:
		return graph.Planned, true
	case d.cueBeside(c, i, "ongoing") || v.status == graph.Ongoing:
		return graph.Ongoing, true
	}
	return graph.Occurred, true
}

// cueBeside tells whether a cue stands within three items of item i, before it or behind it.
func (d *document) cueBeside(c *clause, i int, cue string) bool {
	at, ok := c.status.cues[cue]
	return ok && at >= i-3 && at <= i+4
}
