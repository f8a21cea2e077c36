package sqlite

import (
	"context"
	"encoding/json"

	"diplograph/graph"
)

// verdicts puts what persons judged.
func (w *revision) verdicts(ctx context.Context, r *graph.Revision) error {
	for _, v := range r.Verdicts {
		doc, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if err := w.exec(ctx, "INSERT OR REPLACE INTO verdict (a, b, doc) VALUES (?, ?, ?)", v.A, v.B, string(doc)); err != nil {
			return err
		}
	}
	return nil
}

// reviews takes away the pairs that are gone and puts the new ones.
func (w *revision) reviews(ctx context.Context, r *graph.Revision) error {
	for _, x := range r.ReviewsGone {
		if err := w.exec(ctx, "DELETE FROM review WHERE id = ?", x.NodeID()); err != nil {
			return err
		}
	}
	for _, x := range r.Reviews {
		doc, err := json.Marshal(x)
		if err != nil {
			return err
		}
		err = w.exec(ctx, "INSERT OR REPLACE INTO review (id, a, b, block, score, doc) VALUES (?, ?, ?, ?, ?, ?)",
			x.NodeID(), x.A, x.B, x.Block, graph.Order("").Of(x), string(doc))
		if err != nil {
			return err
		}
	}
	return nil
}
