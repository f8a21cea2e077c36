// Package resolvers answers GraphQL. A root field turns its selection into one
// pattern (package plan's work, in plan.go) and asks the store once; every field
// below only hands over what its parent already holds.
package resolvers

//go:generate go tool gqlgen generate

import (
	"diplograph/graph"
	"diplograph/resolvers/answer"
)

// Resolver is what all resolvers share.
type Resolver struct {
	Store graph.Reader
	// Today gives the day of a question that names none.
	Today func() graph.Date
	Words Words
}

// Words is the language data that answers need.
type Words interface {
	answer.Words
	// Alpha2 gives the ISO 3166-1 alpha-2 code of an alpha-2 or alpha-3 code in any letter case.
	Alpha2(code string) (string, bool)
}
