package neo4j

import (
	"context"
	"strconv"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// keepCounts makes the kept counts of a graph of an older version.
const keepCounts = `MATCH (n:Event)
UNWIND n.pairs + [''] AS pair
UNWIND [['TYPE', n.type], ['LEVEL', n.level], ['DIRECTION', n.direction], ['MONTH', CASE WHEN n.from = '0000-00-00' THEN '' ELSE substring(n.from, 0, 7) END]]
 + [s IN n.sectorCodes | ['SECTOR', s]] + CASE pair WHEN '' THEN [p IN n.pairs | ['PAIR', p]] + [c IN n.countries | ['COUNTRY', c]] ELSE [] END AS d
WITH pair, d[0] AS by, d[1] AS value, count(*) AS n
CREATE (:Kept {key: pair + '@' + by + '@' + value, pair: pair, by: by, value: value, n: n})`

// keptRows are the rows of what an update changes in the kept counts.
func keptRows(c change) []any {
	var out []any
	for k, n := range graph.Recount(c.before, append(c.ended[:len(c.ended):len(c.ended)], c.put...)) {
		out = append(out, props{"key": k.Pair + "@" + string(k.By) + "@" + k.Key, "delta": int64(n),
			"props": props{"pair": k.Pair, "by": string(k.By), "value": k.Key}})
	}
	return out
}

// former reads the states that may be there though the evidence has not told:
// what they counted for is to be taken back.
func (s *Store) former(ctx context.Context, tx neo4j.ManagedTransaction, r *graph.Revision, there *known) error {
	var keys []string
	for _, e := range r.Events {
		if !there.freshState(e) && there.states[keyOf(e)] == nil {
			keys = append(keys, keyOf(e))
		}
	}
	found, err := docs[graph.Event](ctx, s, tx, "MATCH (n:State) WHERE n.key IN $list RETURN n.doc", keys)
	for _, e := range found {
		there.states[keyOf(e)] = e
	}
	return err
}

// keptTally writes the rows of a tally that kept counts answer.
func (c *compiler) keptTally(number int, t *graph.Tally, pair string, by graph.Dimension) {
	keys := "[k.value]"
	switch {
	case len(t.By) == 0:
		keys = "[]"
	case t.By[0] == graph.ByQuarter:
		keys = "[CASE WHEN k.value = '' THEN '' ELSE substring(k.value, 0, 4) + '-Q' + toString((toInteger(substring(k.value, 5, 2)) + 2) / 3) END]"
	case t.By[0] == graph.ByYear:
		keys = "[substring(k.value, 0, 4)]"
	}
	c.add("MATCH (k:Kept) WHERE k.pair = ", c.param(pair), " AND k.by = '", string(by), "' RETURN ", strconv.Itoa(number), " AS tally, sum(k.n) AS n, ", keys, " AS keys")
}
