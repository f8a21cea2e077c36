package web

import (
	"context"

	"diplograph/web/auth"
	"diplograph/web/trace"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// gate stands before the executor, on every way to it: what comes through has
// a document that is known and within the limits, comes from somebody who may
// do what it does, has variables that hold to the schema, and a cost that can be paid.
type gate struct {
	*executor.Executor
	schema    *ast.Schema
	limits    Limits
	documents *documents
	persisted persisted
}

var _ graphql.GraphExecutor = (*gate)(nil)

func newGate(c Config, m *Metrics) (*gate, error) {
	exec := executor.New(c.Schema)
	exec.SetQueryCache(readAlready{})
	exec.SetErrorPresenter(presenter{c.Log}.present)
	exec.SetRecoverFunc(caught)
	exec.AroundRootFields(func(ctx context.Context, next graphql.RootResolver) graphql.Marshaler {
		ctx, end := trace.Field(ctx, graphql.GetRootFieldContext(ctx).Field.Name)
		defer end()
		return next(ctx)
	})
	if c.Introspection {
		exec.Use(extension.Introspection{})
	}
	g := &gate{
		Executor: exec, schema: c.Schema.Schema(), limits: c.Limits,
		documents: newDocuments(c.Schema.Schema(), c.Limits, c.Introspection, m),
		persisted: newPersisted(c.Trusted, c.Closed),
	}
	return g, c.Trusted.valid(g.documents)
}

// CreateOperationContext implements graphql.GraphExecutor. It looks first at
// what costs least to look at.
func (g *gate) CreateOperationContext(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	if err := variablesWithin(g.limits, params.Variables); err != nil {
		return g.refused(params, err)
	}
	text, register, err := g.persisted.text(ctx, params)
	if err != nil {
		return g.refused(params, err)
	}
	doc, errs := g.documents.read(ctx, text)
	if len(errs) > 0 {
		return g.refused(params, errs...)
	}
	g.persisted.keep(ctx, register, text)
	params.Query = text
	op, errs := g.Executor.CreateOperationContext(context.WithValue(ctx, documentKey{}, doc), params)
	if len(errs) > 0 {
		return op, errs
	}
	if refused := permit(auth.From(ctx), needs(op.Operation)); refused != nil {
		return op, gqlerror.List{refused.error()}
	}
	if err := oneOf(g.schema, op.Operation, op.Variables); err != nil {
		return op, gqlerror.List{err}
	}
	if err := followsOne(op); err != nil {
		return op, gqlerror.List{err}
	}
	if n := costOf(g.schema, op.Operation, op.Variables); n > g.limits.Cost {
		err := exceeded("cost", "an answer may hold %d objects, this one could hold %s: ask for shorter pages", g.limits.Cost, figure(n))
		return op, gqlerror.List{err.error()}
	}
	return op, nil
}

// refused is the answer's frame where there is no operation.
func (g *gate) refused(params *graphql.RawParams, errs ...*gqlerror.Error) (*graphql.OperationContext, gqlerror.List) {
	return &graphql.OperationContext{RawQuery: params.Query, DisableIntrospection: true, RecoverFunc: caught}, errs
}
