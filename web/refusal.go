package web

import (
	"fmt"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// refusal is why a request, or the operation in it, is not served.
type refusal struct {
	status        int // of HTTP; 0 where GraphQL over HTTP says it (see reject)
	code, message string
	limit         string        // the limit that it meets, as Limits calls it
	allow         string        // the methods that would do, with status 405
	again         time.Duration // when to try again, with status 429
}

// Error implements error.
func (f *refusal) Error() string { return f.message }

// error is the refusal as it goes out: with its code, and the name of the limit.
func (f *refusal) error() *gqlerror.Error {
	err := &gqlerror.Error{Err: f, Message: f.message}
	errcode.Set(err, f.code)
	if f.limit != "" {
		err.Extensions["limit"] = f.limit
	}
	return err
}

// list is the refusal as the errors of an answer.
func (f *refusal) list() gqlerror.List { return gqlerror.List{f.error()} }

// header sets the headers of an answer that say what would do.
func (f *refusal) header(h http.Header) {
	if f.allow != "" {
		h.Set("Allow", f.allow)
	}
	if f.again > 0 {
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(f.again.Seconds()))))
	}
	if f.status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="diplograph"`)
	}
}

func badRequest(message string) *refusal {
	return &refusal{status: http.StatusBadRequest, code: codeBadRequest, message: message}
}

// exceeded refuses what is more than a limit. The sentence names the figures.
func exceeded(limit, format string, figures ...any) *refusal {
	return &refusal{code: codeLimit, limit: limit, message: fmt.Sprintf(format, figures...)}
}
