package sqlite_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/sqlite"
)

// crashing names, in the environment of a child process, the file that it
// writes to until it is killed.
const crashing = "DIPLOGRAPH_TEST_CRASHING"

func TestMain(m *testing.M) {
	if path := os.Getenv(crashing); path != "" {
		loadForEver(path)
	}
	os.Exit(m.Run())
}

// loadForEver loads article after article and says so when the store has taken one in.
func loadForEver(path string) {
	s, err := sqlite.Open(context.Background(), path)
	for w, n := newWorld(), 0; err == nil; n++ {
		readings := w.batch(n, n+1)
		err = s.Update(context.Background(), graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
			return graph.Revise(ev, readings), nil
		})
		fmt.Println("loaded", readings[0].Article.ID)
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// TestCrash kills a process that writes, again and again: whatever it said was
// loaded is there, and nothing is there by half.
func TestCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	for round := range 5 {
		loaded := crash(t, path, 20+round*17)
		s := open(t, path)
		page, err := s.Find(t.Context(), &graph.Pattern{Label: graph.ArticleLabel, IDs: loaded, At: graph.Now("2026-01-01"),
			With: []*graph.Pattern{{Label: graph.MentionLabel, Edge: graph.Says, As: "mentions",
				With: []*graph.Pattern{{Label: graph.EventLabel, Edge: graph.Of, As: "event"}}}}})
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Nodes) != len(loaded) {
			t.Errorf("%d of %d articles are there", len(page.Nodes), len(loaded))
		}
		for _, a := range graph.All[*graph.Article](page) {
			mentions := graph.All[*graph.Mention](a.Page("mentions"))
			if len(mentions) != 2 {
				t.Errorf("%s has %d mentions of 2", a.ID, len(mentions))
			}
			for _, m := range mentions {
				if graph.One[*graph.Event](m.Page("event")) == nil {
					t.Errorf("%s is of no event", m.ID)
				}
			}
		}
		if err := s.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
}

// crash runs a writing process, kills it after so many articles, and gives
// the ids of all that it said were loaded.
func crash(t *testing.T, path string, after int) []string {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0])
	child.Env = append(os.Environ(), crashing+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var loaded []string
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if id, ok := strings.CutPrefix(lines.Text(), "loaded "); ok {
			loaded = append(loaded, id)
		}
		if len(loaded) == after {
			if err := child.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = child.Wait() // it was killed
	if len(loaded) < after {
		t.Fatalf("it ended by itself after %d articles", len(loaded))
	}
	return loaded
}
