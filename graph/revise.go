package graph

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
)

// Revise concludes the touched blocks anew from the evidence and the readings,
// and gives the difference to what is there. An article that did not change
// since it was read by the same pack is left alone; one that did gives up the
// mentions that it no longer makes. Of two readings of one article the last counts.
func Revise(ev *Evidence, readings []*Reading) *Revision {
	r := &revision{stored: map[string]*Article{}, before: map[string]*Mention{}, after: map[string]*Mention{}, out: &Revision{}}
	for _, a := range ev.Articles {
		r.stored[a.ID] = a
	}
	for _, m := range ev.Mentions {
		r.before[m.ID], r.after[m.ID] = m, m
	}
	last := map[string]int{}
	for i, x := range readings {
		last[x.Article.ID] = i
	}
	for i, x := range readings {
		if last[x.Article.ID] == i {
			r.take(x)
		}
	}
	r.settle(ev.Events)
	return r.out
}

// revision is a Revise under way.
type revision struct {
	stored        map[string]*Article
	before, after map[string]*Mention
	changed       []string // mentions put or gone, by id
	out           *Revision
}

// take puts a reading in the place of what its article said before.
func (r *revision) take(x *Reading) {
	a := *x.Article
	was := r.stored[a.ID]
	if was != nil && was.Hash == a.Hash && was.Pack == a.Pack {
		return
	}
	if was != nil {
		a.Withdrawn, a.Reason = was.Withdrawn, was.Reason
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
	for id, old := range r.before {
		if old.ArticleID == a.ID && !said[id] {
			r.out.MentionsGone = append(r.out.MentionsGone, old)
			delete(r.after, id)
			r.changed = append(r.changed, id)
		}
	}
}

// settle concludes the blocks of all changed mentions and fills the revision's rest.
func (r *revision) settle(events []*Event) {
	blocks := map[string][]*Mention{}
	for _, id := range r.changed {
		for _, m := range [...]*Mention{r.before[id], r.after[id]} {
			if m != nil {
				blocks[BlockOf(m)] = nil
			}
		}
	}
	for _, m := range r.after {
		if _, ok := blocks[BlockOf(m)]; ok {
			blocks[BlockOf(m)] = append(blocks[BlockOf(m)], m)
		}
	}
	type state struct {
		id   string
		from Date
	}
	standing := map[state]*Event{}
	for _, e := range events {
		if _, ok := blocks[e.Block]; ok {
			standing[state{e.ID, e.KnownFrom}] = e
		}
	}
	for _, mentions := range blocks {
		for _, e := range History(mentions) {
			k := state{e.ID, e.KnownFrom}
			if old := standing[k]; old == nil || !alike(old, e) {
				r.out.Events = append(r.out.Events, e)
			}
			delete(standing, k)
		}
	}
	for _, e := range standing {
		r.out.EventsGone = append(r.out.EventsGone, e)
	}
	r.out.Support = r.support()
	r.sort()
}

// sort makes the revision the same for the same difference.
func (r *revision) sort() {
	byState := func(a, b *Event) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.KnownFrom, b.KnownFrom))
	}
	byID := func(a, b Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) }
	slices.SortFunc(r.out.Events, byState)
	slices.SortFunc(r.out.EventsGone, byState)
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
