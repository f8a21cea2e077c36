package bench_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
	"diplograph/loader/press"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"
	"diplograph/web"
	"diplograph/web/auth"
)

// query is a GraphQL operation that is measured.
type query struct {
	name, text string
	variables  map[string]any
	rare       bool // in a small graph it may find nothing
}

const bilateralPage = `query ($a: String!, $b: String!) { bilateral(a: $a, b: $b) { timeline(first: 20) { edges { cursor node {
  id type kind status level title date { edtf } countries { code name } sectors { code } participants { role person { name } office { title } }
  mentions(first: 3) { edges { node { quotes { text start end } article { headline published source { name } } } } } } } pageInfo { hasNextPage endCursor } } } }`

const bilateralSummary = `query ($a: String!, $b: String!) { bilateral(a: $a, b: $b) { summary {
  eventCount meetingCount visitCount agreementCount statementCount sectors { sector { code } count } levels { level count } trend { from count } } } }`

const countryPage = `query ($a: String!) { country(code: $a) { code name offices { title } timeline(first: 20) { edges { node { id title date { edtf } countries { code } } } } } }`

const visitsDue = `query ($from: Date!, $to: Date!) { visits(first: 20, filter: { status: [PLANNED, CONFIRMED], date: { from: $from, to: $to } }) {
  edges { node { id title status date { edtf } guest { code } host { code } } } } }`

// queries are what is measured, by the news that was loaded: the pair that is
// most in it, and one that is in a seventh as much, which in 10,000 articles just
// fills a page; and a pair that has hardly to do with one another, to find paths.
func queries(p *press.Press) []query {
	hot, rare, apart := p.Pair(0, 1), p.Pair(0, 13), p.Pair(2, 9)
	pair := func(x graph.Pair) map[string]any { return map[string]any{"a": x.A, "b": x.B} }
	return []query{
		{name: "point", text: `query ($a: String!) { country(code: $a) { code name } }`, variables: map[string]any{"a": hot.A}},
		{name: "country page", text: countryPage, variables: map[string]any{"a": hot.A}},
		{name: "bilateral page, hot", text: bilateralPage, variables: pair(hot)},
		{name: "bilateral page, rare", text: bilateralPage, variables: pair(rare), rare: true},
		{name: "bilateral summary, hot", text: bilateralSummary, variables: pair(hot)},
		{name: "bilateral summary, rare", text: bilateralSummary, variables: pair(rare), rare: true},
		{name: "visits due", text: visitsDue, variables: map[string]any{"from": p.Day(), "to": p.Day().Add(30)}},
		{name: "stats", text: `{ stats(by: [COUNTRY], first: 20) { keys count } }`},
		{name: "stats of a pair's visits", text: `query ($a: String!, $b: String!) { stats(by: [STATUS, YEAR], filter: { types: [VISIT], allCountries: [$a, $b] }) { keys count } }`, variables: pair(hot)},
		{name: "path", text: `query ($a: String!, $b: String!) { paths(from: $a, to: $b) { countries { code } events { id } } }`, variables: pair(apart)},
		{name: "search", text: `query ($text: String!) { search(text: $text, first: 20) { edges { node { __typename } } } }`, variables: map[string]any{"text": "trade agreement"}},
	}
}

// service is the program's handler over a store, as on a day; it lets one
// client ask as often as it likes.
func service(tb testing.TB, s graph.Store, today graph.Date) http.Handler {
	tb.Helper()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		tb.Fatal(err)
	}
	limits := web.DefaultLimits()
	limits.Rate, limits.Operations = 0, 0
	now := func() time.Time { return today.Time() }
	handler, err := web.New(web.Config{
		Schema: gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{Store: s, Words: set, Now: now, Today: func() graph.Date { return today }}}),
		Ready:  s.Ready, Auth: &auth.Auth{Anonymous: auth.Read}, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Limits: limits,
		Counts: func(context.Context) (web.Counts, error) { return web.Counts{}, nil },
	})
	if err != nil {
		tb.Fatal(err)
	}
	return handler
}

// ask sends an operation to the handler. The error is what the answer holds
// instead of data.
func ask(h http.Handler, body string) (string, error) {
	r := httptest.NewRequest(http.MethodPost, "http://127.0.0.1/graphql", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	text := w.Body.String()
	if w.Code != http.StatusOK || !strings.HasPrefix(text, `{"data":`) || strings.Contains(text, `"errors":`) {
		return "", errors.New(fmt.Sprint(w.Code, " ", text))
	}
	return text, nil
}

// body is the request of a query.
func (q query) body() string {
	b, err := json.Marshal(map[string]any{"query": q.text, "variables": q.variables})
	if err != nil {
		panic(err) // texts and dates can always be written
	}
	return string(b)
}
