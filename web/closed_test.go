package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"diplograph/web"
)

// What scanners of GraphQL services try first, against a service that is
// closed to strangers: twelve weaknesses, some in several shapes, none of which it has.
func TestClosedServiceHasNoneOfTheTwelveWeaknesses(t *testing.T) {
	acts := map[string]func(context.Context) error{"fails": always(errors.New("goroutine 7 [running]: secret.go:12"))}
	s := newService(t, acts, func(c *web.Config) { c.Closed = true })
	form := func(body string) answer {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return s.do(t, r)
	}
	circle := "{ __schema { types { fields { type { " + strings.Repeat("fields { type { ", 4) + "name" + strings.Repeat(" } }", 4) + " } } } } }"
	for _, c := range []struct {
		weakness string
		try      func() answer
		weak     func(answer) bool
	}{
		{"as many aliases as one likes", func() answer { return s.ask(t, "{ "+numbered(101, "a%d: __typename ")+"}") }, answered},
		{"lists of operations", func() answer {
			return s.post(t, "["+strings.Repeat(`{"query":"{ hello }"},`, 9)+`{"query":"{ hello }"}]`)
		}, answered},
		{"as many directives as one likes", func() answer { return s.ask(t, "{ __typename "+strings.Repeat("@aa", 10)+" }") }, func(a answer) bool { return answered(a) || len(a.errors) >= 10 }},
		{"circles in introspection", func() answer { return s.ask(t, circle) }, answered},
		{"introspection", func() answer { return s.ask(t, "{ __schema { types { name } } }") }, answered},
		{"suggestions of fields", func() answer { return s.ask(t, "{ helo }") }, suggests},
		{"suggestions of arguments", func() answer { return s.ask(t, `{ hello(nam: "x") }`) }, suggests},
		{"suggestions of types", func() answer { return s.ask(t, "{ node { ... on Thin { name } } }") }, suggests},
		{"queries by a plain GET", func() answer { return s.get(t, in("{ __typename }")) }, answered},
		{"mutations by GET", func() answer { return s.get(t, in("mutation { change }"), "GraphQL-Require-Preflight", "1") }, answered},
		{"queries in a form", func() answer { return form("query=" + url.QueryEscape("{ __typename }")) }, answered},
		{"mutations in a form", func() answer { return form("query=" + url.QueryEscape("mutation { change }")) }, answered},
		{"traces for everybody", func() answer { return s.ask(t, "{ hello }", "X-Apollo-Tracing", "1") }, func(a answer) bool { return strings.Contains(a.body, "extensions") }},
		{"errors that tell of the inside", func() answer { return s.ask(t, "{ fails }") }, func(a answer) bool {
			return strings.Contains(a.body, "goroutine") || strings.Contains(a.body, "secret")
		}},
		{"errors of what is no GraphQL", func() answer { return s.ask(t, "'") }, func(a answer) bool { return strings.Contains(a.body, ".go") || strings.Contains(a.body, "stack") }},
		{"a console for everybody", func() answer { return s.get(t, "/graphql", "Accept", "text/html") }, console},
		{"a playground for everybody", func() answer { return s.get(t, "/playground/") }, console},
	} {
		t.Run(c.weakness, func(t *testing.T) {
			if a := c.try(); c.weak(a) {
				t.Errorf("%d %s", a.StatusCode, a.body)
			}
		})
	}
	if a := s.ask(t, "{ hello }"); !answered(a) {
		t.Errorf("a plain question is not answered: %s", a.body)
	}
	if a := s.get(t, in("{ hello }"), "GraphQL-Require-Preflight", "1"); !answered(a) {
		t.Errorf("a GET that no other site can send is not answered: %s", a.body)
	}
	if page := s.get(t, "/").body; strings.Contains(page, "playground") {
		t.Error("the start page leads to a playground that is not there")
	}
}

func answered(a answer) bool { return strings.Contains(a.body, `"data"`) }

func suggests(a answer) bool { return answered(a) || strings.Contains(a.body, "Did you mean") }

func console(a answer) bool {
	return a.StatusCode == http.StatusOK || strings.Contains(strings.ToLower(a.body), "graphiql")
}
