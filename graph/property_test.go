package graph_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"diplograph/graph"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// articles draws readings in which mentions often tell of the same event: few
// countries, few offices, few days, now and then far apart.
func articles(t *rapid.T) []*graph.Reading {
	apart := rapid.SampledFrom([]int{1, 1, 20}).Draw(t, "days apart")
	day := func(label string) graph.Date {
		return graph.Date("2025-09-01").Add(apart * rapid.IntRange(0, 60).Draw(t, label))
	}
	n := rapid.IntRange(2, 12).Draw(t, "articles")
	var out []*graph.Reading
	for i := range n {
		a := &graph.Article{ID: graph.ID(graph.ArticleLabel, fmt.Sprint(i)), SourceID: "source:s", Lang: "en", Hash: fmt.Sprint("h", i), Pack: "p"}
		if rapid.IntRange(0, 9).Draw(t, "dated") > 0 {
			a.Published = day("published")
		}
		r := &graph.Reading{Article: a}
		for k := range rapid.IntRange(0, 3).Draw(t, "mentions") {
			m := &graph.Mention{
				ArticleID: a.ID, SourceID: a.SourceID, Lang: a.Lang, Published: a.Published,
				Type:   rapid.SampledFrom([]graph.EventType{graph.VisitType, graph.MeetingType, graph.AgreementType}).Draw(t, "type"),
				Origin: rapid.SampledFrom([]string{"a", "b", "c"}).Draw(t, "origin"), Confidence: .8,
				Authority: rapid.IntRange(1, 4).Draw(t, "authority"), Level: graph.HeadOfState,
				Countries: rapid.SampledFrom([][]string{{"KZ", "PK"}, {"KZ", "PK"}, {"CN", "KZ", "PK"}}).Draw(t, "countries"),
				Sectors:   rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"trade", "it", "culture"}), 0, 2, rapid.ID).Draw(t, "sectors"),
			}
			slices.Sort(m.Sectors)
			switch m.Type {
			case graph.VisitType:
				m.Countries = []string{"KZ", "PK"}
				m.Guest, m.Host, m.Kind = "KZ", "PK", rapid.SampledFrom([]graph.Kind{graph.KindVisit, graph.KindState, graph.KindOfficial}).Draw(t, "kind")
				m.Status = rapid.SampledFrom([]graph.Status{graph.Planned, graph.Ongoing, graph.Occurred, graph.Postponed, graph.Cancelled}).Draw(t, "status")
				m.LeaderOffice = rapid.SampledFrom([]string{"", "office:KZ/president", "office:KZ/foreign_minister"}).Draw(t, "office")
			case graph.MeetingType:
				m.Kind = rapid.SampledFrom([]graph.Kind{graph.KindMeeting, graph.KindTalks, graph.KindCall}).Draw(t, "kind")
				m.Status = rapid.SampledFrom([]graph.Status{graph.Planned, graph.Occurred}).Draw(t, "status")
			default:
				m.Kind = rapid.SampledFrom([]graph.Kind{graph.KindMoU, graph.KindAgreement, graph.KindActionPlan}).Draw(t, "kind")
				m.Status = rapid.SampledFrom([]graph.Status{graph.Planned, graph.Signed}).Draw(t, "status")
			}
			if rapid.Bool().Draw(t, "has a date") {
				m.Date = graph.DayOf(day("date"))
			}
			m.ID = graph.MentionID(a.ID, m.Type, m.Countries, k)
			r.Mentions = append(r.Mentions, m)
		}
		out = append(out, r)
	}
	return out
}

var _ graph.Nearby = (*table)(nil)

// table is the least store: what revisions leave behind.
type table struct {
	articles map[string]*graph.Article
	mentions map[string]*graph.Mention
	events   map[string]*graph.Event
	reviews  map[string]*graph.Review
	verdicts map[[2]string]*graph.Verdict
	support  map[graph.Support]int
}

