package extract

import (
	"cmp"
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// emission turns tellings into the graph's mentions, and collects the entities they refer to.
type emission struct {
	c        *context
	set      *lexicon.Set
	article  *graph.Article
	entities map[string]graph.Node
	ordinal  map[string]int
}

// emit makes the mentions of an article.
func (e *emission) emit(tellings []*telling) []*graph.Mention {
	out := make([]*graph.Mention, len(tellings))
	of := make(map[*telling]*graph.Mention, len(tellings))
	for i, t := range tellings {
		out[i] = e.mention(t)
		of[t] = out[i]
	}
	visits := visitsOf(tellings)
	for i, t := range tellings {
		if m := of[t.after]; m != nil && t.typ == graph.AgreementType {
			out[i].OutcomeOf = m.ID
		}
		if v := of[visits.of(t)]; v != nil {
			out[i].PartOf = v.ID
		}
	}
	return out
}

func (e *emission) mention(t *telling) *graph.Mention {
	m := &graph.Mention{
		ArticleID: e.article.ID, Type: t.typ, Kind: t.kind, Status: t.status, Level: graph.OtherRank, Date: t.date,
		Countries: slices.Clone(t.countries), Organizations: slices.Clone(t.orgs), Sectors: slices.Clone(t.sectors),
		Guest: t.guest, Host: t.host, About: slices.Clone(t.about),
		Origin: t.origin.name, Authority: t.origin.authority, Confidence: t.weight, Rule: t.rule, Pack: e.c.lex.Pack(),
	}
	slices.Sort(m.Countries)
	slices.Sort(m.Organizations)
	slices.Sort(m.Sectors)
	slices.Sort(m.About)
	for _, c := range append(append([]string(nil), m.Countries...), m.About...) {
		e.country(c)
	}
	for _, o := range m.Organizations {
		e.organization(o)
	}
	for _, s := range m.Sectors {
		e.entities[graph.ID(graph.SectorLabel, s)] = &graph.Sector{Code: s, Names: e.set.Names(lexicon.Sector, s)}
	}
	if t.place != "" {
		m.PlaceID = e.place(t.place)
	}
	for i := range t.who {
		e.participant(m, t.who[i].inOffice())
	}
	if t.leader != nil {
		e.lead(m, t.leader.inOffice())
	}
	for _, s := range t.spans {
		m.Quotes = append(m.Quotes, graph.Quote{Text: string(e.c.raw[s[0]:s[1]]), Start: s[0], End: s[1]})
	}
	key := string(t.typ) + strings.Join(m.Parties(), ",")
	m.ID = graph.MentionID(e.article.ID, t.typ, m.Parties(), e.ordinal[key])
	e.ordinal[key]++
	slices.SortFunc(m.Named, func(a, b graph.Naming) int {
		return cmp.Or(cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.OfficeID, b.OfficeID), cmp.Compare(a.Text, b.Text))
	})
	m.Named = slices.Compact(m.Named)
	return m
}

// lead puts who leads a visit, or speaks in a statement, into the mention.
func (e *emission) lead(m *graph.Mention, w *who) {
	person, office := e.name(m, w)
	if w.rank != "" {
		m.Level = w.rank
	}
	if m.Type == graph.StatementType {
		m.SpeakerID = person
		m.Participants = append(m.Participants, graph.Participant{PersonID: person, OfficeID: office, CountryCode: w.country, Role: graph.Speaker})
		return
	}
	m.LeaderID, m.LeaderOffice = person, office
	m.Participants = append(m.Participants, graph.Participant{PersonID: person, OfficeID: office, CountryCode: w.country, Role: graph.Guest})
}

// participant adds who took part.
func (e *emission) participant(m *graph.Mention, w *who) {
	person, office := e.name(m, w)
	if w.rank.Height() < m.Level.Height() && w.rank != "" {
		m.Level = w.rank
	}
	p := graph.Participant{PersonID: person, OfficeID: office, CountryCode: w.country, Role: w.role}
	if !slices.Contains(m.Participants, p) {
		m.Participants = append(m.Participants, p)
	}
}

// name gives the ids of a person and office, and notes how the article calls the person.
func (e *emission) name(m *graph.Mention, w *who) (person, office string) {
	if len(w.offices) > 0 {
		office = e.office(w.country, w.offices)
	}
	if w.person == nil {
		return "", office
	}
	p := w.person
	person = graph.ID(graph.PersonLabel, p.id)
	e.entities[person] = &graph.Person{ID: person, CountryCode: p.country}
	e.country(p.country)
	for _, n := range p.names {
		m.Named = append(m.Named, graph.Naming{PersonID: person, Lang: e.article.Lang, Text: n})
	}
	for _, o := range p.offices {
		if id := e.office(p.country, []string{o}); len(p.names) > 0 && id != "" {
			m.Named = append(m.Named, graph.Naming{PersonID: person, OfficeID: id, Lang: e.article.Lang, Text: p.names[0]})
		}
	}
	return person, office
}

// office makes the highest of some offices of a state.
func (e *emission) office(country string, types []string) string {
	if country == "" {
		return ""
	}
	best := slices.MinFunc(types, func(a, b string) int { return e.set.Rank(a).Height() - e.set.Rank(b).Height() })
	id := graph.ID(graph.OfficeLabel, country+"/"+best)
	e.entities[id] = &graph.Office{ID: id, Type: best, Rank: e.set.Rank(best), CountryCode: country, Titles: e.set.Names(lexicon.Office, best)}
	e.country(country)
	return id
}

func (e *emission) country(code string) {
	if code != "" {
		e.entities[graph.ID(graph.CountryLabel, code)] = &graph.Country{Code: code, Alpha3: e.set.Alpha3(code), Names: e.set.Names(lexicon.Name, code)}
	}
}

func (e *emission) organization(code string) {
	kind := e.set.OrganizationKind(code)
	e.entities[graph.ID(graph.OrganizationLabel, code)] = &graph.Organization{Code: code, Kind: kind,
		Names: e.set.Names(lexicon.Org, code), Intergovernmental: kind == "intergovernmental"}
}

func (e *emission) place(key string) string {
	id := graph.ID(graph.PlaceLabel, key)
	e.entities[id] = &graph.Place{ID: id, CountryCode: stateOf(key), Names: e.set.Names(lexicon.Place, key)}
	e.country(stateOf(key))
	return id
}
