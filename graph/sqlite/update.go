package sqlite

import (
	"context"
	"fmt"

	"diplograph/graph"
)

// tries is how often an update waits for another process that is writing, each
// time as long as the connection's busy_timeout.
const tries = 6

// Update implements graph.Writer.
func (s *Store) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	if err := s.hold(ctx); err != nil {
		return err
	}
	defer s.release()
	if err := s.begin(ctx); err != nil {
		return err
	}
	written := false
	defer func() {
		if !written { // also where revise panics
			_ = s.writer.exec(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	ev, err := s.evidence(ctx, touched)
	if err != nil {
		return failed(ctx, "read evidence from "+s.name, err)
	}
	r, err := revise(ev)
	if err != nil || r.Empty() {
		return err
	}
	if err := s.write(ctx, r); err != nil {
		return failed(ctx, "write to "+s.name, err)
	}
	if err := s.tell(context.WithoutCancel(ctx), r.Changes(ev)); err != nil {
		return failed(ctx, "write to "+s.name, err)
	}
	err = s.writer.exec(context.WithoutCancel(ctx), "COMMIT")
	written = err == nil
	return failed(context.WithoutCancel(ctx), "commit to "+s.name, err)
}

// begin begins to write, as soon as no other process does.
func (s *Store) begin(ctx context.Context) error {
	for range tries {
		err := s.writer.exec(ctx, "BEGIN IMMEDIATE")
		if ctx.Err() != nil {
			return fmt.Errorf("%w: another program is writing to %s: %w", graph.ErrConflict, s.name, ctx.Err())
		}
		if !busy(err) {
			return failed(ctx, "begin to write to "+s.name, err)
		}
	}
	return fmt.Errorf("%w: another program keeps writing to %s", graph.ErrConflict, s.name)
}

// write writes a revision within the transaction. Its many small statements are
// not watched for the end of the context, which would cost more than they do.
func (s *Store) write(ctx context.Context, r *graph.Revision) error {
	w := &revision{statements: s.writer, renamed: map[string]bool{}, keys: map[string]int64{}}
	calm := context.WithoutCancel(ctx)
	for _, step := range [...]func(context.Context, *graph.Revision) error{w.entities, w.articles, w.mentions, w.events, w.reviews, w.verdicts, w.support, w.loads, w.entries} {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := step(calm, r); err != nil {
			return err
		}
	}
	if err := w.kept(calm); err != nil {
		return err
	}
	if err := w.persons(calm); err != nil {
		return err
	}
	return w.searchable(calm)
}

// revision is the writing of a graph.Revision.
type revision struct {
	*statements
	renamed map[string]bool  // persons whose names may be others now, by id
	keys    map[string]int64 // of mentions, by id
	words   []words
	// gone and come are the states of events that were there and that are there now.
	gone, come []*graph.Event
}
