package extract

import (
	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// find finds who is named in a sentence, with the words beside them as roles.
func (d *document) find(s *sentence) []actor {
	out := d.actors.found[:0]
	for i := s.from; i < s.to; {
		if !d.begins(i) {
			i++
			continue
		}
		n := len(out)
		out = d.groupAt(out, s, i)
		if len(out) == n {
			i++
			continue
		}
		i = max(out[len(out)-1].to, i+1)
	}
	if len(out) == 0 {
		return nil
	}
	out = d.unaliased(d.actors.keep(out))
	d.inherit(out)
	d.roles(out, s.from, s.to)
	return out
}

// unaliased makes one of each actor and its alias.
func (d *document) unaliased(all []actor) []actor {
	n := 0
	for i := range all {
		if n > 0 && d.alias(&all[n-1], &all[i]) {
			all[n-1].to = all[i].to
			continue
		}
		all[n] = all[i]
		n++
	}
	return all[:n]
}

// alias tells whether b is only a second name of a, right behind it: "the
// Monetary Fund (IMF)".
func (d *document) alias(a, b *actor) bool {
	return a.bare() && b.bare() && a.kind == b.kind && a.country == b.country && a.org == b.org && a.to == b.from
}

// groupAt reads a noun group that begins at an item: parties, then the office
// or people that belong to them.
func (d *document) groupAt(out []actor, s *sentence, i int) []actor {
	first := len(out)
	at := i
	for at < s.to {
		p, ok := d.partyAt(at)
		if !ok {
			break
		}
		out = append(out, p)
		at++
		next := at
		if d.is(next, lexicon.Word, "and") {
			next++
		}
		if _, ok := d.partyAt(next); !ok || next >= s.to {
			break
		}
		at = next
	}
	owners := out[first:]
	head := at
	if len(owners) > 0 {
		if d.lex.Attribute == "behind" {
			return out
		}
		if d.is(head, lexicon.Word, "states") && d.mark(head) < lexicon.Comma {
			head++
		}
		if d.is(head, lexicon.Word, "of", "poss") && d.mark(head) < lexicon.Comma {
			if d.lex.Adposition == "pre" && d.is(head, lexicon.Word, "of") {
				return out
			}
			head++
		}
		if d.mark(head) >= lexicon.Comma {
			return out
		}
	}
	core, ok := d.coreAt(head, s, len(owners) > 0)
	if ok && first > 0 && len(owners) == 1 && core.kind == lexicon.Person && d.alike(&out[first-1], i, &core) {
		core.kind, core.offices, core.rank = lexicon.Office, out[first-1].offices, out[first-1].rank
	}
	if !ok || len(owners) > 0 && core.kind == lexicon.Person && core.known == "" && core.learned == nil {
		return out // a name needs an office, or to be known
	}
	if len(owners) == 0 {
		d.suffix(&core, s)
		out = append(out, core)
		return d.more(out, s)
	}
	if !core.plural && core.group == "" { // "Pakistan and Iran's president": the president is Iran's
		last := &owners[len(owners)-1]
		own(&core, last)
		*last = core
		return out
	}
	for k := range owners {
		a := core
		own(&a, &owners[k])
		if len(owners) > 1 {
			a.known, a.learned, a.nameFrom, a.nameTo = "", nil, 0, 0
		}
		owners[k] = a
	}
	if len(owners) == 1 {
		return d.more(out, s)
	}
	return out
}

// own makes an actor one of a party.
func own(a *actor, of *actor) {
	a.from, a.org = of.from, of.org
	if of.country != "" {
		a.country = of.country
	}
}

// partyAt gives the state or organisation that an item names.
func (d *document) partyAt(i int) (actor, bool) {
	if i < 0 || i >= len(d.items) {
		return actor{}, false
	}
	for _, e := range d.items[i].Entries {
		switch e.Class {
		case lexicon.Name, lexicon.Demonym, lexicon.Capital:
			return actor{from: i, to: i + 1, country: e.ID, kind: e.Class}, true
		case lexicon.Org:
			return actor{from: i, to: i + 1, org: e.ID, kind: e.Class}, true
		}
	}
	return actor{}, false
}

// suffix reads the party that stands behind: "foreign ministry of Kazakhstan".
func (d *document) suffix(a *actor, s *sentence) {
	if a.country != "" || a.org != "" || a.kind == lexicon.Person && !a.named() {
		return
	}
	if d.lex.Attribute == "behind" {
		d.attributeBehind(a, s)
		return
	}
	at := a.to
	if d.lex.Adposition == "pre" {
		if !d.is(at, lexicon.Word, "of") {
			return
		}
		at++
		if d.is(at, lexicon.Word, "article") {
			at++
		}
	} else if a.kind != lexicon.Ministry && a.kind != lexicon.Office || a.named() {
		return
	}
	if at >= s.to || d.mark(at) >= lexicon.Comma || d.region(a, at, s) {
		return
	}
	p, ok := d.partyAt(at)
	if !ok || p.kind == lexicon.Demonym || p.kind == lexicon.Capital {
		return
	}
	if d.lex.Adposition == "post" && d.goal(at, s) {
		return
	}
	a.country, a.org, a.to = p.country, p.org, at+1
	if !a.named() && a.kind == lexicon.Office {
		d.nameAfter(a, s)
	}
}

// region reads the part of a state behind an office, and the name behind it: "the
// governor P A B [agent]". Who heads a state heads no region.
func (d *document) region(a *actor, at int, s *sentence) bool {
	const longest = 4 // words of a name
	e, ok := d.items[at].Is(lexicon.Place)
	if !ok || d.lex.Adposition != "post" || a.kind != lexicon.Office || a.plural || a.rank.Height() <= graph.HeadOfGovernment.Height() || at+1 >= s.to || d.mark(at+1) >= lexicon.Comma {
		return false
	}
	end := d.run(at+1, s)
	known := end > at+1 && d.is(end-1, lexicon.Person)
	if !known && (end < at+3 || end > at+1+longest || end < s.to && d.mark(end) < lexicon.Comma && !d.is(end, lexicon.Word)) {
		return false
	}
	a.country, a.to = stateOf(e.ID), at+1
	d.nameAfter(a, s)
	return a.named()
}

// goal tells whether the parties from an item on are where the officer goes, not
// whose he is: "the minister [to] P and Q visit", "the minister P reached".
func (d *document) goal(at int, s *sentence) bool {
	for at < s.to {
		if _, ok := d.partyAt(at); !ok && !d.is(at, lexicon.Word, "and") && !d.is(at, lexicon.Place) {
			break
		}
		at++
	}
	for n := 0; n < 4 && at < s.to; n++ {
		if w, ok := d.trigger(at); ok {
			return w.typ == graph.VisitType || n == 1 && d.is(at-1, lexicon.Word, "of")
		}
		if n == 0 && !d.is(at, lexicon.Word, "of", "for") {
			return false
		}
		at++
	}
	return false
}

// alike tells whether a name behind its state has the office of the one before
// it in a list: "the foreign ministers of X, A, and Y's B C", "minister A and Y's B C".
func (d *document) alike(before *actor, i int, name *actor) bool {
	if d.lex.Adposition != "pre" || !before.named() || len(before.offices) == 0 || name.nameTo-name.nameFrom < 2 || !d.is(i+1, lexicon.Word, "poss") {
		return false
	}
	return i == before.to+1 && d.is(i-1, lexicon.Word, "and") || i == before.to && d.mark(i) == lexicon.Comma
}
