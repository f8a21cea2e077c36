package web_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/web"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

func TestWhatAClientSeesOfAnError(t *testing.T) {
	const secret = "bolt://neo4j:hunter2@db:7687 refused"
	number := func(context.Context) error {
		_, err := graphql.UnmarshalInt32(int64(1) << 40)
		return err
	}
	for _, c := range []struct {
		name    string
		fail    func(context.Context) error
		code    string
		message string
		logged  bool
	}{
		{"not found", always(fmt.Errorf("%w: "+secret, graph.ErrNotFound)), "NOT_FOUND", "nothing has this id", false},
		{"invalid", always(fmt.Errorf("find: %w: first is 1 to 100, not 1000", graph.ErrInvalid)), "BAD_USER_INPUT", "first is 1 to 100, not 1000", false},
		{"one that repeats what was given", always(fmt.Errorf("%w: %q is none", graph.ErrInvalid, strings.Repeat("x", 1<<20))), "BAD_USER_INPUT", `"` + strings.Repeat("x", 499) + "…", false},
		{"conflict", always(fmt.Errorf("%w: "+secret, graph.ErrConflict)), "CONFLICT", "somebody else changed the same thing: try again", false},
		{"unavailable", always(fmt.Errorf("find: %w: "+secret, graph.ErrUnavailable)), "UNAVAILABLE", "the store does not answer at the moment: try again later", true},
		{"a driver's", always(errors.New(secret)), "INTERNAL", "something went wrong inside; the log has more under request r-1", true},
		{"a coded stranger", always(&gqlerror.Error{Message: secret, Extensions: map[string]any{"code": "Neo.ClientError"}}), "INTERNAL", "something went wrong inside; the log has more under request r-1", true},
		{"a number too large", number, "BAD_USER_INPUT", "1099511627776 overflows signed 32-bit integer", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newService(t, map[string]func(context.Context) error{"fails": c.fail}, nil)
			a := s.ask(t, "{ hello fails }", "X-Request-Id", "r-1")
			if len(a.errors) != 1 || code(a.errors) != c.code || a.errors[0].Message != c.message {
				t.Fatalf("got %s", a.body)
			}
			if got := a.errors[0].Path.String(); got != "fails" || len(a.errors[0].Locations) != 1 {
				t.Errorf("the error is at %q, %v", got, a.errors[0].Locations)
			}
			if string(a.data) != `{"fails":null,"hello":"an example of hello"}` {
				t.Errorf("the rest was not answered: %s", a.data)
			}
			if strings.Contains(a.body, "hunter2") {
				t.Errorf("the answer tells a secret: %s", a.body)
			}
			if got := strings.Contains(s.log.String(), "operation failed"); got != c.logged {
				t.Errorf("logged: %t\n%s", got, s.log)
			}
		})
	}
}

func always(err error) func(context.Context) error {
	return func(context.Context) error { return err }
}

func TestPanicOfAResolver(t *testing.T) {
	s := newService(t, map[string]func(context.Context) error{"panics": func(context.Context) error { panic("hunter2") }}, nil)
	a := s.ask(t, "{ hello panics }")
	if code(a.errors) != "INTERNAL" || strings.Contains(a.body, "hunter2") {
		t.Errorf("got %s", a.body)
	}
	if !strings.Contains(s.log.String(), "hunter2") || !strings.Contains(s.log.String(), "errors_test.go") {
		t.Errorf("the log has neither value nor place: %s", s.log)
	}
}

func TestTimeout(t *testing.T) {
	wait := func(ctx context.Context) error {
		<-ctx.Done()
		return fmt.Errorf("%w: %w", graph.ErrUnavailable, ctx.Err())
	}
	s := newService(t, map[string]func(context.Context) error{"waits": wait}, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Timeout = 20 * time.Millisecond
	})
	a := s.ask(t, "{ waits }")
	if code(a.errors) != "TIMEOUT" {
		t.Errorf("got %s", a.body)
	}
}

func TestTimeoutBeforeTheStart(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Timeout = time.Nanosecond
	})
	if a := s.ask(t, "{ hello }"); code(a.errors) != "TIMEOUT" {
		t.Errorf("got %s", a.body)
	}
}
