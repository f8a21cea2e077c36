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
	t.Letters, t.Pos, t.Before, t.Upper = slices.Grow(t.Letters[:0], n), slices.Grow(t.Pos[:0], n), slices.Grow(t.Before[:0], n), slices.Grow(t.Upper[:0], n)
	t.Raw, t.Length = slices.Grow(t.Raw[:0], n), n
	reading := reader{text: t, before: Break, word: -1, line: Break}
	if wrapped(text) {
		reading.line = Blank
	}
	at, behind := int32(0), 0
	for i, r := range text {
		t.Raw = append(t.Raw, r)
		if i < behind { // inside a tag
			at++
			continue
		}
		c := l.folding.of(r)
		if next := i + 2; next+1 < len(text) && text[next] == 0xD9 && r >= 0x600 && r < 0x800 { // perhaps a letter taken apart
			c = l.folding.of(composed(r, text[next+1]))
		}
		switch {
		case c.simple() && reading.word >= 0 && reading.before < Blank:
			t.Letters, t.Pos, t.Before, t.Upper = append(t.Letters, c.to), append(t.Pos, at), append(t.Before, reading.before), append(t.Upper, c.upper)
			reading.before, reading.edged = None, false
		case r == '<' || r == '&':
			n, m := markup(text[i:])
			if behind = i + n; n == 0 {
				m = c.mark
			}
			reading.mark(m)
		case r == '\n':
			reading.newline(text[i+1:])
		case r == '.':
			reading.dot(l, text[i+1:])
		case c.mark == Join && apart(text, i, r):
			reading.mark(Comma)
		case c.mark != None:
			reading.mark(c.mark)
		case c.to != 0:
			reading.letter(c, at)
			if c.more {
				for _, x := range l.folding.more[r] {
					t.Letters, t.Pos, t.Before, t.Upper = append(t.Letters, x), append(t.Pos, at), append(t.Before, None), append(t.Upper, c.upper)
				}
			}
		}
		at++
	}
	reading.end()
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
	text   *Text
	before Mark
	word   int  // the letter with which the word begins; -1 between words
	edged  bool // the word ends with a letter that is deleted at an edge
	line   Mark // what the end of a line is
}

func (r *reader) letter(c cell, at int32) {
	t := r.text
	n := len(t.Letters)
	if r.before >= Blank || r.word < 0 {
		if c.edge {
			return
		}
		r.word = n
	}
	if r.before == None && c.twice && !r.edged && n > 0 && t.Letters[n-1] == c.to { // گئی is not گی
		r.edged = r.edged && c.edge
		return
	}
	t.Letters, t.Pos, t.Before, t.Upper = append(t.Letters, c.to), append(t.Pos, at), append(t.Before, r.before), append(t.Upper, c.upper)
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
	t := r.text
	if n := len(t.Letters); r.edged && r.word >= 0 && n-1 > r.word {
		t.Letters, t.Pos, t.Before, t.Upper = t.Letters[:n-1], t.Pos[:n-1], t.Before[:n-1], t.Upper[:n-1]
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
func (r *reader) dot(l *Lexicon, rest string) {
	next, _ := utf8.DecodeRuneInString(rest)
	n := len(r.text.Letters)
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
	const width = 100
	lines, long, run := 0, 0, 0
	body := false
	for i := range len(text) {
		c := text[i]
		if c != '\n' {
			if c&0xC0 != 0x80 { // the first byte of a letter
				run++
			}
			continue
		}
		if body && run > 0 { // the first line may be a headline of any length
			lines++
			if run > width {
				long++
			}
		}
		body = true
		run = 0
	}
	if run > width && body {
		long++
	}
	return lines >= 2 && long == 0
}
