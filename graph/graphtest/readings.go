package graphtest

import (
	"fmt"
	"slices"
	"time"

	"diplograph/graph"

	"pgregory.net/rapid"
)

// The small world of random readings: so small that articles often tell of the
// same event, and contradict one another.
var (
	worldCountries = []string{"CN", "KZ", "PK", "TR"}
	worldGuests    = []string{"AZ", "GE", "IR", "TM", "UZ"} // only at conferences: with the others more than tie one another
	worldSectors   = []string{"it", "trade", "transport"}
	worldPersons   = []string{"KZ/nrtl", "PK/dar", "TR/fdn"}
	worldOffices   = []string{"KZ/foreign_minister", "KZ/president", "PK/foreign_minister"}
	worldPlaces    = []string{"", "PK/islamabad", "KZ/astana"}
	worldNames     = []string{"Dar", "ڈار", "Ishaq Dar", "it's \"Dar\"", "Nurtleu"}
	worldQuotes    = []string{"they held talks", "وفود کے مذاکرات", "a visit to the capital", "trade & transport",
		"a long sentence of an agency, of more than a dozen words, which several outlets print as they got it"}
	worldOrigins = []string{"daily", "mofa", "agency"}
)

// Readings draws a batch of readings, each of another article of a small pool,
// with ids, parties and entities as a reader makes them.
func Readings(t *rapid.T) []*graph.Reading {
	pool := rapid.SliceOfNDistinct(rapid.IntRange(0, 9), 1, 5, rapid.ID).Draw(t, "articles")
	s := newStory()
	var out []*graph.Reading
	for _, n := range pool {
		r := &graph.Reading{Article: drawArticle(t, n)}
		for range rapid.IntRange(0, 4).Draw(t, "mentions") {
			drawMention(t, r)
		}
		s.complete(r)
		out = append(out, r)
	}
	return out
}

func drawDay(t *rapid.T, label string) graph.Date {
	return graph.Date("2025-09-01").Add(rapid.IntRange(0, 40).Draw(t, label))
}

func drawArticle(t *rapid.T, n int) *graph.Article {
	a := &graph.Article{
		ID: fmt.Sprintf("article:%d", n), SourceID: "source:" + rapid.SampledFrom(worldOrigins).Draw(t, "source"),
		Lang: rapid.SampledFrom([]string{"ur", "en"}).Draw(t, "lang"), Headline: rapid.SampledFrom(worldQuotes).Draw(t, "headline"),
		Hash: fmt.Sprint(rapid.IntRange(0, 1_000_000).Draw(t, "hash")), Pack: "pack 1", Recorded: time.Date(2025, 9, 10, 0, 0, 0, 0, time.UTC),
	}
	if rapid.IntRange(0, 7).Draw(t, "published") > 0 {
		a.Published = drawDay(t, "published")
	}
	return a
}

func drawMention(t *rapid.T, r *graph.Reading) {
	a := r.Article
	m := &graph.Mention{
		ArticleID: a.ID, SourceID: a.SourceID, Lang: a.Lang, Published: a.Published, Rule: "rule", Pack: a.Pack,
		Type:   rapid.SampledFrom([]graph.EventType{graph.VisitType, graph.VisitType, graph.MeetingType, graph.AgreementType, graph.StatementType}).Draw(t, "type"),
		Level:  rapid.SampledFrom([]graph.Rank{graph.HeadOfState, graph.ForeignMinister, graph.OtherRank}).Draw(t, "level"),
		Origin: rapid.SampledFrom(worldOrigins).Draw(t, "origin"), Authority: rapid.IntRange(1, 4).Draw(t, "authority"),
		Confidence: rapid.SampledFrom([]float64{.3, .6, .95}).Draw(t, "confidence"), PlaceID: idOf(graph.PlaceLabel, rapid.SampledFrom(worldPlaces).Draw(t, "place")),
		Countries: rapid.SliceOfNDistinct(rapid.SampledFrom(worldCountries), 2, 3, rapid.ID).Draw(t, "countries"),
		Sectors:   rapid.SliceOfNDistinct(rapid.SampledFrom(worldSectors), 0, 2, rapid.ID).Draw(t, "sectors"),
		Quotes:    []graph.Quote{{Text: rapid.SampledFrom(worldQuotes).Draw(t, "quote"), Start: 1, End: 9}},
	}
	slices.Sort(m.Sectors)
	if m.Type == graph.MeetingType && rapid.IntRange(0, 2).Draw(t, "conference") == 0 {
		m.Countries = rapid.SliceOfNDistinct(rapid.SampledFrom(slices.Concat(worldCountries, worldGuests)), graph.MaxTies, graph.MaxTies+2, rapid.ID).Draw(t, "countries")
	}
	drawWho(t, m)
	drawKind(t, m)
	slices.Sort(m.Countries)
	switch rapid.IntRange(0, 3).Draw(t, "date") {
	case 0:
		m.Date = graph.DayOf(drawDay(t, "day"))
	case 1:
		m.Date = &graph.FuzzyDate{EDTF: "2025-09", From: "2025-09-01", To: "2025-09-30", Precision: graph.Month}
	}
	for _, x := range r.Mentions {
		if x.Type == graph.VisitType && rapid.Bool().Draw(t, "part of") {
			m.PartOf = x.ID
		}
		if m.Type == graph.AgreementType && rapid.Bool().Draw(t, "outcome of") {
			m.OutcomeOf = x.ID
		}
	}
	ordinal := 0
	for _, x := range r.Mentions {
		if x.Type == m.Type && slices.Equal(x.Parties(), m.Parties()) {
			ordinal++
		}
	}
	m.ID = graph.MentionID(a.ID, m.Type, m.Parties(), ordinal)
	r.Mentions = append(r.Mentions, m)
}

