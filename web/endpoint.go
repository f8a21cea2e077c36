package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"time"

	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// endpoint serves GraphQL over HTTP by the letter of its specification. It is
// in place of gqlgen's own transports, which put "data": null into request
// errors, answer them with 422, and echo a body that they cannot read.
type endpoint struct {
	exec    *gate
	door    *admission
	limits  Limits
	closed  bool
	origins []string
	metrics *Metrics
	log     *slog.Logger
}

func newEndpoint(c Config, door *admission, m *Metrics) (*endpoint, error) {
	exec, err := newGate(c, m)
	if err != nil {
		return nil, err
	}
	return &endpoint{exec: exec, door: door, limits: c.Limits, closed: c.Closed, origins: c.Origins, metrics: m, log: c.Log}, nil
}

// ServeHTTP implements http.Handler.
func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	media, ok := negotiate(r.Header.Values("Accept"))
	if !ok && takesEvents(r.Header) {
		media, ok = mediaGraphQL, true // for what is said before the events
	}
	if !ok && !isSocket(r) {
		e.refuse(w, r, mediaJSON, &refusal{status: http.StatusNotAcceptable, code: codeNotAcceptable, message: "answers are application/graphql-response+json or application/json"})
		return
	}
	ctx, client, refused := e.door.admit(r)
	if refused == nil && isSocket(r) {
		e.socket(ctx, w, r, client)
		return
	}
	if refused == nil {
		refused = permit(auth.From(ctx), auth.Read)
	}
	if refused != nil {
		e.refuse(w, r, media, refused)
		return
	}
	leave, refused := e.door.clients.enter(client)
	if refused != nil {
		e.refuse(w, r, media, refused)
		return
	}
	defer leave()
	e.metrics.under.Inc()
	defer e.metrics.under.Dec()
	params, refused := e.readParams(w, r)
	if refused != nil {
		e.refuse(w, r, media, refused)
		return
	}
	lasting := graphql.StartOperationTrace(ctx)
	ctx, cancel := context.WithTimeout(lasting, e.limits.Timeout)
	defer cancel()
	op, errs := e.exec.CreateOperationContext(ctx, params)
	if len(errs) > 0 {
		e.reject(ctx, w, media, op, errs)
		return
	}
	kind := op.Operation.Operation
	if kind == ast.Subscription && r.Method == http.MethodPost && takesEvents(r.Header) {
		e.metrics.under.Dec() // it lasts; among its client's operations it is counted
		defer e.metrics.under.Inc()
		e.stream(lasting, w, op, r.Header.Get("Authorization"))
		return
	}
	if refused := allowed(r.Method, kind); refused != nil {
		e.refuse(w, r, media, refused)
		return
	}
	answer := e.execute(ctx, op)
	e.metrics.operation(kind, answer.Errors, time.Since(start))
	e.write(ctx, w, http.StatusOK, media, answer)
}

// allowed says why an operation cannot be done by the method: a GET changes
// nothing, and a subscription needs more than one answer.
func allowed(method string, kind ast.Operation) *refusal {
	switch {
	case kind == ast.Subscription:
		return &refusal{status: http.StatusBadRequest, code: codeUnsupported, message: "subscriptions are served over a WebSocket (graphql-transport-ws), and over POST where Accept is text/event-stream"}
	case kind != ast.Query && method != http.MethodPost:
		return &refusal{status: http.StatusMethodNotAllowed, code: codeMethod, message: "use POST for a " + string(kind), allow: "POST"}
	}
	return nil
}

// execute runs the operation to its one answer. The executor gives none where
// the time was over before it began.
func (e *endpoint) execute(ctx context.Context, op *graphql.OperationContext) *graphql.Response {
	respond, ctx := e.exec.DispatchOperation(ctx, op)
	if answer := respond(ctx); answer != nil {
		return answer
	}
	return e.exec.DispatchError(ctx, gqlerror.List{gqlerror.Wrap(context.Cause(ctx))})
}

// reject answers a request whose operation cannot be run. The answer has no
// data; with application/json it is 200 by the specification, but for what
// only HTTP can say: who may not, and who shall wait.
func (e *endpoint) reject(ctx context.Context, w http.ResponseWriter, media string, op *graphql.OperationContext, errs gqlerror.List) {
	var refused *refusal
	if errors.As(errs[0], &refused) && refused.status != 0 {
		refused.header(w.Header())
		e.metrics.rejected(errs)
		e.write(ctx, w, refused.status, media, errorsOnly{errs})
		return
	}
	answer := e.exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
	e.metrics.rejected(answer.Errors)
	status := http.StatusOK
	if media == mediaGraphQL {
		status = http.StatusBadRequest
	}
	e.write(ctx, w, status, media, errorsOnly{answer.Errors})
}

// refuse answers a request that is not one of GraphQL over HTTP.
func (e *endpoint) refuse(w http.ResponseWriter, r *http.Request, media string, why *refusal) {
	errs := gqlerror.List{why.error()}
	e.metrics.rejected(errs)
	why.header(w.Header())
	e.write(r.Context(), w, why.status, media, errorsOnly{errs})
}

func (e *endpoint) write(ctx context.Context, w http.ResponseWriter, status int, media string, answer any) {
	if err := writeJSON(w, status, media, answer); err != nil {
		e.log.LogAttrs(ctx, slog.LevelError, "no answer", slog.String("request", RequestID(ctx)), slog.Any("error", err))
	}
}
