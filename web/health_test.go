package web_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/web"
)

func TestReady(t *testing.T) {
	const secret = "bolt://neo4j:hunter2@db:7687 refused"
	for _, c := range []struct {
		err    error
		status int
		body   string
	}{
		{nil, 200, "ready\n"},
		{fmt.Errorf("%w: "+secret, graph.ErrUnavailable), 503, "the store cannot be reached\n"},
		{fmt.Errorf("%w: %w: "+secret, graph.ErrUnavailable, context.DeadlineExceeded), 503, "the store did not answer in 2s\n"},
		{fmt.Errorf("store: %w", web.NotReady("the first articles are being loaded")), 503, "the first articles are being loaded\n"},
		{errors.New(secret), 503, "the service is not ready; its log says why\n"},
	} {
		s := newService(t, nil, func(cfg *web.Config) { cfg.Ready = func(context.Context) error { return c.err } })
		if a := s.get(t, "/readyz"); a.StatusCode != c.status || a.body != c.body {
			t.Errorf("%v: got %d %q", c.err, a.StatusCode, a.body)
		}
		if a := s.get(t, "/livez"); a.StatusCode != http.StatusOK || a.body != "ok\n" {
			t.Errorf("%v: live: %d %q", c.err, a.StatusCode, a.body)
		}
	}
}

func TestReadyComesBackByItself(t *testing.T) {
	var away error = graph.ErrUnavailable
	s := newService(t, nil, func(c *web.Config) { c.Ready = func(context.Context) error { return away } })
	for range 3 {
		if a := s.get(t, "/readyz"); a.StatusCode != http.StatusServiceUnavailable {
			t.Fatalf("away: %d", a.StatusCode)
		}
	}
	away = nil
	if a := s.get(t, "/readyz"); a.StatusCode != http.StatusOK {
		t.Errorf("back: %d", a.StatusCode)
	}
	if n := strings.Count(s.log.String(), `msg="not ready"`); n != 1 {
		t.Errorf("the log was told %d times:\n%s", n, s.log)
	}
	if !strings.Contains(s.log.String(), `msg="ready again"`) {
		t.Errorf("the log was not told of the return:\n%s", s.log)
	}
}
