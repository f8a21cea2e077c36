package graph

import (
	"errors"
	"fmt"
	"strings"
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

// Wrong is ErrNotFound or ErrInvalid, and which of the texts that were given it
// is about: an id or a reason.
type Wrong struct {
	Given string
	err   error
}

// Error is written for the user, as that of the kind of error within.
func (w *Wrong) Error() string { return w.err.Error() }

// Unwrap gives the kind of error.
func (w *Wrong) Unwrap() error { return w.err }

// wrong says what is wrong with a text that was given.
func wrong(kind error, given, format string, args ...any) error {
	return &Wrong{Given: given, err: fmt.Errorf("%w: %s", kind, fmt.Sprintf(format, args...))}
}

// Sentence is the text of an error as it is told to whoever made it: without the
// kind that it wraps, and brief.
func Sentence(text string) string {
	for _, kind := range [...]error{ErrInvalid, ErrNotFound} {
		if _, sentence, ok := strings.Cut(text, kind.Error()+": "); ok {
			return Brief(sentence)
		}
	}
	return Brief(text)
}

// longest is how many letters of an error are told.
const longest = 500

// Brief cuts an error that repeats what was given, which may be as long as a request.
func Brief(text string) string {
	if len(text) <= longest {
		return text
	}
	if letters := []rune(text); len(letters) > longest {
		return string(letters[:longest]) + "…"
	}
	return text
}
