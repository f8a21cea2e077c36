package graph

import (
	"maps"
	"slices"
)

// Lookup is what a store looks up so that Gather can find the evidence.
type Lookup interface {
	// BlocksOf gives the blocks in which articles or mentions are, by ids; in any order, some perhaps twice.
	BlocksOf(articles, mentions []string) ([]string, error)
	// MentionsIn gives every mention of blocks, withdrawn ones too.
	MentionsIn(blocks []string) ([]*Mention, error)
	// VerdictsOn gives every verdict on mentions, revoked ones too; some perhaps twice.
	VerdictsOn(mentions []string) ([]*Verdict, error)
	// ArticlesNamed gives the articles with ids, as far as they are there.
	ArticlesNamed(ids []string) ([]*Article, error)
}

// Nearby is what a Lookup can be too, so that of blocks to which readings only
// add no more is read than the additions may touch.
type Nearby interface {
	// Standing tells how blocks stand that have mentions; and which of them, or
	// any others beside them, have mentions on which there is a verdict, revoked or not.
	Standing(blocks []string) (standing []Standing, judged []string, err error)
	// EventsNear gives the current states of a span's block whose Reach meets the span; some perhaps twice.
	EventsNear(spans []Span) ([]*Event, error)
	// EventsNamed gives the current states of events by their ids.
	EventsNamed(ids []string) ([]*Event, error)
	// ReviewsOf gives the reviews in which one of the events is.
	ReviewsOf(events []string) ([]*Review, error)
	// MentionsNamed gives mentions by their ids.
	MentionsNamed(ids []string) ([]*Mention, error)
}

// Gather finds the articles, the mentions and the verdicts of what is touched,
// and the blocks that they are in: the touched blocks, those of the touched
// articles and mentions, and those of all mentions that a verdict holds together
// with one of these, until nothing more is found. The events and reviews of
// these blocks are left to the store. Of the blocks to which readings only add,
// it finds what they may touch, and lists them as Grown: blocks that have no
// mention of the readings' first day there or later, and none that was judged.
// The error is the lookup's own.
func Gather(t Touched, l Lookup) (ev *Evidence, blocks []string, err error) {
	ev = &Evidence{}
	articles, mentions := t.Articles, t.Mentions
	for _, r := range t.Readings {
		articles = append(articles, r.Article.ID)
	}
	if len(articles) > 0 {
		if ev.Articles, err = l.ArticlesNamed(sortedUnique(articles)); err != nil {
			return nil, nil, err
		}
	}
	grown, read, said := additions(t.Readings, ev.Articles)
	found, err := l.BlocksOf(sortedUnique(append(read, t.Articles...)), mentions)
	if err != nil {
		return nil, nil, err
	}
	found = append(found, t.Blocks...)
	verdicts, err := l.VerdictsOn(said)
	if err != nil {
		return nil, nil, err
	}
	n, ok := l.(Nearby)
	if !ok || len(verdicts) > 0 { // on mentions that come back
		found, grown, mentions = slices.AppendSeq(found, maps.Keys(grown)), nil, sortedUnique(append(said, mentions...))
	}
	more, err := wholly(n, grown, found)
	if err != nil {
		return nil, nil, err
	}
	if err := ev.nearby(n, grown); err != nil {
		return nil, nil, err
	}
	blocks, err = ev.gather(l, append(found, more...), mentions)
	return ev, blocks, err
}

// wholly gives the blocks that are not only added to, and takes them from those that are.
func wholly(l Nearby, grown map[string]*growth, found []string) ([]string, error) {
	var whole []string
	take := func(block string) {
		if grown[block] != nil {
			whole = append(whole, block)
			delete(grown, block)
		}
	}
	for _, b := range found {
		take(b)
	}
	if len(grown) == 0 {
		return whole, nil
	}
	standing, judged, err := l.Standing(slices.Sorted(maps.Keys(grown)))
	if err != nil {
		return nil, err
	}
	for _, s := range standing {
		if g := grown[s.Block]; g != nil && g.since <= s.Last {
			take(s.Block)
		}
	}
	for _, b := range judged {
		take(b)
	}
	return whole, nil
}

// gather follows blocks and mentions to all that verdicts hold together with them.
func (ev *Evidence) gather(l Lookup, blocks, mentions []string) (whole []string, err error) {
	met, asked, held := map[string]bool{}, map[string]bool{}, map[[2]string]bool{}
	found, ids := unmet(blocks, met), unmet(mentions, asked)
	for len(found)+len(ids) > 0 {
		mentions, err := l.MentionsIn(found)
		if err != nil {
			return nil, err
		}
		whole, ev.Mentions = append(whole, found...), append(ev.Mentions, mentions...)
		for _, m := range mentions {
			ids = append(ids, unmet([]string{m.ID}, asked)...)
		}
		verdicts, err := l.VerdictsOn(ids)
		if err != nil {
			return nil, err
		}
		ids = nil
		for _, v := range verdicts {
			if k := [2]string{v.A, v.B}; !held[k] {
				held[k] = true
				ev.Verdicts = append(ev.Verdicts, v)
			}
			if v.Joins() {
				ids = append(ids, unmet([]string{v.A, v.B}, asked)...)
			}
		}
		if found, err = l.BlocksOf(nil, ids); err != nil {
			return nil, err
		}
		found = unmet(found, met)
	}
	return whole, nil
}

// unmet leaves out what was met before or is there twice, and meets the rest.
func unmet(list []string, met map[string]bool) []string {
	var out []string
	for _, x := range list {
		if !met[x] {
			met[x] = true
			out = append(out, x)
		}
	}
	return out
}
