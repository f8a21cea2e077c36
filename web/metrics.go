package web

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Metrics are the service's figures for Prometheus, in a registry of their
// own. No label takes its value from a client: routes are those of New, codes
// those of this package, and an operation's name is no label at all.
type Metrics struct {
	registry   *prometheus.Registry
	requests   *prometheus.CounterVec
	latency    *prometheus.HistogramVec
	operations *prometheus.CounterVec
	durations  *prometheus.HistogramVec
	errors     *prometheus.CounterVec
	limits     *prometheus.CounterVec
	documents  *prometheus.CounterVec
	statements *prometheus.HistogramVec
	articles   *prometheus.CounterVec
	under      prometheus.Gauge
}

// NewMetrics makes figures that are all zero.
func NewMetrics() *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "diplograph_http_requests_total", Help: "HTTP requests by route and status code.",
		}, []string{"route", "code"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "diplograph_http_request_seconds", Help: "Time to answer an HTTP request, by route.", Buckets: buckets,
		}, []string{"route"}),
		operations: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "diplograph_graphql_operations_total", Help: "GraphQL operations by type and outcome: ok, error, or rejected before they ran.",
		}, []string{"type", "outcome"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "diplograph_graphql_operation_seconds", Help: "Time to run a GraphQL operation, by type.", Buckets: buckets,
		}, []string{"type"}),
		errors: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "diplograph_graphql_errors_total", Help: "GraphQL errors by code.",
		}, []string{"code"}),
		limits: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "diplograph_limits_exceeded_total", Help: "Requests refused because they exceed a limit, by limit.",
		}, []string{"limit"}),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "diplograph_graphql_documents_total", Help: "Documents by whether they were kept from an earlier request: hit or miss.",
		}, []string{"cache"}),
		statements: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "diplograph_store_seconds", Help: "Time of a statement to the store, by call and by the kind of its error, or ok.", Buckets: buckets,
		}, []string{"call", "outcome"}),
		articles: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "diplograph_load_articles_total", Help: "Articles loaded while serving, by what came of them: new, changed, unchanged, failed.",
		}, []string{"outcome"}),
		under: prometheus.NewGauge(prometheus.GaugeOpts{
			Name: "diplograph_graphql_operations_under_way", Help: "GraphQL operations under way, subscriptions aside.",
		}),
	}
	m.registry.MustRegister(m.requests, m.latency, m.operations, m.durations, m.errors, m.limits, m.documents, m.statements, m.articles, m.under,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// buckets are in seconds: a point read takes about one millisecond, and an
// operation is given up after ten seconds.
var buckets = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

func (m *Metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{Registry: m.registry})
}

// request counts an answered request; route is the pattern that it matched.
func (m *Metrics) request(route string, status int, took time.Duration) {
	m.requests.WithLabelValues(route, strconv.Itoa(status)).Inc()
	m.latency.WithLabelValues(route).Observe(took.Seconds())
}

// operation counts an operation that ran.
func (m *Metrics) operation(kind ast.Operation, errs gqlerror.List, took time.Duration) {
	outcome := "ok"
	if len(errs) > 0 {
		outcome = "error"
	}
	m.operations.WithLabelValues(string(kind), outcome).Inc()
	m.durations.WithLabelValues(string(kind)).Observe(took.Seconds())
	m.count(errs)
}

// rejected counts what never became an operation.
func (m *Metrics) rejected(errs gqlerror.List) {
	m.operations.WithLabelValues("none", "rejected").Inc()
	m.count(errs)
}

func (m *Metrics) count(errs gqlerror.List) {
	for _, err := range errs {
		code, _ := err.Extensions["code"].(string)
		m.errors.WithLabelValues(code).Inc()
		if limit, ok := err.Extensions["limit"].(string); ok {
			m.limits.WithLabelValues(limit).Inc()
		}
	}
}

// Statement counts a call of the store; kind is of its error, "ok" without one.
func (m *Metrics) Statement(call, kind string, took time.Duration) {
	m.statements.WithLabelValues(call, kind).Observe(took.Seconds())
}

// Loaded counts articles that were loaded.
func (m *Metrics) Loaded(fresh, changed, unchanged, failed int) {
	for outcome, n := range map[string]int{"new": fresh, "changed": changed, "unchanged": unchanged, "failed": failed} {
		m.articles.WithLabelValues(outcome).Add(float64(n))
	}
}

// cached counts a document that was asked for.
func (m *Metrics) cached(hit bool) {
	if hit {
		m.documents.WithLabelValues("hit").Inc()
		return
	}
	m.documents.WithLabelValues("miss").Inc()
}
