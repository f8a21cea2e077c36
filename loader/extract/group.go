package extract

import (
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// find finds who is named in a sentence, with the words beside them as roles.
func (d *document) find(s *sentence) []actor {
	var out []actor
	for i := s.from; i < s.to; {
		n := len(out)
		out = d.groupAt(out, s, i)
		if len(out) == n {
			i++
			continue
		}
		i = max(out[len(out)-1].to, i+1)
	}
	d.inherit(out)
	d.roles(out, s.from, s.to)
	return out
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

// coreAt reads offices with a name, a person, a group or a ministry.
func (d *document) coreAt(i int, s *sentence, owned bool) (actor, bool) {
	a := actor{from: i}
	at := i
	for at < min(s.to, i+8) && (at == i || d.mark(at) < lexicon.Comma) && d.qualifies(at) {
		a.former = a.former || d.is(at, lexicon.Cue, "background")
		at++
	}
	if at >= s.to || at > i && d.mark(at) >= lexicon.Comma {
		return a, false
	}
	if n := d.field(at, s.to); n > 0 {
		at += n
	} else if owned {
		at += d.adjectives(at, s.to)
	}
	it := &d.items[at]
	switch {
	case it.Has(lexicon.Office) && !owned && d.ofOther(i, s):
		return a, false
	case it.Has(lexicon.Office):
		d.office(&a, at, s)
		return a, true
	case it.Has(lexicon.Ministry):
		e, _ := it.Is(lexicon.Ministry)
		a.kind, a.ministry, a.to = lexicon.Ministry, e.ID, at+1
		if c, kind, ok := strings.Cut(e.ID, "/"); ok {
			a.country, a.ministry = c, kind
		}
		if next := a.to; d.is(next, lexicon.Office) && next < s.to && d.mark(next) < lexicon.Comma {
			d.office(&a, next, s)
		} else if d.is(next, lexicon.Word, "of") && d.lex.Adposition == "post" && d.is(next+1, lexicon.Office) && next+1 < s.to {
			d.office(&a, next+1, s)
		}
		return a, true
	case it.Has(lexicon.Group):
		e, _ := it.Is(lexicon.Group)
		a.kind, a.group, a.rank, a.to = lexicon.Group, e.ID, graph.Rank(e.Attr), at+1
		return a, true
	}
	if at > i && !d.is(at-1, lexicon.Honor) && !owned {
		a.from = at
	}
	return a, d.name(&a, at, s, owned || d.is(at-1, lexicon.Honor))
}

// ofOther tells whether the word before an office says whose it is, and it is
// nobody's whom the pack knows: "Acme President A B".
func (d *document) ofOther(i int, s *sentence) bool {
	return d.lex.Case && !s.shouted && i > s.from+1 && d.upper(i-1) && !d.items[i-1].Known() && d.learned[d.items[i-1].Key] == nil && d.mark(i) < lexicon.Comma
}

// qualifies tells whether an item may stand before an office or name without changing whose it is.
func (d *document) qualifies(i int) bool {
	return d.is(i, lexicon.Cue, "background") || d.is(i, lexicon.Word, "article", "title") || d.is(i, lexicon.Honor) || d.is(i, lexicon.Number)
}

// field counts the items that name an office's field: "Corporate Affairs
// Minister", where the office itself follows.
func (d *document) field(i, to int) int {
	if d.lex.Adposition != "pre" || d.is(i, lexicon.Office) {
		return 0
	}
	for n := 0; n < 5 && i+n < to; n++ {
		at := i + n
		if n > 0 && d.mark(at) >= lexicon.Comma && !d.is(at, lexicon.Sector) {
			return 0
		}
		if n > 0 && d.is(at, lexicon.Office) {
			return n
		}
		if !d.upper(at) && (n == 0 || !d.is(at, lexicon.Word, "and")) {
			return 0
		}
		if it := &d.items[at]; it.Known() && !it.Has(lexicon.Sector) && !it.Has(lexicon.Word, "and", "title") || d.learned[it.Key] != nil {
			return 0
		}
	}
	return 0
}

// adjectives counts the words between a state and its people: "Japanese
// economic and financial officials".
func (d *document) adjectives(i, to int) int {
	if d.lex.Adposition != "pre" {
		return 0
	}
	for n := 0; n < 5 && i+n < to && (n == 0 || d.mark(i+n) < lexicon.Comma); n++ {
		it := &d.items[i+n]
		if it.Has(lexicon.Group) {
			return n
		}
		if it.Known() && !it.Has(lexicon.Sector) && !it.Has(lexicon.Word, "and", "title") {
			break
		}
	}
	return 0
}

// office reads the offices from an item on, and the name behind them.
func (d *document) office(a *actor, at int, s *sentence) {
	a.kind = lexicon.Office
	for at < s.to {
		e, ok := d.items[at].Is(lexicon.Office)
		if !ok || len(a.offices) > 0 && d.mark(at) >= lexicon.Comma {
			break
		}
		typ := e.ID
		rank, flags, _ := strings.Cut(e.Attr, ",")
		for flag := range strings.SplitSeq(flags, ",") {
			if flag == "plural" {
				a.plural = true
			} else if flag == "private" {
				a.private = true
			} else if flag != "" && a.country == "" { // only this state has such an office
				a.country = flag
			}
		}
		switch {
		case typ == "counterpart":
			a.other = true
		case !slices.Contains(a.offices, typ):
			a.offices = append(a.offices, typ)
		}
		if r := graph.Rank(rank); typ != "counterpart" && (a.rank == "" || r.Height() < a.rank.Height()) {
			a.rank = r
		}
		at++
		if !d.tied(at, s) {
			break
		}
		if d.is(at, lexicon.Word, "and") {
			at++
		}
	}
	a.to = at
	d.portfolio(a, s)
	d.nameAfter(a, s)
}

// tied tells whether item i joins two offices of one person: an "and" before
// another office that a name follows.
func (d *document) tied(i int, s *sentence) bool {
	if d.is(i, lexicon.Office) && d.mark(i) < lexicon.Comma {
		return true
	}
	if !d.is(i, lexicon.Word, "and") || !d.is(i+1, lexicon.Office) || i+1 >= s.to || d.mark(i+1) >= lexicon.Comma {
		return false
	}
	if d.is(i, lexicon.Word, "tie") {
		return true
	}
	at := i + 2
	for at < s.to && d.is(at, lexicon.Honor) {
		at++
	}
	return at < s.to && d.mark(at) < lexicon.Comma && d.nameAt(at, s)
}

// portfolio skips what an office is for: "of transport, information technology
// and communications", "for Afghanistan", "to Bulgaria".
func (d *document) portfolio(a *actor, s *sentence) {
	at := a.to
	if !d.is(at, lexicon.Word, "for", "of", "to", "field") || at >= s.to || d.mark(at) >= lexicon.Comma {
		return
	}
	purpose := d.is(at, lexicon.Word, "for", "to", "field")
	if d.is(at, lexicon.Word, "to") && !d.is(at-1, lexicon.Office, "ambassador", "high_commissioner", "special_envoy", "adviser", "assistant", "special_assistant") {
		return
	}
	end := at + 1
	for end < s.to && end < at+9 {
		it := &d.items[end]
		_, party := d.partyAt(end)
		if party && d.mark(end) >= lexicon.Comma {
			break
		}
		switch {
		case it.Has(lexicon.Sector), it.Has(lexicon.Word, "and", "article", "affairs"), purpose && party && !it.Has(lexicon.Org):
			end++
			continue
		}
		break
	}
	if end > at+1 && !d.is(end-1, lexicon.Word, "and", "article") {
		a.to = end
	}
}

// suffix reads the party that stands behind: "foreign ministry of Kazakhstan".
func (d *document) suffix(a *actor, s *sentence) {
	if a.country != "" || a.org != "" || a.kind == lexicon.Person && !a.named() {
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
	if at >= s.to || d.mark(at) >= lexicon.Comma {
		return
	}
	p, ok := d.partyAt(at)
	if !ok || p.kind == lexicon.Demonym || p.kind == lexicon.Capital {
		return
	}
	if d.lex.Adposition == "post" && d.is(at+1, lexicon.Word, "of") && d.is(at+2, lexicon.Trigger) {
		return
	}
	a.country, a.org, a.to = p.country, p.org, at+1
	if !a.named() && a.kind == lexicon.Office {
		d.nameAfter(a, s)
	}
}

// more reads the other persons of a plural office: "prime ministers A of X and
// B of Y", "ministers A, B and C".
func (d *document) more(out []actor, s *sentence) []actor {
	for len(out) < 20 {
		a := &out[len(out)-1]
		if !a.plural || !a.named() {
			return out
		}
		at := a.to
		switch {
		case d.is(at, lexicon.Word, "and") && d.mark(at) < lexicon.Comma:
			at++
		case d.mark(at) == lexicon.Comma:
		default:
			return out
		}
		b := actor{from: at, to: at, kind: lexicon.Office, offices: a.offices, rank: a.rank, country: a.country, org: a.org, plural: true}
		if at >= s.to || d.mark(at) == lexicon.Comma && !d.name(&b, at, s, true) {
			return out
		}
		if !b.named() {
			d.nameAfter(&b, s)
		}
		if !b.named() {
			return out
		}
		if d.is(b.to, lexicon.Word, "of") && d.lex.Adposition == "pre" {
			b.country, b.org = "", ""
		}
		d.suffix(&b, s)
		out = append(out, b)
	}
	return out
}

// inherit gives offices in a list the party that the first of them is of.
func (d *document) inherit(all []actor) {
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if b.country != "" || b.org != "" || a.country == "" || a.bare() || b.other {
			continue
		}
		office := b.kind == lexicon.Office || b.kind == lexicon.Group || b.kind == lexicon.Ministry
		if d.listed(a, b) && (office || b.named() && len(a.offices) > 0) {
			b.country = a.country
		} else if a.role == "poss" && office && b.from <= a.to+1 {
			b.country = a.country
		}
	}
}
