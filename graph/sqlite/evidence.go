package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"diplograph/graph"
)

// evidence reads what is known of what an update touches.
func (s *Store) evidence(ctx context.Context, touched graph.Touched) (*graph.Evidence, error) {
	ev, blocks, err := graph.Gather(touched, lookup{ctx, s.writer})
	if err != nil {
		return nil, err
	}
	reviews, err := docs[graph.Review](ctx, s.writer, "SELECT doc FROM review WHERE block"+listed, listing(blocks))
	if err != nil {
		return nil, err
	}
	events, err := docs[graph.Event](ctx, s.writer, "SELECT d.doc FROM event e CROSS JOIN event_doc d ON d.key = e.key WHERE e.block"+listed, listing(blocks))
	ev.Reviews, ev.Events = append(ev.Reviews, reviews...), append(ev.Events, events...)
	return ev, err
}

// lookup is how evidence is gathered.
type lookup struct {
	ctx context.Context
	on  *statements
}

func (l lookup) BlocksOf(articles, mentions []string) ([]string, error) {
	var out []string
	for _, x := range [...]struct {
		column string
		ids    []string
	}{{"article", articles}, {"id", mentions}} {
		if len(x.ids) == 0 {
			continue
		}
		err := l.on.query(l.ctx, "SELECT DISTINCT block FROM mention WHERE "+x.column+listed, []any{listing(x.ids)}, func(rows *sql.Rows) error {
			var b string
			err := rows.Scan(&b)
			out = append(out, b)
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (l lookup) MentionsIn(blocks []string) ([]*graph.Mention, error) {
	return l.mentions("block", blocks)
}

func (l lookup) VerdictsOn(mentions []string) ([]*graph.Verdict, error) {
	judged := false // seldom: the ids of a batch's mentions are many
	err := l.on.query(l.ctx, "SELECT EXISTS (SELECT 1 FROM verdict)", nil, func(rows *sql.Rows) error { return rows.Scan(&judged) })
	if err != nil || !judged {
		return nil, err
	}
	return docs[graph.Verdict](l.ctx, l.on, "SELECT doc FROM verdict WHERE a"+listed+" OR b"+listed, listing(mentions), listing(mentions))
}

func (l lookup) ArticlesNamed(ids []string) ([]*graph.Article, error) {
	var out []*graph.Article
	err := l.on.query(l.ctx, "SELECT doc, text FROM article WHERE id"+listed, []any{listing(ids)}, func(rows *sql.Rows) error {
		var doc sql.RawBytes
		a := &graph.Article{}
		if err := rows.Scan(&doc, &a.Text); err != nil {
			return err
		}
		out = append(out, a)
		return json.Unmarshal(doc, a)
	})
	return out, err
}

// mentions reads whole mentions, by a column and its values.
func (l lookup) mentions(column string, values []string) ([]*graph.Mention, error) {
	return docs[graph.Mention](l.ctx, l.on, "SELECT doc, untold FROM mention WHERE "+column+listed, listing(values))
}

// docs reads all things of one type that a statement finds, each in one or more parts.
func docs[T any](ctx context.Context, s *statements, text string, args ...any) ([]*T, error) {
	var out []*T
	var parts []sql.RawBytes
	var into []any
	err := s.query(ctx, text, args, func(rows *sql.Rows) error {
		if columns, err := rows.Columns(); err != nil {
			return err
		} else if parts == nil {
			parts, into = make([]sql.RawBytes, len(columns)), make([]any, len(columns))
			for i := range parts {
				into[i] = &parts[i]
			}
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		x := new(T)
		out = append(out, x)
		for _, part := range parts {
			if err := json.Unmarshal(part, x); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}
