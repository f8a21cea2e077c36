package sqlite_test

import (
	"context"
	"path/filepath"
	"testing"

	"diplograph/graph"
	"diplograph/graph/graphtest"
	"diplograph/graph/sqlite"
)

// open opens a store or ends the test.
func open(t testing.TB, path string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestFile(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graphtest.Open {
		path := filepath.Join(t.TempDir(), "graph.db")
		return func() graph.Store { return open(t, path) }
	})
}

func TestMemory(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graphtest.Open {
		return func() graph.Store { return open(t, ":memory:") }
	}, graphtest.ForgetsOnClose)
}
