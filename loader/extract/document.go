package extract

import (
	"slices"
	"strings"
	"unicode"

	"diplograph/loader/lexicon"
)

// document is an article cut into items, sentences and clauses.
type document struct {
	*room
	lex     *lexicon.Lexicon
	raw     []rune
	items   []lexicon.Item     // those of the room that are read
	signed  int                // the item behind the brackets that say who wrote
	learned map[uint64]*bearer // a word of a name that the article gives → who bears it
	deeds   [][2]int           // clauses and items of words of acts
}

// sentence is a run of items up to a full stop.
type sentence struct {
	from, to int // items
	headline bool
	lead     bool // the first of the body
	shouted  bool // in capitals throughout: they tell no name
	clauses  [2]int
	actors   []actor
	acted    *who    // the last who acted before it
	issuer   *origin // that of issuerOf, once it was asked
}

// How many items a sentence and a clause have at the most. A text without any
// mark is cut, so that its reading takes no longer than that of others.
const longSentence, longClause = 300, 80

// clause is a part of a sentence that one verb governs.
type clause struct {
	from, to int // items
	sentence int
	actors   []actor // those of the sentence that stand in it
	cues     cues
	triggers []int   // items that are words of events
	dates    []dated // those of datesOf, once it was asked
	dated    bool
}

// newDocument cuts a text. headlineEnd is the code point after the headline
// where the text begins with one, else 0; skip is where reading begins.
func newDocument(lex *lexicon.Lexicon, m *room, skip, headlineEnd int) *document {
	d := &document{room: m, lex: lex, raw: m.text.Raw}
	items := m.all
	m.again()
	first := 0
	for first < len(items) && d.pos(items[first].Start) < skip {
		first++
	}
	d.items = items[first:]
	for i := 1; i < len(d.items) && headlineEnd > 0; i++ {
		if d.pos(d.items[i].Start) >= headlineEnd {
			d.items[i].Before = lexicon.Break
			break
		}
	}
	d.cut(headlineEnd)
	d.unsign()
	return d
}

// unsign takes their meaning, but for the agencies, from the words in brackets
// behind the place with which the body begins: "(our special correspondent)" is
// who wrote, not who acts.
func (d *document) unsign() {
	const near, wide = 30, 80 // code points: where the bracket opens at the latest, and how long it is at most
	for _, s := range d.sentences {
		if s.headline {
			continue
		}
		start := d.pos(d.items[s.from].Start)
		open := start + slices.Index(d.raw[start:min(start+near, len(d.raw))], '(')
		if open < start {
			return
		}
		shut := open + slices.Index(d.raw[open:min(open+wide, len(d.raw))], ')')
		for i := s.from; i < len(d.items) && d.pos(d.items[i].Start) < shut; i++ {
			if d.pos(d.items[i].Start) >= open {
				d.items[i].Only(lexicon.Agency)
				d.signed = i + 1
			}
		}
		return
	}
}

// pos is the code point at which a letter stands.
func (d *document) pos(letter int32) int { return int(d.text.Pos[letter]) }

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
	body := false
	for from := 0; from < len(d.items); {
		to := from + 1
		for to < len(d.items) && d.mark(to) < lexicon.Stopped && to-from < longSentence {
			to++
		}
		s := sentence{from: from, to: to, headline: headlineEnd > 0 && d.pos(d.items[from].Start) < headlineEnd}
		if s.shouted = d.lex.Case && d.shouted(from, to); !s.headline && !body {
			s.lead, body = true, true
		}
		s.clauses[0] = len(d.clauses)
		begin := from
		for i := from; i < to; i++ {
			if i+1 == to || d.ends(begin, i, to) || i-begin >= longClause {
				d.clauses = append(d.clauses, clause{from: begin, to: i + 1, sentence: len(d.sentences)})
				begin = i + 1
			}
		}
		s.clauses[1] = len(d.clauses)
		d.sentences = append(d.sentences, s)
		from = to
	}
	for i := range d.clauses {
		d.mind(i)
	}
}

// shouted tells whether a sentence is written in capitals, or with a capital to every word.
func (d *document) shouted(from, to int) bool {
	start, end := int(d.items[from].Start), int(d.items[to-1].End)
	upper, n := 0, 0
	for j, r := range d.text.Letters[start:end] {
		if r >= 'a' && r <= 'z' || unicode.IsLetter(r) {
			n++
			if d.text.Upper[start+j] {
				upper++
			}
			if 5*(n-upper) > 2*(end-start) { // too many small letters, whatever comes
				return false
			}
		}
	}
	return n > 0 && upper*5 > n*3
}

// ends tells whether a clause ends after item i: behind a finite verb that a
// comma or a joining word follows, or before a word that begins a clause.
func (d *document) ends(begin, i, to int) bool {
	if i+1 >= to || i == begin {
		return false
	}
	if d.is(i+1, lexicon.Word, "cut") {
		return d.lex.Verb != "final" || d.finite(i, to) || d.journey(i) || d.mark(i+1) >= lexicon.Comma
	}
	if d.lex.Verb == "initial" {
		return d.is(i+1, lexicon.Word, "and") && i+2 < to && d.verb(i+2)
	}
	if d.lex.Verb == "medial" {
		return d.is(i, lexicon.Verb, "say") && d.mark(i+1) < lexicon.Comma && !d.is(i+1, lexicon.Word, "to", "with")
	}
	return d.finite(i, to) && (d.mark(i+1) >= lexicon.Comma || d.is(i+1, lexicon.Word, "and"))
}

// verb tells whether item i is a finite verb, or an event's.
func (d *document) verb(i int) bool {
	w, ok := d.trigger(i)
	return ok && !w.has("noun") || d.is(i, lexicon.Verb, "past", "future", "present", "ongoing", "say")
}

// journey tells whether item i is a verb of arriving or leaving.
func (d *document) journey(i int) bool {
	w, ok := d.trigger(i)
	return ok && (w.has("arrive") || w.has("depart"))
}

// finite tells whether item i is a finite verb. A form that is also a
// postposition is a verb only where something ends behind it.
func (d *document) finite(i, to int) bool {
	if !d.is(i, lexicon.Verb, "past", "future", "ongoing", "present", "say") {
		return false
	}
	if !d.is(i, lexicon.Word) {
		return true
	}
	return i+1 >= to || d.mark(i+1) >= lexicon.Comma || d.is(i+1, lexicon.Word, "cut", "and")
}

// quote is the span of code points of a sentence, without blanks and marks around it.
func (d *document) quote(s *sentence) [2]int {
	start := d.pos(d.items[s.from].Start)
	end := len(d.raw)
	if s.to < len(d.items) {
		end = d.pos(d.items[s.to].Start)
	}
	for end > start && strings.ContainsRune(" \t\r\n\u00a0\u200c\u200f\u200e", d.raw[end-1]) {
		end--
	}
	if tail := d.pos(d.items[s.to-1].End-1) + 1; end < tail {
		end = tail
	}
	return [2]int{start, end}
}
