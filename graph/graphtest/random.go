package graphtest

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// random gives the same random updates and questions to the store and to the
// one in memory, which must not be told apart. The flag -rapid.checks says how often.
func (s *suite) random(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		store, oracle := s.place(t)(), memory.New()
		defer func() {
			if err := store.Close(t.Context()); err != nil {
				rt.Errorf("close: %v", err)
			}
		}()
		judged := 0
		for range rapid.IntRange(1, 3).Draw(rt, "updates") {
			batch := Readings(rt)
			parts := [][]*graph.Reading{batch}
			if rapid.Bool().Draw(rt, "day by day") {
				parts = byDay(batch)
			}
			for _, part := range parts {
				for _, x := range [...]graph.Store{store, oracle} {
					if err := load(t.Context(), x, part); err != nil {
						rt.Fatalf("load: %v", err)
					}
				}
			}
			if rapid.IntRange(0, 2).Draw(rt, "withdraw") == 0 {
				out := rapid.Bool().Draw(rt, "out")
				for _, x := range [...]graph.Store{store, oracle} {
					if err := withdraw(t.Context(), x, batch[0].Article.ID, out); err != nil {
						rt.Fatalf("withdraw: %v", err)
					}
				}
			}
			for range rapid.IntRange(0, 2).Draw(rt, "verdicts") {
				judged++
				judgeAlike(t, rt, store, oracle, judged)
			}
		}
		if diff := cmp.Diff(content(t, oracle), content(t, store)); diff != "" {
			rt.Fatalf("not as in memory (-memory +store): %s", diff)
		}
		for range 4 {
			alike(t, rt, store, oracle, Patterns(rt))
		}
		alike(t, rt, store, oracle, drawTogether(rt))
		alikeCounts(t, rt, store, oracle)
		alikeKept(t, rt, store, oracle)
		alikePaths(t, rt, store, oracle)
	})
}

// byDay splits readings by the day of publication, the earliest first: each then
// adds to what is there, which is concluded from the events that stand.
func byDay(readings []*graph.Reading) [][]*graph.Reading {
	days := map[graph.Date][]*graph.Reading{}
	for _, r := range readings {
		days[r.Article.Published] = append(days[r.Article.Published], r)
	}
	var out [][]*graph.Reading
	for _, day := range slices.Sorted(maps.Keys(days)) {
		out = append(out, days[day])
	}
	return out
}

// judgeAlike judges a random pair of mentions in both stores, or takes the verdict
// back. Both refuse, or none.
func judgeAlike(t *testing.T, rt *rapid.T, store, oracle graph.Store, n int) {
	all := find(t, oracle, &graph.Pattern{Label: graph.MentionLabel, At: graph.Now(today)}).Nodes
	if len(all) == 0 {
		return
	}
	a, b := rapid.SampledFrom(all).Draw(rt, "a").NodeID(), rapid.SampledFrom(all).Draw(rt, "b").NodeID()
	v := graph.Verdict{A: a, B: b, Same: rapid.IntRange(0, 2).Draw(rt, "same") > 0, Reason: "so it is", At: instant(n)}
	revoked := rapid.IntRange(0, 3).Draw(rt, "revoked") == 0
	var errs [2]error
	for i, x := range [...]graph.Store{store, oracle} {
		errs[i] = judge(t.Context(), x, v)
		if revoked && errs[i] == nil {
			errs[i] = revoke(t.Context(), x, v.B, v.A, v.At.Add(time.Millisecond))
		}
	}
	for _, refused := range [...]error{nil, graph.ErrInvalid, graph.ErrNotFound} {
		if errors.Is(errs[1], refused) {
			if !errors.Is(errs[0], refused) {
				rt.Fatalf("judge %s and %s: memory says %v, the store %v", a, b, errs[1], errs[0])
			}
			return
		}
	}
	rt.Fatalf("judge %s and %s: %v", a, b, errs[1])
}

// alike asks both stores one question, and where there is more after it the next page.
func alike(t *testing.T, rt *rapid.T, store, oracle graph.Reader, p *graph.Pattern) {
	for range 3 {
		want, errWant := oracle.Find(t.Context(), p)
		got, err := store.Find(t.Context(), p)
		if err != nil || errWant != nil {
			if !errors.Is(errWant, graph.ErrInvalid) || !errors.Is(err, graph.ErrInvalid) {
				rt.Fatalf("%s: memory says %v, the store %v", asJSON(t, p), errWant, err)
			}
			return
		}
		if diff := cmp.Diff(exact(t, p, want), exact(t, p, got)); diff != "" {
			rt.Fatalf("%s\nnot as in memory (-memory +store): %s", asJSON(t, p), diff)
		}
		switch {
		case p.IDs != nil:
			return
		case p.First > 0 && want.HasNext:
			p.After = want.Cursors[len(want.Cursors)-1]
		case p.Last > 0 && want.HasPrevious:
			p.Before = want.Cursors[0]
		default:
			return
		}
	}
}

