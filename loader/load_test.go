package loader_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"
	"diplograph/loader"
)

// wordReader finds a statement of PK about the country that each article's text
// names, and fails or panics where it is told to.
type wordReader struct{}

func (wordReader) Read(a *graph.Article) (*graph.Reading, error) {
	word := strings.Fields(a.Text)[0]
	switch word {
	case "fail":
		return nil, fmt.Errorf("%w: no pack reads this", graph.ErrInvalid)
	case "panic":
		panic("broken rule")
	}
	m := &graph.Mention{Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred, Level: graph.OtherRank,
		Countries: []string{"PK", word}, Origin: "o", Authority: graph.Outlet, Confidence: .5}
	m.ID = graph.MentionID(a.ID, m.Type, m.Countries, 0)
	return &graph.Reading{Article: a, Mentions: []*graph.Mention{m},
		Entities: []graph.Node{&graph.Country{Code: "PK"}, &graph.Country{Code: word}}}, nil
}

func load(t *testing.T, store graph.Writer, dry bool, lines ...string) (loader.Report, []string) {
	t.Helper()
	var in strings.Builder
	for i, l := range lines {
		fmt.Fprintf(&in, "{\"text\":%q,\"url\":\"https://news.example/%s-%d\",\"published\":\"2025-09-0%d\"}\n", l, l, i, 1+i%9)
	}
	var failed []string
	l := loader.Loader{Reader: wordReader{}, Store: store, DryRun: dry, Now: time.Now,
		Failed: func(f *loader.Failure) { failed = append(failed, f.Error()) }}
	r, err := l.Load(t.Context(), loader.Find([]string{"-"}, strings.NewReader(in.String())))
	if err != nil {
		t.Fatal(err)
	}
	return r, failed
}

func TestLoadCountsAndGoesOnAfterFailures(t *testing.T) {
	r, failed := load(t, memory.New(), false, "KZ", "fail", "UZ", "panic", "KZ")
	if r.Articles != 5 || r.New != 3 || r.Failed != 2 || r.EventsNew != 2 {
		t.Errorf("%+v", r)
	}
	want := []string{"standard input:2: invalid: no pack reads this", "standard input:4: the reader broke off (broken rule); please report the article"}
	if fmt.Sprint(failed) != fmt.Sprint(want) {
		t.Errorf("failures %q, want %q", failed, want)
	}
}

func TestLoadAgainChangesNothing(t *testing.T) {
	store := memory.New()
	load(t, store, false, "KZ", "UZ")
	before, err := graph.Digest(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := load(t, store, false, "KZ", "UZ")
	after, err := graph.Digest(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	if r.Unchanged != 2 || r.New != 0 || r.EventsNew+r.EventsChanged+r.EventsGone != 0 || before != after {
		t.Errorf("%+v, digest changed: %t", r, before != after)
	}
}

func TestDryRunWritesNothingAndTellsWhat(t *testing.T) {
	store := memory.New()
	empty, err := graph.Digest(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	r, _ := load(t, store, true, "KZ", "UZ")
	after, err := graph.Digest(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Changes) != 2 || r.Changes[0].Action != loader.Create || empty != after {
		t.Errorf("%+v, written: %t", r, empty != after)
	}
}

// away is a store that cannot be reached.
type away struct{}

func (away) Update(context.Context, graph.Touched, func(*graph.Evidence) (*graph.Revision, error)) error {
	return graph.ErrUnavailable
}

func TestLoadEndsWhereTheStoreIsAway(t *testing.T) {
	l := loader.Loader{Reader: wordReader{}, Store: away{}, Now: time.Now}
	_, err := l.Load(t.Context(), loader.Find([]string{"-"}, strings.NewReader(`{"text":"KZ"}`)))
	if !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("error %v", err)
	}
}

func TestInOrderKeepsTheOrder(t *testing.T) {
	in := func(yield func(int) bool) {
		for i := range 1000 {
			if !yield(i) {
				return
			}
		}
	}
	next := 0
	for got := range loader.InOrder(t.Context(), in, func(i int) int {
		if i%7 == 0 {
			time.Sleep(time.Microsecond)
		}
		return i * 2
	}) {
		if got != next*2 {
			t.Fatalf("got %d at %d", got, next)
		}
		if next++; next == 900 {
			break
		}
	}
}
