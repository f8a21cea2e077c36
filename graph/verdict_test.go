package graph_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"diplograph/graph"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// instant is a time in the life of the tests' judges.
func instant(n int) time.Time { return time.Date(2026, 1, 1, 12, 0, n, 0, time.UTC) }

// pairs draws two mentions of one type, several times.
func pairs(t *rapid.T, mentions []*graph.Mention) [][2]*graph.Mention {
	var out [][2]*graph.Mention
	for range rapid.IntRange(0, 5).Draw(t, "verdicts") {
		if len(mentions) == 0 {
			break
		}
		a, b := rapid.SampledFrom(mentions).Draw(t, "a"), rapid.SampledFrom(mentions).Draw(t, "b")
		if a.ID != b.ID && a.Type == b.Type {
			out = append(out, [2]*graph.Mention{a, b})
		}
	}
	return out
}

// verdictsOn draws verdicts, each later than the one before, some revoked, some against one another.
func verdictsOn(t *rapid.T, mentions []*graph.Mention) []*graph.Verdict {
	var out []*graph.Verdict
	for i, p := range pairs(t, mentions) {
		v := &graph.Verdict{A: min(p[0].ID, p[1].ID), B: max(p[0].ID, p[1].ID), At: instant(i),
			Same: rapid.Bool().Draw(t, "same"), Revoked: rapid.IntRange(0, 4).Draw(t, "revoked") == 0}
		out = slices.DeleteFunc(out, func(w *graph.Verdict) bool { return w.A == v.A && w.B == v.B })
		out = append(out, v)
	}
	return out
}

func mentionsOf(readings []*graph.Reading) []*graph.Mention {
	var out []*graph.Mention
	for _, r := range readings {
		out = append(out, r.Mentions...)
	}
	return out
}

func (s *table) judge(t *rapid.T, v graph.Verdict) {
	touched, err := graph.TouchedByVerdict(v.A, v.B)
	if err == nil {
		err = s.update(touched, func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Judge(ev, v) })
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestJudgedInAnyOrderBetweenAnyLoadsGivesOneGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := articles(t)
		verdicts := slices.DeleteFunc(verdictsOn(t, mentionsOf(all)), func(v *graph.Verdict) bool { return v.Revoked })
		whole := newTable()
		whole.load(all)
		for _, v := range verdicts {
			whole.judge(t, *v)
		}
		parts := newTable()
		parts.load(all)
		for _, v := range rapid.Permutation(verdicts).Draw(t, "order") {
			parts.judge(t, *v)
		}
		changed := *all[0]
		other := *changed.Article
		other.Hash = "other"
		changed.Article, changed.Mentions = &other, nil
		parts.load([]*graph.Reading{&changed}) // its mentions go, and come back
		for _, r := range rapid.Permutation(all).Draw(t, "again") {
			parts.load([]*graph.Reading{r})
		}
		if diff := gocmp.Diff(whole.content(t), parts.content(t)); diff != "" {
			t.Fatal(diff)
		}
		var want []string
		for _, e := range graph.History(mentionsOf(slices.Collect(readings(whole))), slices.Collect(judgements(whole))) {
			want = append(want, e.ID+"@"+string(e.KnownFrom))
		}
		var got []string
		for k := range whole.events {
			got = append(got, k)
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Fatalf("judged one by one is not concluded in one: %s", diff)
		}
	})
}

func TestJudgedAndTakenBackIsAsBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := articles(t)
		s := newTable()
		s.load(all)
		before := s.content(t)
		clock := 0
		tick := func() time.Time { clock++; return instant(clock) }
		judged := pairs(t, mentionsOf(all))
		together := map[[2]string]bool{}
		for _, p := range judged {
			together[[2]string{p[0].ID, p[1].ID}] = s.together(p[0].ID, p[1].ID)
		}
		for _, p := range judged {
			s.judge(t, graph.Verdict{A: p[0].ID, B: p[1].ID, Same: rapid.Bool().Draw(t, "same"), At: tick()})
		}
		switch rapid.SampledFrom([]string{"revoke", "judge back"}).Draw(t, "how") {
		case "revoke":
			for _, p := range judged {
				touched, err := graph.TouchedByVerdict(p[0].ID, p[1].ID)
				if err == nil {
					err = s.update(touched, func(ev *graph.Evidence) (*graph.Revision, error) {
						return graph.Revoke(ev, p[0].ID, p[1].ID, "", tick())
					})
				}
				if err != nil && !errors.Is(err, graph.ErrNotFound) { // one pair twice
					t.Fatal(err)
				}
			}
			if diff := gocmp.Diff(before, s.content(t)); diff != "" {
				t.Fatal(diff)
			}
		default:
			for _, p := range judged {
				s.judge(t, graph.Verdict{A: p[0].ID, B: p[1].ID, Same: together[[2]string{p[0].ID, p[1].ID}], At: tick()})
			}
			// Nobody is asked again about a pair that is judged.
			after := s.content(t)
			s.reviews = nil
			clear := newTable()
			clear.load(all)
			clear.reviews = nil
			if diff := gocmp.Diff(clear.content(t), s.content(t)); diff != "" {
				t.Fatalf("%s\nbefore %s\nafter %s", diff, before, after)
			}
		}
	})
}

