package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"diplograph/graph"
)

// person is somebody whom the article names, in whatever spellings.
type person struct {
	id      string // country/skeleton
	country string
	org     string
	tokens  []string // skeletons of the name's parts
	names   []string // as printed, the longest first
	english string   // the canonical name of a known person
	offices []string
	rank    graph.Rank
	shown   bool // with an office, or known: not only two words in capitals
}

// bearer is who bears a name that the article gives: of which state, where it
// says so anywhere; the person is known once the name is read.
type bearer struct {
	person  *person
	country string
	known   string // where the pack knows who it is
}

// meet finds the person that an actor names, or makes a new one. A shorter form
// of a name ("Dar") is the person of that country who has it as a part.
func (c *context) meet(a *actor, country string) *person {
	printed := c.printed(a.nameFrom, a.nameTo)
	var tokens []string
	english := ""
	if a.known != "" {
		country, english, _ = strings.Cut(a.known, "/")
		if country == "-" {
			country = ""
		}
		tokens = c.known(english)
	} else {
		tokens = c.skeletons(printed)
	}
	for _, p := range c.people {
		if p.country == country && len(tokens) > 0 && (part(tokens, p.tokens) || part(p.tokens, tokens)) {
			p.met(printed, tokens, english)
			return p
		}
	}
	p := &person{country: country, tokens: tokens, english: english}
	p.met(printed, tokens, english)
	c.people = append(c.people, p)
	return p
}

// met adds a spelling; the fuller name gives the person's key.
func (p *person) met(printed string, tokens []string, english string) {
	if !slices.Contains(p.names, printed) && len(p.names) < 8 {
		p.names = append(p.names, printed)
		slices.SortStableFunc(p.names, func(a, b string) int { return len(b) - len(a) })
	}
	same := p.id != "" && len(p.tokens) > 0
	if p.english == "" && english != "" {
		p.english, p.tokens, same = english, tokens, false
	}
	if p.english == "" && len(tokens) > len(p.tokens) {
		p.tokens, same = tokens, false
	}
	if same {
		return
	}
	key := strings.Join(p.tokens, "-")
	if key == "" {
		key = graph.HashKey(p.names[0])
	}
	p.id = p.country + "/" + key
}

// printed is the text of a name as it stands.
func (c *context) printed(from, to int) string {
	if to <= from {
		return ""
	}
	s, e := c.pos(c.items[from].Start), c.pos(c.items[to-1].End-1)+1
	next := len(c.raw)
	if to < len(c.items) {
		next = c.pos(c.items[to].Start)
	}
	for e < next && (unicode.IsLetter(c.raw[e]) || unicode.Is(unicode.Mn, c.raw[e])) {
		e++ // a letter that folds away at the end of a word is the name's all the same
	}
	for i := s; i < e; i++ {
		if r := c.raw[i]; unicode.IsSpace(r) && (r != ' ' || i == s || c.raw[i-1] == ' ' || i == e-1) {
			return strings.Join(strings.Fields(string(c.raw[s:e])), " ")
		}
	}
	return string(c.raw[s:e]) // nearly always: no blanks to tidy up
}

// known are the skeletons of a known person's English name.
func (c *context) known(english string) []string {
	out, ok := c.reduced["/"+english] // no printed name begins so
	if !ok {
		out = skeletons(english, latin, nil)
		c.reduced["/"+english] = out
	}
	return out
}

// skeletons are those of a printed name. An article prints a name again and again.
func (c *context) skeletons(printed string) []string {
	out, ok := c.reduced[printed]
	if !ok {
		out = skeletons(printed, c.lex.Skeleton, c.particles)
		c.reduced[printed] = out
	}
	return out
}

// part tells whether all of a's parts are among b's.
func part(a, b []string) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return len(a) > 0
}

// latin is the skeleton of a known person's English name, the same in every pack.
var latin = map[string]string{
	"sh": "s", "kh": "k", "gh": "g", "ph": "f", "ch": "c", "th": "t", "zh": "z", "dh": "d",
	"b": "b", "c": "k", "d": "d", "f": "f", "g": "g", "j": "j", "k": "k", "l": "l", "m": "m", "n": "n",
	"p": "p", "q": "k", "r": "r", "s": "s", "t": "t", "x": "s", "z": "z",
}

// skeletons reduces each part of a name to its consonants; parts that tell nobody apart are dropped.
func skeletons(name string, letters map[string]string, drop map[string]bool) []string {
	var out []string
	for _, w := range graph.Words(name) {
		if drop[w] {
			continue
		}
		var b strings.Builder
		for w != "" {
			_, one := utf8.DecodeRuneInString(w)
			_, two := utf8.DecodeRuneInString(w[one:])
			if s, ok := letters[w[:one+two]]; ok && two > 0 {
				b.WriteString(s)
				w = w[one+two:]
				continue
			}
			s := letters[w[:one]]
			w = w[one:]
			if n := b.Len(); n > 0 && s != "" && b.String()[n-1:] == s {
				continue // doubled
			}
			b.WriteString(s)
		}
		if s := b.String(); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
