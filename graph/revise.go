package graph

import (
	"bytes"
	"cmp"
	"encoding/json"
	"maps"
	"slices"
)

// Revise concludes the touched blocks anew from the evidence and the readings,
// and gives the difference to what is there. An article that did not change
// since it was read by the same pack is left alone; one that did gives up the
// mentions that it no longer makes. Of two readings of one article the last counts.
func Revise(ev *Evidence, readings []*Reading) *Revision {
	r := begin(ev)
	last := map[string]int{}
	for i, x := range readings {
		last[x.Article.ID] = i
	}
	for i, x := range readings {
		if last[x.Article.ID] == i {
			r.take(x)
		}
	}
	return r.settle()
}

// revision is a difference under way.
type revision struct {
	ev            *Evidence
	stored        map[string]*Article
	before, after map[string]*Mention
	verdicts      map[[2]string]*Verdict
	changed       []string // mentions put or gone, by id
	out           *Revision
}

func begin(ev *Evidence) *revision {
	r := &revision{ev: ev, stored: map[string]*Article{}, before: map[string]*Mention{}, after: map[string]*Mention{},
		verdicts: map[[2]string]*Verdict{}, out: &Revision{}}
	for _, a := range ev.Articles {
		r.stored[a.ID] = a
	}
	for _, m := range ev.Mentions {
		r.before[m.ID], r.after[m.ID] = m, m
	}
	for _, v := range ev.Verdicts {
		r.verdicts[[2]string{v.A, v.B}] = v
	}
	return r
}

// take puts a reading in the place of what its article said before.
func (r *revision) take(x *Reading) {
	a := *x.Article
	was := r.stored[a.ID]
	if was != nil && was.Hash == a.Hash && was.Pack == a.Pack {
		return
	}
	if was != nil {
		a.Withdrawn, a.Reason, a.WithdrawnOn = was.Withdrawn, was.Reason, was.WithdrawnOn
	}
	r.out.Articles = append(r.out.Articles, &a)
	r.out.Entities = append(r.out.Entities, x.Entities...)
	belongs := belongings(x.Entities)
	said := map[string]bool{}
	for _, m := range x.Mentions {
		n := *m
		n.ArticleID, n.SourceID, n.Lang, n.Published, n.Withdrawn = a.ID, a.SourceID, a.Lang, a.Published, a.Withdrawn
		n.Refers = n.refers(belongs)
		said[n.ID] = true
		if old := r.before[n.ID]; old != nil && alike(old, &n) {
			continue
		}
		r.out.Mentions = append(r.out.Mentions, &n)
		r.after[n.ID] = &n
		r.changed = append(r.changed, n.ID)
	}
	if was == nil {
		return // said nothing before
	}
	for id, old := range r.before {
		if old.ArticleID == a.ID && !said[id] {
			r.out.MentionsGone = append(r.out.MentionsGone, old)
			delete(r.after, id)
			r.changed = append(r.changed, id)
		}
	}
}

// settle concludes anew what changed, and fills the revision's rest.
func (r *revision) settle() *Revision {
	blocks := r.blocks()
	grown := map[string]bool{}
	for _, b := range r.ev.Grown {
		grown[b] = blocks[b]
	}
	var mentions []*Mention
	for _, m := range r.after {
		if blocks[BlockOf(m)] {
			mentions = append(mentions, m)
		}
	}
	s := begun(slices.Collect(maps.Values(r.verdicts)))
	s.stand(r.ev, grown)
	events, reviews := s.conclude(mentions)
	type state struct {
		id   string
		from Date
	}
	was := r.ev.standing(blocks, grown)
	r.out.Events, r.out.EventsGone = difference(was.Events, events, func(e *Event) state { return state{e.ID, e.KnownFrom} })
	r.out.Reviews, r.out.ReviewsGone = difference(was.Reviews, reviews, func(x *Review) [2]string { return [2]string{x.A, x.B} })
	r.out.Support = r.support()
	r.sort()
	return r.out
}

// blocks are those to conclude anew: the blocks of changed mentions, and where
// there are verdicts all of the evidence, which verdicts may link.
func (r *revision) blocks() map[string]bool {
	out := map[string]bool{}
	for _, id := range r.changed {
		for _, m := range [...]*Mention{r.before[id], r.after[id]} {
			if m != nil {
				out[BlockOf(m)] = true
			}
		}
	}
	if len(r.verdicts) > 0 && len(r.changed)+len(r.out.Verdicts) > 0 {
		for _, all := range [...]map[string]*Mention{r.before, r.after} {
			for _, m := range all {
				out[BlockOf(m)] = true
			}
		}
	}
	return out
}

// standing is what was concluded of some blocks; the events of those that only
// grow stay, and come again where another state follows them.
func (ev *Evidence) standing(blocks, grown map[string]bool) *Evidence {
	out := &Evidence{}
	for _, e := range ev.Events {
		if blocks[e.Block] && !grown[e.Block] {
			out.Events = append(out.Events, e)
		}
	}
	for _, x := range ev.Reviews {
		if blocks[x.Block] {
			out.Reviews = append(out.Reviews, x)
		}
	}
	return out
}

// difference gives what is new or another than before, and what is gone.
func difference[T any, K comparable](was, is []T, key func(T) K) (put, gone []T) {
	before := map[K]T{}
	for _, x := range was {
		before[key(x)] = x
	}
	for _, x := range is {
		if old, ok := before[key(x)]; !ok || !alike(old, x) {
			put = append(put, x)
		}
		delete(before, key(x))
	}
	return put, slices.AppendSeq(gone, maps.Values(before))
}

// sort makes the revision the same for the same difference.
func (r *revision) sort() {
	byState := func(a, b *Event) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.KnownFrom, b.KnownFrom))
	}
	byID := func(a, b Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) }
	slices.SortFunc(r.out.Events, byState)
	slices.SortFunc(r.out.EventsGone, byState)
	slices.SortFunc(r.out.Reviews, func(a, b *Review) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	slices.SortFunc(r.out.ReviewsGone, func(a, b *Review) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	slices.SortFunc(r.out.Articles, func(a, b *Article) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.out.Mentions, func(a, b *Mention) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.out.MentionsGone, func(a, b *Mention) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortStableFunc(r.out.Entities, byID)
	r.out.Entities = slices.CompactFunc(r.out.Entities, func(a, b Node) bool { return a.NodeID() == b.NodeID() })
}

// alike tells whether two things would be stored as the same bytes.
func alike(a, b any) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
