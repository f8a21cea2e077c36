package web_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestMetrics(t *testing.T) {
	s := newService(t, map[string]func(context.Context) error{"fails": always(errors.New("no"))}, nil)
	s.ask(t, "query SomeName { hello }")
	s.ask(t, "{ hello }")
	s.ask(t, "{ fails }")
	s.ask(t, "{ nobody }")
	s.ask(t, "mutation { change }")
	s.get(t, "/nowhere")
	s.get(t, "/livez")
	a := s.get(t, "/metrics")
	for _, want := range []string{
		`diplograph_http_requests_total{code="200",route="/graphql"} 5`,
		`diplograph_http_requests_total{code="404",route="none"} 1`,
		`diplograph_http_requests_total{code="200",route="/livez"} 1`,
		`diplograph_http_request_seconds_count{route="/graphql"} 5`,
		`diplograph_graphql_operations_total{outcome="ok",type="query"} 2`,
		`diplograph_graphql_operations_total{outcome="error",type="query"} 1`,
		`diplograph_graphql_operations_total{outcome="rejected",type="none"} 1`,
		`diplograph_graphql_operations_total{outcome="ok",type="mutation"} 1`,
		`diplograph_graphql_operation_seconds_count{type="query"} 3`,
		`diplograph_graphql_errors_total{code="INTERNAL"} 1`,
		`diplograph_graphql_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1`,
		`go_goroutines`,
	} {
		if !strings.Contains(a.body, want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(a.body, "SomeName") {
		t.Error("an operation's name is a label")
	}
}

// What clients choose must not make new series.
func TestMetricsStayBounded(t *testing.T) {
	s := newService(t, nil, nil)
	series := func() int { return strings.Count(s.get(t, "/metrics").body, "\n") }
	ask := func(i int) {
		s.get(t, fmt.Sprintf("/nowhere/%d", i))
		s.get(t, fmt.Sprintf("/playground/assets/%d.js", i))
		s.ask(t, fmt.Sprintf("query Q%d { a%d }", i, i))
	}
	ask(0)
	series() // counts itself from the second time on
	before := series()
	for i := range 50 {
		ask(i)
	}
	if after := series(); after != before {
		t.Errorf("%d lines became %d", before, after)
	}
}
