package audit

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"diplograph/graph"
	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// longestText is how many letters of an argument are kept: reasons whole, articles not.
const longestText = 300

// Store is a store whose changes by mutations are written to a log. Changes
// without a mutation, such as loading by the service itself, are not.
type Store struct {
	graph.Store
	Log *Log
	Now func() time.Time
	// Request gives the id of a context's request.
	Request func(context.Context) string
	// Warn gets what could not be logged although it was done.
	Warn *slog.Logger
}

// Update implements graph.Writer. Where the log cannot be opened nothing is
// changed; the error is then graph.ErrUnavailable.
func (s *Store) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	e := s.entry(ctx)
	if e == nil {
		return s.Store.Update(ctx, touched, revise)
	}
	if err := s.Log.open(); err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	err := s.Store.Update(ctx, touched, func(ev *graph.Evidence) (*graph.Revision, error) {
		r, err := revise(ev)
		e.Before, e.After = nil, nil // of an earlier try
		if err == nil && !r.Empty() {
			e.Before, e.After = before(ev, r), after(ev, r)
		}
		return r, err
	})
	if err != nil {
		e.Refused, e.After = err.Error(), nil
	}
	if failed := s.Log.write(e); failed != nil {
		s.Warn.LogAttrs(ctx, slog.LevelError, "change not in the audit log", slog.String("request", e.Request), slog.String("what", e.What), slog.String("who", e.Who), slog.Any("error", failed))
	}
	return err
}

// entry begins an entry; there is none outside of a mutation.
func (s *Store) entry(ctx context.Context) *Entry {
	if !graphql.HasOperationContext(ctx) {
		return nil
	}
	op, root := graphql.GetOperationContext(ctx), graphql.GetRootFieldContext(ctx)
	if root == nil || op.Operation == nil || op.Operation.Operation != ast.Mutation {
		return nil
	}
	who := auth.From(ctx)
	return &Entry{At: s.Now().UTC(), Who: who.Name, Scope: who.Scope.String(), Request: s.Request(ctx), What: root.Field.Name,
		Arguments: cut(root.Field.ArgumentMap(op.Variables))}
}

// cut shortens long texts, at any depth.
func cut(arguments map[string]any) map[string]any {
	out := map[string]any{}
	for name, value := range arguments {
		out[name] = shortened(value)
	}
	return out
}

func shortened(value any) any {
	switch v := value.(type) {
	case string:
		if letters := []rune(v); len(letters) > longestText {
			return string(letters[:longestText]) + "…"
		}
	case map[string]any:
		return cut(v)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = shortened(item)
		}
		return out
	}
	return value
}
