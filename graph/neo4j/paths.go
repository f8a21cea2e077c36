package neo4j

import (
	"context"
	"encoding/json"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Paths implements graph.Reader. One statement reads which countries are
// linked (there are some 200), the chains are found in memory, and a second
// statement in the same transaction reads their events.
func (s *Store) Paths(ctx context.Context, r *graph.Route) ([]*graph.Path, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	if err := s.usable(ctx); err != nil {
		return nil, err
	}
	var found []*graph.Path
	err := s.whole(ctx, func(tx neo4j.ManagedTransaction) (bool, error) {
		before, err := s.commits(ctx, tx)
		if err != nil {
			return false, err
		}
		if found, err = s.paths(ctx, tx, r); err != nil {
			return false, err
		}
		after, err := s.commits(ctx, tx)
		return before == after && before.under == 0, err
	})
	return found, err
}

// walk is what paths knows of the countries and their ties.
type walk struct {
	countries map[string]string // code → stored form
	links     map[string]map[string]bool
	latest    map[string]string // pair → key of the state of their latest event
}

func (s *Store) paths(ctx context.Context, tx neo4j.ManagedTransaction, r *graph.Route) ([]*graph.Path, error) {
	w := walk{map[string]string{}, map[string]map[string]bool{}, map[string]string{}}
	cypher, params := linked(r)
	err := s.run(ctx, tx, cypher, params, func(row *neo4j.Record) error {
		a, value := text(row.Values[0]), text(row.Values[2])
		b, pair := row.Values[1].(string)
		if !pair {
			w.countries[a] = value
			return nil
		}
		w.latest[graph.PairOf(a, b)] = value
		w.link(a, b)
		w.link(b, a)
		return nil
	})
	if err != nil {
		return nil, err
	}
	for code := range w.links {
		if w.countries[code] == "" {
			for other := range w.links[code] {
				delete(w.links[other], code)
			}
			delete(w.links, code)
		}
	}
	return s.events(ctx, tx, &w, graph.Chains(w.links, r.From, r.To, r.MaxLength, r.First))
}

// linked is the statement for which countries are linked, with the key of the
// latest event of each pair, and for all countries.
func linked(r *graph.Route) (cypher string, params map[string]any) {
	c := &compiler{params: map[string]any{}, at: r.At}
	l := c.level()
	p := &graph.Pattern{Label: graph.EventLabel}
	if r.Where != nil {
		p.Where = r.Where
	}
	c.matches(p, l, source{match: "MATCH (tie:Tie)-[:TIES]->($x:{KNOWN})"}, "")
	c.add("\nWITH tie.a AS a, tie.b AS b, ", l.x(), ".sort AS sort, ", l.x(), ".key AS key ORDER BY a, b, sort DESC RETURN a, b, collect(key)[0] AS value",
		" UNION ALL MATCH (n:Country) RETURN n.code AS a, null AS b, n.doc AS value")
	return c.text.String(), c.params
}

func (w *walk) link(a, b string) {
	if w.links[a] == nil {
		w.links[a] = map[string]bool{}
	}
	w.links[a][b] = true
}

// events reads the events of chains and makes paths of them.
func (s *Store) events(ctx context.Context, tx neo4j.ManagedTransaction, w *walk, chains [][]string) ([]*graph.Path, error) {
	var keys []string
	for _, codes := range chains {
		for i := range codes[1:] {
			keys = append(keys, w.latest[graph.PairOf(codes[i], codes[i+1])])
		}
	}
	if len(keys) == 0 {
		return nil, nil
	}
	docs := map[string]string{}
	err := s.run(ctx, tx, "MATCH (n:State) WHERE n.key IN $keys RETURN n.key, n.doc", map[string]any{"keys": keys}, func(row *neo4j.Record) error {
		docs[text(row.Values[0])] = text(row.Values[1])
		return nil
	})
	if err != nil {
		return nil, err
	}
	var out []*graph.Path
	for _, codes := range chains {
		p := &graph.Path{}
		for i, code := range codes {
			country := &graph.Country{}
			if err := json.Unmarshal([]byte(w.countries[code]), country); err != nil {
				return nil, err
			}
			p.Countries = append(p.Countries, country)
			if i == 0 {
				continue
			}
			event := &graph.Event{}
			if err := json.Unmarshal([]byte(docs[w.latest[graph.PairOf(codes[i-1], code)]]), event); err != nil {
				return nil, err
			}
			p.Events = append(p.Events, event)
		}
		out = append(out, p)
	}
	return out, nil
}
