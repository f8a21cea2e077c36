package resolvers_test

import (
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"
)

// world is a store in which three articles tell of a visit with talks and an
// action plan, a visit to come, a congratulation and a conference.
func world(t *testing.T) graph.Store {
	t.Helper()
	store := memory.New()
	for _, r := range []*graph.Reading{first(), second(), third()} {
		load(t, store, r)
	}
	return store
}

func load(t *testing.T, store graph.Store, r *graph.Reading) {
	t.Helper()
	err := store.Update(t.Context(), graph.TouchedBy([]*graph.Reading{r}), func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Revise(ev, []*graph.Reading{r}), nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func article(key, lang, source string, published graph.Date, mentions ...*graph.Mention) *graph.Reading {
	a := &graph.Article{ID: graph.ID(graph.ArticleLabel, key), SourceID: graph.ID(graph.SourceLabel, source), Headline: "headline " + key,
		Lang: lang, Published: published, Hash: key, Pack: "pack 1", Recorded: time.Date(2025, 9, 20, 5, 0, 0, 0, time.FixedZone("", 5*3600))}
	for i, m := range mentions {
		m.ID = graph.ID(graph.MentionLabel, key+string(rune('a'+i)))
		m.Origin, m.Authority, m.Confidence, m.Rule, m.Pack = source, graph.Outlet, .9, "rule", "pack 1"
		m.Quotes = []graph.Quote{{Text: "words of " + key, Start: 3, End: 9}}
	}
	return &graph.Reading{Article: a, Mentions: mentions, Entities: entities(a.SourceID)}
}

func entities(source string) []graph.Node {
	en := func(text string) graph.Names { return graph.Names{{Lang: "en", Text: text}} }
	return []graph.Node{
		&graph.Country{Code: "PK", Alpha3: "PAK", Names: graph.Names{{Lang: "en", Text: "Pakistan"}, {Lang: "ur", Text: "پاکستان"}}},
		&graph.Country{Code: "KZ", Alpha3: "KAZ", Names: en("Kazakhstan")},
		&graph.Country{Code: "CN", Alpha3: "CHN"},
		&graph.Organization{Code: "UN", Names: en("United Nations"), Intergovernmental: true},
		&graph.Organization{Code: "PK/chamber", Names: en("Chamber"), CountryCode: "PK"},
		&graph.Person{ID: "person:PK/dar", CountryCode: "PK"},
		&graph.Person{ID: "person:KZ/nrtl", CountryCode: "KZ"},
		&graph.Person{ID: "person:CN/wng", CountryCode: "CN"},
		&graph.Office{ID: "office:PK/fm", Type: "fm", Rank: graph.ForeignMinister, CountryCode: "PK", Titles: en("Foreign Minister")},
		&graph.Office{ID: "office:KZ/fm", Type: "fm", Rank: graph.ForeignMinister, CountryCode: "KZ"},
		&graph.Office{ID: "office:KZ/president", Type: "president", Rank: graph.HeadOfState, CountryCode: "KZ", Titles: en("President")},
		&graph.Office{ID: "office:UN.envoy", Type: "envoy", Rank: graph.SeniorOfficial, OrganizationCode: "UN"},
		&graph.Place{ID: "place:PK/islamabad", CountryCode: "PK", Names: en("Islamabad")},
		&graph.Sector{Code: "trade", Names: en("Trade")},
		&graph.Sector{Code: "it"},
		&graph.Source{ID: source, Name: "The " + source},
	}
}

var (
	dar      = graph.Participant{PersonID: "person:PK/dar", OfficeID: "office:PK/fm", CountryCode: "PK", Role: graph.Chair}
	nurtleu  = graph.Participant{PersonID: "person:KZ/nrtl", OfficeID: "office:KZ/fm", CountryCode: "KZ", Role: graph.Guest}
	talksDay = graph.DayOf("2025-09-09")
	november = &graph.FuzzyDate{EDTF: "2025-11", From: "2025-11-01", To: "2025-11-30", Precision: graph.Month}
	both     = []string{"KZ", "PK"}
)

func visit(kind graph.Kind, status graph.Status, date *graph.FuzzyDate) *graph.Mention {
	return &graph.Mention{Type: graph.VisitType, Kind: kind, Status: status, Date: date, Countries: both, Guest: "KZ", Host: "PK", Level: graph.ForeignMinister,
		LeaderID: "person:KZ/nrtl", LeaderOffice: "office:KZ/fm", Participants: []graph.Participant{nurtleu},
		Named: []graph.Naming{{PersonID: "person:KZ/nrtl", OfficeID: "office:KZ/fm", Lang: "ur", Text: "نورتلیو"}}}
}

func first() *graph.Reading {
	return article("one", "ur", "daily", "2025-09-10",
		visit(graph.KindState, graph.Ongoing, talksDay),
		&graph.Mention{Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred, Date: talksDay, Countries: both, Level: graph.ForeignMinister,
			Participants: []graph.Participant{dar, nurtleu}, PlaceID: "place:PK/islamabad", Sectors: []string{"it", "trade"}, PartOf: "mention:onea",
			Named: []graph.Naming{{PersonID: "person:PK/dar", OfficeID: "office:PK/fm", Lang: "en", Text: "Ishaq Dar"}}},
		&graph.Mention{Type: graph.AgreementType, Kind: graph.KindActionPlan, Status: graph.Signed, Date: talksDay, Countries: both, Level: graph.OtherRank,
			Sectors: []string{"trade"}, PartOf: "mention:onea", OutcomeOf: "mention:oneb"},
		&graph.Mention{Type: graph.VisitType, Kind: graph.KindVisit, Status: graph.Planned, Date: november, Countries: both, Guest: "KZ", Host: "PK",
			Level: graph.HeadOfState, LeaderOffice: "office:KZ/president"})
}

func second() *graph.Reading {
	r := article("two", "en", "wire", "2025-09-11",
		visit(graph.KindOfficial, graph.Occurred, talksDay),
		&graph.Mention{Type: graph.StatementType, Kind: graph.KindCongratulation, Status: graph.Occurred, Date: graph.DayOf("2025-09-11"), Countries: []string{"CN"},
			SpeakerID: "person:CN/wng", About: both, Level: graph.ForeignMinister, Named: []graph.Naming{{PersonID: "person:CN/wng", Lang: "en", Text: "Wang"}}},
		&graph.Mention{Type: graph.AgreementType, Kind: graph.KindJointStatement, Status: graph.Signed, Date: talksDay, Countries: both, Level: graph.OtherRank, OutcomeOf: "mention:twoa"})
	r.Article.URL = "https://wire.example/two"
	return r
}

func third() *graph.Reading {
	return article("three", "en", "wire", "",
		&graph.Mention{Type: graph.MeetingType, Kind: graph.KindConference, Status: graph.Planned, Countries: []string{"CN", "KZ", "PK"}, Organizations: []string{"PK/chamber", "UN"},
			Level: graph.SeniorOfficial, Participants: []graph.Participant{{OfficeID: "office:UN.envoy", Role: graph.Mediator}, {OrganizationCode: "UN", Role: graph.ParticipantRole}}},
	)
}
