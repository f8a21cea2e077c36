package graph_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// said makes a mention of an article of its own from a line such as
// "2026-02-03 ministry ONGOING 2026-02-03/2026-02-04 STATE_VISIT".
func said(t *testing.T, n int, line string, more ...func(*graph.Mention)) *graph.Mention {
	t.Helper()
	f := strings.Fields(line)
	authority := map[string]int{"ministry": graph.Government, "agency": graph.Agency}[f[1]]
	if authority == 0 {
		authority = graph.Outlet
	}
	article := graph.ID(graph.ArticleLabel, fmt.Sprint(n))
	m := &graph.Mention{
		ArticleID: article, SourceID: "source:" + f[1], Lang: "en", Published: graph.Date(f[0]),
		Status: graph.Status(f[2]), Origin: f[1], Authority: authority, Confidence: .9,
		Type: graph.VisitType, Kind: graph.Kind(f[4]), Level: graph.HeadOfState,
		Countries: []string{"KZ", "PK"}, Guest: "KZ", Host: "PK", LeaderOffice: "office:KZ/president",
	}
	if f[3] != "-" {
		d, err := graph.ParseEDTF(f[3])
		if err != nil {
			t.Fatal(err)
		}
		m.Date = d
	}
	for _, change := range more {
		change(m)
	}
	m.ID = graph.MentionID(article, m.Type, m.Countries, 0)
	return m
}

// story is the life of a visit that was planned, silently never happened, and came months later.
func story(t *testing.T) []*graph.Mention {
	return []*graph.Mention{
		said(t, 1, "2025-09-10 ministry PLANNED 2025-11 VISIT"),
		said(t, 2, "2026-01-30 ministry PLANNED 2026-02-03/2026-02-04 VISIT"),
		said(t, 3, "2026-02-03 agency ONGOING 2026-02-03 STATE_VISIT"),
		said(t, 4, "2026-02-04 agency OCCURRED 2026-02-03/2026-02-04 STATE_VISIT"),
		said(t, 5, "2026-02-04 daily OCCURRED - OFFICIAL_VISIT"),
	}
}

func TestVisitStory(t *testing.T) {
	all := story(t)
	id := graph.EventID(all[0].ID)
	for _, tc := range []struct {
		day    graph.Date
		status graph.Status
		window string
	}{
		{"2025-09-15", graph.Planned, "2025-11"},
		{"2025-12-10", graph.Planned, "2025-11"},
		{"2025-12-15", graph.Lapsed, "2025-11"},
		{"2026-01-31", graph.Confirmed, "2026-02-03/2026-02-04"},
		{"2026-02-03", graph.Ongoing, "2026-02-03/2026-02-04"},
		{"2026-02-10", graph.Occurred, "2026-02-03/2026-02-04"},
	} {
		var known []*graph.Mention
		for _, m := range all {
			if m.Published <= tc.day {
				known = append(known, m)
			}
		}
		events := graph.Conclude(known, nil)
		if len(events) != 1 {
			t.Fatalf("%s: %d events, want 1", tc.day, len(events))
		}
		e := events[0]
		if e.ID != id || e.StatusOn(tc.day) != tc.status || e.Date.EDTF != tc.window {
			t.Errorf("%s: %s %s %s, want %s %s %s", tc.day, e.ID, e.StatusOn(tc.day), e.Date.EDTF, id, tc.status, tc.window)
		}
	}
}

func TestVisitStoryEndsWithItsWholeLife(t *testing.T) {
	e := graph.Conclude(story(t), nil)[0]
	var steps []string
	for _, c := range e.Lifecycle {
		from := graph.Status("")
		if c.From != nil {
			from = *c.From
		}
		steps = append(steps, fmt.Sprintf("%s %s>%s inferred=%t evidence=%d", c.KnownFrom, from, c.To, c.Inferred, len(c.EvidenceIDs)))
	}
	want := []string{
		"2025-09-10 >PLANNED inferred=false evidence=1",
		"2025-12-11 PLANNED>LAPSED inferred=true evidence=1",
		"2026-01-30 LAPSED>CONFIRMED inferred=false evidence=1",
		"2026-02-03 CONFIRMED>ONGOING inferred=false evidence=1",
		"2026-02-04 ONGOING>OCCURRED inferred=false evidence=2",
	}
	if diff := cmp.Diff(want, steps); diff != "" {
		t.Error(diff)
	}
	var windows []string
	for _, s := range e.Schedule {
		windows = append(windows, string(s.Announced)+" "+s.Date.EDTF)
	}
	if diff := cmp.Diff([]string{"2025-09-10 2025-11", "2026-01-30 2026-02-03/2026-02-04"}, windows); diff != "" {
		t.Error(diff)
	}
	if len(e.Conflicts) != 1 || e.Conflicts[0].Field != "kind" || len(e.Conflicts[0].Values) != 2 || e.Kind != graph.KindState {
		t.Errorf("kind %s, conflicts %+v", e.Kind, e.Conflicts)
	}
	if e.OriginCount != 3 || e.MentionCount != 5 {
		t.Errorf("%d mentions of %d origins, want 5 of 3", e.MentionCount, e.OriginCount)
	}
}

