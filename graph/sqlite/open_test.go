package sqlite_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/sqlite"

	"github.com/google/go-cmp/cmp"
)

// file makes a SQLite file with another program's hands.
func file(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(text); err != nil {
		t.Fatal(err)
	}
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	foreign, newer, text := filepath.Join(dir, "foreign.db"), filepath.Join(dir, "newer.db"), filepath.Join(dir, "text.db")
	file(t, foreign, "CREATE TABLE article (id TEXT); INSERT INTO article VALUES ('1')")
	if err := open(t, newer).Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	file(t, newer, "PRAGMA user_version = 999")
	if err := os.WriteFile(text, []byte(strings.Repeat("This is no database. ", 100)), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, x := range [...]struct {
		name, path, says string
		is               error
	}{
		{"a database of another program", foreign, "another program", graph.ErrInvalid},
		{"a newer version", newer, "newer diplograph", graph.ErrInvalid},
		{"no database", text, "no database of diplograph", graph.ErrInvalid},
		{"a folder that is not there", filepath.Join(dir, "nowhere", "graph.db"), "whether its folder is there", graph.ErrUnavailable},
		{"a folder", dir, "cannot be opened", graph.ErrUnavailable},
	} {
		t.Run(x.name, func(t *testing.T) {
			before, _ := os.ReadFile(x.path)
			s, err := sqlite.Open(t.Context(), x.path)
			if err == nil {
				t.Fatalf("opened, closed with %v", s.Close(t.Context()))
			}
			if !errors.Is(err, x.is) || !strings.Contains(err.Error(), x.path) || !strings.Contains(err.Error(), x.says) {
				t.Errorf("the error does not name the file and say %q: %v", x.says, err)
			}
			if strings.Contains(err.Error(), "SQL") || strings.ContainsAny(err.Error(), "()") && x.name != "a newer version" {
				t.Errorf("the driver speaks: %v", err)
			}
			if after, _ := os.ReadFile(x.path); string(before) != string(after) {
				t.Error("the file was changed")
			}
		})
	}
}

// TestOpenPaths opens files whose names mean something in a URL.
func TestOpenPaths(t *testing.T) {
	for _, name := range [...]string{"a graph.db", "what?.db", "50%.db", "#1.db", "گراف.db", "a&b=c.db", "file:x.db"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			s := open(t, path)
			if err := s.Ready(t.Context()); err != nil {
				t.Error(err)
			}
			if err := s.Close(t.Context()); err != nil {
				t.Error(err)
			}
			files, err := os.ReadDir(filepath.Dir(path))
			if err != nil || len(files) != 1 || files[0].Name() != name {
				t.Errorf("the folder holds %v: %v", files, err)
			}
			if err := s.Ready(t.Context()); !errors.Is(err, graph.ErrUnavailable) {
				t.Errorf("closed and ready: %v", err)
			}
		})
	}
}

// TestOpenBringsAnOlderFileUpToDate opens a file of the first version of the schema.
func TestOpenBringsAnOlderFileUpToDate(t *testing.T) {
	first, err := os.ReadFile("schema/0001_graph.sql")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "older.db")
	file(t, path, string(first)+"; PRAGMA application_id = 0x64706c67; PRAGMA user_version = 1")
	for range 2 { // and opens it again
		s := open(t, path)
		page, err := s.Find(t.Context(), &graph.Pattern{Label: graph.ReviewLabel, Total: true, At: graph.Now("2026-01-01")})
		if err != nil || page.Total != 0 {
			t.Errorf("%+v, %v", page, err)
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
}

// TestOpenKeepsWhatAnOlderFileHas takes the kept counts from a file, and puts the
// two parts of each mention into one, as if it were of the version before both:
// opened again it has the same.
func TestOpenKeepsWhatAnOlderFileHas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "older.db")
	s := open(t, path)
	fill(t, s, newWorld().batch(0, 60))
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	before, said := kept(t, path), mentions(t, path)
	file(t, path, "DROP TABLE kept; DROP TABLE entry; UPDATE mention SET doc = json_patch(doc, untold); ALTER TABLE mention DROP COLUMN untold; PRAGMA user_version = 4")
	if err := open(t, path).Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, kept(t, path)); diff != "" || len(before) < 100 {
		t.Errorf("%d counts; -before +after: %s", len(before), diff)
	}
	if diff := cmp.Diff(said, mentions(t, path)); diff != "" || len(said) < 50 {
		t.Errorf("%d mentions; -before +after: %s", len(said), diff)
	}
}

// kept lists the kept counts of a file.
func kept(t *testing.T, path string) []string {
	t.Helper()
	return texts(t, path, "SELECT concat_ws(' ', pair, dimension, value, n) FROM kept ORDER BY 1")
}

// mentions are both parts of each mention in a file, their fields in no order.
func mentions(t *testing.T, path string) []string {
	t.Helper()
	return texts(t, path, "SELECT (SELECT group_concat(key || '=' || coalesce(atom, value), ' ' ORDER BY key) FROM json_each(doc))"+
		" || ' | ' || (SELECT group_concat(key || '=' || coalesce(atom, value), ' ' ORDER BY key) FROM json_each(untold)) FROM mention ORDER BY id")
}

// texts are what a statement gives in a file.
func texts(t *testing.T, path, statement string) []string {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	rows, err := db.QueryContext(t.Context(), statement)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
