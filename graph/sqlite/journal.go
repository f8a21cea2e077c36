package sqlite

import (
	"context"
	"database/sql"
	"time"

	"diplograph/graph"
)

// entries adds to the audit log.
func (w *revision) entries(ctx context.Context, r *graph.Revision) error {
	for _, e := range r.Entries {
		if err := w.exec(ctx, "INSERT INTO entry (at, who, what, doc) VALUES (?, ?, ?, ?)", e.At.UnixMicro(), e.Who, e.What, e.Doc); err != nil {
			return err
		}
	}
	return nil
}

// Entries implements graph.Journal.
func (s *Store) Entries(ctx context.Context, q graph.EntryQuery) (out []graph.Entry, err error) {
	const text = "SELECT number, at, who, what, doc FROM entry WHERE number > ? AND at >= ? AND ? IN ('', who) AND ? IN ('', what) ORDER BY number LIMIT ?"
	err = s.ask(ctx, text, []any{q.After, q.Since.UnixMicro(), q.Who, q.What, q.Most}, func(rows *sql.Rows) error {
		var e graph.Entry
		var at int64
		err := rows.Scan(&e.Number, &at, &e.Who, &e.What, &e.Doc)
		e.At = time.UnixMicro(at).UTC()
		out = append(out, e)
		return err
	})
	return out, err
}
