package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"testing"

	"diplograph/web"
)

// from asks one question from an address, as a proxy tells it.
func (s service) from(t *testing.T, remote, forwarded string) answer {
	t.Helper()
	r := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(`{"query":"{ hello }"}`))
	r.Header.Set("Content-Type", "application/json")
	r.RemoteAddr = remote
	if forwarded != "" {
		r.Header.Set("X-Forwarded-For", forwarded)
	}
	return s.do(t, r)
}

func TestRateOfAClient(t *testing.T) {
	s := newService(t, nil, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Rate, c.Limits.Burst = 0.001, 2
		c.Proxies = []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	})
	for _, c := range []struct {
		name, remote, forwarded string
		status                  int
	}{
		{"the first", "192.0.2.1:1", "", 200},
		{"the second, from another port", "192.0.2.1:2", "", 200},
		{"the third", "192.0.2.1:1", "", 429},
		{"another client", "192.0.2.2:1", "", 200},
		{"what a stranger forwards is not believed", "192.0.2.1:1", "198.51.100.1", 429},
		{"by a proxy", "10.1.2.3:1", "192.0.2.1", 429},
		{"by two proxies", "127.0.0.1:1", "192.0.2.1, 10.1.2.3", 429},
		{"what was written before the proxies is not believed", "10.1.2.3:1", "203.0.113.9, 192.0.2.1", 429},
		{"another one by a proxy", "10.1.2.3:1", "192.0.2.3", 200},
		{"IPv6", "[2001:db8::1]:1", "", 200},
		{"the same network", "[2001:db8::2]:1", "", 200},
		{"the same network again", "[2001:db8::ffff:3]:1", "", 429},
		{"another network", "[2001:db8:0:1::1]:1", "", 200},
		{"IPv4 in IPv6", "[::ffff:192.0.2.1]:1", "", 429},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := s.from(t, c.remote, c.forwarded)
			if a.StatusCode != c.status {
				t.Errorf("got %d %s, want %d", a.StatusCode, a.body, c.status)
			}
			if c.status == 429 && (code(a.errors) != "RATE_LIMITED" || a.Header.Get("Retry-After") != "1000" || !strings.Contains(a.body, "0.001 requests a second")) {
				t.Errorf("%v %s", a.Header, a.body)
			}
		})
	}
	for range 10 {
		if a := s.from(t, "127.0.0.1:1", ""); a.StatusCode != 200 {
			t.Errorf("the machine's owner: %d", a.StatusCode)
		}
	}
	owner := httptest.NewRequest(http.MethodGet, "/metrics", nil)
	owner.RemoteAddr = "[::1]:1"
	if m := s.do(t, owner).body; !strings.Contains(m, `diplograph_limits_exceeded_total{limit="rate"} 7`) {
		t.Errorf("metrics:\n%s", m)
	}
}

func TestOperationsOfAClientAtOnce(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	wait := func(context.Context) error {
		begun <- struct{}{}
		<-release
		return nil
	}
	s := newService(t, map[string]func(context.Context) error{"waits": wait}, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Operations = 2
	})
	var under sync.WaitGroup
	for range 2 {
		under.Go(func() { s.ask(t, "{ waits }") })
		<-begun
	}
	a := s.ask(t, "{ hello }")
	if a.StatusCode != http.StatusTooManyRequests || code(a.errors) != "RATE_LIMITED" || !strings.Contains(a.body, "2 operations") {
		t.Errorf("a third: %d %s", a.StatusCode, a.body)
	}
	if a := s.from(t, "192.0.2.77:1", ""); a.StatusCode != http.StatusOK {
		t.Errorf("another client's: %d %s", a.StatusCode, a.body)
	}
	close(release)
	under.Wait()
	if a := s.ask(t, "{ hello }"); a.StatusCode != http.StatusOK {
		t.Errorf("after they ended: %d %s", a.StatusCode, a.body)
	}
}
