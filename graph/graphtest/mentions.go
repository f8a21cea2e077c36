package graphtest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"diplograph/graph"
)

var mentionTypes = map[string]graph.EventType{"meeting": graph.MeetingType, "visit": graph.VisitType,
	"agreement": graph.AgreementType, "statement": graph.StatementType}

// day reads a day; "-" is an unknown one.
func day(s string) graph.Date {
	if s == "-" {
		return ""
	}
	return graph.Date(s)
}

// article reads "article NAME DAY LANG SOURCE headline=… url=… text=…".
func (s *story) article(l *line) (*graph.Reading, error) {
	if len(l.words) != 5 {
		return nil, fmt.Errorf("%q is not article NAME DAY LANG SOURCE", l.raw)
	}
	a := &graph.Article{
		ID: graph.ID(graph.ArticleLabel, l.words[1]), Published: day(l.words[2]), Lang: l.words[3],
		SourceID: graph.ID(graph.SourceLabel, l.words[4]), Headline: l.one("headline"), URL: l.one("url"), Text: l.one("text"),
		Hash: graph.HashKey(l.raw), Pack: "pack 1", Recorded: time.Date(2025, 9, 10, 11, 12, 13, 140_000_000, time.UTC),
	}
	return &graph.Reading{Article: a}, nil
}

// mention reads "TYPE KIND STATUS DATE PARTIES key=value…" into a reading. The
// parties of a visit are GUEST>HOST; everybody's are countries with commas between.
func (s *story) mention(r *graph.Reading, l *line) error {
	if len(l.words) != 5 {
		return fmt.Errorf("%q is not TYPE KIND STATUS DATE PARTIES", l.raw)
	}
	a := r.Article
	m := &graph.Mention{
		ArticleID: a.ID, SourceID: a.SourceID, Lang: a.Lang, Published: a.Published,
		Type: mentionTypes[l.words[0]], Kind: graph.Kind(l.words[1]), Status: graph.Status(l.words[2]),
		Level: graph.Rank(cmp.Or(l.one("level"), string(graph.OtherRank))), Rule: "rule", Pack: a.Pack,
		Countries: strings.FieldsFunc(l.words[4], func(r rune) bool { return r == ',' || r == '>' }), Organizations: l.list("orgs"),
		PlaceID: idOf(graph.PlaceLabel, l.one("place")), Sectors: l.list("sectors"), About: l.list("about"),
		LeaderID: idOf(graph.PersonLabel, l.one("leader")), LeaderOffice: idOf(graph.OfficeLabel, l.one("office")),
		SpeakerID: idOf(graph.PersonLabel, l.one("speaker")),
	}
	if m.Type == graph.VisitType && len(m.Countries) == 2 {
		m.Guest, m.Host = m.Countries[0], m.Countries[1]
	}
	slices.Sort(m.Countries)
	if d := l.words[3]; d != "-" {
		date, err := graph.ParseEDTF(d)
		if err != nil {
			return err
		}
		m.Date = date
	}
	for _, item := range l.list("who") {
		m.Participants = append(m.Participants, participant(item))
	}
	for _, item := range l.list("named") {
		n, err := naming(item)
		if err != nil {
			return err
		}
		m.Named = append(m.Named, n)
	}
	for _, q := range l.all("quote") {
		m.Quotes = append(m.Quotes, graph.Quote{Text: q, End: utf8.RuneCountInString(q)})
	}
	if err := l.weigh(m); err != nil {
		return err
	}
	ordinal := 0
	for _, x := range r.Mentions {
		if x.Type == m.Type && slices.Equal(x.Parties(), m.Parties()) {
			ordinal++
		}
	}
	m.ID = graph.MentionID(a.ID, m.Type, m.Parties(), ordinal)
	name := strings.TrimPrefix(a.ID, "article:") + "." + strconv.Itoa(len(r.Mentions)+1)
	s.call(m.ID, "mention "+name)
	s.call(graph.EventID(m.ID), "event "+name)
	var err error
	if m.PartOf, err = s.pointed(l.one("part")); err != nil {
		return err
	}
	if m.OutcomeOf, err = s.pointed(l.one("outcome")); err != nil {
		return err
	}
	a.Hash = graph.HashKey(a.Hash, l.raw)
	r.Mentions = append(r.Mentions, m)
	return nil
}

// pointed is the id of a mention by its name.
func (s *story) pointed(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	id, ok := s.ids["mention "+name]
	if !ok {
		return "", fmt.Errorf("there is no mention %s above", name)
	}
	return id, nil
}

// weigh reads origin=NAME:AUTHORITY and conf=NUMBER; the origin is else the source.
func (l *line) weigh(m *graph.Mention) error {
	m.Origin, m.Authority, m.Confidence = m.SourceID, graph.Outlet, .9
	if o := l.one("origin"); o != "" {
		name, authority, ok := strings.Cut(o, ":")
		n, err := strconv.Atoi(authority)
		if !ok || err != nil {
			return fmt.Errorf("origin=%s is not NAME:AUTHORITY", o)
		}
		m.Origin, m.Authority = name, n
	}
	if c := l.one("conf"); c != "" {
		n, err := strconv.ParseFloat(c, 64)
		if err != nil {
			return err
		}
		m.Confidence = n
	}
	return nil
}

// participant reads PERSON@OFFICE:ROLE, of which the person or the office may
// be missing; a country alone (PK:HOST); or org/CODE:ROLE.
func participant(item string) graph.Participant {
	who, role, _ := strings.Cut(item, ":")
	p := graph.Participant{Role: graph.Role(role)}
	if code, ok := strings.CutPrefix(who, "org/"); ok {
		p.OrganizationCode = code
		return p
	}
	person, office, _ := strings.Cut(who, "@")
	p.CountryCode = cmp.Or(countryOf(person), countryOf(office), person)
	if strings.Contains(person, "/") {
		p.PersonID = graph.ID(graph.PersonLabel, person)
	}
	p.OfficeID = idOf(graph.OfficeLabel, office)
	return p
}

// naming reads PERSON@OFFICE:LANG:TEXT, of which @OFFICE may be missing.
func naming(item string) (graph.Naming, error) {
	parts := strings.SplitN(item, ":", 3)
	if len(parts) != 3 {
		return graph.Naming{}, fmt.Errorf("named=%s is not PERSON@OFFICE:LANG:TEXT", item)
	}
	person, office, _ := strings.Cut(parts[0], "@")
	return graph.Naming{PersonID: graph.ID(graph.PersonLabel, person), OfficeID: idOf(graph.OfficeLabel, office), Lang: parts[1], Text: parts[2]}, nil
}
