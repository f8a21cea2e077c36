package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"
)

type requestKey struct{}

// RequestID is the id of the request that the context belongs to, empty
// outside of one. Answers carry it as X-Request-Id, log lines as request.
func RequestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// An id that a proxy in front has given is kept where it is harmless.
var harmless = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

// access gives each request an id, writes a line about it and counts it. The
// line has the path without its query, which may hold a whole operation.
func access(log *slog.Logger, m *Metrics, tracer trace.Tracer, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		id := r.Header.Get("X-Request-Id")
		if !harmless.MatchString(id) {
			id = rand.Text()
		}
		w.Header().Set("X-Request-Id", id)
		ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := tracer.Start(ctx, "request", trace.WithSpanKind(trace.SpanKindServer), trace.WithAttributes(attribute.String("request", id)))
		r = r.WithContext(context.WithValue(ctx, requestKey{}, id))
		answer := &answered{ResponseWriter: w, status: http.StatusOK}
		defer func() { // also when the answer is broken off
			took := time.Since(start)
			route := routeOf(r)
			m.request(route, answer.status, took)
			span.SetName(r.Method + " " + route)
			span.SetAttributes(attribute.String("http.request.method", r.Method), attribute.String("http.route", route), attribute.Int("http.response.status_code", answer.status))
			if answer.status >= http.StatusInternalServerError {
				span.SetStatus(codes.Error, http.StatusText(answer.status))
			}
			span.End()
			log.LogAttrs(r.Context(), level(route), "request", slog.String("request", id), slog.String("method", r.Method),
				slog.String("path", r.URL.Path), slog.Int("status", answer.status), slog.Int64("bytes", answer.bytes), slog.Duration("took", took))
		}()
		next.ServeHTTP(answer, r)
	})
}

// routeOf is the path of the pattern that the request matched: "none" for no pattern.
func routeOf(r *http.Request) string {
	_, route, found := strings.Cut(r.Pattern, " ")
	switch {
	case found:
		return route
	case r.Pattern != "":
		return r.Pattern // a pattern for every method
	}
	return "none"
}

// level keeps what machines ask every few seconds, and the many files of the
// playground, out of the usual log.
func level(route string) slog.Level {
	switch route {
	case "/livez", "/readyz", "/metrics", "/playground/", "/start.css":
		return slog.LevelDebug
	}
	return slog.LevelInfo
}

// answered remembers what was answered.
type answered struct {
	http.ResponseWriter
	status int
	bytes  int64
	begun  bool
}

// WriteHeader implements http.ResponseWriter.
func (a *answered) WriteHeader(status int) {
	if !a.begun {
		a.status, a.begun = status, true
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (a *answered) Write(b []byte) (int, error) {
	a.begun = true
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets http.ResponseController through.
func (a *answered) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// recovered turns a panic into status 500, where nothing was written yet.
func recovered(log *slog.Logger, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			value := recover()
			if value == nil {
				return
			}
			id := RequestID(r.Context())
			log.LogAttrs(r.Context(), slog.LevelError, "panic", slog.String("request", id), slog.Any("value", value), slog.String("stack", string(debug.Stack())))
			if a, ok := w.(*answered); ok && a.begun {
				panic(http.ErrAbortHandler) // a half answer must not look whole
			}
			http.Error(w, "something went wrong inside; the log has more under request "+id, http.StatusInternalServerError)
		}()
		next.ServeHTTP(w, r)
	})
}

// secure sets the headers that every answer has. The policy is that of a page
// that may do nothing; pages that need more replace it.
func secure(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		next.ServeHTTP(w, r)
	})
}
