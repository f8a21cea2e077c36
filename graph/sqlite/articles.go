package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"diplograph/graph"
)

// day writes a day as it sorts: an unknown one is Earliest.
func day(d graph.Date) string { return string(max(d, graph.Earliest)) }

func (w *revision) articles(ctx context.Context, r *graph.Revision) error {
	for _, a := range r.Articles {
		plain := *a
		plain.Text = ""
		doc, err := json.Marshal(&plain)
		if err != nil {
			return err
		}
		x := words{table: "article", texts: graph.SearchTexts(a)}
		err = w.query(ctx, "INSERT INTO article (id, source, lang, published, withdrawn, doc, text) VALUES (?, ?, ?, ?, ?, ?, ?)"+
			" ON CONFLICT (id) DO UPDATE SET source = excluded.source, lang = excluded.lang, published = excluded.published,"+
			" withdrawn = excluded.withdrawn, doc = excluded.doc, text = excluded.text RETURNING key",
			[]any{a.ID, a.SourceID, a.Lang, day(a.Published), a.Withdrawn, string(doc), a.Text},
			func(rows *sql.Rows) error { return rows.Scan(&x.key) })
		if err != nil {
			return err
		}
		w.words = append(w.words, x)
	}
	return nil
}

func (w *revision) mentions(ctx context.Context, r *graph.Revision) error {
	for _, m := range r.MentionsGone {
		if err := w.exec(ctx, "DELETE FROM mention_words WHERE rowid = (SELECT key FROM mention WHERE id = ?)", m.ID); err != nil {
			return err
		}
		if err := w.exec(ctx, "DELETE FROM mention WHERE id = ?", m.ID); err != nil {
			return err
		}
	}
	for _, m := range r.Mentions {
		if err := w.mention(ctx, m); err != nil {
			return err
		}
	}
	return nil
}

func (w *revision) mention(ctx context.Context, m *graph.Mention) error {
	doc, err := json.Marshal(m.Told())
	if err != nil {
		return err
	}
	untold, err := json.Marshal(m.Untold())
	if err != nil {
		return err
	}
	x := words{table: "mention"}
	for _, q := range m.Quotes {
		x.texts = append(x.texts, q.Text)
	}
	err = w.query(ctx, "INSERT INTO mention (id, article, published, source, lang, block, part_of, outcome_of, doc, untold) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"+
		" ON CONFLICT (id) DO UPDATE SET article = excluded.article, published = excluded.published, source = excluded.source, lang = excluded.lang,"+
		" block = excluded.block, part_of = excluded.part_of, outcome_of = excluded.outcome_of, doc = excluded.doc, untold = excluded.untold RETURNING key",
		[]any{m.ID, m.ArticleID, day(m.Published), m.SourceID, m.Lang, graph.BlockOf(m), m.PartOf, m.OutcomeOf, string(doc), string(untold)},
		func(rows *sql.Rows) error { return rows.Scan(&x.key) })
	w.words, w.keys[m.ID] = append(w.words, x), x.key
	return err
}
