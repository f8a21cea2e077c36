package sqlite

import (
	"context"
	"errors"
	"fmt"

	"diplograph/graph"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// failed says what could not be done, as one of graph's errors. The driver's
// own error stays in the chain for the log. The end of the context stays what it is.
func failed(ctx context.Context, doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %s: %w", graph.ErrUnavailable, doing, ctx.Err())
	case errors.Is(err, graph.ErrInvalid), errors.Is(err, graph.ErrConflict), errors.Is(err, graph.ErrUnavailable):
		return err
	}
	return fmt.Errorf("%w: %s: %w", graph.ErrUnavailable, doing, err)
}

// refused is an error with a sentence for the user, which the driver's text is
// not; it stays in the chain for the log.
type refused struct {
	error
	cause error
}

func (r refused) Unwrap() []error { return []error{r.error, r.cause} }

// has tells whether an error is the driver's with one of the primary result codes.
func has(err error, codes ...int) bool {
	var e *driver.Error
	if !errors.As(err, &e) {
		return false
	}
	for _, c := range codes {
		if e.Code()&0xff == c {
			return true
		}
	}
	return false
}

// busy tells whether somebody else holds the file.
func busy(err error) bool { return has(err, lib.SQLITE_BUSY, lib.SQLITE_LOCKED) }