// drawWho fills in who took part, and how they are called.
func drawWho(t *rapid.T, m *graph.Mention) {
	for _, key := range rapid.SliceOfNDistinct(rapid.SampledFrom(worldPersons), 0, 2, rapid.ID).Draw(t, "persons") {
		office := rapid.SampledFrom(append([]string{""}, worldOffices...)).Draw(t, "office")
		id := graph.ID(graph.PersonLabel, key)
		m.Participants = append(m.Participants, graph.Participant{PersonID: id, OfficeID: idOf(graph.OfficeLabel, office), CountryCode: countryOf(key),
			Role: rapid.SampledFrom([]graph.Role{graph.Chair, graph.ParticipantRole}).Draw(t, "role")})
		if rapid.Bool().Draw(t, "named") {
			m.Named = append(m.Named, graph.Naming{PersonID: id, OfficeID: idOf(graph.OfficeLabel, office), Lang: m.Lang, Text: rapid.SampledFrom(worldNames).Draw(t, "name")})
		}
	}
	if rapid.IntRange(0, 4).Draw(t, "organization") == 0 {
		m.Participants = append(m.Participants, graph.Participant{OrganizationCode: "UN", Role: graph.Mediator})
	}
	if m.Type == graph.MeetingType && rapid.IntRange(0, 4).Draw(t, "of an organization") == 0 {
		m.Organizations = []string{"UN"}
	}
}

// drawKind fills in kind and status, and what only one type of event has.
func drawKind(t *rapid.T, m *graph.Mention) {
	from := map[graph.EventType]struct {
		kinds    []graph.Kind
		statuses []graph.Status
	}{
		graph.VisitType: {[]graph.Kind{graph.KindVisit, graph.KindState, graph.KindOfficial},
			[]graph.Status{graph.Planned, graph.Planned, graph.Confirmed, graph.Ongoing, graph.Occurred, graph.Postponed, graph.Cancelled}},
		graph.MeetingType:   {[]graph.Kind{graph.KindMeeting, graph.KindTalks, graph.KindCall}, []graph.Status{graph.Planned, graph.Occurred}},
		graph.AgreementType: {[]graph.Kind{graph.KindMoU, graph.KindActionPlan}, []graph.Status{graph.Planned, graph.Signed, graph.InForce}},
		graph.StatementType: {[]graph.Kind{graph.KindSupport, graph.KindConcern}, []graph.Status{graph.Occurred}},
	}[m.Type]
	m.Kind = rapid.SampledFrom(from.kinds).Draw(t, "kind")
	m.Status = rapid.SampledFrom(from.statuses).Draw(t, "status")
	switch m.Type {
	case graph.VisitType:
		m.Countries = m.Countries[:2]
		m.Guest, m.Host = m.Countries[0], m.Countries[1]
		m.LeaderOffice = idOf(graph.OfficeLabel, rapid.SampledFrom([]string{"", "KZ/president", "PK/foreign_minister"}).Draw(t, "leader's office"))
		m.LeaderID = idOf(graph.PersonLabel, rapid.SampledFrom([]string{"", "", "PK/dar"}).Draw(t, "leader"))
	case graph.StatementType:
		m.SpeakerID = idOf(graph.PersonLabel, rapid.SampledFrom(worldPersons).Draw(t, "speaker"))
		m.About = []string{rapid.SampledFrom(worldCountries).Draw(t, "about")}
	}
}
