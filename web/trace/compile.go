package trace

import (
	"context"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

type compileKey struct{}

// Field begins the span of a root field, and within it the one of compiling
// its selection, which ends when the store is asked. end ends both.
func Field(ctx context.Context, name string) (_ context.Context, end func()) {
	ctx, field := Start(ctx, "field", attribute.String("graphql.field.name", name))
	_, compile := Start(ctx, "compile")
	return context.WithValue(ctx, compileKey{}, compile), func() {
		compile.End() // for the second time where the store was asked
		field.End()
	}
}

// compiled ends the compiling of a context's root field.
func compiled(ctx context.Context) {
	if span, ok := ctx.Value(compileKey{}).(trace.Span); ok {
		span.End()
	}
}
