package neo4j

import (
	"slices"

	"diplograph/graph"
)

// known is what an update has read, so that what is new need not be looked for.
type known struct {
	asked, articles map[string]bool // articles by id: asked for, there
	blocks, grown   map[string]bool // read whole, or as far as readings touch them
	states          map[string]*graph.Event
	mentions        map[string]*graph.Mention
}

func knownOf(touched graph.Touched, ev *graph.Evidence, blocks []string) *known {
	k := &known{asked: set(touched.Articles), articles: map[string]bool{}, blocks: set(blocks), grown: set(ev.Grown),
		states: map[string]*graph.Event{}, mentions: map[string]*graph.Mention{}}
	for _, r := range touched.Readings {
		k.asked[r.Article.ID] = true
	}
	for _, a := range ev.Articles {
		k.articles[a.ID] = true
	}
	for _, e := range ev.Events {
		was := *e
		k.states[keyOf(e)] = &was
	}
	for _, m := range ev.Mentions {
		k.mentions[m.ID] = m
	}
	return k
}

func set(list []string) map[string]bool {
	out := map[string]bool{}
	for _, x := range list {
		out[x] = true
	}
	return out
}

// freshArticle tells whether an article is certainly not there.
func (k *known) freshArticle(id string) bool { return k.asked[id] && !k.articles[id] }

// freshState tells whether an event's state is certainly not there.
func (k *known) freshState(e *graph.Event) bool {
	return (k.blocks[e.Block] || k.grown[e.Block]) && k.states[keyOf(e)] == nil
}

// ended tells whether nothing of a state changes but that another follows it.
func (k *known) ended(e *graph.Event) bool {
	was := k.states[keyOf(e)]
	return was != nil && k.grown[e.Block] && !k.blocks[e.Block] && was.KnownTo == graph.Forever && e.KnownTo != graph.Forever
}

// change sorts an update's states by what there is to do.
type change struct {
	ended  []*graph.Event // keep all but that they hold
	remade []*graph.Event // may be there as something else
	put    []*graph.Event // all that are to be made, remade ones too
	before []*graph.Event // what was there in the place of those that are gone, ended or remade, as far as it is known
	// remadeFrom are those of before that are remade.
	remadeFrom []*graph.Event
}

func (k *known) change(r *graph.Revision) change {
	var c change
	for _, e := range r.Events {
		was := k.states[keyOf(e)]
		switch {
		case k.ended(e):
			c.ended, c.before = append(c.ended, e), append(c.before, was)
			continue
		case k.freshState(e):
			c.put = append(c.put, e)
			continue
		case was != nil:
			c.remadeFrom = append(c.remadeFrom, was)
		}
		c.put, c.remade = append(c.put, e), append(c.remade, e)
	}
	c.before = slices.Concat(c.before, c.remadeFrom, r.EventsGone)
	return c
}

// partly lists the events of which not all mentions are known.
func (k *known) partly(events []*graph.Event) []*graph.Event {
	return slices.DeleteFunc(slices.Clone(events), func(e *graph.Event) bool {
		return !slices.ContainsFunc(e.MentionIDs, func(id string) bool { return k.mentions[id] == nil })
	})
}

// points tells whether a mention of an event points to another, or is not known.
func (k *known) points(e *graph.Event, to func(*graph.Mention) string) bool {
	return slices.ContainsFunc(e.MentionIDs, func(id string) bool { return k.mentions[id] == nil || to(k.mentions[id]) != "" })
}
