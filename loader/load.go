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
type Change struct {
	Action Action
	Event  *graph.Event
}

// Action is what happens to an event.
type Action string

// The actions.
const (
	Create Action = "CREATE"
	Alter  Action = "UPDATE"
	Remove Action = "REMOVE"
)

// batchArticles and batchBytes bound a batch: large enough for a statement to
// be worth its round trip, small enough for memory and other writers.
const (
	batchArticles = 500
	batchBytes    = 16 << 20
)

// read is an item after the reader.
type read struct {
	item    Item
	reading *graph.Reading
	err     error
	stage   Stage
}

// Load loads the items in batches, each whole or not at all. Articles that
// fail are told to Failed and counted; the error is the store's, and ends the load.
func (l *Loader) Load(ctx context.Context, items iter.Seq[Item]) (Report, error) {
	var total Report
	var batch []*graph.Reading
	size := 0
	flush := func() error {
		if len(batch) == 0 {
			return nil
		}
		r, err := l.write(ctx, batch)
		if err != nil {
			return err
		}
		total.add(r)
		batch, size = batch[:0], 0
		if l.Passed != nil {
			l.Passed(total)
		}
		return nil
	}
	for x := range InOrder(ctx, items, l.read) {
		total.Articles++
		if x.err != nil {
			total.Failed++
			if l.Failed != nil {
				l.Failed(&Failure{Place: x.item.Place, Stage: x.stage, Err: x.err})
			}
			continue
		}
		batch = append(batch, x.reading)
		size += len(x.reading.Article.Text)
		if !l.DryRun && (len(batch) >= batchArticles || size >= batchBytes) {
			if err := flush(); err != nil {
				return total, err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return total, err
	}
	return total, flush()
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
func (l *Loader) write(ctx context.Context, batch []*graph.Reading) (Report, error) {
	var r Report
	err := l.Store.Update(ctx, graph.TouchedBy(batch), func(ev *graph.Evidence) (*graph.Revision, error) {
		rev := graph.Revise(ev, batch)
		r = report(ev, rev, len(batch))
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
func report(ev *graph.Evidence, rev *graph.Revision, batch int) Report {
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
	r.Unchanged = batch - len(rev.Articles)
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
			r.Changes = append(r.Changes, Change{Create, e})
		} else {
			r.EventsChanged++
			r.Changes = append(r.Changes, Change{Alter, e})
		}
	}
	for _, e := range rev.EventsGone {
		if !is[e.ID] && e.KnownTo == graph.Forever {
			r.EventsGone++
			r.Changes = append(r.Changes, Change{Remove, e})
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
