// Package resolvers answers GraphQL. A root field turns its whole selection
// into one pattern (plan.go) and asks the store once; what came back is put into
// GraphQL's types (package answer), and every field below only hands over what
// its parent already holds.
package resolvers

//go:generate go run ./gql/generate

import (
	"context"
	"strings"
	"time"

	"diplograph/graph"
	"diplograph/resolvers/answer"
	"diplograph/resolvers/gql"

	"github.com/vektah/gqlparser/v2/ast"
)

// Resolver is what all resolvers share.
type Resolver struct {
	Store interface {
		graph.Reader
		graph.Writer
	}
	// Today gives the day of a question that names none.
	Today func() graph.Date
	// Now gives the time of a verdict.
	Now   func() time.Time
	Words Words
	// Desk loads articles; nil where the service only reads.
	Desk Desk
	// Watch follows changes; nil where the service has no subscriptions.
	Watch *Watch
}

// Desk loads articles that come in by mutations, and keeps each load and what
// failed in it. wrong is what is the matter with an article, by its number.
type Desk interface {
	Load(ctx context.Context, given []*graph.Given, dryRun bool) (load *graph.Load, changes []graph.PlannedChange, wrong map[int]error, err error)
	Retry(ctx context.Context, failures []*graph.Failure) (load *graph.Load, wrong map[int]error, err error)
}

// Words is the language data that answers need.
type Words interface {
	answer.Words
	// Alpha2 gives the ISO 3166-1 alpha-2 code of an alpha-2 or alpha-3 code in any letter case.
	Alpha2(code string) (string, bool)
}

var _ gql.ResolverRoot = (*Resolver)(nil)

// schema is the service's schema, as it was compiled in.
func schema() *ast.Schema { return gql.NewExecutableSchema(gql.Config{}).Schema() }

// alpha2 gives the code by which the graph knows a country. A code that no
// pack knows is asked for as it is: the graph may know it.
func (r *Resolver) alpha2(code string) string {
	if known, ok := r.Words.Alpha2(code); ok {
		return known
	}
	return strings.ToUpper(code)
}
