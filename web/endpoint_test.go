package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"diplograph/web"
)

const (
	modern = "application/graphql-response+json"
	legacy = "application/json"
)

func TestOperationOverPostAndGet(t *testing.T) {
	s := newService(t, nil, nil)
	const want = `{"hello":"an example of hello"}`
	if a := s.ask(t, "{ hello }"); a.StatusCode != http.StatusOK || string(a.data) != want {
		t.Errorf("POST: %d %s", a.StatusCode, a.body)
	}
	if a := s.get(t, in("{ hello }")); a.StatusCode != http.StatusOK || string(a.data) != want {
		t.Errorf("GET: %d %s", a.StatusCode, a.body)
	}
	a := s.post(t, `{"query":"query A { hello } query B($n: String) { again: hello(name: $n) }", "operationName": "B", "variables": {"n": "x"}, "extensions": null}`)
	if string(a.data) != `{"again":"an example of hello"}` {
		t.Errorf("operationName and variables: %s", a.body)
	}
	if a := s.ask(t, "mutation { change }"); string(a.data) != `{"change":"an example of change"}` {
		t.Errorf("mutation: %s", a.body)
	}
}

func TestMediaTypeAndStatus(t *testing.T) {
	s := newService(t, map[string]func(context.Context) error{"fails": func(context.Context) error { return context.Canceled }}, nil)
	for _, c := range []struct {
		name, accept, query string
		status              int
		media               string
	}{
		{"nothing wanted", "", "{ hello }", 200, legacy},
		{"anything", "*/*", "{ hello }", 200, legacy},
		{"modern", modern, "{ hello }", 200, modern},
		{"the better", "application/json;q=0.5, " + modern, "{ hello }", 200, modern},
		{"a browser's", "text/html,application/xhtml+xml,*/*;q=0.8", "{ hello }", 200, legacy},
		{"none of ours", "text/html", "{ hello }", 406, legacy},
		{"another charset", "application/json; charset=latin1", "{ hello }", 406, legacy},
		{"does not parse, modern", modern, "{ hello", 400, modern},
		{"does not parse, legacy", legacy, "{ hello", 200, legacy},
		{"not valid, modern", modern, "{ nobody }", 400, modern},
		{"not valid, legacy", legacy, "{ nobody }", 200, legacy},
		{"fails", modern, "{ fails }", 200, modern},
	} {
		t.Run(c.name, func(t *testing.T) {
			var header []string
			if c.accept != "" {
				header = []string{"Accept", c.accept}
			}
			a := s.ask(t, c.query, header...)
			if want := c.media + "; charset=utf-8"; a.StatusCode != c.status || a.Header.Get("Content-Type") != want {
				t.Errorf("got %d %s, want %d %s", a.StatusCode, a.Header.Get("Content-Type"), c.status, want)
			}
			if ran := c.query == "{ hello }" && c.status == 200 || c.query == "{ fails }"; strings.Contains(a.body, `"data"`) != ran {
				t.Errorf("data in the answer: %s", a.body)
			}
		})
	}
}

func TestRequestsThatAreNone(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Body = 1000
	})
	for _, c := range []struct {
		name, body string
		status     int
		code       string
	}{
		{"batch", `[{"query":"{ hello }"}]`, 400, "BAD_REQUEST"},
		{"no JSON", `secret-word`, 400, "BAD_REQUEST"},
		{"null", `null`, 400, "BAD_REQUEST"},
		{"no query", `{}`, 400, "BAD_REQUEST"},
		{"query is a number", `{"query": 7}`, 400, "BAD_REQUEST"},
		{"variables are a list", `{"query": "{ hello }", "variables": []}`, 400, "BAD_REQUEST"},
		{"variables are a text", `{"query": "{ hello }", "variables": "{}"}`, 400, "BAD_REQUEST"},
		{"extensions are a text", `{"query": "{ hello }", "extensions": "secret-word"}`, 400, "BAD_REQUEST"},
		{"operationName is a list", `{"query": "{ hello }", "operationName": []}`, 400, "BAD_REQUEST"},
		{"not UTF-8", "{\"query\": \"{ hello(name: \\\"\xff\\\") }\"}", 400, "BAD_REQUEST"},
		{"too large", `{"query": "{ hello }` + strings.Repeat(" ", 1000) + `"}`, 413, "BODY_TOO_LARGE"},
		{"subscription", `{"query": "subscription { changes }"}`, 400, "UNSUPPORTED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.post(t, c.body)
			if a.StatusCode != c.status || code(a.errors) != c.code {
				t.Errorf("got %d %s, want %d %s", a.StatusCode, a.body, c.status, c.code)
			}
			if strings.Contains(a.body, "secret-word") {
				t.Errorf("the answer repeats the request: %s", a.body)
			}
		})
	}
}

