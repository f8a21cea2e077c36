package neo4j_test

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"diplograph/graph"
)

// entities are all that the articles below refer to.
func entities() []graph.Node {
	out := []graph.Node{
		&graph.Organization{Code: "UN", Names: english("United Nations"), Intergovernmental: true},
		&graph.Person{ID: "person:PK/dar", CountryCode: "PK"},
		&graph.Person{ID: "person:KZ/nrtl", CountryCode: "KZ"},
		&graph.Office{ID: "office:PK/foreign_minister", Type: "foreign_minister", Rank: graph.ForeignMinister, CountryCode: "PK", Titles: english("Foreign Minister")},
		&graph.Office{ID: "office:KZ/foreign_minister", Type: "foreign_minister", Rank: graph.ForeignMinister, CountryCode: "KZ", Titles: english("Foreign Minister")},
		&graph.Office{ID: "office:KZ/president", Type: "president", Rank: graph.HeadOfState, CountryCode: "KZ", Titles: english("President")},
		&graph.Office{ID: "office:UN.envoy", Type: "envoy", Rank: graph.SeniorOfficial, OrganizationCode: "UN", Titles: english("Envoy")},
		&graph.Place{ID: "place:PK/islamabad", CountryCode: "PK", Names: english("Islamabad")},
		&graph.Sector{Code: "trade", Names: english("Trade")},
		&graph.Source{ID: "source:daily", Name: "The Daily"},
		&graph.Source{ID: "source:agency", Name: "The Agency"},
	}
	for _, code := range []string{"AZ", "CN", "IR", "KZ", "PK", "TR"} {
		out = append(out, &graph.Country{Code: code, Names: english("Country " + code)})
	}
	return out
}

func english(name string) graph.Names { return graph.Names{{Lang: "en", Text: name}} }

// article makes the reading of an article. PartOf and OutcomeOf of its mentions
// are given as the number of the other mention in the article, from 1.
func article(name string, published graph.Date, lang, source string, mentions ...*graph.Mention) *graph.Reading {
	a := &graph.Article{ID: graph.ID(graph.ArticleLabel, name), Published: published, Lang: lang, SourceID: source,
		Headline: "Headline of " + name, Hash: graph.HashKey(name), Pack: "pack 1", Recorded: time.Date(2025, 9, 12, 0, 0, 0, 0, time.UTC)}
	for i, m := range mentions {
		m.ArticleID, m.SourceID, m.Lang, m.Published = a.ID, source, lang, published
		m.Origin, m.Authority, m.Confidence, m.Rule, m.Pack = source, graph.Outlet, .9, "rule", a.Pack
		slices.Sort(m.Countries)
		m.ID = graph.MentionID(a.ID, m.Type, m.Parties(), i)
		for _, other := range []*string{&m.PartOf, &m.OutcomeOf} {
			if n, err := strconv.Atoi(*other); err == nil {
				*other = mentions[n-1].ID
			}
		}
	}
	return &graph.Reading{Article: a, Mentions: mentions, Entities: entities()}
}

func on(day graph.Date) *graph.FuzzyDate { return graph.DayOf(day) }

func quoted(text string) []graph.Quote {
	return []graph.Quote{{Text: text, End: len([]rune(text))}}
}

// ministers are the two who lead the talks.
func ministers(role graph.Role) []graph.Participant {
	return []graph.Participant{
		{PersonID: "person:PK/dar", OfficeID: "office:PK/foreign_minister", CountryCode: "PK", Role: role},
		{PersonID: "person:KZ/nrtl", OfficeID: "office:KZ/foreign_minister", CountryCode: "KZ", Role: role},
	}
}

