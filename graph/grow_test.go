package graph_test

import (
	"slices"
	"strings"
	"testing"

	"diplograph/graph"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// News that comes day by day is concluded from the events that stand, as if all
// had come at once, and does not read what it cannot touch.
func TestDayByDayIsAsAllAtOnce(t *testing.T) {
	grown, left := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		readings := articles(t)
		once := newTable()
		once.load(readings)
		slices.SortStableFunc(readings, func(a, b *graph.Reading) int {
			return strings.Compare(string(a.Article.Published), string(b.Article.Published))
		})
		daily := newTable()
		for len(readings) > 0 {
			n := 1
			for n < len(readings) && (readings[n].Article.Published == readings[0].Article.Published || rapid.Bool().Draw(t, "more days at once")) {
				n++
			}
			batch := readings[:n]
			readings = readings[n:]
			err := daily.update(graph.TouchedBy(batch), func(ev *graph.Evidence) (*graph.Revision, error) {
				grown += len(ev.Grown)
				for _, e := range daily.events {
					if slices.Contains(ev.Grown, e.Block) && !slices.ContainsFunc(ev.Events, func(x *graph.Event) bool { return x.ID == e.ID }) {
						left++
					}
				}
				return graph.Revise(ev, batch), nil
			})
			if err != nil {
				t.Fatal(err)
			}
		}
		if diff := gocmp.Diff(once.content(t), daily.content(t)); diff != "" {
			t.Fatalf("-once +daily: %s", diff)
		}
	})
	if grown == 0 || left == 0 {
		t.Errorf("%d blocks only grew, %d events of theirs were left alone: nothing was shown", grown, left)
	}
}