func TestMethods(t *testing.T) {
	s := newService(t, nil, nil)
	for _, method := range []string{http.MethodPut, http.MethodDelete, http.MethodHead, http.MethodOptions} {
		a := s.do(t, httptest.NewRequest(method, "/graphql", nil))
		if a.StatusCode != http.StatusMethodNotAllowed || a.Header.Get("Allow") != "GET, POST" {
			t.Errorf("%s: %d, allowed %q", method, a.StatusCode, a.Header.Get("Allow"))
		}
	}
	if a := s.get(t, in("mutation { change }")); a.StatusCode != http.StatusMethodNotAllowed || a.Header.Get("Allow") != "POST" {
		t.Errorf("mutation over GET: %d, allowed %q", a.StatusCode, a.Header.Get("Allow"))
	}
	for _, media := range []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=latin1"} {
		r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ hello }"}`))
		r.Header.Set("Content-Type", media)
		if a := s.do(t, r); a.StatusCode != http.StatusUnsupportedMediaType {
			t.Errorf("POST of %q: %d", media, a.StatusCode)
		}
	}
}

func TestOtherSitesMayNotAsk(t *testing.T) {
	s := newService(t, nil, nil)
	for _, c := range []struct {
		header []string
		status int
	}{
		{nil, 200}, // no browser
		{[]string{"Sec-Fetch-Site", "same-origin"}, 200},
		{[]string{"Sec-Fetch-Site", "none"}, 200}, // the address bar
		{[]string{"Sec-Fetch-Site", "cross-site"}, 403},
		{[]string{"Sec-Fetch-Site", "same-site"}, 403},
		{[]string{"Origin", "https://elsewhere.example"}, 403},
		{[]string{"Sec-Fetch-Site", "cross-site", "GraphQL-Require-Preflight", "1"}, 200},
	} {
		if a := s.get(t, in("{ hello }"), c.header...); a.StatusCode != c.status {
			t.Errorf("%v: got %d, want %d", c.header, a.StatusCode, c.status)
		}
	}
	a := s.ask(t, "{ hello }", "Origin", "https://elsewhere.example")
	for name := range a.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("%s would let another site read the answer", name)
		}
	}
}

func TestIntrospectionSwitch(t *testing.T) {
	const query = "{ __schema { queryType { name } } }"
	on := newService(t, nil, nil)
	if a := on.ask(t, query); string(a.data) != `{"__schema":{"queryType":{"name":"Query"}}}` {
		t.Errorf("on: %s", a.body)
	}
	off := newService(t, nil, func(c *web.Config) { c.Introspection = false })
	for _, query := range []string{query, `{ ...F } fragment F on Query { a: __type(name: "Thing") { name } }`} {
		if a := off.ask(t, query); code(a.errors) != "INTROSPECTION_DISABLED" || a.data != nil {
			t.Errorf("off: %s", a.body)
		}
	}
	if a := off.ask(t, "{ __typename }"); a.errors != nil {
		t.Errorf("__typename is no introspection: %s", a.body)
	}
	if a := off.ask(t, "{ helo }"); strings.Contains(a.body, "hello") {
		t.Errorf("the answer suggests a field: %s", a.body)
	}
}
