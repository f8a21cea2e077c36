package lexicon

import (
	"io/fs"
	"unicode"
	"unicode/utf8"
)

// cell says what becomes of a code point: letters, a mark, or nothing.
type cell struct {
	to    rune // the folded letter; 0 where there is none
	mark  Mark // None for letters
	more  bool // a ligature: further letters are in folding.more
	edge  bool // deleted at the edge of a word
	twice bool // two in a row are one
	upper bool
	plain bool // one letter, wherever it stands, but for twice
}

// tabled is how many code points are looked up in a table; the others are worked out.
const tabled = 0x2100

// folding says what becomes of every code point.
type folding struct {
	table [tabled]cell
	rare  map[rune]cell
	more  map[rune][]rune // a ligature → its letters behind the first
}

// foldingOf reads fold.tsv (from, to, flag) on top of what Unicode says of
// letters and blanks. To may be several letters, or "-" for none.
func foldingOf(fsys fs.FS, file string, s *Settings) (*folding, error) {
	all, err := rows(fsys, file, 3)
	if err != nil {
		return nil, err
	}
	f := &folding{rare: map[rune]cell{}, more: map[rune][]rune{}}
	for r := range f.table {
		f.table[r] = unlisted(rune(r))
	}
	for _, r := range s.Sentence {
		f.set(r, cell{mark: Stopped})
	}
	for _, r := range s.Clause {
		f.set(r, cell{mark: Comma})
	}
	listed := map[rune]bool{}
	for _, r := range all {
		from, n := utf8.DecodeRuneInString(r.cells[0])
		if n != len(r.cells[0]) {
			return nil, r.mistake("%q is not one letter", r.cells[0])
		}
		if listed[from] {
			return nil, r.mistake("%q is folded twice", r.cells[0])
		}
		listed[from] = true
		c := cell{upper: unicode.IsUpper(from)}
		if to := []rune(r.cells[1]); r.cells[1] != "-" && len(to) > 0 {
			c.to, c.more = to[0], len(to) > 1
			f.more[from] = to[1:]
		}
		switch r.cells[2] {
		case "edge":
			c.edge = true
		case "twice":
			d := f.of(c.to)
			d.to, d.twice = c.to, true
			f.set(c.to, d)
			c.twice = true
		case "-":
		default:
			return nil, r.mistake("the flag is edge, twice or -, not %q", r.cells[2])
		}
		f.set(from, c)
	}
	for r := range f.table { // a letter folded to one that is never doubled
		if to := f.table[r].to; to != 0 && int(to) < tabled && f.table[to].twice {
			f.table[r].twice = true
		}
	}
	for r := range f.table {
		c := &f.table[r]
		c.plain = c.to != 0 && !c.more && !c.edge
	}
	return f, nil
}

func (f *folding) set(r rune, c cell) {
	if int(r) < tabled {
		f.table[r] = c
		return
	}
	f.rare[r] = c
}

func (f *folding) of(r rune) cell {
	if int(r) < tabled {
		return f.table[r]
	}
	if c, ok := f.rare[r]; ok {
		return c
	}
	return unlisted(r)
}

// unlisted is what a code point is by Unicode alone.
func unlisted(r rune) cell {
	switch r {
	case '-', '\'', '’', '‘', '‐', '‑':
		return cell{mark: Join}
	case '(', ')', '[', ']', '"', '–', '—', '“', '”', '«', '»':
		return cell{mark: Comma}
	}
	switch {
	case unicode.Is(unicode.Mn, r), unicode.Is(unicode.Cf, r):
		return cell{}
	case unicode.IsLetter(r):
		return cell{to: unicode.ToLower(r), upper: unicode.IsUpper(r)}
	case unicode.IsDigit(r):
		return cell{to: r}
	}
	return cell{mark: Blank}
}
