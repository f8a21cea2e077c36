package extract

import (
	"cmp"
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// context is what an article as a whole tells of the states and people in it.
type context struct {
	*document
	published graph.Date
	home      string // the state whose bare "foreign minister" is meant
	dateline  string // place id
	told      int    // the item after the dateline: a day before it is that of the report
	main      []string
	weight    map[string]int
	people    []*person
	particles map[string]bool
	reduced   map[string][]string // a name as printed → the skeletons of its parts
	heirs     map[string]string   // a state of today → the one of the article's time
	origin    origin
	// atHomePolitics: the article is about parties and parliaments of one state, whose "two sides" are none of states.
	atHomePolitics bool
	// While the article is walked: who held an office last, who acted last.
	holders map[string]*who
	acted   *who
	acts    []act // what states did beside events, filled by tell
}

// many is how many persons one article can have; beyond it is no article.
const many = 500

// newContext names the actors, learns the names, weighs the states, and resolves who everybody is.
func newContext(d *document, a *graph.Article, particles map[string]bool, source origin, heirs func(string) (string, graph.Date)) *context {
	c := &context{document: d, published: a.Published, origin: source, particles: particles, reduced: map[string][]string{},
		weight: map[string]int{}, heirs: map[string]string{}, holders: map[string]*who{}}
	d.learned = map[uint64]*bearer{}
	for i := range d.sentences {
		d.sentences[i].actors = d.find(&d.sentences[i])
	}
	if c.learn() {
		for i := range d.sentences {
			if s := &d.sentences[i]; d.recalls(s) {
				s.actors = d.find(s)
			}
		}
	}
	c.inherit(heirs)
	c.findDateline()
	c.weigh()
	c.findHome()
	c.atHomePolitics = c.homePolitics()
	for i := range d.sentences {
		c.settle(&d.sentences[i])
	}
	c.acted = nil
	for i := range d.clauses {
		cl := &d.clauses[i]
		all := d.sentences[cl.sentence].actors
		from, _ := slices.BinarySearchFunc(all, cl.from, func(a actor, at int) int { return cmp.Compare(a.from, at) })
		to, _ := slices.BinarySearchFunc(all, cl.to, func(a actor, at int) int { return cmp.Compare(a.from, at) })
		cl.actors = all[from:to]
	}
	return c
}

// learn remembers the words of names that stand with an office, to know them
// where they stand alone. It tells whether there are any.
func (c *context) learn() bool {
	for i := range c.sentences {
		if c.sentences[i].shouted {
			continue
		}
		for j := range c.sentences[i].actors {
			a := &c.sentences[i].actors[j]
			if !a.named() || a.known == "" && len(a.offices) == 0 && c.apposed(&c.sentences[i], j) == nil {
				continue
			}
			p := &bearer{country: a.country, known: a.known}
			if last := &c.items[a.nameTo-1]; a.known != "" && last.Known() {
				c.bears(c.lex.Last(&c.text, last), p)
			}
			for k := a.nameFrom; k < a.nameTo; k++ {
				it := &c.items[k]
				last := k == a.nameTo-1
				if it.End-it.Start < 3 || it.Known() || c.lex.Common(it) || c.lex.Given(it) && !last || c.lex.Case && !last {
					continue
				}
				if c.lex.Given(it) && a.nameTo-a.nameFrom > 1 && !c.lex.Case {
					continue
				}
				if b, ok := c.learned[it.Key]; !ok && len(c.learned) < many {
					c.learned[it.Key] = p
				} else if ok && b.country == "" {
					b.country = a.country
				}
			}
		}
	}
	return len(c.learned) > 0
}

// bears notes by which word somebody is called whom the pack knows by a longer name.
func (c *context) bears(last lexicon.Item, p *bearer) {
	if last.End-last.Start < 3 || last.Known() || c.lex.Common(&last) || c.lex.Given(&last) || len(c.learned) >= many {
		return
	}
	if _, ok := c.learned[last.Key]; !ok {
		c.learned[last.Key] = p
	}
}

// recalls tells whether a sentence has a word of a name that the article gives.
func (d *document) recalls(s *sentence) bool {
	for i := s.from; i < s.to; i++ {
		if !d.items[i].Known() && d.learned[d.items[i].Key] != nil {
			return true
		}
	}
	return false
}

// apposed gives the office that follows a name behind a comma: "A B, the foreign
// minister", "A B, the president's envoy". Nil where none does.
func (c *context) apposed(s *sentence, j int) *actor {
	k := j + 1
	if k >= len(s.actors) || len(s.actors[j].offices) > 0 || !c.apposition(&s.actors[j], &s.actors[k]) {
		return nil
	}
	for k+1 < len(s.actors) && s.actors[k].role == "poss" && !s.actors[k].named() && s.actors[k+1].from == s.actors[k].to+1 {
		k++
	}
	if b := &s.actors[k]; len(b.offices) > 0 && !b.named() && !b.plural {
		return b
	}
	return nil
}

// apposition tells whether b only says who a is.
func (c *context) apposition(a, b *actor) bool {
	at := a.to
	for at < b.from && c.is(at, lexicon.Word, "article", "title", "cut", "copula") {
		at++
	}
	return c.lex.Case && c.mark(a.to) == lexicon.Comma && at == b.from
}

// inherit puts a state of the article's time in the place of its heir of today.
func (c *context) inherit(heirs func(string) (string, graph.Date)) {
	found := map[string]bool{}
	for i := range c.sentences {
		for j := range c.sentences[i].actors {
			found[c.sentences[i].actors[j].country] = true
		}
	}
	for now := range found {
		if old, until := heirs(now); old != "" && (found[old] || c.published != "" && c.published <= until) {
			c.heirs[now] = old
		}
	}
	for i := range c.sentences {
		for j := range c.sentences[i].actors {
			a := &c.sentences[i].actors[j]
			if old, ok := c.heirs[a.country]; ok {
				a.country = old
			}
		}
	}
}

// then is the state of the article's time for a state of today.
func (c *context) then(country string) string {
	if old, ok := c.heirs[country]; ok {
		return old
	}
	return country
}

// findDateline reads the place with which the body begins, and the agency behind it.
func (c *context) findDateline() {
	for i := range c.sentences {
		s := &c.sentences[i]
		if s.headline {
			continue
		}
		if c.mark(s.from+1) >= lexicon.Comma || c.is(s.from+1, lexicon.Agency) || c.is(s.from+1, lexicon.Month) {
			if e, ok := c.items[s.from].Is(lexicon.Place); ok {
				c.dateline = e.ID
			} else if e, ok := c.items[s.from].Is(lexicon.Capital); ok {
				c.dateline = e.ID + "/"
			}
			c.unlist(s)
		}
		for j := s.from; j < min(s.from+4, s.to); j++ {
			if x, ok := c.dateAt(j, s.to); ok && x.month > 0 && (j > s.from && c.mark(x.to) >= lexicon.Comma || c.is(x.to, lexicon.Agency)) {
				c.told = x.to
			}
		}
		for j := s.from; j < min(s.from+10, len(c.items)); j++ {
			if e, ok := c.items[j].Is(lexicon.Agency); ok {
				c.origin = origin{e.ID, graph.Agency}
				break
			}
		}
		return
	}
}

// unlist takes the place of the dateline from among the actors: "RIYADH: The
// prime minister met …" lists nobody, "Beijing, Moscow and Tehran agreed" does.
func (c *context) unlist(s *sentence) {
	if len(s.actors) < 2 || s.actors[0].from != s.from || s.actors[0].to != s.from+1 || !s.actors[0].bare() || c.dateline == "" {
		return
	}
	if next := &s.actors[1]; next.from == s.from+1 && next.bare() && next.kind == lexicon.Capital || c.mark(s.from+1) < lexicon.Comma {
		return
	}
	s.actors = s.actors[1:]
}

// weigh orders the states by how much the article is about them: the headline counts threefold, the lead twice.
func (c *context) weigh() {
	for i := range c.sentences {
		w := 1
		if c.sentences[i].headline {
			w = 3
		} else if c.sentences[i].lead {
			w = 2
		}
		for _, a := range c.sentences[i].actors {
			if a.country == "" || a.kind == lexicon.Capital && a.from == c.sentences[i].from {
				continue
			}
			if c.weight[a.country] == 0 {
				c.main = append(c.main, a.country)
			}
			c.weight[a.country] += w
		}
	}
	slices.SortStableFunc(c.main, func(a, b string) int { return c.weight[b] - c.weight[a] })
}

// findHome chooses whose a bare office is: the language's home where the
// article names it or nothing else, the dateline's state, the one most named.
func (c *context) findHome() {
	place := c.then(stateOf(c.dateline))
	home := c.lex.Home
	switch {
	case home != "" && (c.weight[home] > 0 || place == home || place == "" && len(c.main) == 0):
		c.home = home
	case place != "":
		c.home = place
	case home == "" && len(c.main) > 0:
		c.home = c.main[0]
	}
}

// homePolitics tells whether an article speaks more of one state's parties and
// houses than of other states.
func (c *context) homePolitics() bool {
	n, foreign := 0, 0
	for i := range c.clauses {
		for _, x := range c.clauses[i].cues {
			if x.id == "domestic" {
				n++
			}
		}
	}
	for x, w := range c.weight {
		if x != c.home {
			foreign += w
		}
	}
	return n > 3 && n > foreign
}

// pair is the two states that the article is most about; nil where there are not two.
func (c *context) pair() []string {
	if len(c.main) < 2 {
		return nil
	}
	return c.main[:2]
}

// across is the state on the other side of a state.
func (c *context) across(country string) string {
	for _, x := range c.main {
		if x != country {
			return x
		}
	}
	return ""
}

// sectorsIn lists the fields that some items name.
func (c *context) sectorsIn(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		for _, e := range c.items[i].Entries {
			if e.Class == lexicon.Sector && !slices.Contains(out, e.ID) {
				out = append(out, e.ID)
			}
		}
	}
	slices.Sort(out)
	return out
}

