package lexicon

// plain reads letters that stay letters whatever stands beside them, and the
// blanks between them, up to anything else. That is nearly all of a text, so
// this loop knows one and two bytes of UTF-8 and nothing of marks.
func (r *reader) plain() {
	t, text, table := r.text, r.source, &r.lexicon.folding.table
	i, at, n, before, edged := r.i, r.at, r.n, r.before, r.edged
	letters, pos, marks, upper, raw := t.Letters, t.Pos[:len(t.Letters)], t.Before[:len(t.Letters)], t.Upper[:len(t.Letters)], t.Raw
	for i < len(text) {
		x, size := rune(text[i]), 1
		switch {
		case x == ' ':
			if edged {
				r.i, r.at, r.n, r.before, r.edged = i, at, n, before, edged
				r.end()
				n, edged = r.n, false
			}
			raw[at] = x
			i, at, before = i+1, at+1, max(before, Blank)
			continue
		case x >= 0xC2 && x < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80:
			x, size = x&0x1F<<6|rune(text[i+1]&0x3F), 2
			if i+3 < len(text) && text[i+2] == 0xD9 && text[i+3] >= 0x93 && text[i+3] <= 0x95 { // perhaps a letter taken apart
				x = none
			}
		case x >= 0x80:
			x = none
		}
		c := &table[x]
		if !c.plain || n >= len(letters) || c.twice && before == None && n > 0 && letters[n-1] == c.to {
			break
		}
		if before >= Blank {
			r.word = n
			r.words++
		}
		letters[n], pos[n], marks[n], upper[n], raw[at] = c.to, int32(at), before, c.upper, x
		i, at, n, before, edged = i+size, at+1, n+1, None, false
	}
	r.i, r.at, r.n, r.before, r.edged = i, at, n, before, edged
}

// none is a code point that is no letter.
const none = 0
