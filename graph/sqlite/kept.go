package sqlite

import (
	"context"
	"fmt"

	"diplograph/graph"
)

// kept adds to the kept counts what states that came and went change in them.
func (w *revision) kept(ctx context.Context) error {
	for k, n := range graph.Recount(w.gone, w.come) {
		if err := w.exec(ctx, "INSERT INTO kept (pair, dimension, value, n) VALUES (?, ?, ?, ?)"+
			" ON CONFLICT DO UPDATE SET n = n + excluded.n", k.Pair, string(k.By), k.Key, n); err != nil {
			return err
		}
		if n < 0 {
			if err := w.exec(ctx, "DELETE FROM kept WHERE pair = ? AND dimension = ? AND value = ? AND n <= 0", k.Pair, string(k.By), k.Key); err != nil {
				return err
			}
		}
	}
	return nil
}

// values of kept counts by month as those of longer periods, as in dimensions.
const (
	quarterOfMonth = "CASE k.value WHEN '' THEN '' ELSE substr(k.value, 1, 4) || '-Q' || ((substr(k.value, 6, 2) + 2) / 3) END"
	yearOfMonth    = "substr(k.value, 1, 4)"
)

// keptTally writes the rows of a tally that kept counts answer.
func (c *compiler) keptTally(number int, t *graph.Tally, pair string, by graph.Dimension) {
	value := "k.value"
	switch {
	case len(t.By) == 0:
		value = "''"
	case t.By[0] == graph.ByQuarter:
		value = quarterOfMonth
	case t.By[0] == graph.ByYear:
		value = yearOfMonth
	}
	c.add(fmt.Sprintf("SELECT * FROM (SELECT %d AS tally, coalesce(sum(k.n), 0) AS n, %s AS a, '' AS b, '' AS c FROM kept k WHERE k.pair = ? AND k.dimension = ?", number, value),
		pair, string(by))
	if len(t.By) > 0 {
		c.add(" GROUP BY a ORDER BY n DESC, a")
	}
	if t.First > 0 {
		c.add(" LIMIT ?", t.First)
	}
	c.add(")")
}
