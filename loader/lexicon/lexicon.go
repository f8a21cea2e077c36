package lexicon

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode"
)

// Lexicon is a compiled pack.
type Lexicon struct {
	Settings
	pack    string
	strict  bool // of spacing
	folding *folding
	trie    trie
	forms   []form
	guards  map[uint64][]guard
	article []rune
	// words by their key
	glue     table[bool]
	usage    table[usage]
	words    table[firstWord] // of a language whose forms end only where words end
	prefixes table[bool]      // whether the prefix holds an article

	abbreviations map[string]bool
}

// form is a word or phrase of the lexicon.
type form struct {
	key     uint64
	entries []Entry
	classes Classes
	usage   usage
	capital int32 // the form of the same letters with a capital, or -1
	upper   bool  // in capitals only
}

// Load compiles the pack in a folder. A mistake in it is a *Mistake.
func Load(fsys fs.FS, dir string) (*Lexicon, error) {
	s, err := settings(fsys, dir)
	if err != nil {
		return nil, err
	}
	if err := strangers(fsys, dir); err != nil {
		return nil, err
	}
	l := &Lexicon{Settings: *s, pack: s.ID + " " + s.Version, strict: s.Spacing == "strict", guards: map[uint64][]guard{}, abbreviations: map[string]bool{}}
	if l.folding, err = foldingOf(fsys, path.Join(dir, "fold.tsv"), s); err != nil {
		return nil, err
	}
	l.article = l.Read(s.Article).Letters
	for _, a := range s.Abbreviations {
		l.abbreviations[strings.ToLower(a)] = true
	}
	b := builder{lexicon: l, forms: map[string]int32{}}
	if err := b.names(fsys, path.Join(dir, "names.tsv")); err != nil {
		return nil, err
	}
	for i := range files {
		list := &files[i]
		if list.class == Unknown {
			continue
		}
		all, err := rows(fsys, path.Join(dir, list.Name), len(list.Columns))
		if err != nil {
			return nil, err
		}
		for _, r := range all {
			if err := list.check(r); err != nil {
				return nil, err
			}
			if err := b.add(r, r.cells[2], Entry{list.class, r.cells[0], r.cells[1]}); err != nil {
				return nil, err
			}
		}
	}
	for _, list := range [...]struct {
		file string
		as   usage
	}{{"glue.tsv", 0}, {"common.tsv", common}, {"given.tsv", given}} {
		all, err := rows(fsys, path.Join(dir, list.file), 1)
		if err != nil {
			return nil, err
		}
		for _, r := range all {
			for _, w := range strings.Fields(r.cells[0]) {
				if list.as == 0 {
					l.glue.put(l.keyOf(w), true)
					continue
				}
				key := l.keyOf(w)
				as, _ := l.usage.get(key)
				l.usage.put(key, as|list.as)
			}
		}
	}
	if err := l.readPrefixes(fsys, path.Join(dir, "prefixes.tsv")); err != nil {
		return nil, err
	}
	if err := b.guarded(fsys, path.Join(dir, "guards.tsv")); err != nil {
		return nil, err
	}
	l.trie = b.compile()
	l.readWords(b.forms)
	for i := range l.forms {
		f := &l.forms[i]
		f.classes = classesOf(f.entries)
		f.usage, _ = l.usage.get(f.key)
		if len(l.guards[f.key]) > 0 {
			f.usage |= guarded
		}
	}
	return l, nil
}

// builder collects forms.
type builder struct {
	lexicon *Lexicon
	forms   map[string]int32
}

// names reads names.tsv: code, kind, forms.
func (b *builder) names(fsys fs.FS, file string) error {
	all, err := rows(fsys, file, 3)
	if err != nil {
		return err
	}
	kinds := map[string]Class{"name": Name, "demonym": Demonym, "capital": Capital}
	for _, r := range all {
		c, ok := kinds[r.cells[1]]
		if !ok {
			return r.mistake("the kind is name, demonym or capital, not %q", r.cells[1])
		}
		if err := b.add(r, r.cells[2], Entry{c, r.cells[0], ""}); err != nil {
			return err
		}
	}
	return nil
}

// add enters the forms of a row, kept apart by "|". A form that stands twice with
// one meaning is a mistake.
func (b *builder) add(r row, forms string, e Entry) error {
	for _, form := range strings.Split(forms, "|") {
		form = strings.TrimSpace(form)
		folded := b.lexicon.fold(form)
		if err := checkForm(r, form, folded); err != nil {
			return err
		}
		i := b.form(string(folded), b.lexicon.keyOf(form))
		if b.lexicon.Case && (capitals(form) || proper[e.Class] && unicode.IsUpper([]rune(form)[0])) {
			i = b.capital(i, capitals(form))
		}
		f := &b.lexicon.forms[i]
		for _, x := range f.entries {
			if x.Class == e.Class && x.ID == e.ID {
				return r.mistake("%q stands in this list already", form)
			}
		}
		f.entries = append(f.entries, e)
	}
	return nil
}

// proper are the classes whose forms, in a language with capitals, are names:
// May is a month, may is none.
var proper = map[Class]bool{Name: true, Demonym: true, Capital: true, Place: true, Person: true, Month: true, Weekday: true}

// form gives the number of a form by its letters.
func (b *builder) form(letters string, key uint64) int32 {
	i, ok := b.forms[letters]
	if !ok {
		i = b.next(key)
		b.forms[letters] = i
	}
	return i
}

// capital gives the number of the form with a capital of the same letters.
func (b *builder) capital(i int32, upper bool) int32 {
	l := b.lexicon
	if l.forms[i].capital < 0 {
		c := b.next(l.forms[i].key)
		l.forms[i].capital, l.forms[c].upper = c, true
	}
	c := l.forms[i].capital
	l.forms[c].upper = l.forms[c].upper && upper
	return c
}

// next makes room for a form.
func (b *builder) next(key uint64) int32 {
	l := b.lexicon
	l.forms = append(l.forms, form{key: key, capital: -1})
	return int32(len(l.forms) - 1)
}

// compile makes the trie of all forms.
func (b *builder) compile() trie {
	var t trie
	t.init()
	for _, key := range slices.Sorted(maps.Keys(b.forms)) {
		t.put([]rune(key), b.forms[key])
	}
	t.freeze()
	return t
}

// fold folds a form as a text is folded; words are kept apart by a blank in
// strict spacing, by nothing in free spacing.
func (l *Lexicon) fold(form string) []rune {
	t := l.Read(form)
	out := make([]rune, 0, len(t.Letters)+4)
	for i, r := range t.Letters {
		if i > 0 && t.Before[i] >= Blank && l.strict {
			out = append(out, ' ')
		}
		out = append(out, r)
	}
	return out
}

// keyOf is the key of the item that a form is in a text.
func (l *Lexicon) keyOf(form string) uint64 {
	t := l.Read(form)
	return l.key(t, 0, len(t.Letters))
}

// most is the longest form in letters: no text writes a longer one.
const most = 120

func checkForm(r row, form string, folded []rune) error {
	if len(folded) == 0 {
		return r.mistake("%q folds to nothing", form)
	}
	if len(folded) > most {
		return r.mistake("%q is longer than any text would write it", form)
	}
	return nil
}

// capitals tells whether a form is an abbreviation in capitals that would be another word in small letters.
func capitals(form string) bool {
	n := 0
	for _, r := range form {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 0 && n <= 4
}

// Pack is the id and version of the pack, as mentions name it.
func (l *Lexicon) Pack() string { return l.pack }
