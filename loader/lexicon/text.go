package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Mark is what stands before a letter, weakest first.
type Mark uint8

// The marks. A hyphen or apostrophe inside a word is a Join.
const (
	None Mark = iota
	Join
	Blank
	Comma
	Stopped // the end of a sentence
	Break   // the end of a paragraph
)

// Text is a text as the lexicon sees it: its letters folded, with where each
// stood (code points) and what stood before it.
type Text struct {
	Letters []rune
	Pos     []int32
	Before  []Mark
	Upper   []bool
	// Raw is the text as it was, in code points.
	Raw []rune
	// Length is the text's length in code points.
	Length int
	words  int // runs of letters between blanks
}

// Read folds a text; HTML that was left in it is passed over. Lines that are wrapped inside sentences are read on;
// otherwise a line is a paragraph.
func (l *Lexicon) Read(text string) *Text {
	t := &Text{}
	l.ReadInto(t, text)
	return t
}

// ReadInto is Read into a Text whose room is used again.
func (l *Lexicon) ReadInto(t *Text, text string) {
	n := utf8.RuneCountInString(text)
	t.Raw, t.Length = slices.Grow(t.Raw[:0], n)[:n], n
	t.resize(0)
	t.resize(n)
	r := reader{lexicon: l, text: t, source: text, before: Break, word: -1, line: Break}
	if wrapped(text) {
		r.line = Blank
	}
	for r.plain(); r.i < len(text); r.plain() {
		r.other()
	}
	r.end()
	t.resize(r.n)
	t.words = r.words
}

// resize gives the text as many letters; those that it has stay.
func (t *Text) resize(n int) {
	more := max(0, n-len(t.Letters))
	t.Letters, t.Pos = slices.Grow(t.Letters, more)[:n], slices.Grow(t.Pos, more)[:n]
	t.Before, t.Upper = slices.Grow(t.Before, more)[:n], slices.Grow(t.Upper, more)[:n]
}

// composed is the one code point of an Arabic letter and a mark above or below
// it (U+0653 to U+0655, by the last byte), as Unicode composes them; the letter
// itself where there is none.
func composed(letter rune, mark byte) rune {
	switch [2]rune{letter, rune(mark)} {
	case [2]rune{0x627, 0x93}:
		return 0x622
	case [2]rune{0x627, 0x94}:
		return 0x623
	case [2]rune{0x627, 0x95}:
		return 0x625
	case [2]rune{0x648, 0x94}:
		return 0x624
	case [2]rune{0x64A, 0x94}, [2]rune{0x6CC, 0x94}:
		return 0x626
	case [2]rune{0x6C1, 0x94}:
		return 0x6C2
	case [2]rune{0x6D2, 0x94}:
		return 0x6D3
	}
	return letter
}

// reader is a Read under way.
type reader struct {
	lexicon *Lexicon
	text    *Text
	source  string
	i, at   int // where it is, in bytes and in code points
	n       int // letters so far
	words   int // and words
	before  Mark
	word    int  // the letter with which the word begins; -1 between words, where before is a Blank or more
	edged   bool // the word ends with a letter that is deleted at an edge
	line    Mark // what the end of a line is
}

// other reads one code point of those that plain leaves.
func (r *reader) other() {
	text, f, i := r.source, r.lexicon.folding, r.i
	x, size := utf8.DecodeRuneInString(text[i:])
	c := f.of(x)
	if next := i + 2; next+1 < len(text) && text[next] == 0xD9 && x >= 0x600 && x < 0x800 { // perhaps a letter taken apart
		c = f.of(composed(x, text[next+1]))
	}
	at := r.pass(x, size)
	switch {
	case x == '<' || x == '&':
		n, m := markup(text[i:])
		if n == 0 {
			m = c.mark
		}
		for r.i < i+n { // inside a tag
			r.pass(utf8.DecodeRuneInString(text[r.i:]))
		}
		r.mark(m)
	case x == '\n':
		r.newline(text[i+1:])
	case x == '.':
		r.dot(text[i+1:])
	case c.mark == Join && apart(text, i, x):
		r.mark(Comma)
	case c.mark != None:
		r.mark(c.mark)
	case c.to != 0:
		r.letter(c, at)
		if c.more {
			more := f.more[x]
			r.text.resize(len(r.text.Letters) + len(more))
			for _, to := range more {
				r.put(to, at, None, c.upper)
			}
		}
	}
}

