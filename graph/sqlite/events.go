package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

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
	if err != nil || was == nil {
		return err
	}
	if err := w.lead(ctx, key, leading(was), nil); err != nil {
		return err
	}
	return w.exec(ctx, "DELETE FROM event WHERE key = ?", key)
}

// standing reads the state with an event's id and first day; nil where there is none.
func (w *revision) standing(ctx context.Context, e *graph.Event) (key int64, was *graph.Event, err error) {
	err = w.query(ctx, "SELECT key, doc FROM event WHERE id = ? AND known_from = ?", []any{e.ID, string(e.KnownFrom)}, func(rows *sql.Rows) error {
		var doc sql.RawBytes
		if err := rows.Scan(&key, &doc); err != nil {
			return err
		}
		was = &graph.Event{}
		return json.Unmarshal(doc, was)
	})
	return key, was, err
}

// columns are those of event after the key, id and known_from.
const columns = "known_to, type, status, until, later, level, starts, ends, sort, reported, believed, confidence, origins, contested, windows, direction, block, links, doc"

func (w *revision) event(ctx context.Context, e *graph.Event) error {
	doc, err := json.Marshal(e)
	if err != nil {
		return err
	}
	links, err := json.Marshal(linksOf(e))
	if err != nil {
		return err
	}
	starts, ends, direction := graph.Earliest, graph.Earliest, ""
	if e.Date != nil {
		starts, ends = e.Date.From, e.Date.To
	}
	if e.Type == graph.VisitType {
		direction = e.Guest + ">" + e.Host
	}
	values := []any{string(e.KnownTo), string(e.Type), string(e.Status), string(e.Until), string(e.Then), string(e.Level),
		string(starts), string(ends), e.Sort(), graph.ReportedDesc.Of(e), graph.ConfidenceDesc.Of(e), e.Confidence, e.OriginCount,
		len(e.Conflicts) > 0, len(e.Schedule), direction, e.Block, string(links), string(doc)}
	key := int64(0)
	err = w.query(ctx, "INSERT INTO event (id, known_from, "+columns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), ?)"+
		" ON CONFLICT DO NOTHING RETURNING key", append([]any{e.ID, string(e.KnownFrom)}, values...), func(rows *sql.Rows) error { return rows.Scan(&key) })
	if err != nil {
		return err
	}
	if key != 0 {
		return w.lead(ctx, key, nil, leading(e))
	}
	key, was, err := w.standing(ctx, e)
	if err != nil {
		return err
	}
	err = w.exec(ctx, "UPDATE event SET ("+columns+") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb(?), ?) WHERE key = ?", append(values, key)...)
	if err != nil {
		return err
	}
	return w.lead(ctx, key, leading(was), leading(e))
}
