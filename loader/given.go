package loader

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"diplograph/graph"
)

// Desk loads articles that come in one at a time or a few, and tries again what
// failed. It keeps each load in the store.
type Desk struct {
	Reader Reader
	Store  graph.Writer
	Now    func() time.Time
}

// errNoText is of a failure of which there is nothing to try again.
var errNoText = errors.New("the article could not even be read from its file; load the file again")

// Load loads given articles. In a dry run nothing is written, the load is nil, and changes
// are what would happen. wrong tells what is the matter with an article, by its number.
func (d Desk) Load(ctx context.Context, given []*graph.Given, dryRun bool) (load *graph.Load, changes []graph.PlannedChange, wrong map[int]error, err error) {
	items := func(yield func(Item) bool) {
		for i, g := range given {
			if !yield(item(fmt.Sprintf("articles[%d]", i), g, nil)) {
				return
			}
		}
	}
	numbers := map[string]int{}
	for i := range given {
		numbers[fmt.Sprintf("articles[%d]", i)] = i
	}
	return d.load(ctx, items, numbers, dryRun)
}

// Retry tries failures again. Those that go in are failures no more.
func (d Desk) Retry(ctx context.Context, failures []*graph.Failure) (load *graph.Load, wrong map[int]error, err error) {
	numbers := map[string]int{}
	items := func(yield func(Item) bool) {
		for _, f := range failures {
			if !yield(item(f.ID, f.Given, f)) {
				return
			}
		}
	}
	for i, f := range failures {
		numbers[f.ID] = i
	}
	load, _, wrong, err = d.load(ctx, items, numbers, false)
	return load, wrong, err
}

func (d Desk) load(ctx context.Context, items iter.Seq[Item], numbers map[string]int, dryRun bool) (*graph.Load, []graph.PlannedChange, map[int]error, error) {
	wrong := map[int]error{}
	l := Loader{Reader: d.Reader, Store: d.Store, Now: d.Now, DryRun: dryRun, Failed: func(f *Failure) { wrong[numbers[f.Place]] = f.Err }}
	if !dryRun {
		l.Record = NewRecord(d.Now())
	}
	report, err := l.Load(ctx, items)
	return l.Record, report.Changes, wrong, err
}

// item makes an item of an article as it was given. Without a text there is nothing to read.
func item(place string, g *graph.Given, f *graph.Failure) Item {
	out := Item{Place: place, Given: g, Failure: f}
	if g == nil {
		out.Err = errNoText
		return out
	}
	b, err := json.Marshal(g)
	if err != nil {
		out.Err = err
		return out
	}
	out.Article, out.Source, out.Err = lineArticle(b)
	return out
}
