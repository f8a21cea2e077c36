package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
)

// List answers the elements of a list one after the other, where gqlgen would
// begin a goroutine for each. An element that panics is null, with an error.
func List(ctx context.Context, length int, _ int64, _ bool, element func(ctx context.Context, i int) graphql.Marshaler) graphql.Array {
	out := make(graphql.Array, length)
	for i := range length {
		out[i] = guarded(graphql.WithFieldContext(ctx, &graphql.FieldContext{Index: &i}), i, element)
	}
	return out
}

func guarded(ctx context.Context, i int, element func(ctx context.Context, i int) graphql.Marshaler) (out graphql.Marshaler) {
	defer func() {
		if r := recover(); r != nil {
			graphql.AddError(ctx, graphql.Recover(ctx, r))
			out = graphql.Null
		}
	}()
	return element(ctx, i)
}
