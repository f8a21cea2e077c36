package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
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

func TestProperties(t *testing.T) {
	graphtest.Properties(t, func(t *testing.T) (graphtest.Open, graphtest.Left) {
		path := filepath.Join(t.TempDir(), "graph.db")
		return func() graph.Store { return open(t, path) }, func() []string { return left(t, path) }
	})
}

// left lists the rows of a file that are there for events, and nodes that are held
// up. The feed of changes stays: it tells what happened.
func left(t *testing.T, path string) []string {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	names, err := db.QueryContext(t.Context(), "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('node', 'article', 'mention', 'verdict', 'change')"+
		" AND name NOT LIKE '%\\_words%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' ORDER BY name")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = names.Close() }()
	counts := map[string]string{"nodes with support": "SELECT count(*) FROM node WHERE support <> 0 AND label <> 'Source'"}
	for names.Next() {
		var table string
		if err := names.Scan(&table); err != nil {
			t.Fatal(err)
		}
		counts["rows of "+table] = "SELECT count(*) FROM " + table
	}
	if err := names.Err(); err != nil || len(counts) < 8 {
		t.Fatalf("%d tables: %v", len(counts), err)
	}
	var out []string
	for what, count := range counts {
		n := 0
		if err := db.QueryRowContext(t.Context(), count).Scan(&n); err != nil {
			t.Fatal(err)
		}
		if n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, what))
		}
	}
	return out
}
