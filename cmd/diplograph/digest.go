package main

import (
	"context"
	"fmt"

	"diplograph/graph"
)

type digestCommand struct{ storeFlag }

// Help is the long help with examples.
func (digestCommand) Help() string {
	return `Two graphs with the same digest hold the same articles, mentions, events and entities, whenever, in which
order and into which store they were loaded.

  diplograph digest
  diplograph digest --store neo4j://neo4j:secret@localhost:7687/neo4j`
}

// Run prints the digest in hexadecimal.
func (c digestCommand) Run(ctx context.Context, std streams) error {
	store, err := c.openLoaded(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	sum, err := graph.Digest(ctx, store)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.out, sum)
	return err
}
