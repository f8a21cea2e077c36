package graph

import "errors"

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
