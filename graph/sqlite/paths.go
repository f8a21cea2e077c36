package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"diplograph/graph"
)

// Paths reads which countries are linked, walks in memory (there are some 200
// countries), and reads the events of the chains it found, all from one state of the file.
func (s *Store) Paths(ctx context.Context, r *graph.Route) ([]*graph.Path, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	var out []*graph.Path
	err := s.snapshot(ctx, func(ask asking) error {
		countries, err := byID[graph.Country](ctx, ask, "SELECT key, doc FROM node WHERE label = 'Country' AND support > 0")
		if err != nil {
			return err
		}
		w := &walk{links: map[string]map[string]int64{}, to: r.To, first: r.First}
		there := map[string]*graph.Country{}
		for _, c := range countries {
			there[c.Code] = c
		}
		if there[r.From] == nil || there[r.To] == nil {
			return nil
		}
		if err := w.read(ctx, ask, r, there); err != nil {
			return err
		}
		w.distances()
		for length := 1; length <= r.MaxLength; length++ {
			w.extend([]string{r.From}, length)
		}
		out, err = w.chains(ctx, ask, there)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// walk looks for chains of countries in the order of the answer.
type walk struct {
	links map[string]map[string]int64 // the state of the latest event of two countries
	to    string
	first int
	left  map[string]int // how many events a country is away from the end, at least
	found [][]string
}

// read reads the latest event of every two countries: it goes from pair to pair
// through the index, and in each pair from the latest tie back to one that passes.
func (w *walk) read(ctx context.Context, ask asking, r *graph.Route, there map[string]*graph.Country) error {
	c := &compiler{at: r.At}
	l := c.level("")
	from := sources[graph.Ties]
	from.where = "$j.pair = p.pair"
	c.add("WITH RECURSIVE p (pair) AS (SELECT min(pair) FROM tie UNION ALL" +
		" SELECT (SELECT min(t.pair) FROM tie t WHERE t.pair > p.pair) FROM p WHERE p.pair IS NOT NULL)" +
		" SELECT p.pair, (SELECT " + l.alias("x") + ".key")
	one := &graph.Pattern{Label: graph.EventLabel, First: 1}
	if r.Where != nil {
		one.Where = r.Where
	}
	c.places(one, from, l)
	c.window(one, from, l)
	c.add(") FROM p WHERE p.pair IS NOT NULL")
	return ask(ctx, c.text.String(), c.args, func(rows *sql.Rows) error {
		var pair string
		var state sql.NullInt64
		if err := rows.Scan(&pair, &state); err != nil {
			return err
		}
		a, b, _ := strings.Cut(pair, "|")
		if state.Valid && there[a] != nil && there[b] != nil {
			w.link(a, b, state.Int64)
			w.link(b, a, state.Int64)
		}
		return nil
	})
}

func (w *walk) link(a, b string, state int64) {
	if w.links[a] == nil {
		w.links[a] = map[string]int64{}
	}
	w.links[a][b] = state
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
	at := chain[len(chain)-1]
	if left, ok := w.left[at]; !ok || left > length || len(w.found) == w.first {
		return
	}
	if length == 0 {
		w.found = append(w.found, slices.Clone(chain))
		return
	}
	for _, next := range slices.Sorted(maps.Keys(w.links[at])) {
		if !slices.Contains(chain, next) && (next != w.to || length == 1) {
			w.extend(append(chain, next), length-1)
		}
	}
}

// chains reads the events of what was found. Nodes are given anew in each chain.
func (w *walk) chains(ctx context.Context, ask asking, there map[string]*graph.Country) ([]*graph.Path, error) {
	var states []int64
	for _, codes := range w.found {
		for i := range codes[1:] {
			states = append(states, w.links[codes[i]][codes[i+1]])
		}
	}
	wanted, err := json.Marshal(states)
	if err != nil {
		return nil, err
	}
	events, err := byID[graph.Event](ctx, ask, "SELECT key, doc FROM event_doc WHERE key"+listed, string(wanted))
	if err != nil {
		return nil, err
	}
	var out []*graph.Path
	for _, codes := range w.found {
		p := &graph.Path{}
		for i, code := range codes {
			p.Countries = append(p.Countries, there[code])
			if i > 0 {
				p.Events = append(p.Events, events[w.links[codes[i-1]][code]])
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// asking is how one of several statements on one state of the file is run.
type asking func(ctx context.Context, text string, args []any, read func(*sql.Rows) error) error

// byID reads things by the key of their rows.
func byID[T any](ctx context.Context, ask asking, text string, args ...any) (map[int64]*T, error) {
	out := map[int64]*T{}
	err := ask(ctx, text, args, func(rows *sql.Rows) error {
		var key int64
		var doc sql.RawBytes
		if err := rows.Scan(&key, &doc); err != nil {
			return err
		}
		out[key] = new(T)
		return json.Unmarshal(doc, out[key])
	})
	return out, err
}
