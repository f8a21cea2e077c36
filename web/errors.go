package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"

	"diplograph/graph"
	"diplograph/resolvers"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The codes of GraphQL errors, in extensions.code. GRAPHQL_PARSE_FAILED and
// GRAPHQL_VALIDATION_FAILED are the executor's.
const (
	codeNotFound      = "NOT_FOUND"
	codeInvalid       = "BAD_USER_INPUT"
	codeConflict      = "CONFLICT"
	codeUnavailable   = "UNAVAILABLE"
	codeTimeout       = "TIMEOUT"
	codeCancelled     = "CANCELLED"
	codeDropped       = "DROPPED" // a subscription was ended from here
	codeInternal      = "INTERNAL"
	codeLimit         = "LIMIT_EXCEEDED"
	codeUnsupported   = "UNSUPPORTED"
	codeIntrospection = "INTROSPECTION_DISABLED"
	codeNotPersisted  = "PERSISTED_QUERY_NOT_FOUND"
	codeNotTrusted    = "NOT_TRUSTED"
)

// meanings is what a client is told of each kind of error: the first that fits.
// Where there is no message, the error's own is written for users.
var meanings = []struct {
	kind          error
	code, message string
}{
	{graph.ErrInvalid, codeInvalid, ""},
	{graph.ErrNotFound, codeNotFound, "nothing has this id"},
	{graph.ErrConflict, codeConflict, "somebody else changed the same thing: try again"},
	{context.DeadlineExceeded, codeTimeout, "the answer took too long: ask for less at once"},
	{graph.ErrUnavailable, codeUnavailable, "the store does not answer at the moment: try again later"},
	{resolvers.ErrDropped, codeDropped, ""},
	{context.Canceled, codeCancelled, "the request was given up"},
	{strconv.ErrRange, codeInvalid, "a number is out of range"},
}

// ruleCodes are the codes of the rules that are not GraphQL's own.
var ruleCodes = map[string]string{
	deferRule:         codeUnsupported,
	introspectionRule: codeIntrospection,
}

// presenter decides what a client sees of an error.
type presenter struct{ log *slog.Logger }

// present makes the error that goes out. What has no code is none of the
// client's business: it is logged, and the client gets the request's id.
func (p presenter) present(ctx context.Context, err error) *gqlerror.Error {
	var inner *gqlerror.Error
	if !errors.As(err, &inner) {
		inner = gqlerror.WrapPath(graphql.GetPath(ctx), err)
	}
	var refused *refusal
	if errors.As(err, &refused) {
		out := refused.error()
		out.Path, out.Locations = inner.Path, inner.Locations
		return out
	}
	code, message := meaning(ctx, err, inner)
	if code == codeInternal || code == codeUnavailable {
		p.log.LogAttrs(ctx, slog.LevelError, "operation failed", slog.String("request", RequestID(ctx)),
			slog.String("code", code), slog.String("path", inner.Path.String()), slog.Any("error", err))
	}
	if code == codeInternal {
		message = "something went wrong inside; the log has more under request " + RequestID(ctx)
	}
	out := &gqlerror.Error{Message: graph.Brief(message), Path: inner.Path, Locations: inner.Locations}
	errcode.Set(out, code)
	return out
}

// meaning is the code and the message of an error; codeInternal has no message.
func meaning(ctx context.Context, err error, inner *gqlerror.Error) (code, message string) {
	if code, ok := ruleCodes[inner.Rule]; ok {
		return code, inner.Message
	}
	code, _ = inner.Extensions["code"].(string)
	if code == errcode.ParseFailed || code == errcode.ValidationFailed || code == codeNotPersisted {
		return code, inner.Message
	}
	// Whatever fails once the operation's time is over fails for want of time.
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		err = context.DeadlineExceeded
	}
	for _, m := range meanings {
		switch {
		case !errors.Is(err, m.kind):
		case m.message == "":
			return m.code, plain(inner.Message)
		default:
			return m.code, m.message
		}
	}
	var number *graphql.IntegerError
	if errors.As(err, &number) {
		return codeInvalid, number.Message
	}
	return codeInternal, ""
}

// plain is a message without the sentinel and what was wrapped around it.
func plain(message string) string {
	if _, sentence, ok := strings.Cut(message, resolvers.ErrDropped.Error()+": "); ok {
		return sentence
	}
	return graph.Sentence(message)
}

// caught makes an error of a resolver's panic; the presenter logs it.
func caught(_ context.Context, value any) error {
	return fmt.Errorf("panic: %v\n%s", value, debug.Stack())
}
