package main

import (
	"context"

	"diplograph/graph"
	"diplograph/web/audit"
)

type restoreCommand struct {
	storeFlag
	ID string `arg:"" name:"id" help:"The article's id, such as article:0123456789abcdef0123."`
}

// Help is the long help with examples.
func (restoreCommand) Help() string {
	return `Puts a withdrawn article back: the graph is then as if it had never been withdrawn. An article that is not
withdrawn stays as it is.

  diplograph restore article:0123456789abcdef0123
  diplograph restore --store sqlite:news.db article:0123456789abcdef0123`
}

// Run restores the article and prints what became of events.
func (c restoreCommand) Run(ctx context.Context, std streams) error {
	return c.revise(audit.ByCommand(ctx, "restoreArticle", map[string]any{"id": c.ID}), std, "restored", c.ID, func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Restore(ev, c.ID)
	})
}
