package lexicon

import "slices"

// Item is a piece of a text: a form of the lexicon, or an unknown word.
type Item struct {
	// Start and End are letters of the Text, End exclusive.
	Start, End int32
	// Entries are the form's meanings; none for an unknown word.
	Entries []Entry
	// Before is what stood before the item.
	Before Mark
	// Key is a hash of the item's letters, without articles: the same word has the same key.
	Key uint64
	// classes are those of the entries, a bit each.
	classes Classes
	usage   usage
}

// usage is what the lists of single words say of a word.
type usage uint8

const (
	common  usage = 1 << iota // no name
	given                     // often part of a name
	guarded                   // a form whose country meaning the words beside it decide
)

// Is gives the item's entry of a class.
func (i *Item) Is(c Class) (Entry, bool) {
	if !i.classes.has(c) {
		return Entry{}, false
	}
	for _, e := range i.Entries {
		if e.Class == c {
			return e, true
		}
	}
	return Entry{}, false
}

// Any tells whether the item has an entry of one of some classes.
func (i *Item) Any(of Classes) bool { return i.classes&of != 0 }

// Has tells whether the item has an entry of a class with one of the ids (any id where none is given).
func (i *Item) Has(c Class, ids ...string) bool {
	if !i.classes.has(c) {
		return false
	}
	if len(ids) == 0 {
		return true
	}
	for k := range i.Entries {
		e := &i.Entries[k]
		if e.Class != c {
			continue
		}
		for _, id := range ids {
			if e.ID == id {
				return true
			}
		}
	}
	return false
}

// Only leaves the item its meanings of a class.
func (i *Item) Only(c Class) {
	var rest []Entry
	for _, e := range i.Entries {
		if e.Class == c {
			rest = append(rest, e)
		}
	}
	i.Entries, i.classes = rest, classesOf(rest)
}

// Known tells whether the lexicon has the item.
func (i *Item) Known() bool { return len(i.Entries) > 0 }

// Items cuts a text into items: at each word the longest form, else the word
// itself. A form must begin and end at the edge of a word; one of five letters
// or more may have a glued word of glue.tsv behind it, one of four before it,
// and one of three the prefixes of prefixes.tsv.
func (l *Lexicon) Items(t *Text) []Item {
	return l.AppendItems(nil, t)
}

// AppendItems is Items that appends to a slice without items, whose room is used again.
func (l *Lexicon) AppendItems(out []Item, t *Text) []Item {
	out = slices.Grow(out, t.words+t.words/8) // some words are cut: growing by and by would copy a long text several times
	for at := 0; at < len(t.Letters); {
		var it Item
		if l.byWord(t, at, &it) {
			out = append(out, it)
			at = int(it.End)
			continue
		}
		end, form := l.longest(t, at, false)
		if form < 0 {
			var c cut
			if l.cut(t, at, end, &c) {
				for _, next := range c.ends[:c.n] {
					out = append(out, l.item(t, at, next, l.exact(t.Letters[at:next])))
					at = next
				}
				end, form = l.longest(t, at, c.article)
			}
		}
		out = append(out, l.item(t, at, end, form))
		at = end
	}
	l.guard(out)
	return out
}

func (l *Lexicon) item(t *Text, at, end int, form int32) Item {
	if form >= 0 {
		f := &l.forms[form]
		return Item{Start: int32(at), End: int32(end), Before: t.Before[at], Key: f.key, Entries: f.entries, classes: f.classes, usage: f.usage}
	}
	key := l.key(t, at, end)
	as, _ := l.usage.get(key)
	return Item{Start: int32(at), End: int32(end), Before: t.Before[at], Key: key, usage: as}
}

// Last is the last word of an item as it would be read alone.
func (l *Lexicon) Last(t *Text, it *Item) Item {
	from, to := int(it.Start), int(it.End)
	at := to - 1
	for at > from && t.Before[at] < Blank {
		at--
	}
	return l.item(t, at, to, l.exact(t.Letters[at:to]))
}

// Key hashes letters (FNV-1a).
func Key(letters []rune) uint64 {
	h := uint64(seed)
	for _, r := range letters {
		h = (h ^ uint64(r)) * prime
	}
	return h
}

const seed, prime = 14695981039346656037, 1099511628211

// key hashes the letters of a text from at to end, without articles.
func (l *Lexicon) key(t *Text, at, end int) uint64 {
	if len(l.article) == 0 {
		return Key(t.Letters[at:end])
	}
	h := uint64(seed)
	for i := at; i < end; i++ {
		if i == at || t.Before[i] >= Blank {
			i += l.articleAt(t, i)
		}
		h = (h ^ uint64(t.Letters[i])) * prime
	}
	return h
}

