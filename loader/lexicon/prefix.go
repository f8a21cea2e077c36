package lexicon

import "io/fs"

// depth is how many prefixes a word can have: "and to the".
const depth = 3

// cut is where the prefixes of a word end.
type cut struct {
	n       int
	ends    [depth]int
	article bool // the last prefix holds the article of the word behind it
}

// readPrefixes reads prefixes.tsv: prefix, and "article" where it holds the article of the word behind it, else "-".
func (l *Lexicon) readPrefixes(fsys fs.FS, file string) error {
	all, err := rows(fsys, file, 2)
	if err != nil {
		return err
	}
	for _, r := range all {
		holds := r.cells[1] == "article"
		if !holds && r.cells[1] != "-" {
			return r.mistake("a prefix holds the article or -, not %q", r.cells[1])
		}
		letters := l.Read(r.cells[0]).Letters
		if n := len(letters); n == 0 || n > longPrefix {
			return r.mistake("%q is no prefix: it has 1 to %d letters", r.cells[0], longPrefix)
		}
		l.prefixes.put(Key(letters), holds)
	}
	return nil
}

// the longest prefix, and the shortest word behind one, in letters
const longPrefix, shortRest = 3, 3

// cut finds the prefixes with which an unknown word begins, where a form (or a
// word of given.tsv or common.tsv) follows them.
func (l *Lexicon) cut(t *Text, at, end int, c *cut) bool {
	for n := min(3, end-at-4); n >= 2 && l.glue.n > 0; n-- {
		if _, ok := l.glue.get(Key(t.Letters[at : at+n])); ok {
			if stop, form := l.longest(t, at+n, false); form >= 0 && stop-at-n >= 4 {
				c.n, c.ends[0] = 1, at+n
				return true
			}
			break
		}
	}
	return l.prefixes.n > 0 && l.prefixed(t, at, end, c)
}

// prefixed cuts one prefix and, where no form follows, those behind it.
func (l *Lexicon) prefixed(t *Text, at, end int, c *cut) bool {
	if end-at > most {
		return false
	}
	level := c.n
	c.n++
	for n := 1; n <= longPrefix && end-at-n >= shortRest; n++ {
		holds, ok := l.prefixes.get(Key(t.Letters[at : at+n]))
		if !ok {
			continue
		}
		_, listed := l.usage.get(l.key(t, at+n, end))
		if stop, form := l.longest(t, at+n, holds); form >= 0 && stop-at-n >= shortRest || listed {
			c.ends[level], c.article = at+n, holds
			return true
		}
	}
	for n := 1; c.n < depth && n <= longPrefix && end-at-n >= shortRest; n++ {
		if holds, ok := l.prefixes.get(Key(t.Letters[at : at+n])); ok && !holds {
			c.ends[level] = at + n
			if l.prefixed(t, at+n, end, c) {
				return true
			}
		}
	}
	c.n--
	return false
}

// articleAt is how many letters of a word are its article.
func (l *Lexicon) articleAt(t *Text, at int) int {
	const rest = 3 // a shorter word has none
	n := len(l.article)
	if n == 0 || at+n+rest > len(t.Letters) {
		return 0
	}
	for i, r := range l.article {
		if t.Letters[at+i] != r {
			return 0
		}
	}
	for i := at + 1; i < at+n+rest; i++ {
		if t.Before[i] >= Blank {
			return 0
		}
	}
	return n
}

// exact is the form that letters are; -1 where they are none.
func (l *Lexicon) exact(letters []rune) int32 {
	n := l.follow(0, letters)
	if n < 0 {
		return -1
	}
	return l.trie.form(n)
}
