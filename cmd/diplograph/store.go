package main

import (
	"context"
	"fmt"
	"strings"

	"diplograph/graph"
	"diplograph/graph/neo4j"
	"diplograph/graph/sqlite"
)

// storeFlag chooses the store. It is embedded in the commands that need one.
type storeFlag struct {
	Store string `default:"sqlite:diplograph.db" env:"DIPLOGRAPH_STORE" placeholder:"URL" help:"Where the graph is kept: sqlite:FILE, or neo4j://USER:PASSWORD@HOST:7687/DATABASE (also bolt://, neo4j+s://, bolt+s://; without a user no authentication)."`
}

// open opens the store that the flag names.
func (f storeFlag) open(ctx context.Context) (graph.Store, error) {
	scheme, rest, ok := strings.Cut(f.Store, ":")
	switch {
	case ok && scheme == "sqlite" && rest != "":
		return sqlite.Open(ctx, rest)
	case ok && strings.HasPrefix(rest, "//"):
		return neo4j.Open(ctx, f.Store)
	}
	return nil, fmt.Errorf("%w: --store is neither sqlite:FILE nor neo4j://HOST:7687 (or bolt://…)", graph.ErrInvalid)
}
