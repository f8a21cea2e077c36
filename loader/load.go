package loader

import (
	"context"
	"fmt"
	"iter"
	"time"

	"diplograph/graph"
)

// Reader takes mentions from one article. It is pure: the same article gives
// the same reading. The error says why the article cannot be read.
type Reader interface {
	Read(a *graph.Article) (*graph.Reading, error)
}

// Loader loads articles into a store.
type Loader struct {
	Reader Reader
	Store  graph.Writer
	// Now is the clock by which articles are recorded.
	Now func() time.Time
	// DryRun writes nothing; Report then has what loading would change.
	DryRun bool
	// Record, where not nil, is the load as it is kept in the store, with what
	// failed in it: its figures are written with each batch. NewRecord makes one.
	Record *graph.Load
	// Failed is told of each article that could not be loaded; Passed of each batch that was.
	Failed func(*Failure)
	Passed func(Report)
}

// Report counts what a load did. In a dry run Changes lists what it would do.
type Report struct {
	Articles, New, Changed, Unchanged, Failed int
	// EventsNew, EventsChanged and EventsGone count events, not their states.
	EventsNew, EventsChanged, EventsGone int
	Changes                              []Change
}

// Change is what loading would do to one event.
type Change = graph.PlannedChange

// Action is what happens to an event.
type Action = graph.Action

// The actions.
const (
	Create = graph.Create
	Alter  = graph.Alter
	Remove = graph.Remove
)

// batchArticles and batchBytes bound a batch: large enough for a statement to
// be worth its round trip, small enough for memory and other writers. A batch
// ends with a day of publication where that comes in time: what is added to
// later days costs least (see graph.Evidence).
const (
	batchArticles = 1000
	batchOfOneDay = 2 * batchArticles
	batchBytes    = 16 << 20
	batchFailures = 100
)

// read is an item after the reader.
type read struct {
	item    Item
	reading *graph.Reading
	err     error
	stage   Stage
}

// batch is what is written together, and what failed meanwhile.
type batch struct {
	readings []*graph.Reading
	failed   []*Failure
	retried  []string // ids of failures of which the articles are among the readings
	articles int
	bytes    int
}

// full tells whether a batch is to be written before a further reading comes.
func (b *batch) full(next *graph.Reading) bool {
	n := len(b.readings)
	newDay := n > 0 && b.readings[n-1].Article.Published != next.Article.Published
	return n >= batchOfOneDay || b.bytes >= batchBytes || n >= batchArticles && newDay
}

// Load loads the items in batches, each whole or not at all; while one is
// written the next is read. Articles that fail are told to Failed and counted;
// the error is the store's, and ends the load.
func (l *Loader) Load(ctx context.Context, items iter.Seq[Item]) (Report, error) {
	reading, stop := context.WithCancel(ctx)
	batches := make(chan *batch)
	go func() {
		defer close(batches)
		l.batches(reading, items, batches)
	}()
	defer func() {
		stop()
		for range batches { // until nobody reads any more
		}
	}()
	var total Report
	err := l.record(ctx, total, &batch{})
	for b := range batches {
		if err != nil {
			break
		}
		total.Articles += b.articles
		total.Failed += len(b.failed)
		for _, f := range b.failed {
			if l.Failed != nil {
				l.Failed(f)
			}
		}
		if len(b.readings) == 0 {
			err = l.record(ctx, total, b)
			continue
		}
		var r Report
		if r, err = l.write(ctx, total, b); err != nil {
			break
		}
		total.add(r)
		if l.Passed != nil {
			l.Passed(total)
		}
	}
	if err == nil {
		err = ctx.Err()
	}
	return total, l.end(ctx, total, err)
}

// batches reads items and hands them over in batches. What changes nothing is
// one batch, however large: what it would change is one answer.
func (l *Loader) batches(ctx context.Context, items iter.Seq[Item], out chan<- *batch) {
	b := &batch{}
	flush := func() bool {
		select {
		case out <- b:
			b = &batch{}
			return true
		case <-ctx.Done():
			return false
		}
	}
	for x := range InOrder(ctx, items, l.read) {
		if x.err != nil {
			b.articles++
			b.failed = append(b.failed, &Failure{Place: x.item.Place, Stage: x.stage, Err: x.err, item: x.item})
			if len(b.failed) >= batchFailures && !l.DryRun && !flush() {
				return
			}
			continue
		}
		if !l.DryRun && b.full(x.reading) && !flush() {
			return
		}
		b.articles++
		b.readings = append(b.readings, x.reading)
		if x.item.Failure != nil {
			b.retried = append(b.retried, x.item.Failure.ID)
		}
		b.bytes += len(x.reading.Article.Text)
	}
	if ctx.Err() == nil && b.articles > 0 {
		flush()
	}
}

// read runs the reader on an item. A reader that panics fails this article, not the load.
func (l *Loader) read(item Item) (out read) {
	out = read{item: item, stage: Opening, err: item.Err}
	if item.Err != nil {
		return out
	}
	out.stage = Reading
	defer func() {
		if p := recover(); p != nil {
			out.err = fmt.Errorf("the reader broke off (%v); please report the article", p)
		}
	}()
	item.Article.Recorded = l.Now().UTC().Truncate(time.Second)
	out.reading, out.err = l.Reader.Read(item.Article)
	if out.err == nil {
		out.reading.Entities = append(out.reading.Entities, item.Source)
	}
	return out
}

// write concludes and writes one batch.
func (l *Loader) write(ctx context.Context, total Report, b *batch) (Report, error) {
	var r Report
	readings := b.readings
	err := l.Store.Update(ctx, graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
		rev := graph.Revise(ev, readings)
		r = report(ev, rev, len(readings))
		l.tell(rev, total, r, b)
		if l.DryRun || rev.Empty() {
			rev = nil // writes nothing
		} else {
			r.Changes = nil
		}
		return rev, nil
	})
	return r, err
}

// report counts a revision.
func report(ev *graph.Evidence, rev *graph.Revision, readings int) Report {
	stored := map[string]bool{}
	for _, a := range ev.Articles {
		stored[a.ID] = true
	}
	var r Report
	for _, a := range rev.Articles {
		if stored[a.ID] {
			r.Changed++
		} else {
			r.New++
		}
	}
	r.Unchanged = readings - len(rev.Articles)
	was := map[string]*graph.Event{}
	for _, e := range ev.Events {
		was[e.ID] = e
	}
	is := map[string]bool{}
	for _, e := range rev.Events {
		is[e.ID] = true
	}
	seen := map[string]bool{}
	for i := range rev.Events {
		e := rev.Events[len(rev.Events)-1-i] // the latest state of each
		if seen[e.ID] {
			continue
		}
		seen[e.ID] = true
		if was[e.ID] == nil {
			r.EventsNew++
			r.Changes = append(r.Changes, Change{Action: Create, Event: e})
		} else {
			r.EventsChanged++
			r.Changes = append(r.Changes, Change{Action: Alter, Event: e})
		}
	}
	for _, e := range rev.EventsGone {
		if !is[e.ID] && e.KnownTo == graph.Forever {
			r.EventsGone++
			r.Changes = append(r.Changes, Change{Action: Remove, Event: e})
		}
	}
	return r
}

func (r *Report) add(s Report) {
	r.New += s.New
	r.Changed += s.Changed
	r.Unchanged += s.Unchanged
	r.EventsNew += s.EventsNew
	r.EventsChanged += s.EventsChanged
	r.EventsGone += s.EventsGone
	r.Changes = append(r.Changes, s.Changes...)
}
