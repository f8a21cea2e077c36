package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// failed says what could not be done, as one of graph's errors. The driver's
// own error stays in the chain, for the log.
func (s *Store) failed(ctx context.Context, doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrConflict), errors.Is(err, graph.ErrUnavailable), errors.Is(err, graph.ErrNotFound):
		return err
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %s: %w", graph.ErrUnavailable, doing, ctx.Err())
	}
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 { // tried again and again: the last reason counts
		err = limit.Errors[len(limit.Errors)-1]
	}
	var server *neo4j.Neo4jError
	switch {
	case errors.As(err, &server) && strings.Contains(server.Code, ".Security."):
		return fmt.Errorf("%w: %s refuses the user or the password: %w", graph.ErrUnavailable, s.target, err)
	case errors.As(err, &server) && strings.HasSuffix(server.Code, ".DatabaseNotFound"):
		return fmt.Errorf("%w: %s has no database %q: %w", graph.ErrUnavailable, s.target, s.database, err)
	case neo4j.IsConnectivityError(err):
		return fmt.Errorf("%w: %s cannot be reached: %w", graph.ErrUnavailable, s.target, err)
	case neo4j.IsRetryable(err):
		return fmt.Errorf("%w: %s: %w", graph.ErrConflict, doing, err)
	case errors.As(err, &server):
		return fmt.Errorf("%s: %w", doing, err)
	}
	return fmt.Errorf("%w: %s: %w", graph.ErrUnavailable, doing, err)
}
