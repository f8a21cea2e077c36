package neo4j_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"
)

// proxy stands before a server, so that a test can have it away: connections
// are then closed as they come, or, where it is silent, never answered.
type proxy struct {
	listener net.Listener
	server   string

	mu     sync.Mutex
	is     state
	joined []net.Conn
}

type state int

const (
	away state = iota
	silent
	up
)

// before starts a proxy before a server; it is away at first. The address leads to it.
func before(t *testing.T, address string) (p *proxy, through *url.URL) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p = &proxy{listener: l, server: u.Host}
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			p.join(c)
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		<-done
		p.set(away)
	})
	u.Scheme = strings.Replace(u.Scheme, "neo4j", "bolt", 1) // a server that routes would lead past the proxy
	u.Host = l.Addr().String()
	return p, u
}

// join joins a connection with one of its own to the server.
func (p *proxy) join(c net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch p.is {
	case away:
		_ = c.Close()
	case silent:
		p.joined = append(p.joined, c)
	case up:
		s, err := net.Dial("tcp", p.server)
		if err != nil {
			_ = c.Close()
			return
		}
		p.joined = append(p.joined, c, s)
		for _, ends := range [][2]net.Conn{{c, s}, {s, c}} {
			go func() {
				_, _ = io.Copy(ends[0], ends[1])
				_ = ends[0].Close()
			}()
		}
	}
}

// set ends all connections and has the server so from now on.
func (p *proxy) set(is state) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.is = is
	for _, c := range p.joined {
		_ = c.Close()
	}
	p.joined = nil
}

// calls are all that a store can be asked, by name.
func calls(ctx context.Context, s graph.Store) map[string]error {
	now := graph.Now("2025-09-15")
	_, found := s.Find(ctx, &graph.Pattern{Label: graph.EventLabel, At: now})
	_, counted := s.Count(ctx, &graph.Tally{At: now})
	_, led := s.Paths(ctx, &graph.Route{From: "PK", To: "KZ", MaxLength: 2, First: 1, At: now})
	readings := articles()[:1]
	updated := s.Update(ctx, graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Revise(ev, readings), nil
	})
	return map[string]error{"ready": s.Ready(ctx), "find": found, "count": counted, "paths": led, "update": updated}
}

// secret holds that a text has no password in it, neither as it is nor as an address writes it.
func secret(t *testing.T, password, where, text string) {
	t.Helper()
	if password == "" {
		return
	}
	for _, form := range []string{password, url.QueryEscape(password), url.PathEscape(password)} {
		if strings.Contains(text, form) {
			t.Errorf("%s tells the password: %s", where, text)
		}
	}
}

func TestStoreRecoversByItself(t *testing.T) {
	p, through := before(t, neo4jtest.URL(t))
	password, _ := through.User.Password()
	begun := time.Now()
	s := open(t, through.String()) // a server that is away is no error
	defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
	unavailable := func(when string) {
		t.Helper()
		for name, err := range calls(t.Context(), s) {
			if !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("%s: %s: %v, want ErrUnavailable", when, name, err)
				continue
			}
			if !strings.Contains(err.Error(), through.Host+" cannot be reached") {
				t.Errorf("%s: %s does not say which server cannot be reached: %v", when, name, err)
			}
			secret(t, password, when+": "+name, err.Error())
		}
	}
	available := func(when string) {
		t.Helper()
		for name, err := range calls(t.Context(), s) {
			if err != nil {
				t.Errorf("%s: %s: %v", when, name, err)
			}
		}
		page, err := s.Find(t.Context(), &graph.Pattern{Label: graph.MeetingLabel, At: graph.Now("2025-09-15")})
		if err != nil || len(page.Nodes) != 2 {
			t.Errorf("%s: %v %v, want the two meetings", when, page, err)
		}
	}
	unavailable("before the server came up")
	if took := time.Since(begun); took > 10*time.Second {
		t.Errorf("it took %v to say that the server is away", took)
	}
	p.set(up)
	available("after it came up")
	p.set(away)
	unavailable("while it is away")
	p.set(up)
	available("after it came back")
}

func TestStoreDoesNotWaitForASilentServer(t *testing.T) {
	p, through := before(t, neo4jtest.URL(t))
	p.set(silent)
	begun := time.Now()
	s := open(t, through.String())
	defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
	if err := s.Ready(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("%v, want ErrUnavailable", err)
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("it took %v to say that the server does not answer", took)
	}
	p.set(up)
	if err := s.Ready(t.Context()); err != nil {
		t.Errorf("after it answers: %v", err)
	}
}

func TestNoErrorTellsThePassword(t *testing.T) {
	address, err := url.Parse(neo4jtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	const password = "s3cret@:/ word%"
	changed := func(change func(*url.URL)) string {
		u := *address
		u.User = url.UserPassword("stranger", password) // not the server's user, who would be locked out
		change(&u)
		return u.String()
	}
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = closed.Close()
	for name, tc := range map[string]struct{ address, want string }{
		"wrong password": {changed(func(*url.URL) {}), "refuses the user or the password"},
		"wrong port":     {changed(func(u *url.URL) { u.Host = closed.Addr().String() }), closed.Addr().String() + " cannot be reached"},
		"wrong host":     {changed(func(u *url.URL) { u.Host = "nowhere.invalid:7687" }), "nowhere.invalid:7687 cannot be reached"},
	} {
		t.Run(name, func(t *testing.T) {
			if name == "wrong password" && address.User == nil {
				t.Skipf("the server that %s names asks for no password", neo4jtest.URLVariable)
			}
			s := open(t, tc.address)
			defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
			for call, err := range calls(t.Context(), s) {
				if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), tc.want) {
					t.Errorf("%s: %v, want ErrUnavailable: … %s", call, err, tc.want)
				}
				secret(t, password, call, fmt.Sprintf("%v %+v %#v", err, err, err))
			}
			secret(t, password, "the store", fmt.Sprintf("%v %+v %#v", s, s, s))
		})
	}
	for name, address := range map[string]string{
		"another scheme":       changed(func(u *url.URL) { u.Scheme = "https" }),
		"no host":              changed(func(u *url.URL) { u.Host = "" }),
		"a question":           changed(func(u *url.URL) { u.RawQuery = "a=b" }),
		"a port that is none":  changed(func(u *url.URL) { u.Host = "127.0.0.1:port" }),
		"unwritten characters": "neo4j://stranger:" + password + "@127.0.0.1:7687",
		"a control character":  "neo4j://stranger:" + password + "\n@127.0.0.1:7687",
	} {
		s, err := neo4j.Open(t.Context(), address)
		if !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: %v, want ErrInvalid", name, err)
		}
		if err == nil {
			_ = s.Close(t.Context())
			continue
		}
		secret(t, password, name, err.Error())
	}
}

func TestDatabaseThatIsNotThere(t *testing.T) {
	address, err := url.Parse(neo4jtest.URL(t))
	if err != nil {
		t.Fatal(err)
	}
	address.Path = "/nosuch"
	s := open(t, address.String())
	defer func() { _ = s.Close(context.WithoutCancel(t.Context())) }()
	for name, err := range calls(t.Context(), s) {
		if !errors.Is(err, graph.ErrUnavailable) || !strings.Contains(err.Error(), `has no database "nosuch"`) {
			t.Errorf(`%s: %v, want ErrUnavailable: … has no database "nosuch"`, name, err)
		}
	}
}
