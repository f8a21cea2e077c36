package web_test

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"diplograph/web"
)

// hostile are requests that would cost a server without limits seconds or
// gigabytes, by what they do.
func hostile() map[string]func() io.Reader {
	query := func(text string) func() io.Reader {
		body := `{"query":"` + strings.ReplaceAll(text, "\n", " ") + `"}`
		return func() io.Reader { return strings.NewReader(body) }
	}
	return map[string]func() io.Reader{
		"28 nested fragments of a kilobyte": query(nested(28)),
		"5000 repeated leaves":              query("{ " + strings.Repeat("hello ", 5000) + "}"),
		"3900 repeated leaves":              query("{ " + strings.Repeat("hello ", 3900) + "}"),
		"3900 leaves in an unused fragment": query("{ hello } fragment F on Query { " + strings.Repeat("hello ", 3900) + "}"),
		"990 repeated leaves":               query("{ node { " + strings.Repeat("name ", 990) + "} }"),
		"490 repeated objects":              query("{ node { " + strings.Repeat("thing { name } ", 490) + "} }"),
		"300 fragments of one leaf":         query("{ node { " + numbered(300, "...F%d ") + "} }" + numbered(300, " fragment F%d on Thing { name }")),
		"1000 aliases":                      query("{ " + numbered(1000, "a%d: hello ") + "}"),
		"200 levels":                        query("{ node " + strings.Repeat("{ thing ", 200) + "{ name }" + strings.Repeat(" }", 201)),
		"10000 directives":                  query("{ hello " + strings.Repeat("@skip(if: false) ", 10000) + "}"),
		"1900 directives":                   query("{ hello " + strings.Repeat("@include ", 1900) + "}"),
		"a body of 50 MB, announced":        func() io.Reader { return bytes.NewReader(make([]byte, 50<<20)) },
		"a body of 50 MB, in pieces":        func() io.Reader { return io.LimitReader(zeros{}, 50<<20) },
	}
}

type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func numbered(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// Each is refused for the price of looking at it: what it allocates is a few
// times the largest body. Time is told, but not held to: machines differ.
func TestHostileRequestsAreRefusedWithLittleWork(t *testing.T) {
	s := newService(t, nil, nil)
	most := 3 * uint64(web.DefaultLimits().Body)
	for name, body := range hostile() {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			r := httptest.NewRequest(http.MethodPost, "/graphql", body())
			r.Header.Set("Content-Type", "application/json")
			runtime.ReadMemStats(&before)
			start := time.Now()
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			took := time.Since(start)
			runtime.ReadMemStats(&after)
			if !strings.Contains(w.Body.String(), `"limit":`) || strings.Contains(w.Body.String(), `"data"`) {
				t.Errorf("not refused: %d %.200s", w.Code, w.Body)
			}
			allocated := after.TotalAlloc - before.TotalAlloc
			if allocated > most {
				t.Errorf("allocated %d bytes to refuse it, at most %d are few", allocated, most)
			}
			if objects := after.Mallocs - before.Mallocs; objects > 10_000 {
				t.Errorf("%d allocations to refuse it", objects)
			}
			t.Logf("%v, %d KiB, %d allocations: %.120s", took.Round(time.Microsecond), allocated>>10, after.Mallocs-before.Mallocs, w.Body)
		})
	}
}

// BenchmarkHostile is what refusing each costs.
func BenchmarkHostile(b *testing.B) {
	h := newService(b, nil, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Rate = 0
	})
	for name, body := range hostile() {
		b.Run(strings.ReplaceAll(name, " ", "_"), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				r := httptest.NewRequest(http.MethodPost, "/graphql", body())
				r.Header.Set("Content-Type", "application/json")
				b.StartTimer()
				h.ServeHTTP(httptest.NewRecorder(), r)
			}
		})
	}
}
