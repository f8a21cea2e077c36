package lexicon

// depth is how many prefixes a word can have: "and to the".
const depth = 3

// cut finds the prefixes with which an unknown word begins, where a form (or a
// given name) follows them: how many, and where each ends.
func (l *Lexicon) cut(t *Text, at, end int, cut *[depth]int) int {
	for n := min(3, end-at-4); n >= 2; n-- {
		if l.glue[Key(t.Letters[at:at+n])] {
			if stop, form := l.longest(t, at+n); form >= 0 && stop-at-n >= 4 {
				cut[0] = at + n
				return 1
			}
			break
		}
	}
	if len(l.prefixes) == 0 {
		return 0
	}
	return l.prefixed(t, at, end, cut, 0)
}

// prefixed cuts one prefix and, where no form follows, those behind it.
func (l *Lexicon) prefixed(t *Text, at, end int, cut *[depth]int, level int) int {
	const longest, rest = 3, 3 // letters of a prefix, and behind it
	for n := 1; n <= longest && end-at-n >= rest; n++ {
		if !l.prefixes[Key(t.Letters[at:at+n])] {
			continue
		}
		cut[level] = at + n
		if stop, form := l.longest(t, at+n); form >= 0 && stop-at-n >= rest || l.given[l.key(t, at+n, end)] {
			return level + 1
		}
	}
	if level+1 == depth {
		return 0
	}
	for n := 1; n <= longest && end-at-n >= rest; n++ {
		if !l.prefixes[Key(t.Letters[at:at+n])] {
			continue
		}
		cut[level] = at + n
		if found := l.prefixed(t, at+n, end, cut, level+1); found > 0 {
			return found
		}
	}
	return 0
}

// articleAt is how many letters of a word are its article, which forms are listed without.
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
	n := int32(0)
	for _, r := range letters {
		next, ok := l.trie.step(n, r)
		if !ok {
			return -1
		}
		n = next
	}
	return l.trie.form[n]
}
