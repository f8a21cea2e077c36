package web

import (
	"context"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/lru"
	"golang.org/x/time/rate"
)

// mostClients is how many clients' rates are remembered. Who is forgotten
// starts anew, with a whole burst.
const mostClients = 10_000

// clients counts what each client asks for. A client is the holder of a token,
// or else an address. Who asks from this very machine without a token is its
// owner, and not counted.
type clients struct {
	limits  Limits
	proxies []netip.Prefix

	mu    sync.Mutex
	rates *lru.LRU[*rate.Limiter]
	under map[string]int // operations under way
	lines map[string]int // WebSockets
}

func newClients(l Limits, proxies []netip.Prefix) *clients {
	return &clients{limits: l, proxies: proxies, rates: lru.New[*rate.Limiter](mostClients), under: map[string]int{}, lines: map[string]int{}}
}

// request counts a request, or refuses it where the client's rate is used up.
func (c *clients) request(client string) *refusal {
	if client == "" || c.limits.Rate == 0 {
		return nil
	}
	c.mu.Lock()
	limiter, ok := c.rates.Get(context.Background(), client)
	if !ok {
		limiter = rate.NewLimiter(rate.Limit(c.limits.Rate), c.limits.Burst)
		c.rates.Add(context.Background(), client, limiter)
	}
	c.mu.Unlock()
	if limiter.Allow() {
		return nil
	}
	return busy("rate", time.Duration(float64(time.Second)/c.limits.Rate), "a client may send %g requests a second, and %d at once", c.limits.Rate, c.limits.Burst)
}

// enter counts an operation until leave is called, or refuses it where too
// many of the client are under way.
func (c *clients) enter(client string) (leave func(), refused *refusal) {
	if leave, ok := c.hold(c.under, client, c.limits.Operations); ok {
		return leave, nil
	}
	return nil, busy("operations", time.Second, "a client may have %d operations under way", c.limits.Operations)
}

// connect counts a WebSocket likewise.
func (c *clients) connect(client string) (leave func(), refused *refusal) {
	if leave, ok := c.hold(c.lines, client, c.limits.Connections); ok {
		return leave, nil
	}
	return nil, busy("connections", time.Second, "a client may have %d WebSockets", c.limits.Connections)
}

// hold counts one more of a client, as long as there are fewer than most.
func (c *clients) hold(held map[string]int, client string, most int) (leave func(), ok bool) {
	if client == "" || most == 0 {
		return func() {}, true
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if held[client] >= most {
		return nil, false
	}
	held[client]++
	return func() {
		c.mu.Lock()
		defer c.mu.Unlock()
		if held[client]--; held[client] == 0 {
			delete(held, client)
		}
	}, true
}

func busy(limit string, again time.Duration, format string, figures ...any) *refusal {
	f := exceeded(limit, format+": wait a little", figures...)
	f.status, f.code, f.again = http.StatusTooManyRequests, codeBusy, again
	return f
}

// address is the client that asks without a token. Behind a proxy on this
// machine, or on one that was named, it is the last address of
// X-Forwarded-For that is none of these: the earlier ones anybody can write.
func (c *clients) address(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return "unknown"
	}
	addr, err := netip.ParseAddr(host)
	if err != nil {
		return "unknown"
	}
	forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(forwarded) - 1; i >= 0 && c.proxy(addr); i-- {
		next, err := netip.ParseAddr(strings.TrimSpace(forwarded[i]))
		if err != nil {
			break
		}
		addr = next
	}
	addr = addr.Unmap()
	switch {
	case addr.IsLoopback():
		return ""
	case addr.Is6(): // a household or a server has a whole /64
		return netip.PrefixFrom(addr, 64).Masked().String()
	}
	return addr.String()
}

func (c *clients) proxy(addr netip.Addr) bool {
	addr = addr.Unmap()
	for _, p := range c.proxies {
		if p.Contains(addr) {
			return true
		}
	}
	return addr.IsLoopback()
}
