package graph_test

import (
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// reading makes one article of mentions that share its id.
func reading(hash string, mentions ...*graph.Mention) *graph.Reading {
	m := mentions[0]
	return &graph.Reading{
		Article:  &graph.Article{ID: m.ArticleID, SourceID: m.SourceID, Lang: "en", Published: m.Published, Hash: hash, Pack: "en 1"},
		Mentions: mentions,
		Entities: []graph.Node{&graph.Office{ID: "office:KZ/president", CountryCode: "KZ", Rank: graph.HeadOfState}},
	}
}

func TestReviseUnchangedArticleWritesNothing(t *testing.T) {
	m := said(t, 1, "2025-09-10 ministry PLANNED 2025-11 VISIT")
	first := graph.Revise(&graph.Evidence{}, []*graph.Reading{reading("h", m)})
	if len(first.Articles) != 1 || len(first.Mentions) != 1 || len(first.Events) != 1 {
		t.Fatalf("first: %+v", first)
	}
	again := graph.Revise(&graph.Evidence{Articles: first.Articles, Mentions: first.Mentions, Events: first.Events}, []*graph.Reading{reading("h", m)})
	if !again.Empty() {
		t.Errorf("the same article again: %+v", again)
	}
}

func TestReviseChangedArticleGivesUpWhatItNoLongerSays(t *testing.T) {
	was := said(t, 1, "2025-09-10 ministry PLANNED 2025-11 VISIT")
	first := graph.Revise(&graph.Evidence{}, []*graph.Reading{reading("h", was)})
	now := *was
	now.Type, now.Kind, now.Guest, now.Host = graph.MeetingType, graph.KindTalks, "", ""
	now.ID = graph.MentionID(now.ArticleID, now.Type, now.Countries, 0)
	r := graph.Revise(&graph.Evidence{Articles: first.Articles, Mentions: first.Mentions, Events: first.Events}, []*graph.Reading{reading("other", &now)})
	if len(r.MentionsGone) != 1 || len(r.EventsGone) != 1 || len(r.Events) != 1 || r.Events[0].Type != graph.MeetingType {
		t.Errorf("%+v", r)
	}
	for _, s := range r.Support {
		if s.Delta == 0 {
			t.Errorf("a delta of nothing: %+v", s)
		}
	}
}

func TestReviseClosesTheStateThatALaterReportEnds(t *testing.T) {
	plan := said(t, 1, "2025-09-10 ministry PLANNED 2025-11 VISIT")
	first := graph.Revise(&graph.Evidence{}, []*graph.Reading{reading("h", plan)})
	arrival := said(t, 2, "2025-11-20 agency ONGOING 2025-11-20 VISIT")
	r := graph.Revise(&graph.Evidence{Articles: first.Articles, Mentions: first.Mentions, Events: first.Events}, []*graph.Reading{reading("k", arrival)})
	var got [][2]graph.Date
	for _, e := range r.Events {
		got = append(got, [2]graph.Date{e.KnownFrom, e.KnownTo})
	}
	if diff := cmp.Diff([][2]graph.Date{{"2025-09-10", "2025-11-20"}, {"2025-11-20", graph.Forever}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestRefersReachesWhatAnEntityBelongsTo(t *testing.T) {
	m := said(t, 1, "2025-09-10 ministry PLANNED 2025-11 VISIT")
	r := graph.Revise(&graph.Evidence{}, []*graph.Reading{reading("h", m)})
	if diff := cmp.Diff([]string{"country:KZ", "country:PK", "office:KZ/president"}, r.Mentions[0].Refers); diff != "" {
		t.Error(diff)
	}
}
