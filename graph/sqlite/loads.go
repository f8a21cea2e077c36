package sqlite

import (
	"context"
	"encoding/json"

	"diplograph/graph"
)

// loads puts loads and failures, and takes away the failures that are gone.
func (w *revision) loads(ctx context.Context, r *graph.Revision) error {
	for _, id := range r.FailuresGone {
		if err := w.exec(ctx, "DELETE FROM node WHERE id = ? AND label = 'Failure'", id); err != nil {
			return err
		}
	}
	var all []graph.Node
	for _, l := range r.Loads {
		all = append(all, l)
	}
	for _, f := range r.Failures {
		all = append(all, f)
	}
	for _, n := range all {
		doc, err := json.Marshal(n)
		if err != nil {
			return err
		}
		err = w.exec(ctx, "INSERT INTO node (id, label, support, doc) VALUES (?, ?, 1, ?) ON CONFLICT (id) DO UPDATE SET doc = excluded.doc",
			n.NodeID(), string(n.Label()), string(doc))
		if err != nil {
			return err
		}
	}
	return nil
}
