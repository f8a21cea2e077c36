package graphtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
)

// batchSize is how many articles of one batch tell of the same event in the tests below.
const batchSize = 4

// news is a batch of articles that all tell of one call of day n, and call for a sector each.
func news(t testing.TB, tale *story, n int) []*graph.Reading {
	t.Helper()
	var text strings.Builder
	date := graph.Date("2025-01-01").Add(2 * n)
	for i := range batchSize {
		fmt.Fprintf(&text, "article n%d-%d %s en daily\nmeeting CALL OCCURRED %s KZ,PK sectors=s%d\n", n, i, date, date, i)
	}
	return told(t, tale, text.String())
}

// readersBesideWriter reads while batches are written, and never sees a part of one.
func (s *suite) readersBesideWriter(t *testing.T) {
	store, tale := s.open(t), newStory()
	const batches = 12
	var all [][]*graph.Reading
	for n := range batches {
		all = append(all, news(t, tale, n))
	}
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 3 {
		readers.Go(func() {
			for ended := false; !ended; {
				select {
				case <-done:
					ended = true // once more, when all is there
				default:
				}
				if err := wholeBatches(t.Context(), store); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for _, b := range all {
		if err := load(t.Context(), store, b); err != nil {
			t.Errorf("load: %v", err)
			break
		}
	}
	close(done)
	readers.Wait()
	if n := find(t, store, &graph.Pattern{Label: graph.ArticleLabel, First: 1, Total: true, At: graph.Now(today)}).Total; n != batches*batchSize {
		t.Errorf("%d articles in the end, want %d", n, batches*batchSize)
	}
}

// wholeBatches looks once at a store that gets news, and says what is torn.
func wholeBatches(ctx context.Context, r graph.Reader) error {
	pair := &graph.Pair{A: "KZ", B: "PK"}
	p := &graph.Pattern{Label: graph.BilateralLabel, Pair: pair, At: graph.Now(today), With: []*graph.Pattern{
		{Edge: graph.Ties, Label: graph.MeetingLabel, As: "ties", Total: true, With: []*graph.Pattern{
			{Edge: graph.MentionsOf, Label: graph.MentionLabel, As: "mentions", Total: true},
			{Edge: graph.On, Label: graph.SectorLabel, As: "on"}}},
		{Edge: graph.SideA, Label: graph.CountryLabel, As: "a", With: []*graph.Pattern{
			{Edge: graph.Events, Label: graph.EventLabel, As: "events", Total: true, First: 1}}}}}
	page, err := r.Find(ctx, p)
	if err != nil || len(page.Nodes) == 0 {
		return err
	}
	ties := page.Nodes[0].Answered().Page("ties")
	if n := len(ties.Nodes); n != ties.Total || n != page.Nodes[0].Answered().Page("a").Nodes[0].Answered().Page("events").Total {
		return fmt.Errorf("%d ties, total %d, and another number of events of one side", n, ties.Total)
	}
	for _, e := range graph.All[*graph.Event](ties) {
		mentions, on := e.Answered().Page("mentions"), e.Answered().Page("on")
		if e.MentionCount != batchSize || len(mentions.Nodes) != batchSize || len(on.Nodes) != batchSize {
			return fmt.Errorf("%s: concluded from %d mentions, has %d and %d sectors; want %d of each", e.ID, e.MentionCount, len(mentions.Nodes), len(on.Nodes), batchSize)
		}
	}
	counts, err := r.Count(ctx, &graph.Tally{Pair: pair, At: graph.Now(today)}, &graph.Tally{Pair: pair, By: []graph.Dimension{graph.BySector}, At: graph.Now(today)})
	if err != nil {
		return err
	}
	for _, row := range counts[1] {
		if row.N != counts[0][0].N {
			return fmt.Errorf("sector %v counts %d, all count %d", row.Keys, row.N, counts[0][0].N)
		}
	}
	return nil
}

// twoWriters lets several updates of one block meet. None is lost: each is
// concluded from what the others wrote, or ends with ErrConflict and is tried again.
func (s *suite) twoWriters(t *testing.T) {
	store, oracle, tale := s.open(t), memory.New(), newStory()
	var all []*graph.Reading
	for n := range 3 {
		all = append(all, news(t, tale, n)...)
	}
	loadAll(t, all, oracle)
	var writers sync.WaitGroup
	for i := range batchSize {
		var mine []*graph.Reading // of every event one article
		for n := range 3 {
			mine = append(mine, all[n*batchSize+i])
		}
		writers.Go(func() {
			for part := range slices.Chunk(mine, 1) {
				err := load(t.Context(), store, part)
				for errors.Is(err, graph.ErrConflict) {
					err = load(t.Context(), store, part)
				}
				if err != nil {
					t.Errorf("load: %v", err)
				}
			}
		})
	}
	writers.Wait()
	if diff := cmp.Diff(content(t, oracle), content(t, store)); diff != "" {
		t.Errorf("not as in memory in one batch (-memory +store): %s", diff)
	}
}
