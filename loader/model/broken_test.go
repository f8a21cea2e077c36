package model_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/loader/model"
)

// A slow endpoint costs one time-out, not four, and what it may have cost is counted.
func TestSlowEndpoint(t *testing.T) {
	for name, slow := range map[string]func(http.ResponseWriter, *http.Request, int){
		"no headers": func(_ http.ResponseWriter, r *http.Request, _ int) { <-r.Context().Done() },
		"no end": func(w http.ResponseWriter, r *http.Request, _ int) {
			_, _ = w.Write([]byte(`{"choices":[`))
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		},
	} {
		t.Run(name, func(t *testing.T) {
			e := answering(t, slow)
			b := ask(t, e.URL, func(s *model.Settings) { s.Timeout = 100 * time.Millisecond })
			start := time.Now()
			fallen(t, b, model.Late)
			if took := time.Since(start); took > 5*time.Second || e.calls() != 1 || b.Counts().Tokens == 0 {
				t.Errorf("%s, %d calls, %d tokens", took, e.calls(), b.Counts().Tokens)
			}
		})
	}
}

// reset breaks the connection off.
func reset(w http.ResponseWriter) {
	c, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		_ = c.Close()
	}
}

// What passes by is tried again.
func TestTriedAgain(t *testing.T) {
	for name, tc := range map[string]struct {
		broken func(w http.ResponseWriter)
		wait   time.Duration // at least
	}{
		"reset":        {reset, 0},
		"500":          {func(w http.ResponseWriter) { w.WriteHeader(500) }, 0},
		"503":          {func(w http.ResponseWriter) { w.WriteHeader(503) }, 0},
		"429":          {func(w http.ResponseWriter) { w.WriteHeader(429) }, 0},
		"429 and wait": {func(w http.ResponseWriter) { w.Header().Set("Retry-After", "1"); w.WriteHeader(429) }, time.Second},
		"503 until a time": {func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", time.Now().UTC().Add(1100*time.Millisecond).Format(http.TimeFormat))
			w.WriteHeader(503)
		}, 50 * time.Millisecond}, // the header counts whole seconds
		"cut off": {func(w http.ResponseWriter) {
			w.Header().Set("Content-Length", "99")
			_, _ = w.Write([]byte(`{"choices"`))
		}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			good := content(t, meeting())
			e := answering(t, func(w http.ResponseWriter, _ *http.Request, n int) {
				if n == 1 {
					tc.broken(w)
					return
				}
				completion(w, good, 10)
			})
			b := ask(t, e.URL, nil)
			start := time.Now()
			out := b.read(t)
			if took := time.Since(start); took < tc.wait || took > 30*time.Second {
				t.Errorf("took %s", took)
			}
			if len(out.Mentions) != 1 || e.calls() != 2 || b.Counts().Read != 1 || len(b.told) != 0 {
				t.Errorf("%d mentions, %d calls, told %q", len(out.Mentions), e.calls(), b.told)
			}
		})
	}
}

