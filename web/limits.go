package web

import "time"

// Limits bound what one request may ask for. All but Body and Timeout depend
// on the document alone, so a document that passed is not measured again.
type Limits struct {
	// Body is the largest request body, in bytes.
	Body int64
	// Timeout is how long an operation may take.
	Timeout time.Duration
	// Tokens is the largest number of lexical tokens in a document.
	Tokens int
	// Depth is how many fields may nest in each other, introspection aside.
	Depth int
	// Fields, Aliases and Directives count the whole operation, a fragment
	// as often as it is spread.
	Fields     int
	Aliases    int
	Directives int
	// RootFields is how many fields an operation may have at its root.
	RootFields int
}

// DefaultLimits leaves room for the playground's introspection, for every
// sample query many times over, and little more.
func DefaultLimits() Limits {
	return Limits{
		Body:       1 << 20,
		Timeout:    10 * time.Second,
		Tokens:     4000,
		Depth:      16,
		Fields:     1000,
		Aliases:    100,
		Directives: 50,
		RootFields: 20,
	}
}
