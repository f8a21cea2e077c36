package web_test

import (
	"context"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"diplograph/web"
)

func TestAccessLog(t *testing.T) {
	s := newService(t, nil, nil)
	a := s.get(t, in("{ hello }")+"&secret=hunter2", "X-Request-Id", "proxy-7")
	if got := a.Header.Get("X-Request-Id"); got != "proxy-7" {
		t.Errorf("request id %q", got)
	}
	line := regexp.MustCompile(`level=INFO msg=request request=proxy-7 method=GET path=/graphql status=200 bytes=\d+ took=`)
	if !line.MatchString(s.log.String()) || strings.Contains(s.log.String(), "hunter2") {
		t.Errorf("log:\n%s", s.log)
	}
	if a := s.get(t, "/livez", "X-Request-Id", "x\" injected=1"); !regexp.MustCompile(`^[A-Z2-7]{26}$`).MatchString(a.Header.Get("X-Request-Id")) {
		t.Errorf("request id %q", a.Header.Get("X-Request-Id"))
	}
	if !regexp.MustCompile(`level=DEBUG msg=request .* path=/livez`).MatchString(s.log.String()) {
		t.Errorf("health checks fill the log:\n%s", s.log)
	}
}

func TestPanicOutsideOfAResolver(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) { c.Ready = func(context.Context) error { panic("hunter2") } })
	a := s.get(t, "/readyz")
	if a.StatusCode != http.StatusInternalServerError || strings.Contains(a.body, "hunter2") {
		t.Errorf("got %d %s", a.StatusCode, a.body)
	}
	if !strings.Contains(s.log.String(), "hunter2") || !strings.Contains(s.log.String(), "status=500") {
		t.Errorf("log:\n%s", s.log)
	}
}

func TestSecurityHeaders(t *testing.T) {
	s := newService(t, nil, nil)
	for _, path := range []string{"/", "/graphql", "/playground/", "/livez", "/nowhere", "/start.css"} {
		h := s.get(t, path).Header
		for name, want := range map[string]string{
			"X-Content-Type-Options":       "nosniff",
			"X-Frame-Options":              "DENY",
			"Referrer-Policy":              "no-referrer",
			"Cross-Origin-Opener-Policy":   "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin",
		} {
			if got := h.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
		policy := h.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") {
			t.Errorf("%s: policy %q", path, policy)
		}
		if strings.Contains(policy, "http") || strings.Contains(policy, "*") || strings.Contains(policy, "unsafe-eval") {
			t.Errorf("%s: policy %q lets others in", path, policy)
		}
	}
}
