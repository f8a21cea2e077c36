package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"diplograph/graph"
)

// Count answers all tallies by one statement.
func (s *Store) Count(ctx context.Context, tallies ...*graph.Tally) ([][]graph.Row, error) {
	if len(tallies) == 0 {
		return [][]graph.Row{}, nil
	}
	c := &compiler{}
	for i, t := range tallies {
		if err := t.Check(); err != nil {
			return nil, err
		}
		c.add([]string{"", " UNION ALL "}[min(i, 1)])
		c.tally(i, t)
	}
	out := make([][]graph.Row, len(tallies))
	err := s.ask(ctx, c.text.String(), c.args, func(rows *sql.Rows) error {
		var tally, n int
		var keys [graph.MaxBy]string
		if err := rows.Scan(&tally, &n, &keys[0], &keys[1], &keys[2]); err != nil {
			return err
		}
		row := graph.Row{N: n}
		if by := len(tallies[tally].By); by > 0 {
			row.Keys = append(row.Keys, keys[:by]...)
		}
		out[tally] = append(out[tally], row)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// tally writes the rows of one tally, in their order: its number, the count, the keys.
func (c *compiler) tally(number int, t *graph.Tally) {
	if pair, by, ok := graph.KeptFor(t); ok {
		c.keptTally(number, t, pair, by)
		return
	}
	c.at = t.At
	l := c.level("")
	from := root(&graph.Pattern{Label: graph.EventLabel, Where: where(t)})
	if t.Pair != nil {
		from = tied("$j.pair = ?", graph.PairOf(t.Pair.A, t.Pair.B))
	}
	n := "count(*)"
	keys := [graph.MaxBy]string{"''", "''", "''"}
	var args []any
	for i, d := range t.By {
		k := dimensions[d]
		at := strings.NewReplacer("$i", fmt.Sprintf("i%d", i), "$m", fmt.Sprintf("m%d", i))
		keys[i] = at.Replace(k.key)
		if d == graph.ByStatus {
			args = append(args, string(t.At.Today))
		}
		if k.from != "" {
			from.from += " CROSS JOIN " + at.Replace(k.from)
		}
		if k.often {
			n = "count(DISTINCT $x.key)"
		}
	}
	c.write(l, fmt.Sprintf("SELECT * FROM (SELECT %d AS tally, %s AS n, %s AS a, %s AS b, %s AS c", number, n, keys[0], keys[1], keys[2]), args...)
	c.places(&graph.Pattern{Label: graph.EventLabel, Where: where(t)}, from, l)
	if len(t.By) > 0 {
		c.add(" GROUP BY a, b, c ORDER BY n DESC, a, b, c")
	}
	if t.First > 0 {
		c.add(" LIMIT ?", t.First)
	}
	c.add(")")
}

// where is the tally's condition; no condition is no filter, not a nil one.
func where(t *graph.Tally) graph.Filter {
	if t.Where == nil {
		return nil
	}
	return t.Where
}

// dimension is by what an event counts: the key, and what it comes from beside
// the event. often is set where the same key can come several times for one event.
type dimension struct {
	key, from string
	often     bool
}

const undated = "CASE $x.starts WHEN '0000-00-00' THEN '' ELSE "

var dimensions = map[graph.Dimension]dimension{
	graph.ByCountry:   {key: "substr($i.value, 9)", from: "json_each($x.links, '$.party') $i"},
	graph.ByPair:      {key: "$i.value", from: "json_each($x.links, '$.pair') $i"},
	graph.BySector:    {key: "substr($i.value, 8)", from: "json_each($x.links, '$.sector') $i"},
	graph.BySource:    {key: "$m.source", from: "json_each($x.links, '$.mention') $i CROSS JOIN mention $m ON $m.key = $i.value", often: true},
	graph.ByLanguage:  {key: "$m.lang", from: "json_each($x.links, '$.mention') $i CROSS JOIN mention $m ON $m.key = $i.value", often: true},
	graph.ByType:      {key: "$x.type"},
	graph.ByLevel:     {key: "$x.level"},
	graph.ByStatus:    {key: status},
	graph.ByDirection: {key: "$x.direction"},
	graph.ByMonth:     {key: undated + "substr($x.starts, 1, 7) END"},
	graph.ByQuarter:   {key: undated + "substr($x.starts, 1, 4) || '-Q' || ((substr($x.starts, 6, 2) + 2) / 3) END"},
	graph.ByYear:      {key: undated + "substr($x.starts, 1, 4) END"},
}
