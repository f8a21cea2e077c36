package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Neo4j reads what is committed at each moment of a statement, so a statement
// that runs beside a commit can see half of a batch. Whoever commits says so
// before and after, on a node of its own; a question that sees a commit under
// way, or another number of commits at its end, asks once more, and then holds
// the writers' lock while it asks.

// question is the body of a statement that gives one row, the columns of that
// row, and the parameters. The body keeps scope in its own.
type question struct {
	body, columns string
	params        map[string]any
}

// scope are the variables that a body must hand on.
const scope = "under0, number0"

// text is the whole statement. Its last column tells that no commit came between.
func (q question) text() string {
	return "MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0\n" + q.body +
		"WITH " + scope + ", " + q.columns + "\nMATCH (g:Schema {name: 'commit'})\nRETURN " + q.columns +
		", under0 = 0 AND g.under = 0 AND g.number = number0 AS whole"
}

// ask runs a question on one state of the graph. row may be called again.
func (s *Store) ask(ctx context.Context, q question, row func(*neo4j.Record) error) error {
	if err := s.usable(ctx); err != nil {
		return err
	}
	cypher := q.text()
	return s.whole(ctx, func(tx runner) (bool, error) {
		whole := false
		err := s.run(ctx, tx, cypher, q.params, func(r *neo4j.Record) error {
			whole, _ = r.Values[len(r.Values)-1].(bool)
			return row(r)
		})
		return whole, err
	})
}

// whole runs work, which is one statement, until it says that it saw one state of
// the graph: first beside the writers, at the last in their place.
func (s *Store) whole(ctx context.Context, work func(runner) (bool, error)) error {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	for range 2 {
		saw, err := work(single{session})
		if neo4j.IsRetryable(err) {
			saw, err = neo4j.ExecuteRead(ctx, session, func(tx neo4j.ManagedTransaction) (bool, error) { return work(tx) })
		}
		if err != nil || saw {
			return s.failed(ctx, "read", err)
		}
	}
	alone := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = alone.Close(context.WithoutCancel(ctx)) }()
	_, err := alone.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		if err := s.run(ctx, tx, lock, nil, nil); err != nil {
			return nil, err
		}
		_, err := work(tx)
		return nil, err
	})
	return s.failed(ctx, "read", err)
}

// single runs a statement in a transaction that the server begins and ends with
// it: one way there and back, where a managed one takes another to end it. The
// driver does not try it again.
type single struct{ session neo4j.SessionWithContext }

// Run implements runner.
func (s single) Run(ctx context.Context, cypher string, params map[string]any) (neo4j.ResultWithContext, error) {
	return s.session.Run(ctx, cypher, params)
}

// announce says that a commit is about to come (1) or is over (-1).
func (s *Store) announce(ctx context.Context, change int) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, s.run(ctx, tx, "MATCH (g:Schema {name: 'commit'}) SET g.under = CASE WHEN g.under + $change < 0 THEN 0 ELSE g.under + $change END, g.number = g.number + 1",
			map[string]any{"change": int64(change)}, nil)
	})
	return err
}
