package loader

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"time"

	"diplograph/graph"
)

// endTimeout bounds the last writing of a load whose own context has ended.
const endTimeout = 5 * time.Second

// NewRecord begins the record of a load.
func NewRecord(now time.Time) *graph.Load {
	return &graph.Load{ID: graph.ID(graph.LoadLabel, graph.HashKey(rand.Text())), State: graph.LoadQueued, Started: now.UTC().Truncate(time.Second)}
}

// tell adds to a revision how far the load is after a batch: total is what came
// before it, r what it did.
func (l *Loader) tell(rev *graph.Revision, total, r Report, b *batch) {
	if l.Record == nil || l.DryRun {
		return
	}
	total.add(r)
	l.Record.State = graph.LoadRunning
	l.Record.Total, l.Record.Done, l.Record.Failed = total.Articles, total.Articles, total.Failed
	l.Record.Created, l.Record.Unchanged = total.New+total.Changed, total.Unchanged
	kept := *l.Record
	rev.Loads, rev.FailuresGone = []*graph.Load{&kept}, b.retried
	for _, f := range b.failed {
		rev.Failures = append(rev.Failures, l.failure(f))
	}
}

// failure is a failure as it is kept: with the article, for the next attempt.
func (l *Loader) failure(f *Failure) *graph.Failure {
	if was := f.item.Failure; was != nil {
		again := *was
		again.Stage, again.Message, again.Attempts = string(f.Stage), graph.Sentence(f.Err.Error()), was.Attempts+1
		return &again
	}
	key := graph.HashKey(f.Place) // of a file that is loaded each day there is one failure, not one a day
	if f.item.Given != nil {
		key = graph.HashKey(l.Record.ID, f.Place)
	}
	out := &graph.Failure{ID: graph.ID(graph.FailureLabel, key), LoadID: l.Record.ID,
		Item: f.Place, Stage: string(f.Stage), Message: graph.Sentence(f.Err.Error()), Attempts: 1, Given: f.item.Given}
	if a := f.item.Article; a != nil && out.Given == nil {
		out.Given = &graph.Given{Text: a.Text, Headline: a.Headline, URL: a.URL, Published: a.Published, Lang: a.Lang}
		if f.item.Source != nil && f.item.Source.Name != UnknownSource {
			out.Given.Source = f.item.Source.Name
		}
	}
	return out
}

// record writes how far the load is where no article is written.
func (l *Loader) record(ctx context.Context, total Report, b *batch) error {
	if l.Record == nil || l.DryRun {
		return nil
	}
	rev := &graph.Revision{}
	l.tell(rev, total, Report{}, b)
	return l.Store.Update(ctx, graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) { return rev, nil })
}

// end writes how the load ended, and gives why.
func (l *Loader) end(ctx context.Context, total Report, why error) error {
	if l.Record == nil || l.DryRun {
		return why
	}
	rev := &graph.Revision{}
	l.tell(rev, total, Report{}, &batch{})
	in := total.New + total.Changed + total.Unchanged
	switch {
	case errors.Is(why, context.Canceled), errors.Is(why, context.DeadlineExceeded):
		l.Record.State = graph.LoadCancelled
	case why != nil, total.Failed > 0 && in == 0:
		l.Record.State = graph.LoadFailed
	case total.Failed > 0:
		l.Record.State = graph.LoadPartial
	default:
		l.Record.State = graph.LoadDone
	}
	l.Record.Finished = l.Now().UTC().Truncate(time.Second)
	kept := *l.Record
	rev.Loads = []*graph.Load{&kept}
	last, stop := context.WithTimeout(context.WithoutCancel(ctx), endTimeout)
	defer stop()
	err := l.Store.Update(last, graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) { return rev, nil })
	if why == nil && err != nil {
		return fmt.Errorf("the articles are loaded, and that they are could not be kept: %w", err)
	}
	return why
}
