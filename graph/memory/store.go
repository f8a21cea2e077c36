// Package memory is the store contract of package graph written plainly: the
// specification in code, the oracle that other stores are measured by, and the
// store that tests use. It keeps articles, mentions, entities and verdicts and
// nothing concluded: every question concludes the events anew, from the mentions known
// at its moment. It is as slow as that sounds, and forgets all when closed.
package memory

import (
	"context"
	"fmt"
	"sync"

	"diplograph/graph"
)

var _ graph.Store = (*Store)(nil)

// Store is an empty graph.Store when made by New.
type Store struct {
	writing sync.Mutex   // one Update at a time
	mu      sync.RWMutex // guards all below

	closed   bool
	articles map[string]*graph.Article
	mentions map[string]*graph.Mention
	entities map[string]graph.Node
	verdicts map[pair]*graph.Verdict
	loading  map[string]graph.Node // loads and failures, by id
	changes  []graph.Change
	entries  []graph.Entry
	last     int64 // number of the latest change
}

// pair is the two mentions of a verdict.
type pair struct{ a, b string }

// New makes an empty store.
func New() *Store {
	return &Store{
		articles: map[string]*graph.Article{},
		mentions: map[string]*graph.Mention{},
		entities: map[string]graph.Node{},
		verdicts: map[pair]*graph.Verdict{},
		loading:  map[string]graph.Node{},
	}
}

// Ready is nil until the store is closed.
func (s *Store) Ready(ctx context.Context) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.answers(ctx)
}

// Close forgets everything.
func (s *Store) Close(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	s.articles, s.mentions, s.entities, s.verdicts, s.loading, s.changes, s.entries = nil, nil, nil, nil, nil, nil, nil
	return nil
}

// answers tells whether a question can be answered; the caller holds the lock.
func (s *Store) answers(ctx context.Context) error {
	if s.closed {
		return fmt.Errorf("%w: the store in memory is closed", graph.ErrUnavailable)
	}
	if err := ctx.Err(); err != nil {
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, err)
	}
	return nil
}
