package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Below is the context of what stands below a field of a type.
func Below(ctx context.Context, typ string, field graphql.CollectedField) context.Context {
	return graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: typ, Field: field})
}

// Resolve answers a field of a type below the root. It is graphql.ResolveField
// without what is for interceptors of fields, of which there are none: arguments,
// where there are any, are made of what the document gives, and a resolver's
// error or panic is an error at the field.
func Resolve[T any](ctx context.Context, oc *graphql.OperationContext, typ string, field graphql.CollectedField,
	arguments func(context.Context, map[string]any) (map[string]any, error), resolve func(context.Context, map[string]any) (T, error),
	marshal func(context.Context, ast.SelectionSet, T) graphql.Marshaler) (out graphql.Marshaler) {
	ctx = Below(ctx, typ, field)
	defer func() {
		if r := recover(); r != nil {
			oc.Error(ctx, oc.Recover(ctx, r))
			out = graphql.Null
		}
	}()
	var args map[string]any
	if arguments != nil {
		var err error
		if args, err = arguments(ctx, field.ArgumentMap(oc.Variables)); err != nil {
			oc.Error(ctx, err)
			return graphql.Null
		}
	}
	value, err := resolve(ctx, args)
	if err != nil {
		oc.Error(ctx, graphql.AddFieldLocationToError(ctx, err))
		return graphql.Null
	}
	return marshal(ctx, field.Selections, value)
}
