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

// content is what a file keeps beside the things themselves: both parts of each
// mention, their fields in no order, and what its statements find by.
var content = map[string]string{
	"kept counts": "SELECT concat_ws(' ', pair, dimension, value, n) FROM kept ORDER BY 1",
	"mentions": "SELECT (SELECT group_concat(key || '=' || coalesce(atom, value), ' ' ORDER BY key) FROM json_each(doc))" +
		" || ' | ' || (SELECT group_concat(key || '=' || coalesce(atom, value), ' ' ORDER BY key) FROM json_each(untold)) FROM mention ORDER BY id",
	"ties":           "SELECT concat_ws(' ', pair, sort, state, type, known_from, known_to) FROM tie ORDER BY 1",
	"of conferences": "SELECT concat_ws(' ', pair, sort, state, type, known_from, known_to) FROM tie WHERE pair LIKE '%|' ORDER BY 1",
}

// older takes from a file what newer versions have added to its content.
const older = "DROP TABLE kept; DROP TABLE entry;" +
	" UPDATE mention SET doc = json_patch(doc, untold); ALTER TABLE mention DROP COLUMN untold;" +
	" DROP INDEX event_direction; DELETE FROM tie WHERE pair LIKE '%|';" +
	" ALTER TABLE tie DROP COLUMN type; ALTER TABLE tie DROP COLUMN known_from; ALTER TABLE tie DROP COLUMN known_to;" +
	" PRAGMA user_version = 4"

// TestOpenKeepsWhatAnOlderFileHas makes a file one of the version before all
// that is in content: opened again it has the same.
func TestOpenKeepsWhatAnOlderFileHas(t *testing.T) {
	path := filepath.Join(t.TempDir(), "older.db")
	s := open(t, path)
	batch := newWorld().batch(0, 60)
	conference := *batch[0].Mentions[0]
	conference.Type, conference.Guest, conference.Host, conference.Countries = graph.MeetingType, "", "", []string{"AA", "AB", "AC", "AD", "AE", "AF"}
	conference.ID = graph.MentionID(conference.ArticleID, graph.MeetingType, conference.Countries, 0)
	batch[0].Mentions = append(batch[0].Mentions, &conference)
	fill(t, s, batch)
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	before := map[string][]string{}
	for name, statement := range content {
		before[name] = texts(t, path, statement)
	}
	file(t, path, older)
	if err := open(t, path).Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	for name, statement := range content {
		if diff := cmp.Diff(before[name], texts(t, path, statement)); diff != "" || len(before[name]) < 6 {
			t.Errorf("%d %s; -before +after: %s", len(before[name]), name, diff)
		}
	}
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
