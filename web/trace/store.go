package trace

import (
	"context"
	"time"

	"diplograph/graph"

	"go.opentelemetry.io/otel/attribute"
)

// Store is a store each of whose calls is a span, and is told of.
type Store struct {
	graph.Store
	// Told gets the name of each call, the kind of its error ("ok" without
	// one), and how long it took.
	Told func(call, kind string, took time.Duration)
}

// call runs a call of the store.
func (s *Store) call(ctx context.Context, name string, do func(context.Context) error, attributes ...attribute.KeyValue) error {
	compiled(ctx)
	ctx, span := Start(ctx, "statement", append(attributes, attribute.String("diplograph.call", name))...)
	begun := time.Now()
	err := do(ctx)
	s.Told(name, Kind(err), time.Since(begun))
	End(span, err)
	return err
}

// Find implements graph.Reader.
func (s *Store) Find(ctx context.Context, p *graph.Pattern) (page *graph.Page, err error) {
	err = s.call(ctx, "find", func(ctx context.Context) error {
		page, err = s.Store.Find(ctx, p)
		return err
	}, attribute.String("diplograph.label", string(p.Label)), attribute.Int("diplograph.first", p.First))
	return page, err
}

// Count implements graph.Reader.
func (s *Store) Count(ctx context.Context, tallies ...*graph.Tally) (rows [][]graph.Row, err error) {
	err = s.call(ctx, "count", func(ctx context.Context) error {
		rows, err = s.Store.Count(ctx, tallies...)
		return err
	}, attribute.Int("diplograph.tallies", len(tallies)))
	return rows, err
}

// Paths implements graph.Reader.
func (s *Store) Paths(ctx context.Context, r *graph.Route) (paths []*graph.Path, err error) {
	err = s.call(ctx, "paths", func(ctx context.Context) error {
		paths, err = s.Store.Paths(ctx, r)
		return err
	}, attribute.Int("diplograph.length", r.MaxLength))
	return paths, err
}

// Update implements graph.Writer.
func (s *Store) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	return s.call(ctx, "update", func(ctx context.Context) error { return s.Store.Update(ctx, touched, revise) },
		attribute.Int("diplograph.articles", len(touched.Articles)), attribute.Int("diplograph.blocks", len(touched.Blocks)))
}
