package main_test

import (
	"bytes"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	spans "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// collected are the spans that came to a collector, by id, and all that was sent.
type collected struct {
	mu    sync.Mutex
	spans map[string]*spans.Span
	bytes bytes.Buffer
}

func (c *collected) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	var sent collector.ExportTraceServiceRequest
	if r.URL.Path != "/v1/traces" || proto.Unmarshal(body, &sent) != nil {
		http.Error(w, "no traces", http.StatusBadRequest)
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.bytes.Write(body)
	for _, resource := range sent.ResourceSpans {
		for _, scope := range resource.ScopeSpans {
			for _, s := range scope.Spans {
				c.spans[string(s.SpanId)] = s
			}
		}
	}
}

// path names a span with all above it, outermost first.
func (c *collected) path(s *spans.Span) string {
	if above, ok := c.spans[string(s.ParentSpanId)]; ok {
		return c.path(above) + " > " + s.Name
	}
	return s.Name
}

func (c *collected) paths() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := map[string]bool{}
	for _, s := range c.spans {
		out[c.path(s)] = true
	}
	return slices.Sorted(maps.Keys(out))
}

// tells tells whether a text was sent: the spans of one request may come before those of the next.
func (c *collected) tells(text string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return strings.Contains(c.bytes.String(), text)
}

// Each part of a request is a span, and no span tells what was asked with or answered.
func TestTracesOfARequest(t *testing.T) {
	c := &collected{spans: map[string]*spans.Span{}}
	server := httptest.NewServer(c)
	defer server.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", server.URL)
	t.Setenv("OTEL_BSP_SCHEDULE_DELAY", "20")
	out := strings.Fields(succeed(t, "token", "create", "--line", "--scope", "admin", "--expires", "never", "amna"))
	secret, line := out[0], strings.Join(out[1:], " ")
	address := serve(t, "--store", "sqlite::memory:", "--load", examples, "--token-lines", line, "--audit-log", t.TempDir()+"/audit.jsonl")
	await(t, "the examples", func() bool {
		_, body := as(t, secret, address, `{ events(first: 1) { nodes { mentions { nodes { quotes { text } } } } } search(text: "hunter2") { nodes { __typename } } }`)
		return strings.Contains(body, `"text":`)
	})
	as(t, secret, address, `mutation { withdrawArticle(id: "article:hunter2", reason: "hunter2") { userErrors { message } } }`)
	want := []string{
		"POST /graphql",
		"POST /graphql > field",
		"POST /graphql > field > compile",
		"POST /graphql > field > statement",
		"POST /graphql > parse",
	}
	await(t, "the spans", func() bool { return slices.Equal(c.paths(), want) && c.tells("withdrawArticle") && c.tells("update") })
	c.mu.Lock()
	defer c.mu.Unlock()
	sent := c.bytes.String()
	for _, never := range []string{"hunter2", secret, "amna", "Pakistan", "پاکستان"} {
		if strings.Contains(sent, never) {
			t.Errorf("a span tells %q", never)
		}
	}
	for _, there := range []string{"withdrawArticle", "events", "diplograph.call", "update", "find"} {
		if !strings.Contains(sent, there) {
			t.Errorf("no span tells %q", there)
		}
	}
	metrics, _ := get(t, address+"/metrics")
	for _, series := range []string{`diplograph_store_seconds_count{call="find",outcome="ok"}`, `diplograph_store_seconds_count{call="update",outcome="not_found"} 1`,
		`diplograph_load_articles_total{outcome="failed"} 0`, `diplograph_load_articles_total{outcome="new"}`, `diplograph_graphql_operations_under_way 0`} {
		if !strings.Contains(metrics, series) {
			t.Errorf("no %s in\n%s", series, metrics)
		}
	}
}

func TestProfilesAreForThisMachineAlone(t *testing.T) {
	_, errs, code := call(t, "", "serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--pprof", "0.0.0.0:0")
	if code != 1 || !strings.Contains(errs, "profiles are for this machine alone") {
		t.Errorf("exit code %d, %s", code, errs)
	}
}
