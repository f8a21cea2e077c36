package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"

	"diplograph/graph"
	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	oteltrace "go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// Config is what the handler needs from outside. Schema, Ready, Counts,
// Auth and Log must be set.
type Config struct {
	// Schema answers GraphQL operations.
	Schema graphql.ExecutableSchema
	// Ready tells whether the store answers, for /readyz: nil, or the reason.
	// Only a NotReady is shown word for word.
	Ready func(context.Context) error
	// Counts tells what the store holds, for the start page.
	Counts func(context.Context) (Counts, error)
	// Auth knows who may do what.
	Auth *auth.Auth
	// Log gets a line a request, and the errors that no client may see.
	Log *slog.Logger
	// Metrics are told what the handler does; what else there is to tell of,
	// the program adds. Without any the handler makes its own.
	Metrics *Metrics
	// Tracer gets a span for each request; there may be none.
	Tracer oteltrace.Tracer
	// Introspection lets clients ask for the schema; the playground needs it.
	Introspection bool
	// Limits bound each request; the zero value stands for DefaultLimits.
	Limits Limits
	// Closed is for a service that is open to strangers: the schema is hidden,
	// there is no playground, a GET needs the header that other sites cannot
	// send, and where there are Trusted documents no others are answered.
	Closed bool
	// Trusted are documents that clients may name instead of sending them.
	Trusted Trusted
	// Audit keeps the log of changes, for admins to read; there may be none.
	Audit graph.Journal
	// Origins are the sites whose pages may ask from a browser, such as
	// https://dashboard.example; without any, none but the service's own.
	Origins []string
	// Proxies are the addresses of proxies whose X-Forwarded-For is believed,
	// beside those on this machine.
	Proxies []netip.Prefix
}

// Counts is what a store holds.
type Counts struct {
	Articles int
	Events   int
}

// New builds the handler of the service:
//
//	/            a start page
//	/graphql     GraphQL over HTTP, GET and POST
//	/playground/ GraphiQL
//	/livez       200 while the process runs
//	/readyz      200 while the store answers, else 503 and the reason
//	/metrics     for Prometheus; needs scope read
//	/audit       who changed what; needs scope admin
func New(c Config) (http.Handler, error) {
	if c.Schema == nil || c.Ready == nil || c.Counts == nil || c.Auth == nil || c.Log == nil {
		return nil, errors.New("web: Schema, Ready, Counts, Auth and Log must be set")
	}
	if c.Limits == (Limits{}) {
		c.Limits = DefaultLimits()
	}
	if err := c.Limits.Check(); err != nil {
		return nil, err
	}
	if err := checkOrigins(c.Origins); err != nil {
		return nil, err
	}
	if c.Closed {
		c.Introspection = false
	}
	page, err := newStart(c)
	if err != nil {
		return nil, err
	}
	play, err := newPlayground()
	if err != nil {
		return nil, err
	}
	m := c.Metrics
	if m == nil {
		m = NewMetrics()
	}
	if c.Tracer == nil {
		c.Tracer = noop.NewTracerProvider().Tracer("")
	}
	door := &admission{auth: c.Auth, clients: newClients(c.Limits, c.Proxies), log: c.Log}
	end, err := newEndpoint(c, door, m)
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	health := &health{ready: c.Ready, log: c.Log}
	mux := http.NewServeMux()
	mux.Handle("/graphql", cors(c.Origins, end))
	if !c.Closed {
		mux.Handle("GET /playground/", http.StripPrefix("/playground/", play))
	}
	mux.Handle("GET /{$}", page)
	mux.HandleFunc("GET /start.css", style)
	mux.HandleFunc("GET /livez", health.live)
	mux.HandleFunc("GET /readyz", health.readyz)
	mux.Handle("GET /metrics", door.only(auth.Read, m.handler()))
	if c.Audit != nil {
		mux.Handle("GET /audit", door.only(auth.Admin, audited(c.Audit, c.Log)))
	}
	return access(c.Log, m, c.Tracer, secure(recovered(c.Log, mux))), nil
}
