package memory

import (
	"maps"
	"slices"

	"diplograph/graph"
)

// view is what is known at one moment. It is read under the store's lock and
// shares the store's memory: what leaves it is copied.
type view struct {
	at       graph.Moment
	store    *Store
	articles map[string]*graph.Article
	mentions map[string]*graph.Mention // withdrawn ones too
	entities map[string]graph.Node     // those that are held up by a mention
	tenures  []*graph.Tenure
	events   map[string]*graph.Event
	eventOf  map[string]*graph.Event // by mention
}

// known tells whether something published on a day is known at the moment.
// What has no publication day is always known.
func known(published graph.Date, at graph.Moment) bool {
	return at.Known == graph.Forever || published <= at.Known
}

func (s *Store) view(at graph.Moment) *view {
	v := &view{
		at: at, store: s,
		articles: map[string]*graph.Article{}, mentions: map[string]*graph.Mention{}, entities: map[string]graph.Node{},
		events: map[string]*graph.Event{}, eventOf: map[string]*graph.Event{},
	}
	for id, a := range s.articles {
		if known(a.Published, at) {
			v.articles[id] = a
		}
	}
	for id, m := range s.mentions {
		if known(m.Published, at) {
			v.mentions[id] = m
		}
	}
	v.conclude()
	v.closeStates()
	v.settleEntities(s)
	return v
}

// as is what is known at another moment; the same view where none is given.
func (v *view) as(at graph.Moment) *view {
	if at == (graph.Moment{}) || at == v.at {
		return v
	}
	return v.store.view(at)
}

// conclude makes the events of the mentions known at the moment, by the verdicts of now.
func (v *view) conclude() {
	for _, e := range graph.Conclude(slices.Collect(maps.Values(v.mentions)), v.store.judged()) {
		v.events[e.ID] = e
		for _, id := range e.MentionIDs {
			v.eventOf[id] = e
		}
	}
}

// closeStates notes until when each event was known as it is at the moment: the
// one thing that an earlier day's mentions cannot tell.
func (v *view) closeStates() {
	if v.at.Known == graph.Forever {
		return
	}
	for _, state := range graph.History(v.store.said(), v.store.judged()) {
		if e := v.events[state.ID]; e != nil && e.KnownFrom == state.KnownFrom {
			e.KnownTo = state.KnownTo
		}
	}
}

// settleEntities keeps the entities that a mention holds up now, whatever the
// moment, with what mentions say of persons. Sources need no mention.
func (v *view) settleEntities(s *Store) {
	held := map[string]bool{}
	for _, m := range s.mentions {
		for _, support := range m.Supports() {
			held[support.Node] = true
		}
	}
	names := spellings(s.mentions)
	for id, n := range s.entities {
		if !held[id] && n.Label() != graph.SourceLabel {
			continue
		}
		if p, ok := n.(*graph.Person); ok {
			named := *p
			named.Names = names[id]
			n = &named
		}
		v.entities[id] = n
	}
	v.tenures = tenures(s.mentions)
	maps.Copy(v.entities, s.loading)
}

// node finds a node by its global id, an event also by that of an event it has absorbed.
func (v *view) node(id string) (graph.Node, bool) {
	if n, ok := v.entities[id]; ok {
		return n, true
	}
	if a, ok := v.articles[id]; ok {
		return a, true
	}
	if m, ok := v.mentions[id]; ok {
		return m, true
	}
	if e, ok := v.event(id); ok {
		return e, true
	}
	return nil, false
}

func (v *view) event(id string) (*graph.Event, bool) {
	l, key, ok := graph.SplitID(id)
	if !ok || l != graph.EventLabel {
		return nil, false
	}
	e, ok := v.eventOf[graph.ID(graph.MentionLabel, key)]
	return e, ok
}

// nodes finds nodes of one label by their keys.
func (v *view) nodes(l graph.Label, keys ...string) []graph.Node {
	ids := make([]string, len(keys))
	for i, k := range keys {
		ids[i] = graph.ID(l, k)
	}
	return v.byID(ids...)
}

// byID finds nodes by their global ids; those that are not there are left out.
func (v *view) byID(ids ...string) []graph.Node {
	var out []graph.Node
	for _, id := range ids {
		if n, ok := v.node(id); ok {
			out = append(out, n)
		}
	}
	return out
}

// all lists every node of a label.
func (v *view) all(l graph.Label) []graph.Node {
	var out []graph.Node
	switch {
	case l.IsEvent():
		return v.eventsThat(l, func(*graph.Event) bool { return true })
	case l == graph.ArticleLabel:
		for _, a := range v.articles {
			out = append(out, a)
		}
	case l == graph.MentionLabel:
		for _, m := range v.mentions {
			out = append(out, m)
		}
	case l == graph.ReviewLabel:
		for _, r := range graph.Reviews(v.store.said(), v.store.judged()) {
			out = append(out, r)
		}
	default:
		for _, n := range v.entities {
			if n.Label() == l {
				out = append(out, n)
			}
		}
	}
	return out
}

// eventsThat lists the events of a label that fulfil a condition.
func (v *view) eventsThat(l graph.Label, fulfil func(*graph.Event) bool) []graph.Node {
	var out []graph.Node
	for _, e := range v.events {
		if is(e, l) && fulfil(e) {
			out = append(out, e)
		}
	}
	return out
}

// is tells whether a node is what a label stands for; every node is one of no label.
func is(n graph.Node, l graph.Label) bool {
	return l == "" || n.Label() == l || l == graph.EventLabel && n.Label().IsEvent()
}
