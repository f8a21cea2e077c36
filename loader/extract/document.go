package extract

import (
	"strings"

	"diplograph/loader/lexicon"
)

// document is an article cut into items, sentences and clauses.
type document struct {
	lex     *lexicon.Lexicon
	raw     []rune
	text    *lexicon.Text
	items   []lexicon.Item
	clauses []clause
}

// clause is a run of items that one verb governs.
type clause struct {
	from, to int // items
	sentence int
	first    int  // the sentence's first item
	last     int  // the item after the sentence's last
	headline bool // part of the headline
	lead     bool // part of the first sentence of the body
	status   verdict
	actors   []actor
}

// newDocument cuts a text. headlineEnd is the code point after the headline
// where the text begins with one, else 0; skip is where reading begins.
func newDocument(lex *lexicon.Lexicon, text string, skip, headlineEnd int) *document {
	d := &document{lex: lex, raw: []rune(text)}
	d.text = lex.Read(text)
	items := lex.Items(d.text)
	for i := range items {
		if d.pos(items[i].Start) < skip {
			continue
		}
		it := items[i]
		if headlineEnd > 0 && d.pos(it.Start) >= headlineEnd && i > 0 && d.pos(items[i-1].Start) < headlineEnd {
			it.Before = lexicon.Break
		}
		d.items = append(d.items, it)
	}
	d.cut(headlineEnd)
	return d
}

// pos is the code point at which a letter stands.
func (d *document) pos(letter int) int { return int(d.text.Pos[letter]) }

// word is the item's folded letters.
func (d *document) word(i int) string {
	return string(d.text.Letters[d.items[i].Start:d.items[i].End])
}

// is tells whether item i is there and has an entry of a class (with one of the ids).
func (d *document) is(i int, c lexicon.Class, ids ...string) bool {
	return i >= 0 && i < len(d.items) && d.items[i].Has(c, ids...)
}

// mark is what stands before item i; Break beyond the end.
func (d *document) mark(i int) lexicon.Mark {
	if i <= 0 || i >= len(d.items) {
		return lexicon.Break
	}
	return d.items[i].Before
}

// upper tells whether item i begins with a capital letter.
func (d *document) upper(i int) bool { return d.text.Upper[d.items[i].Start] }

// cut finds sentences and clauses.
func (d *document) cut(headlineEnd int) {
	sentence, lead := 0, -1
	for from := 0; from < len(d.items); sentence++ {
		to := from + 1
		for to < len(d.items) && d.mark(to) < lexicon.Stopped {
			to++
		}
		headline := headlineEnd > 0 && d.pos(d.items[from].Start) < headlineEnd
		if !headline && lead < 0 {
			lead = sentence
		}
		begin := from
		for i := from; i < to; i++ {
			if i+1 == to || d.ends(begin, i, to) {
				d.clauses = append(d.clauses, clause{from: begin, to: i + 1, sentence: sentence, first: from, last: to, headline: headline, lead: sentence == lead})
				begin = i + 1
			}
		}
		from = to
	}
	for i := range d.clauses {
		c := &d.clauses[i]
		c.status = d.judge(c)
		c.actors = d.actors(c.from, c.to)
	}
}

// ends tells whether a clause ends after item i: behind a finite verb that a
// comma or a joining word follows, or before a word that begins a clause.
func (d *document) ends(begin, i, to int) bool {
	if i+1 >= to || i == begin {
		return false
	}
	if d.is(i+1, lexicon.Word, "cut") {
		return d.lex.Verb == "medial" || d.finite(i, to) || d.mark(i+1) >= lexicon.Comma
	}
	return d.lex.Verb == "final" && d.finite(i, to) && (d.mark(i+1) >= lexicon.Comma || d.is(i+1, lexicon.Word, "and"))
}

// finite tells whether item i is a finite verb. A form that is also a
// postposition is a verb only where something ends behind it.
func (d *document) finite(i, to int) bool {
	if !d.is(i, lexicon.Verb, "past", "future", "ongoing", "present") {
		return false
	}
	if !d.is(i, lexicon.Word) {
		return true
	}
	return i+1 >= to || d.mark(i+1) >= lexicon.Comma || d.is(i+1, lexicon.Word, "cut", "and")
}

// quote is the span of code points of a sentence, without blanks and marks around it.
func (d *document) quote(first, last int) (start, end int) {
	start = d.pos(d.items[first].Start)
	end = len(d.raw)
	if last < len(d.items) {
		end = d.pos(d.items[last].Start)
	}
	for end > start && strings.ContainsRune(" \t\r\n\u00a0\u200c\u200f\u200e", d.raw[end-1]) {
		end--
	}
	if tail := d.pos(d.items[last-1].End - 1); end <= tail {
		end = tail + 1
	}
	return start, end
}
