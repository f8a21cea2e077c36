package bench_test

import (
	"context"
	"flag"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"
	"diplograph/graph/sqlite"
)

var (
	sizesFlag  = flag.String("sizes", "1000,10000,100000", "numbers of articles to measure with")
	storesFlag = flag.String("stores", "sqlite,neo4j", "stores to measure")
)

// sizes are the numbers of articles to measure with, the smallest first.
func sizes(tb testing.TB) []int {
	tb.Helper()
	var out []int
	for _, x := range strings.Split(*sizesFlag, ",") {
		n, err := strconv.Atoi(x)
		if err != nil || n < 1 {
			tb.Fatalf("-sizes: %q is no number of articles", x)
		}
		out = append(out, n)
	}
	return out
}

// open opens an empty store by its name, and closes it at the end.
func open(tb testing.TB, name string) graph.Store {
	tb.Helper()
	var s graph.Store
	var err error
	switch name {
	case "sqlite":
		s, err = sqlite.Open(context.Background(), filepath.Join(tb.TempDir(), "graph.db"))
	case "neo4j":
		s, err = neo4j.Open(context.Background(), neo4jtest.URL(tb))
	default:
		tb.Fatalf("-stores: there is no store %q", name)
	}
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}
