package extract

import (
	"diplograph/loader/lexicon"
)

// sides is who takes part in an event by the words around it.
type sides struct {
	all    []*actor
	acting *who // who does it, where the clause does not say but the text before
	// firm: the clause itself names both sides; open: it names one that nobody knows.
	firm, open bool
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
	if c.lex.Verb == "initial" {
		return c.sidesInitial(cl, t)
	}
	return c.sidesPre(cl, t, w)
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
