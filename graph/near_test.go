package graph_test

import (
	"testing"

	"diplograph/graph"

	"pgregory.net/rapid"
)

// Two mentions that score high enough are one event, however their days are
// given and however far apart: what finds the events to compare with loses none.
func TestWhatScoresHighIsFound(t *testing.T) {
	dates := rapid.SampledFrom([]string{"", "2024", "2025-09", "2025-09-09", "2025-09-10", "2025-09-30", "2025-09-07/2025-09-12", "2025-08-20/2025-12-05", "2019/2031", "2025-10"})
	days := rapid.OneOf(rapid.Just(graph.Date("")), rapid.Custom(func(t *rapid.T) graph.Date {
		return graph.Date("2025-08-20").Add(rapid.IntRange(0, 60).Draw(t, "day"))
	}))
	one := 0
	rapid.Check(t, func(t *rapid.T) {
		var pair [2]*graph.Mention
		for i := range pair {
			m := &graph.Mention{ArticleID: string(rune('a' + i)), Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred, Countries: []string{"KZ", "PK"},
				Published: days.Draw(t, "published"), PlaceID: rapid.SampledFrom([]string{"", "place:KZ/astana"}).Draw(t, "place")}
			if d := dates.Draw(t, "date"); d != "" {
				m.Date, _ = graph.ParseEDTF(d)
			}
			m.ID = graph.MentionID(m.ArticleID, m.Type, m.Countries, 0)
			pair[i] = m
		}
		score, why := graph.Score(pair[0], pair[1])
		same := len(graph.Conclude(pair[:], nil)) == 1
		if same != (score >= graph.Same) {
			t.Fatalf("one event: %t, score %.3f: %v", same, score, why)
		}
		if same {
			one++
		}
	})
	if one == 0 {
		t.Error("no two mentions were one event")
	}
}

func TestDaysAreCounted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, n := graph.Date("1896-02-27").Add(rapid.IntRange(0, 80_000).Draw(t, "from")), rapid.IntRange(-40_000, 40_000).Draw(t, "days")
		if got := d.DaysTo(d.Add(n)); got != n {
			t.Fatalf("from %s to %s: %d days, want %d", d, d.Add(n), got, n)
		}
	})
}