func TestHistoryIsConcludeDayByDay(t *testing.T) {
	all := story(t)
	for _, state := range graph.History(all, nil) {
		var known []*graph.Mention
		for _, m := range all {
			if m.Published <= state.KnownFrom {
				known = append(known, m)
			}
		}
		want := graph.Conclude(known, nil)[0]
		want.KnownTo = state.KnownTo
		if diff := cmp.Diff(want, state, cmp.AllowUnexported(graph.Links{})); diff != "" {
			t.Errorf("state of %s: %s", state.KnownFrom, diff)
		}
	}
}

func TestOrderOfMentionsDoesNotMatter(t *testing.T) {
	all := story(t)
	want := graph.History(all, nil)
	for range 20 {
		rand.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		if diff := cmp.Diff(want, graph.History(all, nil), cmp.AllowUnexported(graph.Links{})); diff != "" {
			t.Fatal(diff)
		}
	}
}

func TestWhichVisitsAreTwo(t *testing.T) {
	minister := func(m *graph.Mention) { m.LeaderOffice, m.Level = "office:KZ/foreign_minister", graph.ForeignMinister }
	for _, tc := range []struct {
		name string
		a, b *graph.Mention
		want int
	}{
		{"another rank", said(t, 1, "2026-02-01 agency PLANNED 2026-02-03 VISIT"), said(t, 2, "2026-02-01 agency PLANNED 2026-02-03 VISIT", minister), 2},
		{"one that took place absorbs no later window", said(t, 1, "2026-02-04 agency OCCURRED 2026-02-03 VISIT"), said(t, 2, "2026-05-01 agency PLANNED 2026-06 VISIT"), 2},
		{"an earlier one recalled beside a plan", said(t, 1, "2026-02-01 agency PLANNED 2026-03 VISIT"), said(t, 2, "2026-02-02 agency OCCURRED 2025-06 VISIT"), 2},
		{"a postponed one with new dates", said(t, 1, "2026-02-01 agency PLANNED 2026-02-10 VISIT"), said(t, 2, "2026-02-08 agency POSTPONED 2026-04 VISIT"), 1},
		{"a plan and its undated arrival", said(t, 1, "2026-02-01 agency PLANNED 2026-02-10 VISIT"), said(t, 2, "2026-02-10 agency ONGOING - VISIT"), 1},
		{"a plan far beyond eighteen months", said(t, 1, "2023-02-01 agency PLANNED 2023-02 VISIT"), said(t, 2, "2026-02-10 agency PLANNED 2026-03 VISIT"), 2},
	} {
		if got := len(graph.Conclude([]*graph.Mention{tc.a, tc.b}, nil)); got != tc.want {
			t.Errorf("%s: %d visits, want %d", tc.name, got, tc.want)
		}
	}
}

func TestTwoMeetingsOfOneDayStayTwo(t *testing.T) {
	at := func(article int, kind graph.Kind, place string) *graph.Mention {
		return said(t, article, "2025-09-10 daily OCCURRED 2025-09-09 "+string(kind), func(m *graph.Mention) {
			m.Type, m.Guest, m.Host, m.PlaceID = graph.MeetingType, "", "", place
			m.Participants = []graph.Participant{
				{PersonID: "person:PK/dr", CountryCode: "PK", Role: graph.Chair},
				{PersonID: "person:KZ/nrtl", CountryCode: "KZ", Role: graph.Chair},
			}
		})
	}
	talks, meeting := at(1, graph.KindTalks, "place:PK/islamabad"), at(1, graph.KindMeeting, "")
	meeting.ID = graph.MentionID(meeting.ArticleID, meeting.Type, meeting.Countries, 1)
	again, met := at(2, graph.KindTalks, ""), at(2, graph.KindMeeting, "")
	met.ID = graph.MentionID(met.ArticleID, met.Type, met.Countries, 1)
	events := graph.Conclude([]*graph.Mention{talks, meeting, again, met}, nil)
	var got []string
	for _, e := range events {
		got = append(got, fmt.Sprintf("%s %d", e.Kind, e.MentionCount))
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"MEETING 2", "TALKS 2"}, got); diff != "" {
		t.Error(diff)
	}
}