func TestVerdictsHold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := articles(t)
		s := newTable()
		s.load(all)
		judged := pairs(t, mentionsOf(all))
		for i, p := range judged {
			same := rapid.Bool().Draw(t, "same")
			s.judge(t, graph.Verdict{A: p[0].ID, B: p[1].ID, Same: same, At: instant(i)})
			if got := s.together(p[0].ID, p[1].ID); got != same {
				t.Fatalf("judged same: %t, are one event: %t", same, got)
			}
		}
	})
}

func TestWithdrawnAndRestoredIsAsBeforeUnderVerdicts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := articles(t)
		s := newTable()
		s.load(all)
		for _, v := range verdictsOn(t, mentionsOf(all)) {
			s.judge(t, *v)
		}
		before := s.content(t)
		for _, undo := range []bool{false, true} {
			for _, r := range rapid.Permutation(all).Draw(t, "order") {
				id := r.Article.ID
				err := s.update(graph.Touched{Articles: []string{id}}, func(ev *graph.Evidence) (*graph.Revision, error) {
					if undo {
						return graph.Restore(ev, id)
					}
					return graph.Withdraw(ev, id, "a hoax", "2026-01-01")
				})
				if err != nil {
					t.Fatal(err)
				}
			}
			if !undo && len(s.events)+len(s.reviews)+len(s.support) > 0 {
				t.Fatalf("%d events, %d reviews and %d supports of nothing", len(s.events), len(s.reviews), len(s.support))
			}
		}
		if diff := gocmp.Diff(before, s.content(t)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// together tells whether two mentions are of one event now.
func (s *table) together(a, b string) bool {
	for _, e := range s.events {
		if e.KnownTo == graph.Forever && slices.Contains(e.MentionIDs, a) {
			return slices.Contains(e.MentionIDs, b)
		}
	}
	return false
}

func readings(s *table) func(func(*graph.Reading) bool) {
	return func(yield func(*graph.Reading) bool) {
		r := &graph.Reading{}
		for _, m := range s.mentions {
			r.Mentions = append(r.Mentions, m)
		}
		yield(r)
	}
}

func judgements(s *table) func(func(*graph.Verdict) bool) {
	return func(yield func(*graph.Verdict) bool) {
		for _, v := range s.verdicts {
			if !yield(v) {
				return
			}
		}
	}
}

// call makes a meeting of 2025-09-09 that an article tells of.
func call(t *testing.T, article int, published, place string, countries ...string) *graph.Mention {
	return said(t, article, published+" daily OCCURRED 2025-09-09 CALL", func(m *graph.Mention) {
		m.Type, m.Guest, m.Host, m.LeaderOffice, m.PlaceID, m.Countries = graph.MeetingType, "", "", "", place, countries
	})
}

func verdict(a, b *graph.Mention, same bool, at int) *graph.Verdict {
	return &graph.Verdict{A: min(a.ID, b.ID), B: max(a.ID, b.ID), Same: same, At: instant(at)}
}

// clusters writes which articles tell of which event.
func clusters(events []*graph.Event, mentions ...*graph.Mention) string {
	var out []string
	for _, e := range events {
		var articles []string
		for _, m := range mentions {
			if slices.Contains(e.MentionIDs, m.ID) {
				articles = append(articles, strings.TrimPrefix(m.ArticleID, "article:"))
			}
		}
		out = append(out, strings.Join(articles, "+"))
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestWhatVerdictsComeTo(t *testing.T) {
	one, two := call(t, 1, "2025-09-10", "", "KZ", "PK"), call(t, 2, "2025-09-11", "", "KZ", "PK")
	three := call(t, 3, "2025-09-12", "", "CN", "KZ", "PK")
	four := call(t, 4, "2025-09-13", "", "CN", "KZ", "PK")
	all := []*graph.Mention{one, two, three, four}
	for _, tc := range []struct {
		name     string
		verdicts []*graph.Verdict
		want     string
	}{
		{"nobody judged", nil, "1+2 3+4"},
		{"two that look alike are two", []*graph.Verdict{verdict(one, two, false, 1)}, "1 2 3+4"},
		{"two of different parties are one, with all that look like them", []*graph.Verdict{verdict(one, three, true, 1)}, "1+2+3+4"},
		{"a verdict on later mentions joins their events", []*graph.Verdict{verdict(two, four, true, 1)}, "1+2+3+4"},
		{"the later verdict holds", []*graph.Verdict{verdict(one, three, true, 1), verdict(three, one, false, 2)}, "1+2 3+4"},
		{"what a later verdict parts no chain of earlier ones joins", []*graph.Verdict{verdict(one, three, true, 1), verdict(two, three, true, 2), verdict(one, two, false, 3)}, "1 2+3+4"},
		{"what a later chain joins no earlier verdict parts", []*graph.Verdict{verdict(one, two, false, 1), verdict(one, three, true, 2), verdict(two, three, true, 3)}, "1+2+3+4"},
		{"likeness joins nothing across a verdict", []*graph.Verdict{verdict(one, three, true, 1), verdict(one, four, false, 2)}, "1+2+3 4"},
		{"a revoked verdict", []*graph.Verdict{{A: min(one.ID, two.ID), B: max(one.ID, two.ID), At: instant(1), Revoked: true}}, "1+2 3+4"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := clusters(graph.Conclude(all, tc.verdicts), all...); got != tc.want {
				t.Errorf("%s, want %s", got, tc.want)
			}
		})
	}
	joined := graph.Conclude(all, []*graph.Verdict{verdict(one, three, true, 1)})[0]
	if fmt.Sprint(joined.Countries) != "[CN KZ PK]" || joined.ID != graph.EventID(one.ID) {
		t.Errorf("%s of %v", joined.ID, joined.Countries)
	}
}

func TestTheJoinedEventBeginsWhenBothAreKnown(t *testing.T) {
	one, three := call(t, 1, "2025-09-10", "", "KZ", "PK"), call(t, 3, "2025-09-12", "", "CN", "KZ", "PK")
	four := call(t, 4, "2025-09-14", "", "KZ", "PK")
	var got []string
	for _, e := range graph.History([]*graph.Mention{one, three, four}, []*graph.Verdict{verdict(three, four, true, 1)}) {
		got = append(got, fmt.Sprintf("%s %s-%s %d", map[string]string{graph.EventID(one.ID): "one", graph.EventID(three.ID): "three"}[e.ID], e.KnownFrom, e.KnownTo, e.MentionCount))
	}
	slices.Sort(got)
	want := []string{"one 2025-09-10-2025-09-14 1", "one 2025-09-14-" + string(graph.Forever) + " 3", "three 2025-09-12-2025-09-14 1"}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestWhatCannotBeJudged(t *testing.T) {
	a, b := call(t, 1, "2025-09-10", "", "KZ", "PK"), call(t, 2, "2025-09-10", "", "KZ", "PK")
	b.Withdrawn = true
	visit := said(t, 3, "2025-09-10 ministry PLANNED 2025-11 VISIT")
	ev := &graph.Evidence{Mentions: []*graph.Mention{a, b, visit}}
	for _, tc := range []struct {
		name, a, b string
		want       error
		says       string
	}{
		{"one event", graph.EventID(a.ID), a.ID, graph.ErrInvalid, "are one"},
		{"a country", "country:PK", a.ID, graph.ErrInvalid, "country:PK"},
		{"no id", a.ID, "PK", graph.ErrInvalid, "PK"},
		{"a visit and a meeting", a.ID, visit.ID, graph.ErrInvalid, "cannot be one event"},
		{"what is not there", a.ID, "event:0", graph.ErrNotFound, "event:0"},
		{"what is withdrawn", a.ID, b.ID, graph.ErrNotFound, "restore article:2"},
	} {
		r, err := graph.Judge(ev, graph.Verdict{A: tc.a, B: tc.b, Same: true, At: instant(1)})
		if !errors.Is(err, tc.want) || r != nil || !strings.Contains(fmt.Sprint(err), tc.says) {
			t.Errorf("%s: %v, %v; want %v that says %q", tc.name, r, err, tc.want, tc.says)
		}
	}
	if _, err := graph.Revoke(ev, a.ID, visit.ID, "", instant(1)); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("revoking what nobody judged: %v", err)
	}
	if _, err := graph.Withdraw(ev, "article:9", "a hoax", "2026-01-01"); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("withdrawing nothing: %v", err)
	}
	if _, err := graph.Withdraw(ev, "article:9", " ", "2026-01-01"); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("withdrawing for no reason: %v", err)
	}
}
