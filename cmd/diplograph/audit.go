package main

import (
	"context"
	"encoding/json"
	"log/slog"
	"time"

	"diplograph/graph"
	"diplograph/web/audit"
)

type auditCommand struct {
	storeFlag
	Who   string `placeholder:"NAME" help:"Only what this holder of a token did, or this user of a command line: user@host."`
	What  string `placeholder:"MUTATION" help:"Only this mutation, such as withdrawArticle."`
	Since string `placeholder:"WHEN" help:"Only since this day or time, in UTC."`
}

// Help is the long help with examples.
func (auditCommand) Help() string {
	return `Prints who changed what through the API or the command line, oldest first, one JSON object a line, with what it was
before and after. The log is kept in the store, with the changes. A running service tells admins the same at /audit?who=…&what=…&since=….

  diplograph audit --since 2026-01-01
  diplograph audit --who amna --what withdrawArticle`
}

// Run prints the entries.
func (c auditCommand) Run(ctx context.Context, std streams) error {
	q := graph.EntryQuery{Who: c.Who, What: c.What}
	if c.Since != "" {
		var err error
		if q.Since, err = audit.ParseTime(c.Since); err != nil {
			return err
		}
	}
	store, err := c.openLoaded(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	encoder := json.NewEncoder(std.out)
	return audit.Read(ctx, store, q, func(e *audit.Entry) error { return encoder.Encode(e) })
}

// noting is a store that notes what the command line changes.
func noting(store graph.Store, std streams) *audit.Store {
	return &audit.Store{Store: store, Now: time.Now, Warn: slog.New(slog.NewTextHandler(std.err, nil))}
}
