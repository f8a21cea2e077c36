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
// countries), and reads the events of the chains it found, all from one state of
// the file. Chains of one and two events need only the links of the two ends; all
// others are read where these are not enough.
func (s *Store) Paths(ctx context.Context, r *graph.Route) ([]*graph.Path, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	below := r.Below()
	for _, p := range below {
		if err := fits(p, 0); err != nil {
			return nil, err
		}
	}
	var out []*graph.Path
	err := s.snapshot(ctx, func(ask asking) error {
		there, err := codes(ctx, ask)
		if err != nil || !there[r.From] || !there[r.To] {
			return err
		}
		w := &walk{links: map[string]map[string]int64{}, from: r.From, to: r.To, first: r.First}
		if err := w.read(ctx, ask, r, there, "(SELECT value AS pair FROM json_each(?))", listing(w.ends(there))); err != nil {
			return err
		}
		if err := w.look(ctx, 1, min(short, r.MaxLength)); err != nil {
			return err
		}
		if len(w.found) < r.First && r.MaxLength > short {
			if err := w.read(ctx, ask, r, there, allPairs); err != nil {
				return err
			}
			if err := w.look(ctx, short+1, r.MaxLength); err != nil {
				return err
			}
		}
		out, err = w.chains(ctx, ask, below)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// walk looks for chains of countries in the order of the answer.
type walk struct {
	links    map[string]map[string]int64 // the state of the latest event of two countries
	from, to string
	first    int
	beside   map[string][]string // the countries that a country is linked with, the smaller code first
	left     map[string]int      // how many events a country is away from the end, at least
	found    [][]string
}

// short is how many events a chain has at most that leads from one end to the
// other by links of the ends alone.
const short = 2

// ends are the pairs that the two ends may be in.
func (w *walk) ends(there map[string]bool) []string {
	var out []string
	for code := range there {
		for _, end := range [...]string{w.from, w.to} {
			if code != end {
				out = append(out, graph.PairOf(code, end))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// allPairs goes from pair to pair through the index of the ties.
const allPairs = "(WITH RECURSIVE p (pair) AS (SELECT min(pair) FROM tie UNION ALL" +
	" SELECT (SELECT min(t.pair) FROM tie t WHERE t.pair > p.pair) FROM p WHERE p.pair IS NOT NULL) SELECT pair FROM p)"

// read reads the latest event of each of some pairs: in each it goes from the
// latest tie back to one that passes.
func (w *walk) read(ctx context.Context, ask asking, r *graph.Route, there map[string]bool, pairs string, args ...any) error {
	c := &compiler{at: r.At}
	l := c.level("")
	from := tied("$j.pair = p.pair")
	c.add("SELECT p.pair, (SELECT " + l.alias("x") + ".key")
	one := &graph.Pattern{Label: graph.EventLabel, First: 1}
	if r.Where != nil {
		one.Where = r.Where
	}
	c.places(one, from, l)
	c.window(one, from, l)
	c.add(") FROM "+pairs+" p WHERE p.pair IS NOT NULL", args...)
	return ask(ctx, c.text.String(), c.args, func(rows *sql.Rows) error {
		var pair string
		var state sql.NullInt64
		if err := rows.Scan(&pair, &state); err != nil {
			return err
		}
		a, b, _ := strings.Cut(pair, "|")
		if state.Valid && there[a] && there[b] {
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

// look finds more of the first chains, those of from to to events, the shortest first.
func (w *walk) look(ctx context.Context, from, to int) error {
	w.beside = map[string][]string{}
	for a, linked := range w.links {
		w.beside[a] = slices.Sorted(maps.Keys(linked))
	}
	w.distances()
	for length := from; length <= to; length++ {
		if err := w.extend(ctx, []string{w.from}, length); err != nil {
			return err
		}
	}
	return nil
}

// distances measures breadth first from the end, so that few steps are taken in
// vain: no chain comes back to its beginning, so no way leads through that.
func (w *walk) distances() {
	w.left = map[string]int{w.to: 0}
	for reached := []string{w.to}; len(reached) > 0; {
		var next []string
		for _, a := range reached {
			if a == w.from {
				continue
			}
			for _, b := range w.beside[a] {
				if _, ok := w.left[b]; !ok {
					w.left[b] = w.left[a] + 1
					next = append(next, b)
				}
			}
		}
		reached = next
	}
}

// extend lengthens a chain by exactly so many events, the smaller code first,
// until enough are found or the time is over.
func (w *walk) extend(ctx context.Context, chain []string, length int) error {
	if len(w.found) == w.first {
		return nil
	}
	if length == 0 {
		w.found = append(w.found, slices.Clone(chain))
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for _, next := range w.beside[chain[len(chain)-1]] {
		if left, ok := w.left[next]; !ok || left > length-1 || slices.Contains(chain, next) || next == w.to && length > 1 {
			continue
		}
		if err := w.extend(ctx, append(chain, next), length-1); err != nil {
			return err
		}
	}
	return nil
}

// codes are the codes of the countries that are there.
func codes(ctx context.Context, ask asking) (map[string]bool, error) {
	out := map[string]bool{}
	err := ask(ctx, "SELECT id FROM node WHERE label = 'Country' AND support > 0", nil, func(rows *sql.Rows) error {
		var id string
		err := rows.Scan(&id)
		_, code, _ := graph.SplitID(id)
		out[code] = true
		return err
	})
	return out, err
}

// chains reads the countries and the events of what was found, with all that is
// wanted below them.
func (w *walk) chains(ctx context.Context, ask asking, below [2]*graph.Pattern) ([]*graph.Path, error) {
	var states []int64
	below[0].IDs, below[1].IDs = []string{}, []string{}
	for _, codes := range w.found {
		below[0].IDs = append(below[0].IDs, ids(graph.CountryLabel, codes)...)
		for i := range codes[1:] {
			states = append(states, w.links[codes[i]][codes[i+1]])
		}
	}
	wanted, err := json.Marshal(states)
	if err != nil {
		return nil, err
	}
	events := map[int64]string{}
	err = ask(ctx, "SELECT key, id FROM event WHERE key"+listed, []any{string(wanted)}, func(rows *sql.Rows) error {
		var key int64
		var id string
		err := rows.Scan(&key, &id)
		events[key] = id
		below[1].IDs = append(below[1].IDs, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	var found [2]map[string]graph.Node
	for i, p := range below {
		if found[i], err = nodes(ctx, ask, p); err != nil {
			return nil, err
		}
	}
	var out []*graph.Path
	for _, codes := range w.found {
		p := &graph.Path{}
		for i, code := range codes {
			country, _ := found[0][graph.ID(graph.CountryLabel, code)].(*graph.Country)
			p.Countries = append(p.Countries, country)
			if i > 0 {
				event, _ := found[1][events[w.links[codes[i-1]][code]]].(*graph.Event)
				p.Events = append(p.Events, event)
			}
		}
		out = append(out, p)
	}
	return out, nil
}

// asking is how one of several statements on one state of the file is run.
type asking func(ctx context.Context, text string, args []any, read func(*sql.Rows) error) error

// nodes finds a pattern's nodes, by id.
func nodes(ctx context.Context, ask asking, p *graph.Pattern) (map[string]graph.Node, error) {
	out := map[string]graph.Node{}
	if len(p.IDs) == 0 {
		return out, nil
	}
	text, args := compile(p)
	err := ask(ctx, text, args, func(rows *sql.Rows) error {
		var raw string
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		page, err := decode(raw, p)
		if err != nil {
			return err
		}
		for _, n := range page.Nodes {
			out[n.NodeID()] = n
		}
		return nil
	})
	return out, err
}
