package extract

import (
	"diplograph/loader/lexicon"
)

// sides is who takes part in an event by the words around it.
type sides struct {
	all    []*actor
	acting *who // who does it, where the clause does not say but the text before
	// firm: the clause itself names both sides.
	firm bool
}

// parties counts the different parties among the sides.
func (s *sides) parties() int {
	var seen [4]string
	n := 0
	add := func(p string) {
		if p == "" {
			return
		}
		for _, x := range seen[:min(n, 4)] {
			if x == p {
				return
			}
		}
		if n < 4 {
			seen[n] = p
		}
		n++
	}
	for _, a := range s.all {
		add(a.who.party())
	}
	if s.acting != nil {
		add(s.acting.party())
	}
	return n
}

// list gives the actors of the list in which actor k stands, in the order of the text.
func (c *context) list(all []actor, k int) []*actor {
	from, to := k, k+1
	for from > 0 && c.listed(&all[from-1], &all[from]) && (all[from-1].role == all[from].role || all[from-1].role == "") {
		from--
	}
	for to < len(all) && c.listed(&all[to-1], &all[to]) && all[to].role == all[k].role {
		to++
	}
	out := make([]*actor, 0, to-from)
	for i := from; i < to; i++ {
		out = append(out, &all[i])
	}
	return out
}

// sidesOf finds who takes part in the meeting whose word is item t.
func (c *context) sidesOf(cl *clause, t int, w word) sides {
	if c.lex.Adposition == "post" {
		return c.sidesPost(cl, t)
	}
	return c.sidesPre(cl, t, w)
}

// sidesPost reads the roles by postpositions: A and B between; A (agent) with B; B with, A's meeting.
func (c *context) sidesPost(cl *clause, t int) sides {
	all := cl.actors
	start := c.barrier(cl, t)
	with, agent, of, none, to := -1, -1, -1, -1, -1
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
			if s.parties() >= 2 && t-a.to <= 14 {
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
			return sides{all: c.list(all, k)}
		}
	}
	return sides{}
}

// barrier is where the words of the event at item t begin: behind the last event of the clause before it that has a verb.
func (c *context) barrier(cl *clause, t int) int {
	start := cl.from
	for i := cl.from; i < t; i++ {
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

// actingFor is who acted before, where the clause names one side only.
func (c *context) actingFor(cl *clause, s *sides) *who {
	sen := &c.sentences[cl.sentence]
	other := func(w *who) bool {
		return w != nil && w.party() != "" && len(s.all) > 0 && w.party() != s.all[0].who.party()
	}
	for k := range sen.actors {
		a := &sen.actors[k]
		if a.role == "agent" && !a.bare() && other(&a.who) {
			return &a.who
		}
	}
	if c.lex.Adposition == "pre" {
		for k := len(sen.actors) - 1; k >= 0; k-- {
			a := &sen.actors[k]
			if a.from < cl.from && (a.role == "" || a.role == "issued" && a.kind != lexicon.Ministry) && !a.bare() && other(&a.who) {
				return &a.who
			}
		}
	}
	if other(sen.acted) {
		return sen.acted
	}
	return nil
}

// sidesPre reads subject, verb, object: A met B; A's talks with B; between A and B.
func (c *context) sidesPre(cl *clause, t int, w word) sides {
	all := cl.actors
	object := -1
	for k := range all {
		a := &all[k]
		if a.from <= t || a.former {
			continue
		}
		if c.between(t+1, a.from) {
			break
		}
		if a.role == "between" || a.role == "agent" && a.from <= t+4 {
			s := sides{all: c.list(all, k), firm: true}
			if s.parties() >= 2 {
				return s
			}
		}
		if a.role == "with" && (a.kind != lexicon.Demonym || !a.bare()) || (a.role == "" || a.role == "object") && a.from <= t+3 && w.has("verb") && !a.bare() {
			object = k
			break
		}
	}
	s := sides{}
	if object >= 0 {
		s.all = c.list(all, object)
	}
	for k := len(all) - 1; k >= 0; k-- { // "US-Soviet summit", "Shultz' Moscow talks"
		a := &all[k]
		if a.to > t || t-a.to > 4 && a.role != "poss" || a.kind == lexicon.Capital && a.bare() {
			continue
		}
		if l := c.list(all, k); a.bare() && t-a.to <= 2 && (&sides{all: l}).parties() >= 2 {
			return sides{all: l, firm: true}
		}
		if a.role == "poss" && !a.bare() && t-a.to <= 4 && object >= 0 {
			s.all, s.firm = append(s.all, a), true
			return s
		}
		break
	}
	subject := c.subject(cl, t)
	if subject == nil {
		if len(s.all) > 0 {
			s.acting = c.actingFor(cl, &s)
		}
		return s
	}
	s.all = append(s.all, subject...)
	s.firm = s.parties() >= 2
	if !s.firm && object >= 0 {
		s.acting = c.actingFor(cl, &sides{all: s.all[:1]})
	}
	return s
}

// between tells whether another event word stands between two items.
func (c *context) between(from, to int) bool {
	for i := from; i < to; i++ {
		if w, ok := c.trigger(i); ok && w.typ == "MEETING" && !w.has("weak") {
			return true
		}
	}
	return false
}

// subject finds the list of actors that governs the verb at or before item t:
// the nearest one that no preposition leads in.
func (c *context) subject(cl *clause, t int) []*actor {
	var group []*actor
	for k := len(cl.actors) - 1; k >= 0; k-- {
		a := &cl.actors[k]
		if a.to > t || a.former || a.role != "" || a.kind == lexicon.Demonym && a.bare() {
			continue
		}
		if a.kind == lexicon.Capital && a.bare() && a.from == c.sentences[cl.sentence].from {
			continue // the dateline
		}
		if a.kind == lexicon.Group && a.country == "" && a.org == "" && group == nil {
			group = c.list(cl.actors, k)
			continue
		}
		if a.who.party() == "" {
			continue
		}
		return c.list(cl.actors, k)
	}
	return group
}
