package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"diplograph/graph"
)

// tell keeps changes, in the transaction that makes them, and drops the oldest.
func (s *Store) tell(ctx context.Context, changes []graph.Change) error {
	for _, c := range changes {
		doc, err := json.Marshal(c)
		if err != nil {
			return err
		}
		if err := s.writer.exec(ctx, "INSERT INTO change (doc) VALUES (?)", string(doc)); err != nil {
			return err
		}
	}
	if len(changes) == 0 {
		return nil
	}
	return s.writer.exec(ctx, "DELETE FROM change WHERE number <= (SELECT max(number) FROM change) - ?", graph.KeptChanges)
}

// Changes implements graph.Feed.
func (s *Store) Changes(ctx context.Context, after int64, most int) (changes []graph.Change, last int64, err error) {
	if after < 0 {
		most = 0
	}
	const text = "SELECT number, doc, (SELECT coalesce(max(number), 0) FROM change) FROM (SELECT number, doc FROM change WHERE number > ? ORDER BY number LIMIT ?)" +
		" UNION ALL SELECT 0, '', coalesce(max(number), 0) FROM change"
	err = s.ask(ctx, text, []any{after, most}, func(rows *sql.Rows) error {
		var number int64
		var doc string
		if err := rows.Scan(&number, &doc, &last); err != nil || number == 0 {
			return err
		}
		c := graph.Change{}
		err := json.Unmarshal([]byte(doc), &c)
		c.Number = number
		changes = append(changes, c)
		return err
	})
	return changes, last, err
}
