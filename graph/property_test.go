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
// countries, few offices, few days.
func articles(t *rapid.T) []*graph.Reading {
	day := func(label string) graph.Date {
		return graph.Date("2025-09-01").Add(rapid.IntRange(0, 60).Draw(t, label))
	}
	n := rapid.IntRange(1, 12).Draw(t, "articles")
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
				Countries: []string{"KZ", "PK"},
				Sectors:   rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"trade", "it", "culture"}), 0, 2, rapid.ID).Draw(t, "sectors"),
			}
			slices.Sort(m.Sectors)
			switch m.Type {
			case graph.VisitType:
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

// table is the least store: what revisions leave behind.
type table struct {
	articles map[string]*graph.Article
	mentions map[string]*graph.Mention
	events   map[string]*graph.Event
	support  map[graph.Support]int
}

func newTable() *table {
	return &table{map[string]*graph.Article{}, map[string]*graph.Mention{}, map[string]*graph.Event{}, map[graph.Support]int{}}
}

func (s *table) load(readings []*graph.Reading) {
	touched := graph.TouchedBy(readings)
	blocks := map[string]bool{}
	for _, b := range touched.Blocks {
		blocks[b] = true
	}
	ev := &graph.Evidence{}
	for _, id := range touched.Articles {
		if a := s.articles[id]; a != nil {
			ev.Articles = append(ev.Articles, a)
			for _, m := range s.mentions {
				if m.ArticleID == id {
					blocks[graph.BlockOf(m)] = true
				}
			}
		}
	}
	for _, m := range s.mentions {
		if blocks[graph.BlockOf(m)] {
			ev.Mentions = append(ev.Mentions, m)
		}
	}
	for _, e := range s.events {
		if blocks[e.Block] {
			ev.Events = append(ev.Events, e)
		}
	}
	r := graph.Revise(ev, readings)
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
	for _, x := range r.Support {
		n := x.Delta
		x.Delta = 0
		if s.support[x] += n; s.support[x] == 0 {
			delete(s.support, x)
		}
	}
}

// content is everything in the table in one order.
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
		blocks := map[string][]*graph.Mention{}
		for _, r := range articles(t) {
			for _, m := range r.Mentions {
				blocks[graph.BlockOf(m)] = append(blocks[graph.BlockOf(m)], m)
			}
		}
		for _, mentions := range blocks {
			states := graph.History(mentions)
			for _, day := range []graph.Date{"2025-09-10", "2025-09-25", "2025-10-20", graph.Forever} {
				var known []*graph.Mention
				for _, m := range mentions {
					if m.Published <= day {
						known = append(known, m)
					}
				}
				want := graph.Conclude(known)
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
		if diff := gocmp.Diff(graph.History(kept), graph.History(all), gocmp.AllowUnexported(graph.Links{})); diff != "" {
			t.Fatal(diff)
		}
	})
}