// issuer is who the sentence says first said it, else the agency or source. It is looked for once.
func (c *context) issuer(s *sentence) origin {
	if s.issuer == nil {
		o := c.issuerOf(s)
		s.issuer = &o
	}
	return *s.issuer
}

func (c *context) issuerOf(s *sentence) origin {
	for i := s.from; i < s.to; i++ {
		e, ok := c.items[i].Is(lexicon.Ministry)
		if !ok {
			continue
		}
		for j := max(s.from, i-3); j < min(i+6, s.to); j++ {
			if c.is(j, lexicon.Word, "issued", "from") || c.is(j, lexicon.Verb, "say") {
				return origin{c.ministryOf(s, i, e.ID), graph.Government}
			}
		}
	}
	return c.origin
}

// ministryOf names a ministry by its state, where the article tells it: two foreign ministries are two origins.
func (c *context) ministryOf(s *sentence, i int, kind string) string {
	if strings.Contains(kind, "/") {
		return kind
	}
	for k := range s.actors {
		if a := &s.actors[k]; a.from <= i && a.to > i && a.who.country != "" {
			return a.who.country + "/" + kind
		}
	}
	return kind
}

// placeIn is the place that some items name as such, by the word beside it.
func (c *context) placeIn(from, to int) string {
	for i := from; i < to; i++ {
		e, ok := c.items[i].Is(lexicon.Place)
		if !ok {
			continue
		}
		beside := i + 1
		if c.lex.Adposition == "pre" {
			beside = i - 1
		}
		if c.is(beside, lexicon.Word, "in") {
			return e.ID
		}
	}
	return ""
}
