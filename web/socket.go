package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"diplograph/resolvers"
	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Waits of a WebSocket: for its first message, and between signs of life.
const (
	initTimeout = 10 * time.Second
	pingEvery   = 30 * time.Second
	// forbidden closes a connection whose credentials do not suffice, by graphql-transport-ws.
	forbidden = 4403
)

// isSocket tells whether a request wants to become a WebSocket.
func isSocket(r *http.Request) bool { return strings.EqualFold(r.Header.Get("Upgrade"), "websocket") }

// socket serves operations of any kind over a WebSocket (graphql-transport-ws).
// Browsers cannot send a header, so credentials may come with connection_init:
// {"Authorization": "Bearer …"}.
func (e *endpoint) socket(ctx context.Context, w http.ResponseWriter, r *http.Request, client string) {
	if origin := r.Header.Get("Origin"); origin != "" && !slices.Contains(e.origins, origin) {
		if u, err := url.Parse(origin); err != nil || u.Host != r.Host {
			e.refuse(w, r, mediaJSON, &refusal{status: http.StatusForbidden, code: codeForbidden, message: "pages of other sites may not connect"})
			return
		}
	}
	leave, refused := e.door.clients.connect(client)
	if refused != nil {
		e.refuse(w, r, mediaJSON, refused)
		return
	}
	defer leave()
	ctx, cancel := whileServing(ctx)
	defer cancel()
	most := e.limits.Body
	on := &line{gate: e.exec, endpoint: e, client: client, authorization: r.Header.Get("Authorization")}
	t := transport.Websocket{
		Implementation: patient{transport.CoderWebsocketImplementation{AcceptOptions: websocket.AcceptOptions{OriginPatterns: e.origins}}},
		InitTimeout:    initTimeout, PingPongInterval: pingEvery, PayloadReadLimit: &most,
		InitFunc: func(ctx context.Context, payload transport.InitPayload) (context.Context, *transport.InitPayload, error) {
			refused := func(why *refusal) (context.Context, *transport.InitPayload, error) {
				e.metrics.rejected(gqlerror.List{why.error()})
				ctx = transport.WithWebsocketCloseCode(ctx, forbidden)
				return transport.AppendCloseReason(ctx, why.message), nil, errors.New(why.message)
			}
			if given := payload.Authorization(); given != "" {
				who, err := e.door.auth.Who(ctx, given)
				if err != nil {
					return refused(unknown(err))
				}
				ctx = auth.With(ctx, who)
				on.client, on.authorization = holder(who), given
			}
			if why := permit(auth.From(ctx), auth.Read); why != nil {
				return refused(why)
			}
			return ctx, nil, nil
		},
		ErrorFunc: func(ctx context.Context, err error) {
			e.log.LogAttrs(ctx, slog.LevelDebug, "websocket ended", slog.String("request", RequestID(ctx)), slog.Any("error", err))
		},
	}
	t.Do(w, r.WithContext(ctx), on)
}

// line is the executor of one connection: it bounds what goes on at once on it.
type line struct {
	*gate
	endpoint *endpoint
	client   string
	// authorization is looked at again for every operation: a token may have
	// ended, or been revoked, since the connection began.
	authorization string
	open          atomic.Int64 // subscriptions
}

// CreateOperationContext implements graphql.GraphExecutor.
func (l *line) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	if refused := l.endpoint.door.clients.request(l.client); refused != nil {
		return l.refused(params, refused.error())
	}
	who, err := l.endpoint.door.auth.Who(ctx, l.authorization)
	if err != nil {
		return l.refused(params, unknown(err).error())
	}
	op, errs := l.gate.CreateOperationContext(auth.With(ctx, who), params)
	if len(errs) > 0 || op.Operation.Operation != ast.Subscription {
		return op, errs
	}
	if n := l.open.Add(1); n > int64(l.endpoint.limits.Subscriptions) {
		l.open.Add(-1)
		return op, gqlerror.List{exceeded("subscriptions", "a connection may have %d subscriptions at once", l.endpoint.limits.Subscriptions).error()}
	}
	return op, nil
}

// DispatchOperation implements graphql.GraphExecutor.
func (l *line) DispatchOperation(ctx context.Context, op *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	if op.Operation.Operation == ast.Subscription {
		context.AfterFunc(ctx, func() { l.open.Add(-1) }) // ends with the operation
		return l.subscription(ctx, op)
	}
	leave, refused := l.endpoint.door.clients.enter(l.client)
	if refused != nil {
		return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{refused.error()}}), ctx
	}
	begun := time.Now()
	ctx, cancel := context.WithTimeout(ctx, l.endpoint.limits.Timeout)
	context.AfterFunc(ctx, leave) // whatever becomes of it
	respond, ctx := l.gate.DispatchOperation(ctx, op)
	return func(ctx context.Context) *graphql.Response {
		answer := respond(ctx)
		if answer == nil {
			cancel()
			return nil
		}
		l.endpoint.metrics.operation(op.Operation.Operation, answer.Errors, time.Since(begun))
		return answer
	}, ctx
}

// subscription runs one that lasts. The reason why it ends comes from another
// goroutine; it is told where its answers have ended, unless the client has left.
func (l *line) subscription(ctx context.Context, op *graphql.OperationContext) (graphql.ResponseHandler, context.Context) {
	var why atomic.Pointer[error]
	respond, running := l.gate.DispatchOperation(resolvers.OnEnd(ctx, func(err error) { why.Store(&err) }), op)
	return func(running context.Context) *graphql.Response {
		answer := respond(running)
		if reason := why.Load(); answer == nil && reason != nil && ctx.Err() == nil {
			transport.AddSubscriptionError(ctx, presenter{l.endpoint.log}.present(ctx, *reason))
		}
		return answer
	}, running
}

// patient accepts connections whose messages must be taken within some time. A
// client that does not read is cut off: it would hold what writes to it.
type patient struct {
	transport.WebsocketImplementation
}

// Accept implements transport.WebsocketImplementation.
func (p patient) Accept(w http.ResponseWriter, r *http.Request, o transport.WebsocketAcceptOptions) (transport.WebsocketConn, error) {
	conn, err := p.WebsocketImplementation.Accept(w, r, o)
	if err != nil {
		return nil, err
	}
	return &timed{conn}, nil
}

type timed struct{ transport.WebsocketConn }

// WriteJSON implements transport.WebsocketConn.
func (c *timed) WriteJSON(v any) error {
	cut := time.AfterFunc(patience, func() { _ = c.Close() })
	defer cut.Stop()
	return c.WebsocketConn.WriteJSON(v)
}

// SetReadLimit implements transport.WebsocketReadLimiter.
func (c *timed) SetReadLimit(n int64) {
	if limited, ok := c.WebsocketConn.(transport.WebsocketReadLimiter); ok {
		limited.SetReadLimit(n)
	}
}

// SetReadDeadline implements transport.WebsocketReadDeadliner.
func (c *timed) SetReadDeadline(t time.Time) error {
	if timed, ok := c.WebsocketConn.(transport.WebsocketReadDeadliner); ok {
		return timed.SetReadDeadline(t)
	}
	return nil
}
