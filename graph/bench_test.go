package graph_test

import (
	"fmt"
	"testing"

	"diplograph/graph"
)

// hotBlock is the news of one busy pair: a visit and a meeting every few days,
// each told by five articles, the visit from its announcement to its end.
func hotBlock(n int, t graph.EventType) []*graph.Mention {
	out := make([]*graph.Mention, n)
	for i := range out {
		event := i / 5
		day := graph.Date("2015-01-01").Add(3 * event)
		m := &graph.Mention{
			ArticleID: graph.ID(graph.ArticleLabel, fmt.Sprint(i)), Published: day.Add(i % 5 / 3), Lang: "en",
			Type: t, Kind: graph.KindTalks, Status: graph.Occurred, Level: graph.ForeignMinister, Date: graph.DayOf(day),
			Countries: []string{"KZ", "PK"}, Sectors: []string{fmt.Sprintf("s%d", event%9), fmt.Sprintf("s%d", i%7)},
			Origin: fmt.Sprint("o", i%5), Authority: graph.Outlet, Confidence: .9,
		}
		for _, c := range m.Countries {
			m.Participants = append(m.Participants, graph.Participant{PersonID: fmt.Sprintf("person:%s/%d", c, event%11), OfficeID: "office:" + c + "/fm", CountryCode: c, Role: graph.Chair})
		}
		if t == graph.VisitType {
			m.Kind, m.Guest, m.Host, m.LeaderID, m.LeaderOffice = graph.KindVisit, "KZ", "PK", m.Participants[0].PersonID, "office:KZ/fm"
			if i%5 == 0 {
				m.Status, m.Published = graph.Planned, day.Add(-10)
			}
		}
		m.ID = graph.MentionID(m.ArticleID, t, m.Countries, 0)
		out[i] = m
	}
	return out
}

// BenchmarkConclude concludes one block of so many mentions; ns/mention says how its cost grows.
func BenchmarkConclude(b *testing.B) {
	for _, t := range [...]graph.EventType{graph.MeetingType, graph.VisitType} {
		for _, n := range [...]int{100, 1000, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", t, n), func(b *testing.B) {
				mentions := hotBlock(n, t)
				for b.Loop() {
					if len(graph.Conclude(mentions, nil)) == 0 {
						b.Fatal("no events")
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/mention")
			})
		}
	}
}
