package lexicon

import (
	"fmt"
	"io/fs"
	"unicode"
	"unicode/utf8"
)

// folding says what becomes of a code point: a letter, nothing, or a gap.
type folding struct {
	table map[rune]rune // 0: delete
	edge  map[rune]bool // deleted at the edge of a word
	twice map[rune]bool // two in a row are one
}

// foldingOf reads fold.tsv: from, to ("-" deletes), flag (edge, twice or -).
func foldingOf(fsys fs.FS, file string) (*folding, error) {
	f := &folding{table: map[rune]rune{}, edge: map[rune]bool{}, twice: map[rune]bool{}}
	all, err := rows(fsys, file, 3)
	if err != nil {
		return nil, err
	}
	for _, r := range all {
		from, n := utf8.DecodeRuneInString(r.cells[0])
		if n != len(r.cells[0]) {
			return nil, r.mistake("%q is not one letter", r.cells[0])
		}
		if _, ok := f.table[from]; ok {
			return nil, r.mistake("%q is folded twice", r.cells[0])
		}
		to := rune(0)
		if r.cells[1] != "-" {
			to, _ = utf8.DecodeRuneInString(r.cells[1])
		}
		f.table[from] = to
		switch r.cells[2] {
		case "edge":
			f.edge[from] = true
		case "twice":
			f.twice[to] = true
		case "-":
		default:
			return nil, r.mistake("the flag is edge, twice or -, not %q", r.cells[2])
		}
	}
	return f, nil
}

// of folds one code point; keep is false where it leaves nothing.
func (f *folding) of(r rune) (out rune, keep bool) {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A', true
		}
		return r, true
	}
	if to, ok := f.table[r]; ok {
		return to, to != 0
	}
	if unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
		return 0, false
	}
	return unicode.ToLower(r), true
}

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
	// Words holds the index of the first letter of each word.
	Words []int32
	// Length is the text's length in code points.
	Length int
}

// Read folds a text from a code point on.
func (l *Lexicon) Read(text string) *Text {
	t := &Text{Letters: make([]rune, 0, len(text)), Pos: make([]int32, 0, len(text)), Before: make([]Mark, 0, len(text)), Upper: make([]bool, 0, len(text))}
	before := Break
	i, lines := int32(0), 0
	for _, r := range text {
		at := i
		i++
		switch m := l.mark(r); {
		case r == '\n':
			if lines++; lines > 1 || before >= Stopped {
				before = Break
			} else {
				before = max(before, Blank)
			}
			continue
		case m != None:
			if r != ' ' && r != '\r' && r != '\t' {
				lines = 0
			}
			before = max(before, m)
			continue
		}
		lines = 0
		f, keep := l.folding.of(r)
		if !keep {
			continue
		}
		n := len(t.Letters)
		if before == None && n > 0 && l.folding.twice[f] && t.Letters[n-1] == f {
			continue
		}
		t.Letters, t.Pos, t.Before, t.Upper = append(t.Letters, f), append(t.Pos, at), append(t.Before, before), append(t.Upper, unicode.IsUpper(r))
		before = None
	}
	t.Length = int(i)
	l.trim(t, text)
	for j, m := range t.Before {
		if m >= Blank || j == 0 {
			t.Words = append(t.Words, int32(j))
		}
	}
	return t
}

// trim drops letters that are deleted at a word's edge.
func (l *Lexicon) trim(t *Text, text string) {
	if len(l.folding.edge) == 0 {
		return
	}
	original := []rune(text)
	k := 0
	carry := None
	for j := range t.Letters {
		first := t.Before[j] >= Blank
		last := j+1 == len(t.Letters) || t.Before[j+1] >= Blank
		if (first || last) && !(first && last) && l.folding.edge[original[t.Pos[j]]] {
			carry = max(carry, t.Before[j])
			continue
		}
		t.Letters[k], t.Pos[k], t.Before[k], t.Upper[k] = t.Letters[j], t.Pos[j], max(t.Before[j], carry), t.Upper[j]
		carry = None
		k++
	}
	t.Letters, t.Pos, t.Before, t.Upper = t.Letters[:k], t.Pos[:k], t.Before[:k], t.Upper[:k]
}

// mark tells what a code point that is no letter is.
func (l *Lexicon) mark(r rune) Mark {
	if m, ok := l.marks[r]; ok {
		return m
	}
	if r < utf8.RuneSelf {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9':
			return None
		case r == '-' || r == '\'':
			return Join
		case r == '(' || r == ')' || r == '"' || r == ':' || r == ';':
			return Comma
		}
		return Blank
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) {
		return None
	}
	switch r {
	case '’', '‘', '‐', '‑':
		return Join
	case '–', '—', '“', '”', '«', '»':
		return Comma
	}
	return Blank
}

func checkForm(r row, form string, folded []rune) error {
	if len(folded) == 0 {
		return r.mistake("%q folds to nothing", form)
	}
	if len(folded) > 120 {
		return fmt.Errorf("%w", r.mistake("%q is longer than any text would write it", form))
	}
	return nil
}
