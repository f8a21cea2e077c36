package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"

	"diplograph/graph"
)

// events takes away the states that are gone and puts the new ones.
func (w *revision) events(ctx context.Context, r *graph.Revision) error {
	for _, e := range r.EventsGone {
		if err := w.eventGone(ctx, e); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
	}
	for _, e := range r.Events {
		if err := w.event(ctx, e); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
	}
	return nil
}

func (w *revision) eventGone(ctx context.Context, e *graph.Event) error {
	key, was, err := w.standing(ctx, e)
	if err != nil || key == 0 {
		return err
	}
	if err := w.former(ctx, key); err != nil {
		return err
	}
	if err := w.lead(ctx, key, was, nil); err != nil {
		return err
	}
	if err := w.exec(ctx, "DELETE FROM event WHERE key = ?", key); err != nil {
		return err
	}
	return w.exec(ctx, "DELETE FROM event_doc WHERE key = ?", key)
}

// standing finds the state with an event's id and first day, and what leads to
// it; key is 0 where there is none.
func (w *revision) standing(ctx context.Context, e *graph.Event) (key int64, was map[lead]bool, err error) {
	err = w.query(ctx, "SELECT key, sort, type, known_to, json(links) FROM event WHERE id = ? AND known_from = ?", []any{e.ID, string(e.KnownFrom)}, func(rows *sql.Rows) error {
		at := stand{from: string(e.KnownFrom)}
		var text string
		var l links
		if err := rows.Scan(&key, &at.sort, &at.is, &at.to, &text); err != nil {
			return err
		}
		err := json.Unmarshal([]byte(text), &l)
		was = l.leading(at)
		return err
	})
	return key, was, err
}

// columns are those of event after the key, id and known_from.
const columns = "known_to, type, status, until, later, level, starts, ends, span, sort, reported, believed, confidence, origins, contested, windows, direction, block, reach_from, reach_to, links"

// values are those of columns.
func values(e *graph.Event, links string) []any {
	starts, ends, span, direction := graph.Earliest, graph.Earliest, 0, ""
	if e.Date != nil {
		starts, ends, span = e.Date.From, e.Date.To, e.Date.Days()
	}
	if e.Type == graph.VisitType {
		direction = e.Guest + ">" + e.Host
	}
	return []any{string(e.KnownTo), string(e.Type), string(e.Status), string(e.Until), string(e.Then), string(e.Level),
		string(starts), string(ends), span, e.Sort(), graph.ReportedDesc.Of(e), graph.ConfidenceDesc.Of(e), e.Confidence, e.OriginCount,
		len(e.Conflicts) > 0, len(e.Schedule), direction, e.Block, string(e.Reach.From), string(e.Reach.To), links}
}

func (w *revision) event(ctx context.Context, e *graph.Event) error {
	doc, err := json.Marshal(e)
	if err != nil {
		return err
	}
	l, err := w.links(ctx, e)
	if err != nil {
		return err
	}
	text, err := json.Marshal(l)
	if err != nil {
		return err
	}
	key, row := int64(0), values(e, string(text))
	err = w.query(ctx, "INSERT INTO event (id, known_from, "+columns+") VALUES (?, ?"+strings.Repeat(", ?", len(row)-1)+", jsonb(?))"+
		" ON CONFLICT DO NOTHING RETURNING key", append([]any{e.ID, string(e.KnownFrom)}, row...), func(rows *sql.Rows) error { return rows.Scan(&key) })
	if err != nil {
		return err
	}
	var was map[lead]bool
	if key == 0 {
		if key, was, err = w.standing(ctx, e); err != nil {
			return err
		}
		if err = w.former(ctx, key); err != nil {
			return err
		}
		err = w.exec(ctx, "UPDATE event SET ("+columns+") = (?"+strings.Repeat(", ?", len(row)-2)+", jsonb(?)) WHERE key = ?", append(row, key)...)
		if err != nil {
			return err
		}
	}
	if err := w.exec(ctx, "INSERT OR REPLACE INTO event_doc (key, doc) VALUES (?, ?)", key, string(doc)); err != nil {
		return err
	}
	w.come = append(w.come, e)
	return w.lead(ctx, key, was, l.leading(standOf(e)))
}

// former notes a state that is there and goes or becomes another.
func (w *revision) former(ctx context.Context, key int64) error {
	events, err := docs[graph.Event](ctx, w.statements, "SELECT doc FROM event_doc WHERE key = ?", key)
	w.gone = append(w.gone, events...)
	return err
}
