package web

import (
	"fmt"
	"time"
)

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
		Values:        800,
		Cost:          20000,
		Rate:          100,
		Burst:         1000,
		Operations:    32,
		Connections:   64,
		Subscriptions: 8,
	}
}

// longestTimeout leaves time to send the answer, before the server cuts it off.
const longestTimeout = 20 * time.Second

// Check tells whether the limits let anything through at all; the error names
// the limit as the program's flags do.
func (l Limits) Check() error {
	for _, at := range []struct {
		name     string
		is, zero bool
	}{
		{"body", l.Body > 0, false}, {"tokens", l.Tokens > 0, false}, {"depth", l.Depth > 0, false}, {"fields", l.Fields > 0, false},
		{"aliases", l.Aliases >= 0, true}, {"directives", l.Directives >= 0, true}, {"repeats", l.Repeats > 0, false},
		{"root-fields", l.RootFields > 0, false}, {"values", l.Values >= 0, true}, {"cost", l.Cost >= 0, true},
		{"rate", l.Rate >= 0, true}, {"burst", l.Burst > 0 || l.Rate == 0, false}, {"operations", l.Operations >= 0, true},
		{"connections", l.Connections >= 0, true}, {"subscriptions", l.Subscriptions >= 0, true},
	} {
		switch {
		case !at.is && at.zero:
			return fmt.Errorf("limit-%s must be 0 or more", at.name)
		case !at.is:
			return fmt.Errorf("limit-%s must be more than 0", at.name)
		}
	}
	if l.Timeout <= 0 || l.Timeout > longestTimeout {
		return fmt.Errorf("limit-timeout must be more than 0 and at most %s, not %s", longestTimeout, l.Timeout)
	}
	return nil
}
