package graph

import (
	"context"
	"time"
)

// Entry is a line of the audit log: who changed what. It is written with the
// change, in one transaction, and kept as long as the store is.
type Entry struct {
	// Number grows with each entry of a store, whoever wrote it; the store gives it.
	Number int64
	// At is kept to the microsecond.
	At time.Time
	// Who is the holder of a token, or a user of the machine; What the mutation.
	Who, What string
	// Doc is all that there is to tell, as JSON. No conclusion and no digest looks at it.
	Doc string
}

// EntryQuery says which entries are wanted; what is empty lets all through.
type EntryQuery struct {
	Who, What string
	Since     time.Time
	// After is the number after which they begin, Most how many are wanted.
	After int64
	Most  int
}

// Journal keeps the audit log.
type Journal interface {
	// Entries gives entries, oldest first. Errors are those of Reader.
	Entries(ctx context.Context, q EntryQuery) ([]Entry, error)
}
