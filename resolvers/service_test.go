package resolvers_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// today is the day of a question that names none.
const today graph.Date = "2025-09-15"

// counting counts the questions to a store, and keeps them.
type counting struct {
	graph.Store
	mu     sync.Mutex // root fields are answered side by side
	finds  []*graph.Pattern
	counts [][]*graph.Tally
	routes []*graph.Route
}

func (c *counting) Find(ctx context.Context, p *graph.Pattern) (*graph.Page, error) {
	c.mu.Lock()
	c.finds = append(c.finds, p)
	c.mu.Unlock()
	return c.Store.Find(ctx, p)
}

func (c *counting) Count(ctx context.Context, t ...*graph.Tally) ([][]graph.Row, error) {
	c.mu.Lock()
	c.counts = append(c.counts, t)
	c.mu.Unlock()
	return c.Store.Count(ctx, t...)
}

func (c *counting) Paths(ctx context.Context, r *graph.Route) ([]*graph.Path, error) {
	c.mu.Lock()
	c.routes = append(c.routes, r)
	c.mu.Unlock()
	return c.Store.Paths(ctx, r)
}

// words are the language data of the tests' world.
type words struct{}

func (words) Alpha2(code string) (string, bool) {
	c, ok := map[string]string{"PK": "PK", "PAK": "PK", "KZ": "KZ", "KAZ": "KZ", "CN": "CN", "CHN": "CN"}[strings.ToUpper(code)]
	return c, ok
}

func (words) Title(e *graph.Event, lang string) string {
	return lang + " " + string(e.Kind) + " " + strings.Join(e.Countries, "-")
}

func (words) SectorNames(code string) graph.Names {
	return graph.Names{{Lang: "en", Text: "field of " + code}}
}

// service is the API over a world, with its questions counted.
type service struct {
	*executor.Executor
	store *counting
	mu    sync.Mutex
	// errors are those that resolvers gave, as they gave them.
	errors []error
}

func serve(store graph.Store) *service {
	var clock time.Duration
	s := &service{store: &counting{Store: store}}
	s.Executor = executor.New(gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{
		Store: s.store, Today: func() graph.Date { return today }, Words: words{}, Desk: loader.Desk{Reader: reader{}, Store: s.store, Now: today.Time},
		Now: func() time.Time { clock += time.Second; return today.Time().Add(clock) },
	}}))
	s.SetErrorPresenter(func(ctx context.Context, err error) *gqlerror.Error {
		s.mu.Lock()
		s.errors = append(s.errors, err)
		s.mu.Unlock()
		return graphql.DefaultErrorPresenter(ctx, err)
	})
	return s
}

// variables are a query's variables by name.
type variables map[string]any

// post runs a query and gives the data and the errors' texts. Variables come
// as they do over HTTP, from JSON.
func (s *service) post(t *testing.T, query string, vars variables) (data map[string]any, errs []string) {
	t.Helper()
	sent, err := json.Marshal(vars)
	if err != nil {
		t.Fatal(err)
	}
	params := &graphql.RawParams{Query: query}
	decoder := json.NewDecoder(bytes.NewReader(sent))
	decoder.UseNumber()
	if err := decoder.Decode(&params.Variables); err != nil {
		t.Fatal(err)
	}
	ctx := graphql.StartOperationTrace(t.Context())
	params.ReadTime = graphql.TraceTiming{Start: graphql.Now(), End: graphql.Now()}
	oc, list := s.CreateOperationContext(ctx, params)
	if list == nil {
		answers, ctx := s.DispatchOperation(graphql.WithOperationContext(ctx, oc), oc)
		answer := answers(ctx)
		if err := json.Unmarshal(answer.Data, &data); err != nil {
			t.Fatalf("%s: %v", answer.Data, err)
		}
		list = answer.Errors
	}
	for _, e := range list {
		errs = append(errs, e.Message)
	}
	return data, errs
}

// ask sends a query and gives the data; an error fails the test.
func (s *service) ask(t *testing.T, query string, vars variables) map[string]any {
	t.Helper()
	data, errs := s.post(t, query, vars)
	if errs != nil {
		t.Fatalf("%s\n%s", query, strings.Join(errs, "\n"))
	}
	return data
}
