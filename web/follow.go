package web

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"diplograph/resolvers"
	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// follow begins a subscription, over whatever it is told. next gives its
// answers, nil at the end; why then says the reason, nil where it came to its
// end by itself.
func (e *endpoint) follow(ctx context.Context, op *graphql.OperationContext) (next func() *graphql.Response, why func() *gqlerror.Error) {
	var reason atomic.Pointer[error] // it comes from another goroutine
	respond, running := e.exec.DispatchOperation(resolvers.OnEnd(ctx, func(err error) { reason.Store(&err) }), op)
	next = func() (answer *graphql.Response) {
		defer func() {
			if value := recover(); value != nil {
				err := caught(ctx, value)
				reason.Store(&err)
				answer = nil
			}
		}()
		return respond(running)
	}
	return next, func() *gqlerror.Error {
		if err := reason.Load(); err != nil {
			return presenter{e.log}.present(ctx, *err)
		}
		var refused *refusal
		if errors.As(context.Cause(ctx), &refused) {
			return refused.error()
		}
		return nil
	}
}

// followsOne tells whether a subscription follows one thing, whatever it calls
// it and leaves out: the library looks at names alone, and calls the rest a mistake of ours.
func followsOne(op *graphql.OperationContext) *gqlerror.Error {
	if op.Operation.Operation != ast.Subscription {
		return nil
	}
	fields := graphql.CollectFields(op, op.Operation.SelectionSet, []string{"Subscription"})
	if len(fields) == 1 {
		return nil
	}
	err := gqlerror.ErrorPosf(op.Operation.Position, "a subscription follows one field, this one %d", len(fields))
	errcode.Set(err, errcode.ValidationFailed)
	return err
}

// lookAgain is how often the credentials of what lasts are looked at: what
// follows changes ends that soon after they were revoked.
const lookAgain = 2 * time.Second

// whileKnown gives a context that ends when the credentials of somebody do,
// because their time is over or they were revoked; its cause is the refusal.
func (a *admission) whileKnown(ctx context.Context, who auth.Who, authorization string) context.Context {
	if authorization == "" {
		return ctx
	}
	known, end := context.WithCancelCause(ctx)
	go func() {
		for {
			wait := lookAgain
			if left := time.Until(who.Until); left > 0 {
				wait = min(wait, left)
			}
			again := time.NewTimer(wait)
			select {
			case <-known.Done():
				again.Stop()
				return
			case <-again.C:
			}
			if refused := a.still(known, authorization); refused != nil {
				end(refused)
				return
			}
		}
	}()
	return known
}

// still says why somebody who was let in may stay no longer, nil where they
// may. An issuer that cannot be asked at the moment ends nothing.
func (a *admission) still(ctx context.Context, authorization string) *refusal {
	who, err := a.auth.Who(ctx, authorization)
	switch {
	case errors.Is(err, auth.ErrAway) || ctx.Err() != nil:
		return nil
	case err != nil:
		return unknown(err)
	}
	return permit(who, auth.Read)
}
