package main_test

import (
	"cmp"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	diff "github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// told is an event of the examples with who tells of it.
type told struct {
	ID, Type, Kind, Status, Title string
	Level                         string
	Date                          *struct{ EDTF string }
	Countries                     []struct{ Code string }
	Organizations                 []struct{ Name string }
	Guest, Host                   struct{ Code string }
	MentionCount, OriginCount     int
	Mentions                      struct {
		Nodes []struct {
			Article struct{ Headline, Published, Lang string }
		}
	}
}

const allEvents = `{events(first: 50, after: %s, asOf: "2026-03-01", orderBy: DATE_ASC) {
  pageInfo {hasNextPage endCursor}
  nodes {
    id type kind status title level date {edtf} countries {code} organizations {name} mentionCount originCount
    ... on Visit {guest {code} host {code}}
    mentions(first: 50) {nodes {article {headline published lang}}}
  }
}}`

// events asks a service for every event, a page after the other.
func events(t *testing.T, address string) []told {
	t.Helper()
	var all []told
	for after := "null"; after != ""; {
		var data struct {
			Events struct {
				PageInfo struct {
					HasNextPage bool
					EndCursor   string
				}
				Nodes []told
			}
		}
		ask(t, address, fmt.Sprintf(allEvents, after), &data)
		all = append(all, data.Events.Nodes...)
		after = ""
		if data.Events.PageInfo.HasNextPage {
			after = fmt.Sprintf("%q", data.Events.PageInfo.EndCursor)
		}
	}
	return all
}

func (e told) String() string {
	date, parties := "undated", ""
	if e.Date != nil {
		date = e.Date.EDTF
	}
	switch {
	case e.Type == "VISIT":
		parties = e.Guest.Code + " to " + e.Host.Code
	default:
		var names []string
		for _, c := range e.Countries {
			names = append(names, c.Code)
		}
		for _, o := range e.Organizations {
			names = append(names, o.Name)
		}
		parties = strings.Join(names, ", ")
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s  %s  %s  %s\n", date, e.Kind, e.Status, parties)
	fmt.Fprintf(&b, "  %s; %s; mentions %d, origins %d\n", e.Title, e.Level, e.MentionCount, e.OriginCount)
	for _, m := range e.Mentions.Nodes {
		fmt.Fprintf(&b, "    %s %s %s\n", m.Article.Published, m.Article.Lang, m.Article.Headline)
	}
	return b.String()
}

// TestEventsOfTheExamples holds what stands in the graph when the examples are
// loaded: every event with the articles that tell of it.
func TestEventsOfTheExamples(t *testing.T) {
	store := "sqlite:" + filepath.Join(t.TempDir(), "graph.db")
	succeed(t, "load", "--store", store, examples)
	all := events(t, serve(t, "--store", store))
	blocks := make([]string, len(all))
	for i, e := range all {
		blocks[i] = e.String()
	}
	slices.SortFunc(blocks, func(a, b string) int { return cmp.Compare(a, b) })
	golden(t, "testdata/examples.golden", fmt.Sprintf("%d events\n\n%s", len(all), strings.Join(blocks, "\n")))
}

// golden compares with a golden file, and writes it where -update is given.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := diff.Diff(string(want), got); d != "" {
		t.Errorf("%s (-want +got; look at it, then go test -update):\n%s", path, d)
	}
}
