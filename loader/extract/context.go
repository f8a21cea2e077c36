package extract

import (
	"slices"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// context is what an article as a whole tells of the states and people in it.
type context struct {
	*document
	published graph.Date
	home      string // the state whose bare "foreign minister" is meant
	dateline  string // place id
	main      []string
	people    []*person
	holders   map[string]*person // country/office → the person the article names in it
	origin    origin
}

// newContext weighs the states, learns the names, finds dateline and agency.
func newContext(d *document, published graph.Date, source origin) *context {
	c := &context{document: d, published: published, holders: map[string]*person{}, origin: source}
	c.findDateline()
	c.weigh()
	c.home = d.lex.Home
	if c.home == "" || !slices.Contains(c.main, c.home) && c.dateline != "" {
		if s := stateOf(c.dateline); s != "" {
			c.home = s
		}
	}
	for i := range d.clauses {
		for j := range d.clauses[i].actors {
			c.learn(&d.clauses[i].actors[j])
		}
	}
	return c
}

// findDateline reads the place with which the body begins, and the agency behind it.
func (c *context) findDateline() {
	for i := range c.clauses {
		if c.clauses[i].headline {
			continue
		}
		from := c.clauses[i].from
		if e, ok := c.items[from].Is(lexicon.Place); ok && c.mark(from+1) >= lexicon.Comma {
			c.dateline = e.ID
		}
		for j := from; j < min(from+8, len(c.items)); j++ {
			if e, ok := c.items[j].Is(lexicon.Agency); ok {
				c.origin = origin{e.ID, graph.Agency}
				break
			}
		}
		return
	}
}

// weigh orders the states by how much the article is about them: the headline counts threefold, the lead twice.
func (c *context) weigh() {
	weight := map[string]int{}
	for i := range c.clauses {
		w := 1
		if c.clauses[i].headline {
			w = 3
		} else if c.clauses[i].lead {
			w = 2
		}
		for _, a := range c.clauses[i].actors {
			if a.country != "" {
				weight[a.country] += w
				if !slices.Contains(c.main, a.country) {
					c.main = append(c.main, a.country)
				}
			}
		}
	}
	slices.SortStableFunc(c.main, func(a, b string) int { return weight[b] - weight[a] })
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

// learn remembers a named person with the offices that the article gives.
func (c *context) learn(a *actor) {
	if !a.named() || a.former && a.person == "" {
		return
	}
	country := a.country
	if country == "" {
		country = c.home
	}
	p := c.meet(a, country)
	for _, o := range a.offices {
		if !slices.Contains(p.offices, o) && !a.former {
			p.offices = append(p.offices, o)
			if _, ok := c.holders[country+"/"+o]; !ok {
				c.holders[country+"/"+o] = p
			}
		}
	}
	if p.rank == "" || graph.Rank(a.rank).Height() < p.rank.Height() {
		p.rank = graph.Rank(a.rank)
	}
}

// resolve tells who an actor is, as far as the article says.
func (c *context) resolve(a *actor) who {
	w := who{country: a.country, offices: a.offices, rank: graph.Rank(a.rank), group: a.group, org: a.org, role: graph.ParticipantRole}
	if a.org != "" {
		return w
	}
	if w.country == "" && !a.other && (a.kind == lexicon.Office || a.kind == lexicon.Ministry || a.named()) {
		w.country = c.home
	}
	if a.kind == lexicon.Ministry {
		w.group = a.ministry
	}
	if a.named() {
		w.person = c.meet(a, w.country)
		w.country = w.person.country
		if len(w.offices) == 0 {
			w.offices = w.person.offices
		}
		if w.rank == "" || w.rank == graph.OtherRank {
			w.rank = w.person.rank
		}
		return w
	}
	if len(w.offices) > 0 && !a.former {
		if p := c.holders[w.country+"/"+w.offices[0]]; p != nil {
			w.person = p
		}
	}
	return w
}

// counterpart resolves "his counterpart": the same office of the other side.
func (c *context) counterpart(w *who, a *actor, of *who) {
	if !a.other || of == nil {
		return
	}
	if w.country == "" {
		w.country = c.across(of.country)
	}
	if len(w.offices) == 0 {
		w.offices, w.rank = of.offices, of.rank
		for _, o := range of.offices {
			if p := c.holders[w.country+"/"+o]; p != nil && w.person == nil {
				w.person = p
			}
		}
	}
}

// span is the code points of the sentence of a clause.
func (c *context) span(cl *clause) [2]int {
	s, e := c.quote(cl.first, cl.last)
	return [2]int{s, e}
}

// issuer is who the sentence says first said it, else the agency or source.
func (c *context) issuer(cl *clause) origin {
	for i := cl.first; i < cl.last; i++ {
		e, ok := c.items[i].Is(lexicon.Ministry)
		if !ok {
			continue
		}
		for j := i + 1; j < min(i+6, cl.last); j++ {
			if c.is(j, lexicon.Word, "issued", "from") {
				return origin{e.ID, graph.Government}
			}
		}
	}
	return c.origin
}

// placeIn is the place that a clause names as such, by the word beside it.
func (c *context) placeIn(cl *clause) string {
	for i := cl.from; i < cl.to; i++ {
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

// sectorsIn lists the fields that a clause names.
func (c *context) sectorsIn(from, to int) []string {
	var out []string
	for i := from; i < to; i++ {
		if e, ok := c.items[i].Is(lexicon.Sector); ok && !slices.Contains(out, e.ID) {
			out = append(out, e.ID)
		}
	}
	slices.Sort(out)
	return out
}
