package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"diplograph/graph"
)

// evidence reads what is known of what an update touches.
func (s *Store) evidence(ctx context.Context, touched graph.Touched) (*graph.Evidence, error) {
	ev := &graph.Evidence{}
	articles, blocks := listing(touched.Articles), touched.Blocks
	err := s.writer.query(ctx, "SELECT doc, text FROM article WHERE id"+listed, []any{articles}, func(rows *sql.Rows) error {
		var doc sql.RawBytes
		a := &graph.Article{}
		if err := rows.Scan(&doc, &a.Text); err != nil {
			return err
		}
		ev.Articles = append(ev.Articles, a)
		return json.Unmarshal(doc, a)
	})
	if err != nil {
		return nil, err
	}
	err = s.writer.query(ctx, "SELECT DISTINCT block FROM mention WHERE article"+listed, []any{articles}, func(rows *sql.Rows) error {
		var b string
		err := rows.Scan(&b)
		blocks = append(blocks[:len(blocks):len(blocks)], b)
		return err
	})
	if err != nil {
		return nil, err
	}
	if ev.Mentions, err = docs[graph.Mention](ctx, s.writer, "SELECT doc FROM mention WHERE block"+listed, listing(blocks)); err != nil {
		return nil, err
	}
	ev.Events, err = docs[graph.Event](ctx, s.writer, "SELECT d.doc FROM event e CROSS JOIN event_doc d ON d.key = e.key WHERE e.block"+listed, listing(blocks))
	return ev, err
}

// docs reads all things of one type that a statement finds.
func docs[T any](ctx context.Context, s *statements, text string, args ...any) ([]*T, error) {
	var out []*T
	err := s.query(ctx, text, args, func(rows *sql.Rows) error {
		var doc sql.RawBytes
		if err := rows.Scan(&doc); err != nil {
			return err
		}
		x := new(T)
		out = append(out, x)
		return json.Unmarshal(doc, x)
	})
	return out, err
}
