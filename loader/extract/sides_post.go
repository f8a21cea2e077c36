package extract

import "diplograph/loader/lexicon"

// sidesPost reads the roles by postpositions: A and B between; A (agent) with B; B with, A's meeting.
func (c *context) sidesPost(cl *clause, t int) sides {
	all := cl.actors
	start := c.barrier(cl, t)
	with, agent, of, none, to := -1, -1, -1, -1, -1
	var between sides
	for k := range all {
		a := &all[k]
		if a.from < start || a.former {
			continue
		}
		if a.from > t {
			if a.role == "with" && with < 0 && a.from <= t+3 && !a.bare() { // "the talks were with …"
				with = k
			}
			continue
		}
		switch a.role {
		case "between":
			s := sides{all: c.list(all, k), firm: true}
			switch {
			case s.parties() < 2 || t-a.to > 14:
			case cl.cues.between(a.to+1, min(a.to+3, t-1), "relation"):
				between = s // what is between them, not who meets
			default:
				return s
			}
		case "with", "along":
			if !a.bare() && a.kind != lexicon.Ministry || t-a.to <= 4 || a.kind == lexicon.Org {
				with = k
			}
		case "agent", "led":
			if !a.bare() || a.kind != lexicon.Demonym {
				agent = k
			}
		case "of":
			if !a.bare() || t-a.to <= 3 {
				of = k
			}
		case "to":
			to = k
		case "", "invite":
			if !a.bare() || t-a.to <= 2 {
				none = k
			}
		}
	}
	if with < 0 && to >= 0 && c.isCall(t) {
		with = to
	}
	if with < 0 {
		with = c.stateOfTitle(cl, start, t, "with")
	}
	if agent < 0 {
		agent = c.stateOfTitle(cl, start, t, "agent")
	}
	if with >= 0 {
		s := sides{all: c.list(all, with)}
		for _, k := range [...]int{agent, of, none} {
			if k < 0 || all[k].who.party() == all[with].who.party() {
				continue
			}
			s.all = append(s.all, c.list(all, k)...)
			s.firm = true
			return s
		}
		s.acting = c.actingFor(cl, &s)
		return s
	}
	if len(between.all) > 0 {
		return between
	}
	for _, k := range [...]int{of, none, agent} {
		if k < 0 {
			continue
		}
		s := sides{all: c.list(all, k), firm: true}
		if s.parties() >= 2 {
			return s
		}
	}
	for _, k := range [...]int{of, none, agent} {
		if k >= 0 {
			s := sides{all: c.list(all, k)}
			if k == agent && c.withHim(start, t) {
				s.acting = c.actedBefore(cl, &all[k].who)
			}
			return s
		}
	}
	return sides{}
}

// withHim tells whether the meeting of item t is with somebody spoken of before: "met him".
func (c *context) withHim(start, t int) bool {
	const near = 3
	for p := t - 1; p > start && p >= t-near; p-- {
		if c.is(p, lexicon.Word, "with") {
			return c.is(p-1, lexicon.Word, "pronoun")
		}
	}
	return false
}

// actedBefore is who acted last before a clause's sentence, where it is another party than w.
func (c *context) actedBefore(cl *clause, w *who) *who {
	x := c.sentences[cl.sentence].acted
	if x == nil || x.party() == "" || x.party() == w.party() {
		return nil
	}
	return x
}

// stateOfTitle finds the state whose somebody the pack has no word for plays a
// part: "with A's chief medical adviser". It is -1 where there is none.
func (c *context) stateOfTitle(cl *clause, start, t int, role string) int {
	for p := t - 1; p > start; p-- {
		if role == "with" && p < t-4 {
			return -1
		}
		if !c.is(p, lexicon.Word, role) {
			continue
		}
		for k := len(cl.actors) - 1; k >= 0; k-- {
			a := &cl.actors[k]
			if a.from >= p {
				continue
			}
			if a.from < start || a.to == p || !a.bare() || a.kind == lexicon.Capital || !c.titled(a.to, p) {
				return -1
			}
			return k
		}
		return -1
	}
	return -1
}

// titled tells whether some items are words of a title: unknown ones, fields, "of".
func (c *context) titled(from, to int) bool {
	if to-from > 8 {
		return false
	}
	unknown := false
	for i := from; i < to; i++ {
		it := &c.items[i]
		if c.mark(i) >= lexicon.Comma || it.Known() && !it.Has(lexicon.Sector) && !it.Has(lexicon.Word, "of", "title", "and") {
			return false
		}
		unknown = unknown || !it.Known()
	}
	return unknown
}

// barrier is where the words of the event at item t begin: behind the last event of the clause before it that has a verb.
func (c *context) barrier(cl *clause, t int) int {
	start, told := cl.from, false
	for i := cl.from; i < t; i++ {
		if told && c.is(i, lexicon.Verb, "past") && !c.is(i, lexicon.Word) {
			start, told = i+1, false
		}
		told = told || c.is(i, lexicon.Trigger)
		if c.is(i, lexicon.Trigger) && !c.is(i+1, lexicon.Word, "of") && c.is(i+1, lexicon.Cue, "before", "after") {
			start = i + 2
		}
	}
	return start
}

func (c *context) isCall(t int) bool {
	w, ok := c.trigger(t)
	return ok && w.kind == "CALL"
}
