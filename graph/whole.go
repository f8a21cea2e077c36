package graph

import "slices"

// whole is an event under way: one cluster, or several that verdicts hold together.
type whole struct {
	clusters []*cluster
	groups   []string // of judged mentions in it
	states   []*Event // that hold so far
	into     *whole   // what it has become a part of
}

// all is the whole that a part belongs to now.
func (w *whole) all() *whole {
	for w.into != nil {
		w = w.into
	}
	return w
}

// mentions are those of all clusters, in order of (published, id).
func (w *whole) mentions() []*Mention {
	if len(w.clusters) == 1 {
		return w.clusters[0].mentions
	}
	var out []*Mention
	for _, c := range w.clusters {
		out = append(out, c.mentions...)
	}
	slices.SortFunc(out, before)
	return out
}

// bind puts each of a day's mentions together with those that verdicts say are
// the same, in whatever block, as far as they are published.
func (s *clustering) bind(day []*Mention) {
	for _, m := range day {
		g := s.judged.group(m.ID)
		if g == "" {
			continue
		}
		w := s.home[m].part
		w.groups = append(w.groups, g)
		if s.bound[g] != nil {
			w = s.unite(s.bound[g], w)
		}
		s.bound[g] = w
	}
}

// unite makes two wholes one.
func (s *clustering) unite(a, b *whole) *whole {
	a, b = a.all(), b.all()
	if a == b {
		return a
	}
	a.clusters, a.states = append(a.clusters, b.clusters...), append(a.states, b.states...)
	for _, g := range b.groups {
		if !slices.Contains(a.groups, g) {
			a.groups = append(a.groups, g)
		}
	}
	b.into = a
	return a
}

// admits tells whether two wholes may become one by the score of some of their
// mentions: no verdict keeps them apart, and where verdicts hold several
// clusters together, no article tells of both.
func (s *clustering) admits(a, b *whole) bool {
	if a == b {
		return true
	}
	if s.parted(a, b) {
		return false
	}
	if len(a.clusters)+len(b.clusters) == 2 {
		return true // the clusters have been compared
	}
	articles := map[string]bool{}
	for _, m := range a.mentions() {
		articles[m.ArticleID] = true
	}
	return !slices.ContainsFunc(b.mentions(), func(m *Mention) bool { return articles[m.ArticleID] })
}

// parted tells whether a verdict keeps two wholes apart.
func (s *clustering) parted(a, b *whole) bool {
	return slices.ContainsFunc(a.groups, func(g string) bool {
		return slices.ContainsFunc(b.groups, func(h string) bool { return s.judged.separate(g, h) })
	})
}
