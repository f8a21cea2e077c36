package web

import "time"

// Limits bound what one request, and what one client, may ask for. Tokens to
// RootFields depend on the document alone, so a document that passed is not
// measured again.
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
	// Repeats is how often one key of the answer may be asked for side by side.
	Repeats int
	// RootFields is how many fields an operation may have at its root.
	RootFields int
	// Values is how many values the arguments and variables of an operation
	// may have; they nest in each other no deeper than fields.
	Values int
	// Cost is how many objects an answer may come to hold, see cost.go.
	Cost int
	// Rate is how many requests a client may send in a second in the long
	// run, Burst how many at once before that; a Rate of 0 stands for any number.
	Rate  float64
	Burst int
	// Operations is how many operations of a client may be under way at once,
	// subscriptions aside; 0 stands for any number.
	Operations int
	// Connections is how many WebSockets a client may have; 0 stands for any number.
	Connections int
	// Subscriptions is how many a connection may have at once.
	Subscriptions int
}

// DefaultLimits leaves room for the playground's introspection, for every
// sample query many times over, and little more.
func DefaultLimits() Limits {
	return Limits{
		Body:          1 << 20,
		Timeout:       10 * time.Second,
		Tokens:        4000,
		Depth:         16,
		Fields:        1000,
		Aliases:       100,
		Directives:    50,
		Repeats:       20,
		RootFields:    20,
		Values:        500,
		Cost:          20000,
		Rate:          100,
		Burst:         1000,
		Operations:    32,
		Connections:   64,
		Subscriptions: 8,
	}
}
