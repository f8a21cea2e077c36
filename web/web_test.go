package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"diplograph/web"
	"diplograph/web/auth"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const small = `
type Query { hello(name: String, times: Int): String! node: Thing! fails: String panics: String waits: String }
type Mutation { change: String! }
type Subscription { changes: String! }
type Thing { name: String! thing: Thing! things: [Thing!]! }
`

// service is a handler under test with its log.
type service struct {
	http.Handler
	log *records
}

// records is a log that may be read while it is written.
type records struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (r *records) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.Write(b)
}

func (r *records) String() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.text.String()
}

// newService builds a handler; what change leaves alone works.
func newService(t testing.TB, acts map[string]func(context.Context) error, change func(*web.Config)) service {
	t.Helper()
	log := new(records)
	c := web.Config{
		Schema:        examples{schema: gqlparser.MustLoadSchema(&ast.Source{Name: "small", Input: small}), acts: acts},
		Ready:         func(context.Context) error { return nil },
		Counts:        func(context.Context) (web.Counts, error) { return web.Counts{Articles: 12, Events: 34}, nil },
		Log:           slog.New(slog.NewTextHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug})),
		Auth:          &auth.Auth{Anonymous: auth.Admin},
		Introspection: true,
	}
	if change != nil {
		change(&c)
	}
	h, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	return service{h, log}
}

// answer is what came back.
type answer struct {
	*http.Response
	body   string
	data   json.RawMessage
	errors gqlerror.List
}

func (s service) do(t *testing.T, r *http.Request) answer {
	t.Helper()
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	resp := w.Result()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{Response: resp, body: string(body)}
	if strings.Contains(resp.Header.Get("Content-Type"), "json;") {
		var got struct {
			Data   json.RawMessage
			Errors gqlerror.List
		}
		if err := json.Unmarshal(body, &got); err != nil {
			t.Fatalf("answer is no JSON: %v\n%s", err, body)
		}
		a.data, a.errors = got.Data, got.Errors
	}
	return a
}

func (s service) get(t *testing.T, target string, header ...string) answer {
	t.Helper()
	return s.do(t, with(httptest.NewRequest(http.MethodGet, target, nil), header))
}

// ask posts an operation.
func (s service) ask(t *testing.T, query string, header ...string) answer {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	return s.post(t, string(body), header...)
}

func (s service) post(t *testing.T, body string, header ...string) answer {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	return s.do(t, with(r, header))
}

// with sets headers given as name, value, name, value.
func with(r *http.Request, header []string) *http.Request {
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return r
}

func in(query string) string { return "/graphql?query=" + url.QueryEscape(query) }

func TestConfigMustBeWhole(t *testing.T) {
	if _, err := web.New(web.Config{}); err == nil {
		t.Error("a handler without a schema was built")
	}
}
