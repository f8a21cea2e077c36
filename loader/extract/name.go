package extract

import (
	"diplograph/loader/lexicon"
)

// nameAfter reads the name that follows an office.
func (d *document) nameAfter(a *actor, s *sentence) {
	at := a.to
	for at < min(s.to, a.to+6) && d.mark(at) < lexicon.Comma && (d.is(at, lexicon.Honor) || d.is(at, lexicon.Word, "title")) {
		at++
	}
	if at >= s.to {
		return
	}
	if d.mark(at) == lexicon.Comma { // the representative, A B, …
		if d.lex.Case && (a.country != "" || a.org != "") && !a.plural {
			if end := d.run(at, s); end >= at+2 && d.mark(end) >= lexicon.Comma && end-at <= 4 {
				a.nameFrom, a.nameTo, a.to = at, end, end
			}
		}
		return
	}
	if d.mark(at) > lexicon.Comma {
		return
	}
	d.name(a, at, s, true)
}

// name reads a name that begins at an item. Where nothing says that a person
// must come, only names that the pack or the article knows are read, or two and
// more words in capitals.
func (d *document) name(a *actor, at int, s *sentence, certain bool) bool {
	kind := a.kind
	if kind == lexicon.Unknown {
		kind = lexicon.Person
	}
	at += d.initials(at, s)
	end, known := at, ""
	for end < s.to && end < at+5 && (end == at || d.mark(end) < lexicon.Comma) {
		if e, ok := d.items[end].Is(lexicon.Person); ok && (!s.shouted || d.lex.Case) {
			known = e.ID
			end++
			break
		}
		if !d.nameWord(end, s) {
			break
		}
		end++
	}
	if known == "" && d.lex.Case {
		for end > at && d.items[end-1].Has(lexicon.Word, "particle") {
			end--
		}
	}
	if end == at || known == "" && end == at+1 && d.letters(at) {
		return false
	}
	if known == "" {
		if p := d.learned[d.items[end-1].Key]; p != nil && !d.items[end-1].Known() {
			a.learned = p
		} else if p := d.learned[d.items[at].Key]; p != nil && !d.items[at].Known() {
			a.learned = p
			if !certain {
				end = at + 1
				for end < s.to && d.learned[d.items[end].Key] == p && d.mark(end) < lexicon.Comma {
					end++
				}
			}
		} else if !certain && (!d.lex.Case || end < at+2 || s.shouted) || s.shouted {
			return false
		}
	}
	if known != "" && !certain && end > at+1 && !d.lex.Case {
		at = d.start(at, end)
	}
	a.kind, a.known, a.nameFrom, a.nameTo, a.to = kind, known, at, end, end
	if a.known != "" && a.country == "" && a.org == "" {
		a.country = stateOf(known)
	}
	return true
}

// letters tells whether a word is too short to name somebody: letters, or a particle of names.
func (d *document) letters(i int) bool {
	return !d.lex.Case && d.items[i].End-d.items[i].Start <= 2
}

// initials counts the letters by which a body is named between an office and a
// name ("chairman F B R, A B"): three or more, for one or two begin a name.
func (d *document) initials(at int, s *sentence) int {
	n := 0
	for at+n < min(s.to, at+8) && d.is(at+n, lexicon.Word, "letter") {
		n++
	}
	if n < 3 {
		return 0
	}
	return n
}

// start is where a known person's name begins: given names before it belong to it, other words do not.
func (d *document) start(at, end int) int {
	for i := end - 1; i > at; i-- {
		if !d.lex.Given(&d.items[i-1]) {
			return i
		}
	}
	return at
}

// run is the end of the name words from an item on.
func (d *document) run(at int, s *sentence) int {
	end := at
	for end < min(s.to, at+8) && (end == at || d.mark(end) < lexicon.Comma) && (d.nameWord(end, s) || d.is(end, lexicon.Person)) {
		end++
	}
	return end
}

// nameAt tells whether a name begins at an item.
func (d *document) nameAt(i int, s *sentence) bool {
	return d.is(i, lexicon.Person) || d.nameWord(i, s)
}

// nameWord tells whether an item can be part of a name.
func (d *document) nameWord(i int, s *sentence) bool {
	it := &d.items[i]
	if d.learned[it.Key] != nil && !it.Known() && (!d.lex.Case || d.upper(i)) {
		return true
	}
	if d.lex.Case {
		if it.Has(lexicon.Word, "particle") {
			return i+1 < s.to && d.upper(i+1)
		}
		return d.upper(i) && (!it.Known() || d.lex.Given(it)) && !digit(d.text.Letters[it.Start]) && !d.lex.Common(it)
	}
	if it.Known() && !d.lex.Given(it) {
		return false
	}
	return it.End-it.Start > 1 && !digit(d.text.Letters[it.Start]) && !d.lex.Common(it)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }
