package neo4j

import (
	"context"
	"time"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// addEntries adds to the audit log. The node that updates lock counts the entries.
const addEntries = `MATCH (g:Schema {name: 'diplograph'}) WITH g, coalesce(g.entries, 0) AS before SET g.entries = before + size($rows)
WITH before UNWIND range(0, size($rows) - 1) AS i CREATE (n:Entry {number: before + i + 1}) SET n += $rows[i]`

func entryRows(r *graph.Revision) []any {
	var out []any
	for _, e := range r.Entries {
		out = append(out, props{"at": e.At.UnixMicro(), "who": e.Who, "what": e.What, "doc": e.Doc})
	}
	return out
}

// Entries implements graph.Journal.
func (s *Store) Entries(ctx context.Context, q graph.EntryQuery) (out []graph.Entry, err error) {
	of := question{columns: "entries", params: map[string]any{"after": q.After, "since": q.Since.UnixMicro(), "who": q.Who, "what": q.What, "most": int64(q.Most)},
		body: `CALL () { MATCH (n:Entry) WHERE n.number > $after AND n.at >= $since AND $who IN ['', n.who] AND $what IN ['', n.what]
  WITH n ORDER BY n.number LIMIT $most RETURN collect([n.number, n.at, n.who, n.what, n.doc]) AS entries }
`}
	err = s.ask(ctx, of, func(r *neo4j.Record) error {
		rows, _ := r.Values[0].([]any)
		out = nil
		for _, row := range rows {
			cells, _ := row.([]any)
			e := graph.Entry{Who: text(cells[2]), What: text(cells[3]), Doc: text(cells[4])}
			e.Number, _ = cells[0].(int64)
			at, _ := cells[1].(int64)
			e.At = time.UnixMicro(at).UTC()
			out = append(out, e)
		}
		return nil
	})
	return out, err
}