// pass keeps a code point as it was, goes on behind it, and tells its position.
func (r *reader) pass(x rune, size int) (at int) {
	at = r.at
	r.text.Raw[at] = x
	r.i, r.at = r.i+size, at+1
	return at
}

// put adds a letter.
func (r *reader) put(to rune, at int, before Mark, upper bool) {
	t, n := r.text, r.n
	t.Letters[n], t.Pos[n], t.Before[n], t.Upper[n] = to, int32(at), before, upper
	r.n++
}

// letter adds a letter, unless it is none where it stands.
func (r *reader) letter(c cell, at int) {
	if r.before >= Blank {
		if c.edge {
			return
		}
		r.word = r.n
		r.words++
	}
	if r.before == None && c.twice && !r.edged && r.n > 0 && r.text.Letters[r.n-1] == c.to { // گئی is not گی
		return
	}
	r.put(c.to, at, r.before, c.upper)
	r.before, r.edged = None, c.edge
}

// mark notes what stands between two letters.
func (r *reader) mark(m Mark) {
	if m >= Blank {
		r.end()
	}
	r.before = max(r.before, m)
}

// end ends a word: a letter that is none at an edge is dropped.
func (r *reader) end() {
	if r.edged && r.word >= 0 && r.n-1 > r.word {
		r.n--
	}
	r.word, r.edged = -1, false
}

// newline ends a paragraph, or nothing where lines are wrapped and the next is not set in.
func (r *reader) newline(rest string) {
	if r.line == Blank && !strings.HasPrefix(rest, "   ") && !strings.HasPrefix(rest, "\n") && !strings.HasPrefix(rest, "\r") {
		r.mark(Blank)
		return
	}
	r.mark(Break)
}

// dot tells a full stop from the dot of an abbreviation or a number.
func (r *reader) dot(rest string) {
	next, _ := utf8.DecodeRuneInString(rest)
	l, n := r.lexicon, r.n
	if r.word >= 0 && r.before == None {
		last := r.text.Letters[n-1]
		if digit(last) && next >= '0' && next <= '9' {
			r.mark(Join)
			return
		}
		if l.Case && (n-r.word == 1 || r.initials(n)) && last >= 'a' { // U.S., J. Smith
			if next == ' ' || next == '\n' {
				r.mark(Blank)
			}
			return
		}
		if l.abbreviations[string(r.text.Letters[r.word:n])] {
			r.mark(Blank)
			return
		}
	}
	r.mark(Stopped)
}

// initials tells whether the word so far is letters with dots between: u.s
func (r *reader) initials(n int) bool {
	const longest = 12 // U.S.S.R.
	if n-r.word > longest {
		return false
	}
	for i := r.word + 1; i < n; i++ {
		if r.text.Pos[i] != r.text.Pos[i-1]+2 {
			return false
		}
	}
	return true
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// apart tells whether a hyphen stands between blanks, as a dash, or an
// apostrophe opens a quotation.
func apart(text string, i int, r rune) bool {
	before := i == 0 || text[i-1] == ' ' || text[i-1] == '\n' || text[i-1] == '\t'
	if before {
		return true
	}
	after := i + utf8.RuneLen(r)
	return r == '-' && (after >= len(text) || text[after] == ' ' || text[after] == '\n')
}

// wrapped tells whether a text's lines are cut at a width, inside sentences.
func wrapped(text string) bool {
	lines := 0
	_, rest, more := strings.Cut(text, "\n") // the first line may be a headline of any length
	for more {
		var line string
		line, rest, more = strings.Cut(rest, "\n")
		if wide(line) {
			return false
		}
		if more && line != "" {
			lines++
		}
	}
	return lines >= 2
}

// wide tells whether a line has more letters than one that is cut at a width.
func wide(line string) bool {
	const width = 100
	n := 0
	for i := 0; i < len(line) && len(line) > width && n <= width; i++ {
		if line[i]&0xC0 != 0x80 { // the first byte of a letter
			n++
		}
	}
	return n > width
}
