package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/graph/neo4j"
	"diplograph/graph/sqlite"
)

// storeFlag chooses the store. It is embedded in the commands that need one.
type storeFlag struct {
	Store string `default:"sqlite:diplograph.db" env:"DIPLOGRAPH_STORE" placeholder:"URL" help:"Where the graph is kept: sqlite:FILE, or neo4j://USER:PASSWORD@HOST:7687/DATABASE (also bolt://, neo4j+s://, bolt+s://; without a user no authentication)."`
}

// schemes are those of the addresses of a Neo4j.
var schemes = []string{"neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc"}

// Validate refuses what names no store, before anything is done.
func (f storeFlag) Validate() error {
	scheme, rest, _ := strings.Cut(f.Store, ":")
	if scheme == "sqlite" && rest != "" || slices.Contains(schemes, scheme) && strings.HasPrefix(rest, "//") {
		return nil
	}
	return errors.New("--store is neither sqlite:FILE nor neo4j://HOST:7687 (or bolt://…)")
}

// open opens the store that the flag names, and makes a file that is not there.
func (f storeFlag) open(ctx context.Context) (graph.Store, error) {
	if name, ok := f.file(); ok {
		return sqlite.Open(ctx, name)
	}
	return neo4j.Open(ctx, f.Store)
}

// openLoaded opens a store into which something was loaded: a file that is not
// there is a wrong name, and is not made.
func (f storeFlag) openLoaded(ctx context.Context) (graph.Store, error) {
	if f.missing() {
		name, _ := f.file()
		return nil, fmt.Errorf("%w: there is no %s; --store names the graph, \"diplograph load\" makes one", graph.ErrNotFound, name)
	}
	return f.open(ctx)
}

// openDry opens the store for a run that writes nothing: a graph that is not there is empty.
func (f storeFlag) openDry(ctx context.Context) (graph.Store, error) {
	if f.missing() {
		return sqlite.Open(ctx, inMemory)
	}
	return f.open(ctx)
}

// inMemory is the name of a SQLite database that is no file.
const inMemory = ":memory:"

// file is the file that holds the graph, where one does.
func (f storeFlag) file() (string, bool) { return strings.CutPrefix(f.Store, "sqlite:") }

// missing tells whether the graph's file is not there.
func (f storeFlag) missing() bool {
	name, ok := f.file()
	if !ok || name == inMemory {
		return false
	}
	_, err := os.Stat(name)
	return errors.Is(err, fs.ErrNotExist)
}
