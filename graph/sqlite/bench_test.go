package sqlite_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"diplograph/graph"
	"diplograph/graph/sqlite"
)

// world makes articles of which a few countries fill most, as in real news.
type world struct {
	random *rand.Rand
	zipf   *rand.Zipf
}

func newWorld() *world {
	random := rand.New(rand.NewPCG(1, 2))
	return &world{random: random, zipf: rand.NewZipf(random, 1.1, 1, 194)}
}

// country is the code of the n-th country: AA, AB … HM.
func country(n uint64) string { return string([]byte{'A' + byte(n/26), 'A' + byte(n%26)}) }

// article makes the n-th article: two mentions of events of two countries, with
// persons, sectors and quotes.
func (w *world) article(n int) *graph.Reading {
	published := graph.Date("2020-01-01").Add(n / 40)
	a := &graph.Article{
		ID: graph.ID(graph.ArticleLabel, graph.HashKey("article", fmt.Sprint(n))), SourceID: fmt.Sprintf("source:s%d", n%50),
		Headline: fmt.Sprintf("Headline of article %d", n), Lang: "en", Published: published, Hash: fmt.Sprint(n), Pack: "en 1",
	}
	r := &graph.Reading{Article: a, Entities: []graph.Node{&graph.Source{ID: a.SourceID, Name: a.SourceID}}}
	for i := range 2 {
		r.Mentions = append(r.Mentions, w.mention(r, i))
	}
	return r
}

func (w *world) mention(r *graph.Reading, ordinal int) *graph.Mention {
	x, y := w.zipf.Uint64(), w.zipf.Uint64()
	for x == y {
		y = w.zipf.Uint64()
	}
	a, b := min(country(x), country(y)), max(country(x), country(y))
	types := [...]graph.EventType{graph.MeetingType, graph.MeetingType, graph.VisitType, graph.AgreementType}
	t := types[w.random.IntN(len(types))]
	day := r.Article.Published.Add(-w.random.IntN(3))
	m := &graph.Mention{
		ID: graph.MentionID(r.Article.ID, t, []string{a, b}, ordinal), ArticleID: r.Article.ID, SourceID: r.Article.SourceID,
		Lang: "en", Published: r.Article.Published, Type: t, Kind: graph.KindMeeting, Status: graph.Occurred, Level: graph.Minister,
		Date: graph.DayOf(day), Countries: []string{a, b}, PlaceID: "place:" + a + "/capital", Origin: r.Article.SourceID,
		Authority: graph.Outlet, Confidence: .9, Rule: "generated", Pack: "en 1",
		Quotes: []graph.Quote{{Text: fmt.Sprintf("The ministers of %s and %s met on %s and spoke of trade.", a, b, day), Start: 10, End: 70}},
	}
	if t == graph.VisitType {
		m.Kind, m.Guest, m.Host = graph.KindOfficial, a, b
	}
	for _, c := range m.Countries {
		person, office := fmt.Sprintf("person:%s/p%d", c, w.random.IntN(30)), "office:"+c+"/foreign-minister"
		m.Participants = append(m.Participants, graph.Participant{PersonID: person, OfficeID: office, Role: graph.ParticipantRole})
		m.Named = append(m.Named, graph.Naming{PersonID: person, OfficeID: office, Lang: "en", Text: "Minister " + person})
		r.Entities = append(r.Entities, &graph.Country{Code: c, Alpha3: c + "X", Names: graph.Names{{Lang: "en", Text: "Land " + c}}},
			&graph.Person{ID: person, CountryCode: c}, &graph.Office{ID: office, Type: "foreign-minister", Rank: graph.ForeignMinister, CountryCode: c})
	}
	r.Entities = append(r.Entities, &graph.Place{ID: m.PlaceID, CountryCode: a})
	for range 2 {
		s := fmt.Sprintf("s%02d", w.random.IntN(20))
		m.Sectors = append(m.Sectors, s)
		r.Entities = append(r.Entities, &graph.Sector{Code: s})
	}
	return m
}

