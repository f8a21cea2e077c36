package graphtest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
)

// instant is the time of the n-th verdict of a test.
func instant(n int) time.Time { return time.Date(2026, 3, 1, 9, 0, n, 500_000_000, time.UTC) }

// doubtful tells of a meeting in two articles that leave in doubt whether it is one.
func doubtful(n int) string {
	day := graph.Date("2025-02-01").Add(3 * n)
	return fmt.Sprintf(`
article a%d %s en daily
meeting TALKS OCCURRED %s KZ,PK place=PK/islamabad sectors=trade
article b%d %s en agency
meeting MEETING OCCURRED %s KZ,PK place=KZ/astana sectors=it`, n, day, day, n, day, day)
}

// verdicts judges, judges again and takes back, and looks whether all is as it was.
func (s *suite) verdicts(t *testing.T) {
	t.Run("taken back", s.takenBack)
	t.Run("in any order", s.judgedInAnyOrder)
	t.Run("a verdict that is refused writes nothing", s.refused)
	t.Run("reviews page by page", func(t *testing.T) {
		store, tale := s.open(t), newStory()
		for n := range 7 {
			loadAll(t, told(t, tale, doubtful(n)), store)
		}
		whole(t, func(p graph.Pattern) (*graph.Pattern, *graph.Page) {
			p.Label, p.At = graph.ReviewLabel, graph.Now(today)
			return &p, find(t, store, &p)
		})
	})
}

// takenBack judges every review one way and then the other, or revokes the verdict.
func (s *suite) takenBack(t *testing.T) {
	store, tale := s.open(t), newStory()
	for _, b := range fixture(t, tale, "bilateral") {
		loadAll(t, b, store)
	}
	loadAll(t, told(t, tale, doubtful(1)+doubtful(2)), store)
	before := content(t, store)
	digest := before[len(before)-1]
	reviews := graph.All[*graph.Review](find(t, store, &graph.Pattern{Label: graph.ReviewLabel, At: graph.Now(today)}))
	if len(reviews) < 2 {
		t.Fatalf("%d reviews, want two or more", len(reviews))
	}
	n := 0
	each := func(do func(a, b string, at time.Time) error) {
		for _, r := range reviews {
			n++
			if err := do(r.A, r.B, instant(n)); err != nil {
				t.Fatal(err)
			}
		}
	}
	same := func(a, b string, at time.Time) error {
		return judge(t.Context(), store, graph.Verdict{A: a, B: b, Same: true, At: at})
	}
	sum := func() string {
		got, err := graph.Digest(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	each(same)
	if sum() == digest {
		t.Error("a verdict changes nothing")
	}
	if left := find(t, store, &graph.Pattern{Label: graph.ReviewLabel, At: graph.Now(today)}); len(left.Nodes) != 0 {
		t.Errorf("%d reviews of what is judged", len(left.Nodes))
	}
	each(func(a, b string, at time.Time) error {
		return judge(t.Context(), store, graph.Verdict{A: a, B: b, At: at})
	})
	if sum() != digest {
		t.Error("judged back, and another digest than before")
	}
	each(same)
	each(func(a, b string, at time.Time) error { return revoke(t.Context(), store, a, b, at) })
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Errorf("revoked, and not as before (-before +after): %s", diff)
	}
}

func (s *suite) judgedInAnyOrder(t *testing.T) {
	store, oracle, tale := s.open(t), memory.New(), newStory()
	readings := told(t, tale, doubtful(1)+doubtful(2)+`
article 9 2025-02-08 en daily
meeting CALL OCCURRED 2025-02-04 CN,KZ,PK`)
	loadAll(t, readings, store, oracle)
	id := func(name string) string { return tale.ids["event "+name] }
	all := []graph.Verdict{
		{A: id("a1.1"), B: id("b1.1"), Same: true, At: instant(1)},
		{A: id("a2.1"), B: id("b1.1"), Same: true, At: instant(2), Reason: "said so by both"},
		{A: id("9.1"), B: id("a1.1"), Same: true, At: instant(3)},
		{A: id("a2.1"), B: id("a1.1"), At: instant(4)},
		{A: id("b2.1"), B: id("9.1"), Same: true, At: instant(5)},
	}
	for i, x := range [...]graph.Store{oracle, store} {
		for _, v := range all {
			if err := judge(t.Context(), x, v); err != nil {
				t.Fatal(err)
			}
		}
		if i == 0 {
			slices.Reverse(all)
		}
	}
	if diff := cmp.Diff(content(t, oracle), content(t, store)); diff != "" {
		t.Errorf("judged the other way round (-memory +store): %s", diff)
	}
	if n := find(t, store, &graph.Pattern{Label: graph.EventLabel, Total: true, First: 1, At: graph.Now(today)}).Total; n != 2 {
		t.Errorf("%d events, want 2", n)
	}
}

func (s *suite) refused(t *testing.T) {
	store, tale := s.open(t), newStory()
	loadAll(t, told(t, tale, doubtful(1)), store)
	before := content(t, store)
	for _, v := range []graph.Verdict{
		{A: tale.ids["event a1.1"], B: tale.ids["mention a1.1"], Same: true, At: instant(1)},
		{A: tale.ids["event a1.1"], B: "event:0", Same: true, At: instant(1)},
	} {
		if err := judge(t.Context(), store, v); !errors.Is(err, graph.ErrInvalid) && !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%v", err)
		}
	}
	if err := revoke(t.Context(), store, tale.ids["event a1.1"], tale.ids["event b1.1"], instant(1)); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("revoked what nobody judged: %v", err)
	}
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Error(diff)
	}
}
