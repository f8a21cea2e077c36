package main

import (
	"context"
	"fmt"
	"time"

	"diplograph/graph"
	"diplograph/web/audit"
)

type withdrawCommand struct {
	storeFlag
	Reason string `required:"" placeholder:"TEXT" help:"Why; it is kept with the article."`
	ID     string `arg:"" name:"id" help:"The article's id, such as article:0123456789abcdef0123."`
}

// Help is the long help with examples.
func (withdrawCommand) Help() string {
	return `Takes an article out of every conclusion: events that only it tells of are gone, the others are as if it had never
been published. Nothing is deleted; restore brings all of it back. Loading the article again does not.

  diplograph withdraw article:0123456789abcdef0123 --reason "the ministry denies it"
  diplograph withdraw --store neo4j://neo4j:secret@localhost:7687/neo4j article:0123456789abcdef0123 --reason "a hoax"`
}

// Run withdraws the article and prints what became of events.
func (c withdrawCommand) Run(ctx context.Context, std streams) error {
	return c.revise(audit.ByCommand(ctx, "withdrawArticle", map[string]any{"id": c.ID, "reason": c.Reason}), std, "withdrawn", c.ID, func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Withdraw(ev, c.ID, c.Reason, graph.DateOf(time.Now()))
	})
}

// revise changes an article and prints one line: what was done, and to how many events.
func (f storeFlag) revise(ctx context.Context, std streams, done, id string, change func(*graph.Evidence) (*graph.Revision, error)) error {
	store, err := f.openLoaded(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	changed, gone := 0, 0
	err = noting(store, std).Update(ctx, graph.Touched{Articles: []string{id}}, func(ev *graph.Evidence) (*graph.Revision, error) {
		r, err := change(ev)
		if err == nil {
			changed, gone = affected(r)
		}
		return r, err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%s: %s, events concluded anew %d, gone %d\n", done, id, changed, gone)
	return err
}

// affected counts the events that a revision concludes anew, and those that are then gone.
func affected(r *graph.Revision) (changed, gone int) {
	stays := map[string]bool{}
	for _, e := range r.Events {
		stays[e.ID] = true
	}
	leaves := map[string]bool{}
	for _, e := range r.EventsGone {
		if e.KnownTo == graph.Forever && !stays[e.ID] {
			leaves[e.ID] = true
		}
	}
	return len(stays), len(leaves)
}