// articles are three that tell of Pakistan and Kazakhstan: the second tells of
// the first one's talks, plan and visit once more; the third of a visit the
// other way, of a conference of six states, and of a meeting of three.
func articles() []*graph.Reading {
	talks := func() *graph.Mention {
		return &graph.Mention{Type: graph.MeetingType, Kind: graph.KindTalks, Status: graph.Occurred, Level: graph.ForeignMinister, Date: on("2025-09-09"),
			Countries: []string{"PK", "KZ"}, Participants: ministers(graph.Chair), PlaceID: "place:PK/islamabad", Sectors: []string{"trade"}, PartOf: "1", Quotes: quoted("the delegations held talks")}
	}
	visit := func() *graph.Mention {
		return &graph.Mention{Type: graph.VisitType, Kind: graph.KindVisit, Status: graph.Occurred, Level: graph.ForeignMinister, Date: on("2025-09-09"),
			Countries: []string{"PK", "KZ"}, Guest: "KZ", Host: "PK", LeaderID: "person:KZ/nrtl", LeaderOffice: "office:KZ/foreign_minister",
			Named:  []graph.Naming{{PersonID: "person:KZ/nrtl", OfficeID: "office:KZ/foreign_minister", Lang: "en", Text: "Nurtleu"}},
			Quotes: quoted("the minister came to the capital")}
	}
	plan := func() *graph.Mention {
		return &graph.Mention{Type: graph.AgreementType, Kind: graph.KindActionPlan, Status: graph.Signed, Level: graph.ForeignMinister, Date: on("2025-09-09"),
			Countries: []string{"PK", "KZ"}, PartOf: "1", OutcomeOf: "2", Quotes: quoted("they signed an action plan")}
	}
	return []*graph.Reading{
		article("first", "2025-09-10", "ur", "source:daily", visit(), talks(), plan(),
			&graph.Mention{Type: graph.MeetingType, Kind: graph.KindMeeting, Status: graph.Occurred, Level: graph.ForeignMinister, Date: on("2025-09-09"),
				Countries: []string{"PK", "KZ"}, Participants: ministers(graph.ParticipantRole), PartOf: "1", Quotes: quoted("the two met before")},
			&graph.Mention{Type: graph.VisitType, Kind: graph.KindVisit, Status: graph.Planned, Level: graph.HeadOfState, Countries: []string{"PK", "KZ"}, Guest: "KZ", Host: "PK",
				Date:         &graph.FuzzyDate{EDTF: "2025-11", From: "2025-11-01", To: "2025-11-30", Precision: graph.Month},
				LeaderOffice: "office:KZ/president", Quotes: quoted("the president is to come")}),
		article("second", "2025-09-11", "en", "source:agency", visit(), talks(), plan()),
		article("third", "2025-09-20", "en", "source:agency",
			&graph.Mention{Type: graph.VisitType, Kind: graph.KindOfficial, Status: graph.Occurred, Level: graph.ForeignMinister, Date: on("2025-09-19"),
				Countries: []string{"PK", "KZ"}, Guest: "PK", Host: "KZ", LeaderID: "person:PK/dar", LeaderOffice: "office:PK/foreign_minister", Quotes: quoted("he went to the other capital")},
			&graph.Mention{Type: graph.MeetingType, Kind: graph.KindConference, Status: graph.Occurred, Level: graph.OtherRank, Date: on("2025-09-19"),
				Countries: []string{"AZ", "CN", "IR", "KZ", "PK", "TR"}, Organizations: []string{"UN"},
				Participants: []graph.Participant{{OfficeID: "office:UN.envoy", OrganizationCode: "UN", Role: graph.Mediator}}, Quotes: quoted("six states conferred")},
			&graph.Mention{Type: graph.MeetingType, Kind: graph.KindSummit, Status: graph.Occurred, Level: graph.HeadOfState, Date: on("2025-09-18"),
				Countries: []string{"CN", "KZ", "PK"}, Quotes: quoted("three states met")},
			&graph.Mention{Type: graph.StatementType, Kind: graph.KindSupport, Status: graph.Occurred, Level: graph.ForeignMinister, Date: on("2025-09-19"),
				Countries: []string{"PK"}, About: []string{"KZ"}, SpeakerID: "person:PK/dar", Quotes: quoted("we stand by them")}),
	}
}

// load puts readings into a store, as the loader does.
func load(t testing.TB, s graph.Store, readings ...*graph.Reading) {
	t.Helper()
	err := s.Update(t.Context(), graph.TouchedBy(readings), func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Revise(ev, readings), nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
