package sqlite

import (
	"context"
	"database/sql"

	"diplograph/graph"
)

// support adds what mentions hold up or no longer do. Rows of spelling and seen
// that nothing holds up go; nodes stay, for an article that is restored does
// not bring them again.
func (w *revision) support(ctx context.Context, r *graph.Revision) error {
	for _, s := range r.Support {
		var err error
		switch {
		case s.Spelling != "":
			err = w.spelled(ctx, s)
		case s.OfficeID != "":
			err = w.seen(ctx, s)
		default:
			err = w.exec(ctx, "INSERT INTO node (id, label, support, doc) VALUES (?, '', ?, '')"+
				" ON CONFLICT (id) DO UPDATE SET support = support + excluded.support", s.Node, s.Delta)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *revision) spelled(ctx context.Context, s graph.Support) error {
	now := 0
	err := w.query(ctx, "INSERT INTO spelling (person, lang, text, support) VALUES (?, ?, ?, ?)"+
		" ON CONFLICT (person, lang, text) DO UPDATE SET support = support + excluded.support RETURNING support",
		[]any{s.Node, s.Lang, s.Spelling, s.Delta}, func(rows *sql.Rows) error { return rows.Scan(&now) })
	if err != nil {
		return err
	}
	if now == 0 || now == s.Delta {
		w.renamed[s.Node] = true
	}
	if now > 0 {
		return nil
	}
	return w.exec(ctx, "DELETE FROM spelling WHERE person = ? AND lang = ? AND text = ?", s.Node, s.Lang, s.Spelling)
}

func (w *revision) seen(ctx context.Context, s graph.Support) error {
	err := w.exec(ctx, "INSERT INTO seen (person, office, day, support) VALUES (?, ?, ?, ?)"+
		" ON CONFLICT (person, office, day) DO UPDATE SET support = support + excluded.support",
		s.Node, s.OfficeID, string(s.Day), s.Delta)
	if err != nil || s.Delta > 0 {
		return err
	}
	return w.exec(ctx, "DELETE FROM seen WHERE person = ? AND office = ? AND day = ? AND support <= 0", s.Node, s.OfficeID, string(s.Day))
}
