package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// Store keeps the graph in a Neo4j database.
type Store struct {
	address
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	sent      func(cypher string, params map[string]any)
	closed    atomic.Bool
	mu        sync.Mutex
	prepared  bool
}

var _ graph.Store = (*Store)(nil)

// Option changes how a store is opened.
type Option func(*Store)

// Telling has each statement told before it is sent: for tests that count them and for traces.
func Telling(told func(cypher string)) Option {
	return Sending(func(cypher string, _ map[string]any) { told(cypher) })
}

// Sending is Telling with the statement's parameters, which are not to be
// changed: to send it once more, and to measure what it costs by itself.
func Sending(sent func(cypher string, params map[string]any)) Option {
	return func(s *Store) { s.sent = sent }
}

// How long the driver waits for a connection, and how long it tries an update again.
const (
	connectTimeout = 5 * time.Second
	retryTimeout   = 5 * time.Second
	mostSockets    = 64
)

// Open opens the store at neo4j://user:password@host:7687/database (also bolt,
// and +s and +ssc; without a user no authentication; the database is neo4j
// where none is given). A server that is away is no error: constraints and
// indexes are made as soon as it answers, and every call before that is
// graph.ErrUnavailable. The error is graph.ErrInvalid for an address that
// cannot be understood or a graph that a later version of this program made.
func Open(ctx context.Context, url string, options ...Option) (*Store, error) {
	a, auth, err := parse(url)
	if err != nil {
		return nil, err
	}
	s := &Store{address: a, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), sent: func(string, map[string]any) {}}
	for _, o := range options {
		o(s)
	}
	s.driver, err = neo4j.NewDriverWithContext(a.target, auth, func(c *config.Config) {
		c.MaxConnectionPoolSize = mostSockets
		c.SocketConnectTimeout = connectTimeout
		c.ConnectionAcquisitionTimeout = connectTimeout
		c.MaxTransactionRetryTime = retryTimeout
		c.UserAgent = "diplograph"
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %s is no address of a Neo4j server", graph.ErrInvalid, a.target)
	}
	if err := s.prepare(ctx); errors.Is(err, graph.ErrInvalid) {
		return nil, errors.Join(err, s.driver.Close(ctx))
	}
	return s, nil
}

// Ready implements graph.Store.
func (s *Store) Ready(ctx context.Context) error {
	if s.closed.Load() {
		return s.usable(ctx)
	}
	if err := s.reach(ctx); err != nil {
		return err
	}
	return s.usable(ctx)
}

// reach asks the server for a sign of life, once. The driver bounds the time to
// connect, but waits for the greeting of a server that accepts and says nothing
// as long as the context does.
func (s *Store) reach(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	err := s.driver.VerifyConnectivity(bounded)
	if bounded.Err() != nil && ctx.Err() == nil {
		return fmt.Errorf("%w: %s cannot be reached: it does not answer", graph.ErrUnavailable, s.target)
	}
	return s.failed(ctx, "reach the server", err)
}

// Close implements graph.Store.
func (s *Store) Close(ctx context.Context) error {
	if s.closed.Swap(true) {
		return nil
	}
	return s.failed(ctx, "close", s.driver.Close(ctx))
}

// usable prepares the database where that has not been done yet.
func (s *Store) usable(ctx context.Context) error {
	if s.closed.Load() {
		return fmt.Errorf("%w: the store is closed", graph.ErrUnavailable)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	return s.prepare(ctx)
}

// runner is what a statement runs in.
type runner interface {
	Run(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultWithContext, error)
}

// run sends one statement and reads its rows.
func (s *Store) run(ctx context.Context, tx runner, cypher string, params map[string]any, row func(*neo4j.Record) error) error {
	s.sent(cypher, params)
	result, err := tx.Run(ctx, cypher, params)
	if err != nil {
		return err
	}
	for result.Next(ctx) {
		if row == nil {
			continue
		}
		if err := row(result.Record()); err != nil {
			return err
		}
	}
	return result.Err()
}

// session opens a session whose reads see what this process has written.
func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: s.database, AccessMode: mode, BookmarkManager: s.bookmarks})
}
