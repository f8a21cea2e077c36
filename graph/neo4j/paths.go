package neo4j

import (
	"context"
	"strconv"
	"strings"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Paths implements graph.Reader: one statement finds the chains, their events,
// and all that is wanted below.
func (s *Store) Paths(ctx context.Context, r *graph.Route) ([]*graph.Path, error) {
	if err := r.Check(); err != nil {
		return nil, err
	}
	below := r.Below()
	below[0].IDs, below[1].IDs = []string{}, []string{} // in the order of the rows
	var out []*graph.Path
	err := s.ask(ctx, route(r, below), func(row *neo4j.Record) error {
		chains, _ := row.Values[0].([]any)
		countries, _ := row.Values[1].([]any)
		events, _ := row.Values[2].([]any)
		d := newDecoder()
		pages := [2]*graph.Page{}
		for i, rows := range [...][]any{countries, events} {
			var err error
			if pages[i], err = d.page(below[i], rows, 0); err != nil {
				return err
			}
		}
		out = joined(chains, pages[0], pages[1], events)
		return nil
	})
	return out, err
}

// joined makes paths of chains of codes and what was found of them.
func joined(chains []any, countries, events *graph.Page, rows []any) []*graph.Path {
	byCode := map[string]*graph.Country{}
	for _, c := range graph.All[*graph.Country](countries) {
		byCode[c.Code] = c
	}
	byPair := map[string]*graph.Event{}
	for i, e := range graph.All[*graph.Event](events) {
		row, _ := rows[i].([]any)
		byPair[text(row[len(row)-1])] = e
	}
	var out []*graph.Path
	for _, chain := range chains {
		codes, _ := chain.([]any)
		p := &graph.Path{}
		for i, c := range codes {
			p.Countries = append(p.Countries, byCode[text(c)])
			if i > 0 {
				p.Events = append(p.Events, byPair[graph.PairOf(text(codes[i-1]), text(c))])
			}
		}
		out = append(out, p)
	}
	return out
}

// route turns a checked route into a question of one row: the chains as lists of
// codes, and the countries and events in them.
func route(r *graph.Route, below [2]*graph.Pattern) question {
	c := &compiler{params: map[string]any{"a": "", "b": "", "pair": ""}, at: r.At}
	c.chains(r)
	l := c.level()
	x := l.x()
	c.add("CALL (chains) { UNWIND chains AS chain UNWIND chain AS code WITH DISTINCT code MATCH (", x, ":Country {code: code}) WITH ", x)
	c.add(" ")
	c.tuples(below[0], l)
	c.add(" }\n")
	l = c.level()
	x = l.x()
	c.add("CALL (chains) { UNWIND chains AS chain UNWIND range(0, size(chain) - 2) AS i",
		" WITH DISTINCT CASE WHEN chain[i] < chain[i + 1] THEN chain[i] + '|' + chain[i + 1] ELSE chain[i + 1] + '|' + chain[i] END AS tied",
		" CALL (tied) { ")
	c.between(r, l, "tied")
	c.add(" WITH ", x, ", tie.pair AS f, tie.sort AS s ORDER BY f DESC, s DESC LIMIT 1 RETURN ", x, " } WITH tied, ", x)
	c.add(" ")
	c.collect(append(append(own(below[1], x), c.below(below[1], x)...), "tied"), l)
	c.add(" }\n")
	return question{c.text.String(), "chains, c0, " + l.c(), c.params}
}

// between writes the match of the events that link a pair: a variable, or a property.
func (c *compiler) between(r *graph.Route, l level, pair string) {
	p := &graph.Pattern{Label: graph.EventLabel}
	if r.Where != nil {
		p.Where = r.Where
	}
	from := sources[graph.Ties]
	from.match = strings.Replace(from.match, "$pair", pair, 1)
	c.matches(p, l, from, "")
}

// short is how many events a chain has at most that leads from one end to the
// other by what the two have to do with.
const short = 2

// chains writes the search for the chains: first for those of one and two events,
// between the two countries and their neighbours; while there are not enough, for
// those of the least length in the whole graph, and for longer ones.
func (c *compiler) chains(r *graph.Route) {
	from, to, first := c.param(r.From), c.param(r.To), c.param(int64(r.First))
	c.add("CALL () { MATCH (a:Country {code: ", from, "}) MATCH (b:Country {code: ", to, "}) CALL (a, b) { MATCH (a)-[tied:TIED]-(b) WHERE ")
	c.linked(r, "tied")
	c.add(" RETURN [a.code, b.code] AS codes")
	if r.MaxLength > 1 {
		c.add(" UNION MATCH (a)-[tied:TIED]-(via:Country)-[on:TIED]-(b) WHERE ")
		c.linked(r, "tied")
		c.add(" AND ")
		c.linked(r, "on")
		c.add(" RETURN [a.code, via.code, b.code] AS codes")
	}
	c.add(" } WITH codes ORDER BY size(codes), codes LIMIT ", first, " RETURN collect(codes) AS found0 }\n")
	if r.MaxLength <= short {
		c.add("WITH under0, number0, found0 AS chains\n")
		return
	}
	c.add("WITH under0, number0, found0\nCALL (found0) { WITH found0 WHERE size(found0) < ", first, " MATCH (:Country)-[tied:TIED]->(:Country) WHERE ")
	c.linked(r, "tied")
	c.add(" RETURN collect(tied.pair) AS passing }\nWITH under0, number0, passing, found0\n")
	for n := range r.MaxLength {
		was, is := "found"+strconv.Itoa(n), "found"+strconv.Itoa(n+1)
		c.add("CALL (passing, ", was, ") { WITH ", was, " WHERE size(", was, ") < ", first,
			" MATCH (a:Country {code: ", from, "}) MATCH (b:Country {code: ", to, "})",
			" MATCH p = SHORTEST ", strconv.Itoa(n+1), " GROUPS (a) ((:Country)-[tied:TIED WHERE tied.pair IN passing]-(:Country)){1,", strconv.Itoa(r.MaxLength), "} (b)",
			" WITH [n IN nodes(p) | n.code] AS codes WHERE all(i IN range(1, size(codes) - 1) WHERE NOT codes[i] IN codes[0..i])",
			" WITH codes ORDER BY size(codes), codes LIMIT ", first, " RETURN collect(codes) AS more }\n",
			"WITH under0, number0, passing, CASE WHEN size(more) > size(", was, ") THEN more ELSE ", was, " END AS ", is, "\n")
	}
	c.add("WITH under0, number0, found", strconv.Itoa(r.MaxLength), " AS chains\n")
}

// linked writes that an edge between two countries stands for an event that passes.
func (c *compiler) linked(r *graph.Route, edge string) {
	c.add("EXISTS { ")
	c.between(r, level("r"), edge+".pair")
	c.add(" }")
}
