package web_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"

	"diplograph/web"
)

func TestStartPage(t *testing.T) {
	s := newService(t, nil, nil)
	a := s.get(t, "http://127.0.0.1:8080/")
	if a.StatusCode != http.StatusOK || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
		t.Fatalf("%d %s", a.StatusCode, a.Header.Get("Content-Type"))
	}
	for _, want := range []string{
		"<dd>12</dd>", "<dd>34</dd>",
		`<a href="playground/#1-due-visits">Who is due to visit Pakistan?</a>`,
		"curl --get http://127.0.0.1:8080/graphql",
	} {
		if !strings.Contains(a.body, want) {
			t.Errorf("no %s in\n%s", want, a.body)
		}
	}
	if n := strings.Count(a.body, `href="playground/#`); n != 5 {
		t.Errorf("%d sample queries", n)
	}
	if css := s.get(t, "/start.css"); css.StatusCode != http.StatusOK || !strings.HasPrefix(css.Header.Get("Content-Type"), "text/css") {
		t.Errorf("style: %d %s", css.StatusCode, css.Header.Get("Content-Type"))
	}
	if a := s.get(t, "/elsewhere"); a.StatusCode != http.StatusNotFound {
		t.Errorf("elsewhere: %d", a.StatusCode)
	}
}

func TestStartPageWhileTheStoreIsAway(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Counts = func(context.Context) (web.Counts, error) { return web.Counts{}, errors.New("hunter2") }
	})
	a := s.get(t, "/")
	if a.StatusCode != http.StatusOK || !strings.Contains(a.body, "does not answer") || strings.Contains(a.body, "<dd>") || strings.Contains(a.body, "hunter2") {
		t.Errorf("%d\n%s", a.StatusCode, a.body)
	}
	if !strings.Contains(s.log.String(), "hunter2") {
		t.Error("the log does not say why")
	}
}

func TestHostIsEscaped(t *testing.T) {
	s := newService(t, nil, nil)
	r := newGet("/")
	r.Host = `"><script>alert(1)</script>`
	if a := s.do(t, r); strings.Contains(a.body, "<script>") {
		t.Errorf("the host is part of the page:\n%s", a.body)
	}
}
