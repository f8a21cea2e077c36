package lexicon

import (
	"maps"
	"slices"
	"strings"
)

// firstWord is what is known of a word by its key: the node behind it in the
// trie, 0 where no form begins with it, and what the lists say of it.
type firstWord struct {
	node  int32
	usage usage
}

// readWords makes the table of first words of a language whose forms end only
// where words end: spacing is strict, and nothing is glued to a word.
func (l *Lexicon) readWords(forms map[string]int32) {
	if !l.strict || len(l.article) > 0 || l.glue.n > 0 || l.prefixes.n > 0 {
		return
	}
	for _, form := range slices.Sorted(maps.Keys(forms)) {
		word, _, _ := strings.Cut(form, " ")
		letters := []rune(word)
		l.words.put(Key(letters), firstWord{node: l.follow(0, letters)})
	}
	for _, r := range l.usage.rows {
		if r.key != 0 {
			w, _ := l.words.get(r.key)
			w.usage = r.value
			l.words.put(r.key, w)
		}
	}
}

// byWord is the item at a letter as longest and item find it, where a table of
// first words is there and no hyphen or apostrophe stands in the word: most words
// begin no form, and one look says so, with the key that the item needs anyway.
func (l *Lexicon) byWord(t *Text, at int, it *Item) bool {
	if l.words.n == 0 {
		return false
	}
	key, end := uint64(seed), at
	for before := t.Before[:len(t.Letters)]; ; {
		key = (key ^ uint64(t.Letters[end])) * prime
		if end++; end == len(before) || before[end] >= Blank {
			break
		}
		if before[end] == Join {
			return false
		}
	}
	word, _ := l.words.get(key)
	w := walk{at: at, form: -1}
	if word.node > 0 {
		if f := l.trie.form(word.node); f >= 0 {
			w.end, w.form = end, l.cased(t, at, end, f)
		}
		if end < len(t.Letters) && t.Before[end] == Blank {
			if next, ok := l.trie.step(word.node, ' '); ok {
				l.walk(t, &w, end, next)
			}
		}
	}
	if w.form >= 0 {
		*it = l.item(t, at, w.end, w.form)
		return true
	}
	*it = Item{Start: int32(at), End: int32(end), Before: t.Before[at], Key: key, usage: word.usage}
	return true
}