func newTable() *table {
	return &table{map[string]*graph.Article{}, map[string]*graph.Mention{}, map[string]*graph.Event{},
		map[string]*graph.Review{}, map[[2]string]*graph.Verdict{}, map[graph.Support]int{}}
}

func (s *table) BlocksOf(articles, mentions []string) ([]string, error) {
	var out []string
	for _, m := range s.mentions {
		if slices.Contains(articles, m.ArticleID) || slices.Contains(mentions, m.ID) {
			out = append(out, graph.BlockOf(m))
		}
	}
	return out, nil
}

func (s *table) MentionsIn(blocks []string) ([]*graph.Mention, error) {
	var out []*graph.Mention
	for _, m := range s.mentions {
		if slices.Contains(blocks, graph.BlockOf(m)) {
			out = append(out, m)
		}
	}
	return out, nil
}

func (s *table) VerdictsOn(mentions []string) ([]*graph.Verdict, error) {
	var out []*graph.Verdict
	for _, v := range s.verdicts {
		if slices.Contains(mentions, v.A) || slices.Contains(mentions, v.B) {
			out = append(out, v)
		}
	}
	return out, nil
}

func (s *table) ArticlesNamed(ids []string) ([]*graph.Article, error) {
	return named(s.articles, ids), nil
}

func (s *table) MentionsNamed(ids []string) ([]*graph.Mention, error) {
	return named(s.mentions, ids), nil
}

func named[T any](all map[string]*T, ids []string) []*T {
	var out []*T
	for _, id := range ids {
		if x := all[id]; x != nil {
			out = append(out, x)
		}
	}
	return out
}

func (s *table) Standing(blocks []string) (standing []graph.Standing, judged []string, err error) {
	last := map[string]graph.Date{}
	for _, m := range s.mentions {
		b := graph.BlockOf(m)
		last[b] = max(last[b], m.Published, graph.Earliest)
		for k := range s.verdicts {
			if k[0] == m.ID || k[1] == m.ID {
				judged = append(judged, b)
			}
		}
	}
	for _, b := range blocks {
		if last[b] != "" {
			standing = append(standing, graph.Standing{Block: b, Last: last[b]})
		}
	}
	return standing, judged, nil
}

// current gives copies of the current states that pass.
func (s *table) current(passes func(*graph.Event) bool) ([]*graph.Event, error) {
	var out []*graph.Event
	for _, e := range s.events {
		if e.KnownTo == graph.Forever && passes(e) {
			one := *e
			out = append(out, &one)
		}
	}
	return out, nil
}

func (s *table) EventsNear(spans []graph.Span) ([]*graph.Event, error) {
	return s.current(func(e *graph.Event) bool {
		return slices.ContainsFunc(spans, func(x graph.Span) bool {
			return x.Block == e.Block && e.Reach.To >= x.From && e.Reach.From <= x.To
		})
	})
}

func (s *table) EventsNamed(ids []string) ([]*graph.Event, error) {
	return s.current(func(e *graph.Event) bool { return slices.Contains(ids, e.ID) })
}

func (s *table) ReviewsOf(events []string) ([]*graph.Review, error) {
	var out []*graph.Review
	for _, x := range s.reviews {
		if slices.Contains(events, x.A) || slices.Contains(events, x.B) {
			out = append(out, x)
		}
	}
	return out, nil
}

func (s *table) load(readings []*graph.Reading) {
	_ = s.update(graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Revise(ev, readings), nil })
}

func (s *table) update(touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	ev, blocks, err := graph.Gather(touched, s)
	if err != nil {
		return err
	}
	for _, e := range s.events {
		if slices.Contains(blocks, e.Block) {
			ev.Events = append(ev.Events, e)
		}
	}
	for _, x := range s.reviews {
		if slices.Contains(blocks, x.Block) {
			ev.Reviews = append(ev.Reviews, x)
		}
	}
	r, err := revise(ev)
	if err == nil {
		s.write(r)
	}
	return err
}

