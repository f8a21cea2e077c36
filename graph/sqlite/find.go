package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"diplograph/graph"
)

// Find answers a pattern by one statement.
func (s *Store) Find(ctx context.Context, p *graph.Pattern) (*graph.Page, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	if err := fits(p, 0); err != nil {
		return nil, err
	}
	text, args := compile(p)
	var page *graph.Page
	err := s.ask(ctx, text, args, func(rows *sql.Rows) error {
		var raw string
		if err := rows.Scan(&raw); err != nil {
			return err
		}
		var err error
		if page, err = decode(raw, p); err != nil {
			return fmt.Errorf("decode: %w", err)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return page, nil
}
