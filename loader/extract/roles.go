package extract

import (
	"unicode"

	"diplograph/loader/lexicon"
)

// roles gives each actor the role that the word beside it makes: the one
// behind it (postpositions) or before it (prepositions). Actors in a list share
// the role of the one beside the word.
func (d *document) roles(all []actor, from, to int) {
	if d.lex.Adposition == "post" {
		for i := len(all) - 1; i >= 0; i-- {
			a := &all[i]
			if r := d.roleAt(a.to, to); r != "" {
				a.role = r
				if next := a.to + 1; r == "with" && (d.is(next, lexicon.Word, "issued") || d.is(next, lexicon.Trigger) && d.is(next, lexicon.Word, "issued")) {
					a.role = "issued"
				}
				continue
			}
			if i+1 < len(all) && d.listed(a, &all[i+1]) {
				a.role = all[i+1].role
			}
		}
		return
	}
	for i := range all {
		a := &all[i]
		if d.is(a.to, lexicon.Word, "poss") && a.to < to && d.mark(a.to) < lexicon.Blank || d.apostrophe(a) {
			a.role = "poss"
		}
		at := a.from - 1
		for at >= from && d.is(at, lexicon.Word, "article", "title") && d.mark(at+1) < lexicon.Comma {
			at--
		}
		if at >= from && d.mark(at+1) < lexicon.Comma {
			if e, ok := d.items[at].Is(lexicon.Word); ok && preposition(e.ID) {
				if a.role != "poss" || e.ID != "of" && e.ID != "during" {
					a.role = e.ID
				}
				continue
			}
			if d.is(at, lexicon.Verb, "say") {
				a.role = "issued"
				continue
			}
		}
		if w, ok := d.triggerAt(at); ok && a.role == "" && w.has("verb") && d.mark(at+1) < lexicon.Comma {
			a.role = "object"
		}
		if i > 0 && a.role == "" && d.listed(&all[i-1], a) && all[i-1].role != "poss" {
			a.role = all[i-1].role
		}
		if d.is(a.to, lexicon.Verb, "say") && a.role == "" && i > 0 && d.mark(a.from) == lexicon.Comma {
			a.role = "issued" // "…, the ministry said"
		}
	}
}

// apostrophe tells whether an actor ends with a bare apostrophe: "Shultz' talks".
func (d *document) apostrophe(a *actor) bool {
	last := d.items[a.to-1]
	after := d.pos(last.End-1) + 1
	return d.lex.Case && after+1 < len(d.raw) && (d.raw[after] == '\'' || d.raw[after] == '’') && d.raw[after+1] == ' '
}

func preposition(id string) bool {
	switch id {
	case "and", "article", "title", "cut", "poss", "particle", "affairs", "joint", "chair", "issued", "site", "airport", "letter", "own", "relative", "adverb", "pronoun", "capital", "copula":
		return false
	}
	return true
}

// roleAt is the role that the word at item i makes.
func (d *document) roleAt(i, to int) string {
	if i >= to || d.mark(i) >= lexicon.Comma && !d.closes(i) {
		return ""
	}
	e, ok := d.items[i].Is(lexicon.Word)
	if !ok || !preposition(e.ID) && e.ID != "issued" {
		return ""
	}
	if e.ID == "of" && d.is(i+1, lexicon.Word, "seat") { // "in X's capital Y"
		return "in"
	}
	return e.ID
}

// closes tells whether only the end of a bracket or quotation stands before an item.
func (d *document) closes(i int) bool {
	from, to := d.pos(d.items[i-1].End-1)+1, d.pos(d.items[i].Start)
	if to-from > 4 {
		return false
	}
	for _, r := range d.raw[from:to] {
		if r != ' ' && !unicode.In(r, unicode.Pe, unicode.Pf) && r != '"' && r != '\'' {
			return false
		}
	}
	return true
}

// listed tells whether two actors stand in one list: a comma or an "and" between them.
func (d *document) listed(a, b *actor) bool {
	if b.from < a.to || b.from == a.to && (d.mark(b.from) == lexicon.Comma || d.mark(b.from) < lexicon.Comma && a.bare() && b.bare()) {
		return true
	}
	at := b.from - 1
	for at > a.to && d.is(at, lexicon.Word, "article", "title") {
		at--
	}
	return d.is(at, lexicon.Word, "and") && (at == a.to || a.bare() && d.institution(a.to, at))
}

// institution tells whether some items go on with the name of a state's
// institution: "A's Film Producers Association and B".
func (d *document) institution(from, to int) bool {
	if to <= from || to-from > 5 {
		return false
	}
	for i := from; i < to; i++ {
		it := &d.items[i]
		if d.mark(i) >= lexicon.Comma || it.Known() && !it.Has(lexicon.Sector) || d.lex.Case && !d.upper(i) {
			return false
		}
	}
	return true
}