// longest finds the longest form at a letter, or the end of the word. Article
// tells that the word's article is part of the prefix before it.
func (l *Lexicon) longest(t *Text, at int, article bool) (end int, form int32) {
	w := walk{at: at, form: -1}
	l.walk(t, &w, at, 0)
	if article {
		if n := l.follow(0, l.article); n > 0 {
			l.walk(t, &w, at, n)
		}
	}
	if w.form >= 0 {
		return w.end, w.form
	}
	for end = at + 1; end < len(t.Letters) && t.Before[end] < Blank; {
		end++
	}
	if l.strict {
		end = l.tail(t, at, end)
	}
	return end, -1
}

// walk is a search for the longest form at a letter.
type walk struct {
	at, end int
	form    int32
}

// walk follows the letters from i on in the trie from a node. Where a word has
// an article, it also looks for forms without it.
func (l *Lexicon) walk(t *Text, w *walk, i int, n int32) {
	for from := i; i < len(t.Letters); i++ {
		if i > w.at && i > from && t.Before[i] >= Blank {
			if t.Before[i] > Blank {
				return
			}
			if l.strict {
				next, ok := l.trie.step(n, ' ')
				if !ok {
					return
				}
				n = next
			}
		}
		if (i > from || i == w.at) && (i == w.at || t.Before[i] >= Blank) {
			if skip := l.articleAt(t, i); skip > 0 {
				l.walk(t, w, i+skip, n)
			}
		}
		next, ok := l.trie.step(n, t.Letters[i])
		if !ok {
			return
		}
		n = next
		f := l.trie.form(n)
		if f < 0 || w.form >= 0 && i+1 < w.end {
			continue
		}
		if i+1 < len(t.Letters) && t.Before[i+1] < Blank && !(l.strict && t.Before[i+1] == Join) && !(i+1-w.at >= 5 && l.glued(t, i+1)) {
			continue
		}
		if f = l.cased(t, w.at, i+1, f); f >= 0 && (w.form < 0 || !l.genitive(t, w.end, i+1)) {
			w.end, w.form = i+1, f
		}
	}
}

// genitive tells whether what stands between the end of a form and a longer one
// is an ending of its own behind an apostrophe: "president's" is no "presidents".
func (l *Lexicon) genitive(t *Text, from, to int) bool {
	if !l.strict || from >= to || t.Before[from] != Join || l.exact(t.Letters[from:to]) < 0 {
		return false
	}
	mark := t.Raw[t.Pos[from]-1]
	return mark == '\'' || mark == '’'
}

// follow is the node behind some letters; -1 where no form goes on.
func (l *Lexicon) follow(n int32, letters []rune) int32 {
	for _, r := range letters {
		next, ok := l.trie.step(n, r)
		if !ok {
			return -1
		}
		n = next
	}
	return n
}

// cased chooses between a form with a capital and the same letters without, by
// the text; -1 where the form is a name and the text has no capital.
func (l *Lexicon) cased(t *Text, at, end int, form int32) int32 {
	if t.Upper[at] {
		if c := l.forms[form].capital; c >= 0 && (!l.forms[c].upper || allUpper(t, at, end)) {
			return c
		}
	}
	if len(l.forms[form].entries) == 0 {
		return -1
	}
	return form
}

// tail is where an unknown word ends: before a form that an apostrophe or
// hyphen joins to its end.
func (l *Lexicon) tail(t *Text, at, end int) int {
	for i := end - 1; i > at && end-i <= 3; i-- {
		if t.Before[i] != Join {
			continue
		}
		if l.exact(t.Letters[i:end]) >= 0 {
			return i
		}
		break
	}
	return end
}

// glued tells whether the letters from here to the next edge are a word that may be glued on.
func (l *Lexicon) glued(t *Text, at int) bool {
	if l.glue.n == 0 {
		return false
	}
	end := at
	for end < len(t.Letters) && t.Before[end] < Blank {
		if end-at > 4 {
			return false
		}
		end++
	}
	_, ok := l.glue.get(Key(t.Letters[at:end]))
	return ok
}

func allUpper(t *Text, from, to int) bool {
	for i := from; i < to; i++ {
		if !t.Upper[i] {
			return false
		}
	}
	return true
}

// Common tells whether an unknown word is a common word, no name.
func (l *Lexicon) Common(i *Item) bool { return i.usage&(common|given) == common }

// Given tells whether a word is often part of a name.
func (l *Lexicon) Given(i *Item) bool { return i.usage&given != 0 }
