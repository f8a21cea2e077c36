package bench_test

import (
	"context"
	"sync/atomic"
	"time"

	"diplograph/graph"
	"diplograph/loader"
)

// watch sums up where the time of loading goes: the reader's over all cores,
// and of the updates what passes until the evidence is there, while events are
// concluded, and until all is written.
type watch struct {
	reading, evidence, concluding, writing atomic.Int64 // nanoseconds
}

// reader is a reader that is watched.
type reader struct {
	loader.Reader
	*watch
}

func (r reader) Read(a *graph.Article) (*graph.Reading, error) {
	begun := time.Now()
	defer func() { r.reading.Add(int64(time.Since(begun))) }()
	return r.Reader.Read(a)
}

// writer is a store's writer that is watched.
type writer struct {
	graph.Writer
	*watch
}

func (w writer) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	at := time.Now()
	lap := func(sum *atomic.Int64) {
		now := time.Now()
		sum.Add(int64(now.Sub(at)))
		at = now
	}
	err := w.Writer.Update(ctx, touched, func(ev *graph.Evidence) (*graph.Revision, error) {
		lap(&w.evidence)
		defer lap(&w.concluding)
		return revise(ev)
	})
	lap(&w.writing)
	return err
}
