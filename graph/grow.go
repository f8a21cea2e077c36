package graph

import (
	"cmp"
	"slices"
)

// An update that only adds mentions of later days to a block cannot change what
// the block's events were: it goes on from the events that stand and that the
// new mentions may be one with. So its cost does not grow with the block.

// Standing is how a block stands that has mentions: the day of the latest
// publication, withdrawn ones too, Earliest where none is known.
type Standing struct {
	Block string
	Last  Date
}

// growth is what readings add to a block.
type growth struct {
	since Date // the first day of publication
	spans []Span
}

// additions lists what readings may add to blocks; articles that are there as
// they were read add nothing. It gives the ids of the articles and mentions
// that may change something; an article that is not there has no mention yet.
func additions(readings []*Reading, stored []*Article) (blocks map[string]*growth, articles, mentions []string) {
	was := map[string]*Article{}
	for _, a := range stored {
		was[a.ID] = a
	}
	blocks = map[string]*growth{}
	for _, r := range readings {
		if a := was[r.Article.ID]; a != nil && a.Hash == r.Article.Hash && a.Pack == r.Article.Pack {
			continue
		}
		if was[r.Article.ID] != nil {
			articles = append(articles, r.Article.ID)
		}
		for _, x := range r.Mentions {
			m := *x
			m.Published = r.Article.Published
			block := BlockOf(&m)
			g := blocks[block]
			if g == nil {
				g = &growth{since: m.Published}
				blocks[block] = g
			}
			g.since, g.spans = min(g.since, m.Published), append(g.spans, m.spans()...)
			mentions = append(mentions, m.ID)
		}
	}
	return blocks, articles, mentions
}

// nearby reads, of blocks that only grow, the events that the additions may
// touch, with their reviews, the events on the other side of these, and the
// mentions of all.
func (ev *Evidence) nearby(l Nearby, blocks map[string]*growth) error {
	var spans []Span
	for b, g := range blocks {
		ev.Grown = append(ev.Grown, b)
		spans = append(spans, merged(g.spans)...)
	}
	slices.Sort(ev.Grown)
	if len(spans) == 0 {
		return nil
	}
	events, err := l.EventsNear(spans)
	if err != nil {
		return err
	}
	met := map[string]bool{}
	var ids []string
	add := func(found []*Event) {
		for _, e := range found {
			if !met[e.ID] {
				met[e.ID] = true
				ids, ev.Events = append(ids, e.ID), append(ev.Events, e)
			}
		}
	}
	add(events)
	if len(ids) == 0 {
		return nil
	}
	reviews, err := l.ReviewsOf(ids)
	if err != nil {
		return err
	}
	var others []string
	for _, x := range reviews {
		for _, id := range [...]string{x.A, x.B} {
			if !met[id] {
				others = append(others, id)
			}
		}
	}
	if others = sortedUnique(others); len(others) > 0 {
		more, err := l.EventsNamed(others)
		if err != nil {
			return err
		}
		add(more)
	}
	var mentions []string
	for _, e := range ev.Events {
		mentions = append(mentions, e.MentionIDs...)
	}
	ev.Reviews = reviews
	ev.Mentions, err = l.MentionsNamed(mentions)
	return err
}

// merged joins spans of one block that meet.
func merged(spans []Span) []Span {
	slices.SortFunc(spans, func(a, b Span) int { return cmp.Compare(a.From, b.From) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.From <= out[n-1].To {
			out[n-1].To = max(out[n-1].To, s.To)
			continue
		}
		out = append(out, s)
	}
	return out
}

// stand puts the events of the evidence where blocks only grow in the place of
// all that led to them.
func (s *clustering) stand(ev *Evidence, blocks map[string]bool) {
	mentions := map[string]*Mention{}
	for _, m := range ev.Mentions {
		mentions[m.ID] = m
	}
	at := map[string]*cluster{}
	var all []*cluster
	for _, e := range ev.Events {
		if !blocks[e.Block] {
			continue
		}
		c := &cluster{block: e.Block}
		for _, id := range e.MentionIDs {
			c.mentions = append(c.mentions, mentions[id])
			s.home[mentions[id]] = c
		}
		was := *e
		c.part = &whole{clusters: []*cluster{c}, states: []*Event{&was}}
		at[e.ID], all, s.standing = c, append(all, c), append(s.standing, &was)
	}
	slices.SortFunc(all, func(a, b *cluster) int { return before(a.mentions[0], b.mentions[0]) })
	for _, c := range all {
		s.keep(c, c.mentions...)
	}
	for _, x := range ev.Reviews {
		if a, b := at[x.A], at[x.B]; a != nil && b != nil {
			s.alike = append(s.alike, resemblance{at: a, m: b.mentions[0], score: x.Score})
		}
	}
}
