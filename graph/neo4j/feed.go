package neo4j

import (
	"context"
	"encoding/json"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// tell keeps changes, in the transaction that makes them, and drops the oldest.
// The node that updates lock counts them, so that numbers grow as updates are committed.
func (s *Store) tell(ctx context.Context, tx neo4j.ManagedTransaction, changes []graph.Change) error {
	if len(changes) == 0 {
		return nil
	}
	docs := make([]string, len(changes))
	for i, c := range changes {
		docs[i] = doc(c)
	}
	return s.run(ctx, tx, `MATCH (g:Schema {name: 'diplograph'}) WITH g, coalesce(g.changes, 0) AS before SET g.changes = before + size($docs)
WITH g, before UNWIND range(0, size($docs) - 1) AS i CREATE (:Change {number: before + i + 1, doc: $docs[i]})
WITH DISTINCT g CALL (g) { MATCH (c:Change) WHERE c.number <= g.changes - $kept DELETE c }`,
		map[string]any{"docs": docs, "kept": int64(graph.KeptChanges)}, nil)
}

// Changes implements graph.Feed.
func (s *Store) Changes(ctx context.Context, after int64, most int) (changes []graph.Change, last int64, err error) {
	if after < 0 {
		most = 0
	}
	q := question{columns: "last, changes", params: map[string]any{"after": after, "most": int64(most)},
		body: `CALL () { MATCH (g:Schema {name: 'diplograph'}) RETURN coalesce(g.changes, 0) AS last }
CALL () { MATCH (c:Change) WHERE c.number > $after WITH c ORDER BY c.number LIMIT $most RETURN collect([c.number, c.doc]) AS changes }
`}
	err = s.ask(ctx, q, func(r *neo4j.Record) error {
		last, _ = r.Values[0].(int64)
		rows, _ := r.Values[1].([]any)
		changes = nil
		for _, row := range rows {
			cells, _ := row.([]any)
			c := graph.Change{}
			if err := json.Unmarshal([]byte(text(cells[1])), &c); err != nil {
				return err
			}
			c.Number, _ = cells[0].(int64)
			changes = append(changes, c)
		}
		return nil
	})
	return changes, last, err
}