// What stays broken ends with the default reader's reading, after so many calls.
func TestBrokenEndpoint(t *testing.T) {
	for name, tc := range map[string]struct {
		answer func(http.ResponseWriter, *http.Request, int)
		reason model.Reason
		calls  int
		says   string
	}{
		"always 500":   {func(w http.ResponseWriter, _ *http.Request, _ int) { w.WriteHeader(500) }, model.Busy, 4, "HTTP 500"},
		"always reset": {func(w http.ResponseWriter, _ *http.Request, _ int) { reset(w) }, model.Silent, 4, "cannot be reached"},
		"wait an hour": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Retry-After", "3600")
			w.WriteHeader(429)
		}, model.Busy, 1, "HTTP 429"},
		"wrong key": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			http.Error(w, `{"error":{"message":"Incorrect API key provided: `+key+`","param":"`+key+`"}}`, http.StatusUnauthorized)
		}, model.Refused, 1, "refuses the key"},
		"wrong model": {func(w http.ResponseWriter, _ *http.Request, _ int) { w.WriteHeader(404) }, model.Refused, 1, "check the URL"},
		"redirect": {func(w http.ResponseWriter, r *http.Request, _ int) {
			http.Redirect(w, r, "/elsewhere", http.StatusTemporaryRedirect)
		}, model.Refused, 1, "HTTP 307"},
		"no schema": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			http.Error(w, `{"error":{"param":"response_format"}}`, 400)
		}, model.Refused, 1, "JSON schema"},
		"endless": {endless, model.Malformed, 1, "more than 1024 KB"},
		"a page":  {func(w http.ResponseWriter, _ *http.Request, _ int) { _, _ = w.Write([]byte("<html>hello")) }, model.Malformed, 1, "chat-completions"},
		"no choice": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			_, _ = w.Write([]byte(`{"choices":[],"usage":{"total_tokens":5}}`))
		}, model.Malformed, 1, "no answer"},
		"refusal": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			_, _ = w.Write([]byte(`{"choices":[{"message":{"content":null,"refusal":"no"}}]}`))
		}, model.Malformed, 1, "empty"},
		"cut at the limit": {func(w http.ResponseWriter, _ *http.Request, _ int) {
			_, _ = w.Write([]byte(`{"choices":[{"finish_reason":"length","message":{"content":"{\"events\":[]}"}}]}`))
		}, model.Malformed, 1, "cut off"},
	} {
		t.Run(name, func(t *testing.T) {
			e := answering(t, tc.answer)
			b := ask(t, e.URL, nil)
			fallen(t, b, tc.reason)
			if e.calls() != tc.calls || len(b.told) != 1 || !strings.Contains(b.told[0], tc.says) {
				t.Errorf("%d calls, told %q", e.calls(), b.told)
			}
		})
	}
}

// endless writes until nobody reads.
func endless(w http.ResponseWriter, r *http.Request, _ int) {
	line := []byte(`{"choices":[{"message":{"content":"` + strings.Repeat("a", 1<<16))
	for r.Context().Err() == nil {
		if _, err := w.Write(line); err != nil {
			return
		}
	}
}

// Nobody listens at the address.
func TestNoEndpoint(t *testing.T) {
	e := httptest.NewServer(http.NotFoundHandler())
	e.Close()
	b := ask(t, e.URL, nil)
	fallen(t, b, model.Silent)
	if b.Counts().Tokens != 0 {
		t.Errorf("%d tokens for calls that were never made", b.Counts().Tokens)
	}
}

// Newer models refuse max_tokens and a temperature; what was learned once holds for all articles.
func TestDialects(t *testing.T) {
	good := content(t, meeting())
	var e *endpoint
	e = answering(t, func(w http.ResponseWriter, _ *http.Request, n int) {
		e.mu.Lock()
		body := string(e.requests[n-1].body)
		e.mu.Unlock()
		for _, property := range []string{"max_tokens", "temperature"} {
			if strings.Contains(body, `"`+property+`":`) {
				http.Error(w, fmt.Sprintf(`{"error":{"message":"Unsupported","param":%q}}`, property), 400)
				return
			}
		}
		if !strings.Contains(body, `"max_completion_tokens":`) {
			t.Error("the answer has no limit")
		}
		completion(w, good, 10)
	})
	b := ask(t, e.URL, nil)
	b.read(t)
	b.read(t)
	if e.calls() != 4 || b.Counts().Read != 2 {
		t.Errorf("%d calls, %+v, told %q", e.calls(), b.Counts(), b.told)
	}
}

// An endpoint that fails all the time is given up; every reason is told once.
func TestGivenUp(t *testing.T) {
	for status, calls := range map[int]int{500: 4 * 4, 400: 4, 401: 1} {
		e := answering(t, func(w http.ResponseWriter, _ *http.Request, _ int) { w.WriteHeader(status) })
		b := ask(t, e.URL, nil)
		for range 9 {
			b.read(t)
		}
		if e.calls() != calls || len(b.told) != 2 || b.why[1] != model.GivenUp || b.Counts().Fallen[b.why[0]]+b.Counts().Fallen[model.GivenUp] != 9 {
			t.Errorf("HTTP %d: %d calls, %+v, told %q", status, e.calls(), b.Counts(), b.told)
		}
	}
}

