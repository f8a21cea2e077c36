package graph

import (
	"cmp"
	"slices"
)

// cluster is the mentions judged to tell of one event, in order of (published, id).
type cluster struct{ mentions []*Mention }

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

// assign judges one day's mentions against the events so far and against one
// another, best match first, and gives the clusters that grew or are new.
// Events that are there are never joined: what was known on an earlier day
// stays as it was known, whatever is published later.
func assign(clusters *[]*cluster, day []*Mention) []*cluster {
	type match struct {
		at    *cluster // an event of an earlier day, or nil
		a, b  *Mention // b is nil where at is set
		score float64
	}
	var matches []match
	for i, m := range day {
		for _, c := range *clusters {
			if s := c.affinity(m); s >= Same {
				matches = append(matches, match{at: c, a: m, score: s})
			}
		}
		for _, n := range day[i+1:] {
			if s := affinity(m, n); s >= Same {
				matches = append(matches, match{a: m, b: n, score: s})
			}
		}
	}
	slices.SortStableFunc(matches, func(x, y match) int { return cmp.Compare(y.score, x.score) })
	old := len(*clusters)
	home := map[*Mention]*cluster{}
	earlier := map[*cluster]bool{}
	for _, c := range (*clusters)[:old] {
		earlier[c] = true
	}
	own := func(m *Mention) *cluster {
		if home[m] == nil {
			home[m] = &cluster{mentions: []*Mention{m}}
		}
		return home[m]
	}
	for _, x := range matches {
		to, from := x.at, own(x.a)
		if to == nil {
			to = own(x.b)
		}
		if earlier[from] {
			to, from = from, to
		}
		if to == from || earlier[from] || !to.admits(from) {
			continue
		}
		for _, m := range from.mentions {
			home[m] = to
		}
		to.mentions = append(to.mentions, from.mentions...)
	}
	var changed []*cluster
	for _, m := range day {
		c := own(m)
		if slices.Contains(changed, c) {
			continue
		}
		slices.SortFunc(c.mentions, before)
		changed = append(changed, c)
		if !earlier[c] {
			*clusters = append(*clusters, c)
		}
	}
	return changed
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
	s, _ := Score(a, b)
	return s
}
