package neo4j

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Count implements graph.Reader: one statement answers all tallies.
func (s *Store) Count(ctx context.Context, tallies ...*graph.Tally) ([][]graph.Row, error) {
	out := make([][]graph.Row, len(tallies))
	if len(tallies) == 0 {
		return out, nil
	}
	for _, t := range tallies {
		if err := t.Check(); err != nil {
			return nil, err
		}
	}
	err := s.ask(ctx, count(tallies), func(r *neo4j.Record) error {
		clear(out)
		all, _ := r.Values[0].([]any)
		for _, x := range all {
			cells, _ := x.([]any)
			i, _ := cells[0].(int64)
			n, _ := cells[1].(int64)
			row := graph.Row{N: int(n)}
			keys, _ := cells[2].([]any)
			for _, k := range keys {
				row.Keys = append(row.Keys, text(k))
			}
			out[i] = append(out[i], row)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for i, t := range tallies {
		if len(t.By) == 0 && len(out[i]) == 0 {
			out[i] = []graph.Row{{}} // counting nothing by nothing is one row, which Cypher leaves out
		}
		slices.SortFunc(out[i], func(a, b graph.Row) int { return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Keys, b.Keys)) })
		if t.First > 0 && len(out[i]) > t.First {
			out[i] = out[i][:t.First]
		}
	}
	return out, nil
}

// count turns checked tallies into a question of one row: a list of the rows of all.
func count(tallies []*graph.Tally) question {
	c := &compiler{params: map[string]any{}}
	c.add("CALL () { ")
	for i, t := range tallies {
		if i > 0 {
			c.add("\nUNION ALL\n")
		}
		c.tally(i, t)
	}
	c.add(" }\nWITH ", scope, ", collect([tally, n, keys]) AS rows\n")
	return question{c.text.String(), "rows", c.params}
}

// tally writes the rows of one tally: its number, the count, the keys.
func (c *compiler) tally(number int, t *graph.Tally) {
	if pair, by, ok := graph.KeptFor(t); ok {
		c.keptTally(number, t, pair, by)
		return
	}
	c.at = t.At
	l := c.level()
	p := &graph.Pattern{Label: graph.EventLabel}
	if t.Where != nil {
		p.Where = t.Where
	}
	from := c.root(p)
	if from.first == "" { // no index by which they are found: none for their order either
		from.sort = ""
	}
	if t.Pair != nil {
		from = sources[graph.Ties]
		from.match = strings.Replace(from.match, "$pair", c.param(graph.PairOf(t.Pair.A, t.Pair.B)), 1)
	}
	c.matches(p, l, from, "")
	c.add("\nWITH DISTINCT ", l.x(), " ")
	keys := make([]string, len(t.By))
	for i, d := range t.By {
		keys[i] = c.key(d, l.x(), "k"+strconv.Itoa(i))
	}
	c.add("RETURN ", strconv.Itoa(number), " AS tally, count(DISTINCT ", l.x(), ") AS n, [", strings.Join(keys, ", "), "] AS keys")
}

// lists are the dimensions under which an event can count several times.
var lists = map[graph.Dimension]string{
	graph.ByCountry: "countries", graph.ByPair: "pairs", graph.BySector: "sectorCodes", graph.BySource: "sources", graph.ByLanguage: "langs",
}

// key is the expression of a dimension; what lists several is unwound before.
func (c *compiler) key(d graph.Dimension, x, name string) string {
	if list, ok := lists[d]; ok {
		c.add("UNWIND ", x, ".", list, " AS ", name, " ")
		return name
	}
	undated := "CASE WHEN " + x + ".from = '" + string(graph.Earliest) + "' THEN '' ELSE "
	switch d {
	case graph.ByType:
		return x + ".type"
	case graph.ByLevel:
		return x + ".level"
	case graph.ByStatus:
		return c.status(x)
	case graph.ByDirection:
		return x + ".direction"
	case graph.ByMonth:
		return undated + "substring(" + x + ".from, 0, 7) END"
	case graph.ByQuarter:
		return undated + "substring(" + x + ".from, 0, 4) + '-Q' + toString((toInteger(substring(" + x + ".from, 5, 2)) + 2) / 3) END"
	}
	return undated + "substring(" + x + ".from, 0, 4) END"
}
