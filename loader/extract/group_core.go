package extract

import (
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

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