// fill loads readings as one batch and concludes them among themselves alone:
// what is measured is the store, not how mentions are concluded.
func fill(t testing.TB, s *sqlite.Store, readings []*graph.Reading) {
	t.Helper()
	err := s.Update(context.Background(), graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) {
		return graph.Revise(&graph.Evidence{}, readings), nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// batch makes the articles from one number on, up to another.
func (w *world) batch(from, to int) []*graph.Reading {
	var out []*graph.Reading
	for n := from; n < to; n++ {
		out = append(out, w.article(n))
	}
	return out
}

// newsroom is a store with so many articles.
func newsroom(b *testing.B, articles int) *sqlite.Store {
	b.Helper()
	s, w := open(b, filepath.Join(b.TempDir(), "graph.db")), newWorld()
	b.Cleanup(func() { _ = s.Close(context.Background()) })
	for at := 0; at < articles; at += 500 {
		fill(b, s, w.batch(at, at+500))
	}
	return s
}

// bilateral asks for the latest 20 events of a pair with all that a page of them shows.
func bilateral(a, b string) *graph.Pattern {
	below := func(e graph.Edge, as string, with ...*graph.Pattern) *graph.Pattern {
		return &graph.Pattern{Edge: e, Label: graph.Edges[e].To, As: as, With: with}
	}
	mentions := below(graph.MentionsOf, "mentions", below(graph.From, "article", below(graph.PublishedBy, "source")))
	mentions.First = 3
	ties := below(graph.Ties, "timeline", below(graph.PartyCountries, "countries"), below(graph.TookPartPersons, "persons"),
		below(graph.TookPartOffices, "offices"), below(graph.On, "sectors"), below(graph.At, "place"), mentions)
	ties.First = 20
	return &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: a, B: b}, At: graph.Now("2026-01-01"),
		With: []*graph.Pattern{below(graph.SideA, "a"), below(graph.SideB, "b"), ties}}
}

func BenchmarkFind(b *testing.B) {
	for _, articles := range [...]int{1000, 10_000, 50_000} {
		b.Run(fmt.Sprint(articles), func(b *testing.B) {
			s := newsroom(b, articles)
			for name, p := range map[string]*graph.Pattern{
				"point":     {Label: graph.CountryLabel, IDs: []string{"country:AA"}, At: graph.Now("2026-01-01")},
				"hot pair":  bilateral("AA", "AB"),
				"rare pair": bilateral("AF", "AX"),
				"due": {Label: graph.VisitLabel, First: 20, At: graph.Now("2026-01-01"),
					Where: &graph.VisitFilter{Status: []graph.Status{graph.Planned, graph.Confirmed}, Date: &graph.DateRange{From: "2026-01-01"}}},
				"search": {Text: "ministers AA trade", First: 20, At: graph.Now("2026-01-01")},
			} {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						if _, err := s.Find(context.Background(), p); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}

func BenchmarkCount(b *testing.B) {
	s := newsroom(b, 10_000)
	at := graph.Now("2026-01-01")
	pair := &graph.Pair{A: "AA", B: "AB"}
	for name, tallies := range map[string][]*graph.Tally{
		"summary of a hot pair": {{Pair: pair, At: at, By: []graph.Dimension{graph.ByType}}, {Pair: pair, At: at, By: []graph.Dimension{graph.BySector}},
			{Pair: pair, At: at, By: []graph.Dimension{graph.ByLevel}}, {Pair: pair, At: at, By: []graph.Dimension{graph.ByMonth}}},
		"all by pair": {{At: at, By: []graph.Dimension{graph.ByPair}, First: 100}},
		"all by type": {{At: at, By: []graph.Dimension{graph.ByType}}},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if _, err := s.Count(context.Background(), tallies...); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkPaths(b *testing.B) {
	s := newsroom(b, 10_000)
	for b.Loop() {
		if _, err := s.Paths(context.Background(), &graph.Route{From: "AA", To: "FF", MaxLength: 3, First: 3, At: graph.Now("2026-01-01")}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdate(b *testing.B) {
	s, w, n := newsroom(b, 0), newWorld(), 0
	for b.Loop() {
		fill(b, s, w.batch(n, n+500))
		n += 500
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "articles/s")
}
