package model

import (
	"errors"
	"maps"
	"sync"
)

// Reason is why an article was read by the default reader.
type Reason string

// The reasons.
const (
	Silent    Reason = "no connection"      // the endpoint cannot be reached or breaks off
	Late      Reason = "time-out"           // no whole answer within the time
	Busy      Reason = "busy"               // 429 or 5xx after all attempts
	Refused   Reason = "refused"            // the endpoint takes no such request: key, model, schema
	Malformed Reason = "malformed answer"   // not what the schema asks for, cut off, or too large
	Invented  Reason = "nothing in it held" // events, but none that the checks keep
	TooLong   Reason = "article too long"
	Spent     Reason = "budget spent"
	GivenUp   Reason = "given up" // after too many failures in a row
)

// Failure is why the model did not read an article. Its text is for the user
// and carries nothing that the endpoint or the key says.
type Failure struct {
	Reason Reason
	text   string
	fatal  bool // no other article will fare better
}

func (f *Failure) Error() string { return f.text }

// Counts is what became of the articles of a load.
type Counts struct {
	// Read were read by the model; Fallen by the default reader, by reason.
	Read   int
	Fallen map[Reason]int
	// Dropped are events that the checks did not keep.
	Dropped int
	// Tokens are those that answers said they cost, and estimates where none said.
	Tokens int
}

// failuresInARow is after how many failures of the endpoint one after the other the load asks it no more.
const failuresInARow = 4

// ledger counts, tells each reason once, and gives up on an endpoint that fails all the time.
type ledger struct {
	told func(*Failure)

	sync.Mutex
	read, dropped int
	fallen        map[Reason]int
	inARow        int
	stopped       bool
}

func (l *ledger) open() bool {
	l.Lock()
	defer l.Unlock()
	return !l.stopped
}

// kept counts an article that the model read, and events that were dropped from it.
func (l *ledger) kept(dropped int) {
	l.Lock()
	defer l.Unlock()
	l.read++
	l.dropped += dropped
	l.inARow = 0
}

// fell counts an article that the model did not read, and tells a new reason.
func (l *ledger) fell(err error, dropped int) {
	var f *Failure
	if !errors.As(err, &f) {
		f = &Failure{Reason: Malformed, text: "the model's answer could not be read"}
	}
	l.Lock()
	defer l.Unlock()
	l.dropped += dropped
	switch f.Reason {
	case Silent, Late, Busy, Refused:
		l.inARow++
		l.stopped = l.stopped || f.fatal || l.inARow >= failuresInARow
	case Malformed, Invented:
		l.inARow = 0
	}
	l.fallen[f.Reason]++
	if l.fallen[f.Reason] == 1 && l.told != nil {
		l.told(f) // under the lock: one at a time
	}
}

func (l *ledger) counts() Counts {
	l.Lock()
	defer l.Unlock()
	return Counts{Read: l.read, Fallen: maps.Clone(l.fallen), Dropped: l.dropped}
}
