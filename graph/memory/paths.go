package memory

import (
	"context"
	"maps"
	"slices"

	"diplograph/graph"
)

// Paths implements graph.Reader.
func (s *Store) Paths(ctx context.Context, r *graph.Route) ([]*graph.Path, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, err
	}
	v := s.view(r.At)
	w := walk{links: v.links(r.Where), to: r.To, first: r.First}
	if len(v.nodes(graph.CountryLabel, r.From, r.To)) == 2 {
		w.distances()
		for length := 1; length <= r.MaxLength; length++ {
			w.extend([]string{r.From}, length)
		}
	}
	below := r.Below()
	var out []*graph.Path
	for _, codes := range w.found {
		var countries, events []graph.Node
		for i, c := range codes {
			countries = append(countries, v.nodes(graph.CountryLabel, c)...)
			if i > 0 {
				events = append(events, w.links[codes[i-1]][c])
			}
		}
		out = append(out, &graph.Path{
			Countries: graph.All[*graph.Country](v.filled(below[0], countries)),
			Events:    graph.All[*graph.Event](v.filled(below[1], events)),
		})
	}
	return out, nil
}

// filled gives nodes in their order, with what a pattern wants below them.
func (v *view) filled(p *graph.Pattern, nodes []graph.Node) *graph.Page {
	out, all := &graph.Page{}, make([]placed, len(nodes))
	for i, n := range nodes {
		all[i].node = n
	}
	v.fill(out, p, all)
	return out
}

// links gives for each country the countries it shares an event with, and the latest such event.
func (v *view) links(where *graph.EventFilter) map[string]map[string]*graph.Event {
	out := map[string]map[string]*graph.Event{}
	link := func(a, b string, e *graph.Event) {
		if out[a] == nil {
			out[a] = map[string]*graph.Event{}
		}
		if was := out[a][b]; was == nil || was.Sort() < e.Sort() {
			out[a][b] = e
		}
	}
	for _, e := range v.events {
		if len(e.Countries) > graph.MaxTies || !v.eventPasses(e, where) {
			continue
		}
		for _, a := range e.Countries {
			for _, b := range e.Countries {
				if a != b && len(v.nodes(graph.CountryLabel, a, b)) == 2 {
					link(a, b, e)
				}
			}
		}
	}
	return out
}

// walk looks for chains of countries in the order of the answer.
type walk struct {
	links map[string]map[string]*graph.Event
	to    string
	first int
	left  map[string]int // how many events a country is away from the end, at least
	found [][]string
}

// distances measures breadth first from the end, so that no step is taken in vain.
func (w *walk) distances() {
	w.left = map[string]int{w.to: 0}
	for reached := []string{w.to}; len(reached) > 0; {
		var next []string
		for _, a := range reached {
			for b := range w.links[a] {
				if _, ok := w.left[b]; !ok {
					w.left[b] = w.left[a] + 1
					next = append(next, b)
				}
			}
		}
		reached = next
	}
}

// extend lengthens a chain by exactly so many events, the smaller code first.
func (w *walk) extend(chain []string, length int) {
	last := chain[len(chain)-1]
	if left, ok := w.left[last]; !ok || left > length || len(w.found) == w.first {
		return
	}
	if length == 0 {
		w.found = append(w.found, slices.Clone(chain))
		return
	}
	for _, next := range slices.Sorted(maps.Keys(w.links[last])) {
		if !slices.Contains(chain, next) && (next != w.to || length == 1) {
			w.extend(append(chain, next), length-1)
		}
	}
}
