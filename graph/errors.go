package graph

import (
	"errors"
	"fmt"
)

// The errors of the contract; test with errors.Is. The text wrapped around
// ErrInvalid is written for the user and says what to do; the others' is for logs.
var (
	// ErrNotFound: nothing has that id.
	ErrNotFound = errors.New("not found")
	// ErrInvalid: the question or the input cannot be understood.
	ErrInvalid = errors.New("invalid")
	// ErrConflict: somebody else wrote the same thing; try again.
	ErrConflict = errors.New("conflict")
	// ErrUnavailable: the store cannot be reached or did not answer in time.
	ErrUnavailable = errors.New("store unavailable")
)

// WrongID is ErrNotFound or ErrInvalid, and which of the ids that were given it is about.
type WrongID struct {
	ID  string
	err error
}

// Error is written for the user, as that of the kind of error within.
func (w *WrongID) Error() string { return w.err.Error() }

// Unwrap gives the kind of error.
func (w *WrongID) Unwrap() error { return w.err }

// wrongID says what is wrong with an id.
func wrongID(kind error, id, format string, args ...any) error {
	return &WrongID{ID: id, err: fmt.Errorf("%w: %s", kind, fmt.Sprintf(format, args...))}
}
