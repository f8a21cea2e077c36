package web

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// line is one WebSocket, with what goes on on it.
type line struct {
	endpoint *endpoint
	conn     *websocket.Conn
	client   string
	header   http.Header
	// authorization is looked at again for every operation.
	authorization string
	under         sync.WaitGroup // what must end with it

	mu     sync.Mutex
	active map[string]*operation // by the client's id
}

// operation goes on until it has ended or the client has had enough of it.
type operation struct {
	id           string
	cancel       context.CancelFunc
	subscription bool
}

// subscribe begins an operation. Whatever is wrong with it ends it alone; an id
// that is in use ends the connection.
func (l *line) subscribe(ctx context.Context, m *message) error {
	var fields map[string]json.RawMessage
	if json.Unmarshal(m.Payload, &fields) != nil || fields == nil {
		return goodbye{closeInvalid, "Invalid message received: the payload of subscribe is no object"}
	}
	given, refused := params(l.header, fields)
	if refused != nil {
		return goodbye{closeInvalid, "Invalid message received: " + refused.message}
	}
	ctx, cancel := context.WithCancel(graphql.StartOperationTrace(ctx))
	o := &operation{id: m.ID, cancel: cancel}
	if !l.add(o) {
		cancel()
		return goodbye{closeTwice, "Subscriber for " + m.ID + " already exists"}
	}
	who, run, errs := l.admit(ctx, o, given)
	if len(errs) > 0 {
		l.endpoint.metrics.rejected(errs)
		defer cancel()
		return l.tell(ctx, o, typeError, errs)
	}
	l.under.Go(func() {
		defer cancel()
		run(auth.With(ctx, who))
	})
	return nil
}

// add notes an operation under its id, unless the id is in use.
func (l *line) add(o *operation) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.active[o.id] != nil {
		return false
	}
	l.active[o.id] = o
	return true
}

// complete ends an operation of which the client has had enough: it hears no
// more of it, and may use its id again.
func (l *line) complete(id string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if o := l.active[id]; o != nil {
		o.cancel()
		delete(l.active, id)
	}
}

// tell says something of an operation, as long as the client wants to hear of
// it. After an error or complete there is nothing more to say.
func (l *line) tell(ctx context.Context, o *operation, kind string, payload any) error {
	m := &message{ID: o.id, Type: kind}
	if payload != nil {
		text, err := json.Marshal(payload)
		if err != nil {
			return err
		}
		m.Payload = text
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.active[o.id] != o || ctx.Err() != nil {
		return nil
	}
	if kind != typeNext {
		delete(l.active, o.id)
	}
	return l.write(m)
}

// admit looks at an operation before it begins, and says how it runs.
func (l *line) admit(ctx context.Context, o *operation, given *graphql.RawParams) (who auth.Who, run func(context.Context), errs gqlerror.List) {
	e := l.endpoint
	if refused := e.door.clients.request(l.client); refused != nil {
		return who, nil, refused.list()
	}
	who, err := e.door.auth.Who(ctx, l.authorization)
	if err != nil {
		return who, nil, unknown(err).list()
	}
	op, errs := e.exec.CreateOperationContext(auth.With(ctx, who), given)
	if len(errs) > 0 {
		return who, nil, e.exec.DispatchError(graphql.WithOperationContext(ctx, op), errs).Errors
	}
	if op.Operation.Operation == ast.Subscription {
		if refused := l.lasts(o); refused != nil {
			return who, nil, refused.list()
		}
		return who, func(ctx context.Context) { l.follow(ctx, o, op) }, nil
	}
	leave, refused := e.door.clients.enter(l.client)
	if refused != nil {
		return who, nil, refused.list()
	}
	return who, func(ctx context.Context) { defer leave(); l.answer(ctx, o, op) }, nil
}

// lasts notes that an operation is a subscription, unless there are too many.
func (l *line) lasts(o *operation) *refusal {
	l.mu.Lock()
	defer l.mu.Unlock()
	others := 0
	for _, other := range l.active {
		if other.subscription {
			others++
		}
	}
	if others >= l.endpoint.limits.Subscriptions {
		return exceeded("subscriptions", "a connection may have %d subscriptions at once", l.endpoint.limits.Subscriptions)
	}
	o.subscription = true
	return nil
}

// answer runs a query or a mutation to its one answer.
func (l *line) answer(ctx context.Context, o *operation, op *graphql.OperationContext) {
	begun := time.Now()
	within, cancel := context.WithTimeout(ctx, l.endpoint.limits.Timeout)
	defer cancel()
	answer := l.endpoint.execute(within, op)
	l.endpoint.metrics.operation(op.Operation.Operation, answer.Errors, time.Since(begun))
	if l.tell(ctx, o, typeNext, answer) == nil {
		_ = l.tell(ctx, o, typeComplete, nil)
	}
}

// follow runs a subscription until it ends.
func (l *line) follow(ctx context.Context, o *operation, op *graphql.OperationContext) {
	next, why := l.endpoint.follow(ctx, op)
	for answer := next(); answer != nil; answer = next() {
		if l.tell(ctx, o, typeNext, answer) != nil {
			return
		}
	}
	if reason := why(); reason != nil {
		_ = l.tell(ctx, o, typeError, gqlerror.List{reason})
		return
	}
	_ = l.tell(ctx, o, typeComplete, nil)
}
