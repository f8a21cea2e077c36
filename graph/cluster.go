package graph

import (
	"cmp"
	"slices"
)

// cluster is the mentions of one block that are judged by score to tell of one
// event, in order of (published, id).
type cluster struct {
	block    string
	mentions []*Mention
	part     *whole
	earlier  bool  // it has mentions of an earlier day
	number   int   // in its block, in the order in which they came
	lived    *life // of a visit, so far; nil where it is not known yet
}

// before orders mentions by (published, id). A mention of unknown day comes first.
func before(a, b *Mention) int {
	return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(a.ID, b.ID))
}

// byDay splits sorted mentions into those published on the same day.
func byDay(mentions []*Mention) [][]*Mention {
	var days [][]*Mention
	for i, m := range mentions {
		if i == 0 || m.Published != mentions[i-1].Published {
			days = append(days, nil)
		}
		days[len(days)-1] = append(days[len(days)-1], m)
	}
	return days
}

// clustering puts mentions together, day by day.
type clustering struct {
	judged *judged
	blocks map[string]*block
	home   map[*Mention]*cluster
	bound  map[string]*whole // by group of judged mentions
	alike  []resemblance
	// standing are states of earlier events, from which it goes on.
	standing []*Event
}

// resemblance is what a mention had in common with an event, or with another
// mention of its day (at is then that mention's), when it was published.
type resemblance struct {
	at    *cluster
	with  *Mention
	m     *Mention
	score float64
}

// assign judges one day's mentions against the events so far and against one
// another, best match first, and gives the events that grew or are new. Events
// that are there are joined by verdicts alone: what was known on an earlier day
// stays as it was known, whatever is published later.
func (s *clustering) assign(day []*Mention) []*whole {
	for _, m := range day {
		c := &cluster{block: BlockOf(m), mentions: []*Mention{m}}
		c.part = &whole{clusters: []*cluster{c}}
		s.home[m] = c
	}
	s.bind(day)
	var matches []resemblance
	for i, m := range day {
		block := s.home[m].block
		for _, c := range s.near(block, m) {
			if x := c.affinity(m); x >= Doubtful {
				matches = append(matches, resemblance{at: c, m: m, score: x})
			}
		}
		for _, n := range day[i+1:] {
			if s.home[n].block != block {
				continue
			}
			if x := affinity(m, n); x >= Doubtful {
				matches = append(matches, resemblance{with: n, m: m, score: x})
			}
		}
	}
	slices.SortStableFunc(matches, func(x, y resemblance) int { return cmp.Compare(y.score, x.score) })
	for _, x := range matches {
		to, from := x.at, s.home[x.m]
		if to == nil {
			to = s.home[x.with]
		}
		if from.earlier {
			to, from = from, to
		}
		if x.score < Same || to == from || from.earlier || !to.admits(from) || !s.admits(to.part.all(), from.part.all()) {
			continue
		}
		s.join(to, from)
	}
	s.alike = append(s.alike, matches...)
	return s.settle(day)
}

// join puts all mentions of a new cluster into another.
func (s *clustering) join(to, from *cluster) {
	for _, m := range from.mentions {
		s.home[m] = to
	}
	to.mentions, to.lived = append(to.mentions, from.mentions...), nil
	w := s.unite(to.part, from.part)
	w.clusters = slices.DeleteFunc(w.clusters, func(c *cluster) bool { return c == from })
}

// settle ends a day: its clusters are from now on earlier ones. It gives the
// events that have a mention of the day.
func (s *clustering) settle(day []*Mention) []*whole {
	var changed []*whole
	seen := map[*whole]bool{}
	for _, m := range day {
		c := s.home[m]
		slices.SortFunc(c.mentions, before)
		s.keep(c, m)
		if w := c.part.all(); !seen[w] {
			seen[w] = true
			changed = append(changed, w)
		}
	}
	return changed
}

// near gives the clusters of a block that a mention may be one with.
func (s *clustering) near(key string, m *Mention) []*cluster {
	if b := s.blocks[key]; b != nil {
		return b.near(m)
	}
	return nil
}

// keep makes a cluster an earlier one, to be found by mentions of it.
func (s *clustering) keep(c *cluster, mentions ...*Mention) {
	b := s.blocks[c.block]
	if b == nil {
		b = &block{periods: map[int][]*cluster{}}
		s.blocks[c.block] = b
	}
	b.add(c, mentions)
	c.earlier = true
}

// admits tells whether no mention of one cluster excludes one of the other.
func (c *cluster) admits(d *cluster) bool {
	for _, a := range c.mentions {
		for _, b := range d.mentions {
			if a.ArticleID == b.ArticleID || a.Type != VisitType && affinity(a, b) == 0 {
				return false
			}
		}
	}
	return true
}

// affinity is how well a mention fits an event: a visit by its life so far,
// anything else by the mention it resembles most.
func (c *cluster) affinity(m *Mention) float64 {
	if m.Type == VisitType {
		return c.sameVisit(m)
	}
	best := 0.0
	for _, x := range c.mentions {
		s := affinity(x, m)
		if s == 0 {
			return 0
		}
		best = max(best, s)
	}
	return best
}

func affinity(a, b *Mention) float64 {
	if a.Type == VisitType {
		return (&cluster{mentions: []*Mention{a}}).sameVisit(b)
	}
	return score(a, b)
}
