package audit

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"slices"
	"time"

	"diplograph/graph"
)

// Store is a store that notes who changes what, in the transaction of the
// change: there is no change without its entry, whichever process made it.
type Store struct {
	graph.Store
	Now func() time.Time
	// Request gives the id of a context's request; nil where there are none.
	Request func(context.Context) string
	// Copy gets each entry too, once it is written; there may be none.
	Copy *File
	// Warn gets what could not be noted: refusals while the store is away, and what the copy misses.
	Warn *slog.Logger
}

// refusalTimeout is how long noting a refusal may take.
const refusalTimeout = 2 * time.Second

// Update implements graph.Writer. A revision that is nil, as that of a dry run,
// is nothing to note. What is refused is noted by itself.
func (s *Store) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	e := s.deed(ctx)
	if e == nil {
		return s.Store.Update(ctx, touched, revise)
	}
	e.At = s.Now().UTC()
	noted := ""
	err := s.Store.Update(ctx, touched, func(ev *graph.Evidence) (*graph.Revision, error) {
		noted = ""
		r, err := revise(ev)
		if r == nil || err != nil {
			return r, err
		}
		of := *e
		if goesOn(r) {
			of.Arguments = nil
		}
		if !r.Empty() {
			of.Before, of.After = before(ev, r), after(ev, r)
		}
		row, err := of.row()
		if err != nil {
			return nil, err
		}
		noted = row.Doc
		with := *r
		with.Entries = append(slices.Clone(r.Entries), row)
		return &with, nil
	})
	if err != nil {
		noted = s.refused(ctx, e, err)
	}
	if s.Copy != nil && noted != "" {
		if failed := s.Copy.add(noted); failed != nil {
			s.warn(ctx, e, failed)
		}
	}
	return err
}

// refused notes what was refused: its own transaction is gone. A store that is
// away cannot note it either.
func (s *Store) refused(ctx context.Context, e *Entry, why error) (noted string) {
	e.Refused = why.Error()
	if errors.Is(why, graph.ErrUnavailable) {
		s.warn(ctx, e, why)
		return ""
	}
	row, err := e.row()
	if err == nil {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), refusalTimeout)
		defer cancel()
		err = s.Store.Update(ctx, graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) {
			return &graph.Revision{Entries: []graph.Entry{row}}, nil
		})
	}
	if err != nil {
		s.warn(ctx, e, err)
		return ""
	}
	return row.Doc
}

func (s *Store) warn(ctx context.Context, e *Entry, err error) {
	s.Warn.LogAttrs(ctx, slog.LevelError, "not in the audit log", slog.String("request", e.Request), slog.String("what", e.What), slog.String("who", e.Who), slog.Any("error", err))
}

// row is the entry as stores keep it.
func (e *Entry) row() (graph.Entry, error) {
	doc, err := json.Marshal(e)
	return graph.Entry{At: e.At, Who: e.Who, What: e.What, Doc: string(doc)}, err
}