func (s *table) write(r *graph.Revision) {
	key := func(e *graph.Event) string { return e.ID + "@" + string(e.KnownFrom) }
	for _, a := range r.Articles {
		s.articles[a.ID] = a
	}
	for _, m := range r.MentionsGone {
		delete(s.mentions, m.ID)
	}
	for _, m := range r.Mentions {
		s.mentions[m.ID] = m
	}
	for _, e := range r.EventsGone {
		delete(s.events, key(e))
	}
	for _, e := range r.Events {
		s.events[key(e)] = e
	}
	for _, x := range r.ReviewsGone {
		delete(s.reviews, x.NodeID())
	}
	for _, x := range r.Reviews {
		s.reviews[x.NodeID()] = x
	}
	for _, v := range r.Verdicts {
		s.verdicts[[2]string{v.A, v.B}] = v
	}
	for _, x := range r.Support {
		n := x.Delta
		x.Delta = 0
		if s.support[x] += n; s.support[x] == 0 {
			delete(s.support, x)
		}
	}
}

// content is everything in the table in one order, but verdicts: they are there by what they lead to.
func (s *table) content(t *rapid.T) string {
	var rows []string
	add := func(v any) {
		b, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, string(b))
	}
	for _, x := range s.articles {
		add(x)
	}
	for _, x := range s.mentions {
		add(x)
	}
	for _, x := range s.events {
		add(x)
	}
	for _, x := range s.reviews {
		add(x)
	}
	for x, n := range s.support {
		x.Delta = n
		add(x)
	}
	slices.Sort(rows)
	return fmt.Sprint(rows)
}

func TestAnyOrderAnySplitAnyRepetitionGivesOneGraph(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := articles(t)
		whole := newTable()
		whole.load(all)
		parts := newTable()
		shuffled := rapid.Permutation(all).Draw(t, "order")
		for rest := shuffled; len(rest) > 0; {
			n := rapid.IntRange(1, len(rest)).Draw(t, "batch")
			parts.load(rest[:n])
			rest = rest[n:]
		}
		parts.load(shuffled[:rapid.IntRange(0, len(shuffled)).Draw(t, "again")])
		if diff := gocmp.Diff(whole.content(t), parts.content(t)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestAStateIsWhatHadBeenPublishedByThatDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var mentions []*graph.Mention
		for _, r := range articles(t) {
			mentions = append(mentions, r.Mentions...)
		}
		verdicts := verdictsOn(t, mentions)
		states := graph.History(mentions, verdicts)
		for _, day := range []graph.Date{"2025-09-10", "2025-09-25", "2025-10-20", graph.Forever} {
			var known []*graph.Mention
			for _, m := range mentions {
				if m.Published <= day {
					known = append(known, m)
				}
			}
			want := graph.Conclude(known, verdicts)
			var got []*graph.Event
			for _, e := range states {
				if e.KnownFrom <= day && (day < e.KnownTo || e.KnownTo == graph.Forever) {
					x := *e
					x.KnownTo = graph.Forever
					got = append(got, &x)
				}
			}
			slices.SortFunc(got, func(a, b *graph.Event) int { return cmp.Compare(a.ID, b.ID) })
			if diff := gocmp.Diff(want, got, gocmp.AllowUnexported(graph.Links{})); diff != "" {
				t.Fatalf("as of %s: %s", day, diff)
			}
		}
	})
}

func TestWithdrawnMentionsCountForNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var kept, all []*graph.Mention
		for _, r := range articles(t) {
			out := rapid.Bool().Draw(t, "withdrawn")
			for _, m := range r.Mentions {
				n := *m
				n.Type, n.Guest, n.Host, n.Withdrawn = graph.VisitType, "KZ", "PK", out
				all = append(all, &n)
				if !out {
					kept = append(kept, &n)
				}
			}
		}
		if diff := gocmp.Diff(graph.History(kept, nil), graph.History(all, nil), gocmp.AllowUnexported(graph.Links{})); diff != "" {
			t.Fatal(diff)
		}
	})
}