// The budget bounds the load: no call is made that could go beyond it.
func TestBudget(t *testing.T) {
	e := saying(t, content(t, meeting()))
	b := ask(t, e.URL, func(s *model.Settings) { s.Budget = 20_000 })
	for range 5 {
		b.read(t)
	}
	c := b.Counts() // an article is estimated at 8,192 and its question
	if c.Tokens > 20_000 || c.Tokens != 1000*c.Read || c.Read == 0 {
		t.Errorf("%+v", c)
	}
	small := ask(t, e.URL, func(s *model.Settings) { s.Budget = 100 })
	before := e.calls()
	fallen(t, small, model.Spent)
	if e.calls() != before || !strings.Contains(small.told[0], "the budget of 100 tokens") {
		t.Errorf("%d calls, told %q", e.calls()-before, small.told)
	}
}

// Answers that cost more than they said before spend the budget, those that say nothing spend the estimate.
func TestBudgetIsSpent(t *testing.T) {
	for name, tokens := range map[string]int{"dear": 70_000, "silent": 0} {
		good := content(t, meeting())
		e := answering(t, func(w http.ResponseWriter, _ *http.Request, _ int) { completion(w, good, tokens) })
		b := ask(t, e.URL, func(s *model.Settings) { s.Budget = 100_000 })
		for range 20 {
			b.read(t)
		}
		c := b.Counts()
		if c.Read == 0 || c.Read == 20 || e.calls() != c.Read || c.Fallen[model.Spent] != 20-c.Read || len(b.told) != 1 || c.Tokens < 80_000 {
			t.Errorf("%s: %d calls, %+v, told %q", name, e.calls(), c, b.told)
		}
	}
}

// An article beyond all measure is not sent.
func TestLongArticle(t *testing.T) {
	e := saying(t, `{"events":[]}`)
	b := ask(t, e.URL, nil)
	a := article()
	a.Text = strings.Repeat(text+"\n", 1000)
	if _, err := b.Within(t.Context())(a); err != nil || e.calls() != 0 || !slices.Equal(b.why, []model.Reason{model.TooLong}) {
		t.Errorf("%v, %d calls, told %q", err, e.calls(), b.told)
	}
}

// A load that is broken off ends at once, without the default reader: while the
// endpoint thinks, and while the reader waits before it asks again.
func TestCancelled(t *testing.T) {
	for name, answer := range map[string]func(http.ResponseWriter, *http.Request, int){
		"thinking": func(_ http.ResponseWriter, r *http.Request, _ int) { <-r.Context().Done() },
		"waiting": func(w http.ResponseWriter, _ *http.Request, _ int) {
			w.Header().Set("Retry-After", "30")
			w.WriteHeader(429)
		},
	} {
		t.Run(name, func(t *testing.T) {
			asked := make(chan struct{}, 9)
			e := answering(t, func(w http.ResponseWriter, r *http.Request, n int) {
				asked <- struct{}{}
				answer(w, r, n)
			})
			b := ask(t, e.URL, nil)
			ctx, cancel := context.WithCancel(t.Context())
			type result struct {
				reading *graph.Reading
				err     error
			}
			done := make(chan result, 1)
			go func() {
				r, err := b.Within(ctx)(article())
				done <- result{r, err}
			}()
			<-asked
			start := time.Now()
			cancel()
			got := <-done
			if took := time.Since(start); took > 5*time.Second {
				t.Errorf("took %s", took)
			}
			if !errors.Is(got.err, context.Canceled) || got.reading != nil || len(b.told) != 0 {
				t.Errorf("%v, told %q", got.err, b.told)
			}
			if _, err := b.Within(ctx)(article()); !errors.Is(err, context.Canceled) || e.calls() != 1 {
				t.Errorf("%v, %d calls", err, e.calls())
			}
		})
	}
}
