// Package trace tells OpenTelemetry how long each part of a request takes:
// the request, parsing, compiling the selection, the statement. Spans carry
// names of the schema, counts and kinds of errors: never what an article, a
// variable or a token says.
package trace

import (
	"context"
	"errors"
	"fmt"

	"diplograph/graph"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/sdk/resource"
	sdk "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// Name is the instrumentation's name.
const Name = "diplograph"

// Exporting tells by the standard variables of OpenTelemetry whether traces
// are wanted: an endpoint must be named.
func Exporting(getenv func(string) string) bool {
	return getenv("OTEL_SDK_DISABLED") != "true" && getenv("OTEL_TRACES_EXPORTER") != "none" &&
		(getenv("OTEL_EXPORTER_OTLP_ENDPOINT") != "" || getenv("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") != "")
}

// Export makes a tracer whose spans go to the collector that OTEL_EXPORTER_OTLP_*
// name, over HTTP; what else OTEL_* say (sampling, batches, resource) holds too.
// end sends what is left. A collector that is away costs nothing but its spans.
func Export(ctx context.Context, version string) (t trace.Tracer, end func(context.Context) error, err error) {
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	about, err := resource.New(ctx, resource.WithAttributes(attribute.String("service.name", "diplograph"), attribute.String("service.version", version)),
		resource.WithTelemetrySDK(), resource.WithFromEnv())
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("traces: %w", err), exporter.Shutdown(ctx))
	}
	provider := sdk.NewTracerProvider(sdk.WithBatcher(exporter), sdk.WithResource(about))
	return provider.Tracer(Name), provider.Shutdown, nil
}

// Start begins a span of the tracer that the context's own span belongs to;
// outside of a request that is none.
func Start(ctx context.Context, name string, attributes ...attribute.KeyValue) (context.Context, trace.Span) {
	return trace.SpanFromContext(ctx).TracerProvider().Tracer(Name).Start(ctx, name, trace.WithAttributes(attributes...))
}

// End ends a span with the kind of its error.
func End(span trace.Span, err error) {
	if kind := Kind(err); kind != "ok" {
		span.SetAttributes(attribute.String("error.type", kind))
		span.SetStatus(codes.Error, kind)
	}
	span.End()
}

// Kind is the kind of an error: one word of few.
func Kind(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.Is(err, graph.ErrInvalid):
		return "invalid"
	case errors.Is(err, graph.ErrNotFound):
		return "not_found"
	case errors.Is(err, graph.ErrConflict):
		return "conflict"
	case errors.Is(err, graph.ErrUnavailable):
		return "unavailable"
	}
	return "other"
}