func alikeCounts(t *testing.T, rt *rapid.T, store, oracle graph.Reader) {
	var tallies []*graph.Tally
	for range 3 {
		y := &graph.Tally{At: drawMoment(rt), By: rapid.SliceOfN(rapid.SampledFrom(dimensions[:]), 0, graph.MaxBy).Draw(rt, "by"),
			First: rapid.IntRange(0, 3).Draw(rt, "rows")}
		if rapid.Bool().Draw(rt, "of a pair") {
			y.Pair = drawPair(rt)
		}
		if rapid.Bool().Draw(rt, "where") {
			y.Where = drawEventFilter(rt, 1)
		}
		tallies = append(tallies, y)
	}
	p := drawTogether(rt)
	tallies = append(tallies, &graph.Tally{At: p.At, Where: p.Where.(*graph.EventFilter), By: []graph.Dimension{graph.ByType, graph.ByPair}[:rapid.IntRange(0, 2).Draw(rt, "by")]})
	want, err := oracle.Count(t.Context(), tallies...)
	if err != nil {
		rt.Fatal(err)
	}
	got, err := store.Count(t.Context(), tallies...)
	if err != nil {
		rt.Fatal(err)
	}
	if diff := cmp.Diff(want, got, plainly...); diff != "" {
		rt.Fatalf("%s\ncounts not as in memory (-memory +store): %s", asJSON(t, tallies), diff)
	}
}

// alikeKept holds the counts that a store keeps equal to counting anew, which a
// filter without a condition makes it do, and to memory: those of all events,
// and of two pairs.
func alikeKept(t *testing.T, rt *rapid.T, store, oracle graph.Reader) {
	pairs := counted(t, rt, oracle, &graph.Tally{At: graph.Now(today), By: []graph.Dimension{graph.ByPair}, First: 2})[0]
	questions := [][]*graph.Tally{keptTallies(nil, graph.ByType, graph.BySector, graph.ByLevel, graph.ByMonth, graph.ByCountry, graph.ByPair, graph.ByDirection)}
	for _, row := range pairs {
		a, b, _ := strings.Cut(row.Keys[0], "|")
		questions = append(questions, keptTallies(&graph.Pair{A: b, B: a},
			graph.ByType, graph.BySector, graph.ByLevel, graph.ByMonth, graph.ByQuarter, graph.ByYear, graph.ByDirection))
	}
	for _, kept := range questions {
		var anew []*graph.Tally
		for _, k := range kept {
			if _, _, ok := graph.KeptFor(k); !ok {
				rt.Fatalf("no counts are kept by %v", k.By)
			}
			n := *k
			n.Where = &graph.EventFilter{}
			anew = append(anew, &n)
		}
		want := counted(t, rt, oracle, kept...)
		if diff := cmp.Diff(want, counted(t, rt, store, kept...), plainly...); diff != "" {
			rt.Fatalf("kept counts not as in memory (-memory +store): %s", diff)
		}
		if diff := cmp.Diff(want, counted(t, rt, store, anew...), plainly...); diff != "" {
			rt.Fatalf("counts not as in memory (-memory +store): %s", diff)
		}
	}
}

// keptTallies ask by each of some dimensions, and by none.
func keptTallies(pair *graph.Pair, by ...graph.Dimension) []*graph.Tally {
	out := []*graph.Tally{{Pair: pair, At: graph.Now(today)}}
	for _, d := range by {
		out = append(out, &graph.Tally{Pair: pair, At: graph.Now(today), By: []graph.Dimension{d}})
	}
	return out
}

func counted(t *testing.T, rt *rapid.T, r graph.Reader, tallies ...*graph.Tally) [][]graph.Row {
	out, err := r.Count(t.Context(), tallies...)
	if err != nil {
		rt.Fatal(err)
	}
	return out
}

func alikePaths(t *testing.T, rt *rapid.T, store, oracle graph.Reader) {
	pair := drawPair(rt)
	r := &graph.Route{From: pair.A, To: pair.B, MaxLength: rapid.IntRange(1, graph.MaxPath).Draw(rt, "length"),
		First: rapid.IntRange(1, 6).Draw(rt, "paths"), At: drawMoment(rt)}
	if rapid.Bool().Draw(rt, "where") {
		r.Where = drawEventFilter(rt, 1)
	}
	want, err := oracle.Paths(t.Context(), r)
	if err != nil {
		rt.Fatal(err)
	}
	got, err := store.Paths(t.Context(), r)
	if err != nil {
		rt.Fatal(err)
	}
	if diff := cmp.Diff(want, got, plainly...); diff != "" {
		rt.Fatalf("%s\npaths not as in memory (-memory +store): %s", asJSON(t, r), diff)
	}
}

var dimensions = [...]graph.Dimension{graph.ByCountry, graph.ByPair, graph.ByType, graph.BySector, graph.ByLevel, graph.ByStatus,
	graph.BySource, graph.ByLanguage, graph.ByMonth, graph.ByQuarter, graph.ByYear, graph.ByDirection}
