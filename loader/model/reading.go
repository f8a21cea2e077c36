package model

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// confidence of what a model says with an exact quote. It is below that of a
// rule of which every part held, and no model writes it.
const confidence = 0.8

// builder turns a checked answer into the graph's mentions and entities.
type builder struct {
	set      *lexicon.Set
	lex      *lexicon.Lexicon
	article  *graph.Article
	pack     string
	roster   roster
	entities map[string]graph.Node
	ordinal  map[string]int
}

func newBuilder(set *lexicon.Set, lex *lexicon.Lexicon, a *graph.Article, pack string) *builder {
	return &builder{set: set, lex: lex, article: a, pack: pack, roster: roster{lex: lex},
		entities: map[string]graph.Node{}, ordinal: map[string]int{}}
}

// cast is who took part in an event: a person or nobody named, with office
// types (the highest first) and country. The person is known once all names were met.
type cast struct {
	name    string
	person  *named
	offices []string
	rank    graph.Rank
	country string
	role    graph.Role
}

// draft is an event that held, and its mention as far as it is known before all persons are met.
type draft struct {
	event   *event
	mention *graph.Mention
	casts   []cast
}

// repeats tells whether another draft says the same of the same.
func (d *draft) repeats(x *draft) bool {
	return reflect.DeepEqual(x.mention, d.mention) && reflect.DeepEqual(x.casts, d.casts)
}

// build makes the reading. Events that do not hold are left out.
func (b *builder) build(said *answer) *graph.Reading {
	var drafts []*draft
	for i := range said.Events {
		d := b.draft(&said.Events[i])
		if d != nil && !slices.ContainsFunc(drafts, d.repeats) {
			drafts = append(drafts, d)
		}
	}
	slices.SortStableFunc(drafts, func(x, y *draft) int { return x.mention.Quotes[0].Start - y.mention.Quotes[0].Start })
	out := &graph.Reading{Article: b.article}
	byNumber := map[int]*graph.Mention{}
	for _, d := range drafts {
		b.meet(d)
	}
	for _, d := range drafts {
		b.attach(d)
		b.cast(d)
		m := d.mention
		key := string(m.Type) + strings.Join(m.Parties(), ",")
		m.ID = graph.MentionID(b.article.ID, m.Type, m.Parties(), b.ordinal[key])
		b.ordinal[key]++
		if d.event.Number > 0 { // 0 stands for none
			byNumber[d.event.Number] = m
		}
		out.Mentions = append(out.Mentions, m)
	}
	for _, d := range drafts {
		part, outcome := byNumber[d.event.PartOf], byNumber[d.event.OutcomeOf]
		if part != nil && d.mention.Type == graph.MeetingType && part.Type == graph.VisitType {
			d.mention.PartOf = part.ID
		}
		if outcome != nil && d.mention.Type == graph.AgreementType && (outcome.Type == graph.MeetingType || outcome.Type == graph.VisitType) {
			d.mention.OutcomeOf = outcome.ID
		}
	}
	for _, id := range slices.Sorted(maps.Keys(b.entities)) {
		out.Entities = append(out.Entities, b.entities[id])
	}
	return out
}

// draft checks an event: its quotes, its words, its parties. Nil where it does not hold.
func (b *builder) draft(e *event) *draft {
	m := &graph.Mention{ArticleID: b.article.ID, Type: e.Type, Kind: e.Kind, Status: e.Status, Level: graph.OtherRank,
		Origin: b.article.SourceID, Authority: graph.Outlet, Confidence: confidence, Rule: "model", Pack: b.pack,
		Quotes: exact(b.article.Text, e.Quotes)}
	if len(m.Quotes) == 0 || !e.fits() {
		return nil
	}
	d := &draft{event: e, mention: m}
	for _, p := range e.People {
		if c, ok := b.person(&p); ok {
			d.casts = append(d.casts, c)
		}
	}
	for _, code := range e.Countries {
		b.party(m, code)
	}
	for _, code := range e.Organizations {
		b.party(m, code)
	}
	if !b.sides(d) {
		return nil
	}
	for _, s := range e.Sectors {
		if b.set.Names(lexicon.Sector, s) != nil {
			m.Sectors = appendNew(m.Sectors, s)
		}
	}
	m.Date = b.date(e)
	slices.Sort(m.Countries)
	slices.Sort(m.Organizations)
	slices.Sort(m.Sectors)
	slices.Sort(m.About)
	if key := b.printed(e.Place, lexicon.Place); key != "" {
		m.PlaceID = graph.ID(graph.PlaceLabel, key)
	}
	if ministry := b.printed(e.Issuer, lexicon.Ministry); ministry != "" {
		m.Origin, m.Authority = ministry, graph.Government
	} else if agency := b.printed(e.Issuer, lexicon.Agency); agency != "" {
		m.Origin, m.Authority = agency, graph.Agency
	}
	return d
}

// sides completes an event's parties by its type; false where they are too few.
func (b *builder) sides(d *draft) bool {
	m, e := d.mention, d.event
	switch m.Type {
	case graph.VisitType:
		m.Countries, m.Organizations = nil, nil // of a visit guest and host alone
		m.Guest, m.Host = b.party(m, e.Guest), b.party(m, e.Host)
		return m.Guest != "" && m.Host != "" && m.Guest != m.Host && b.set.Names(lexicon.Name, m.Host) != nil
	case graph.StatementType:
		at := slices.IndexFunc(d.casts, func(c cast) bool { return c.role == graph.Speaker && c.country != "" })
		if at < 0 {
			return false
		}
		d.casts = []cast{d.casts[at]}
		speaker := d.casts[0].country
		m.Countries, m.Organizations = nil, nil // of a statement who speaks and whom it is about
		b.party(m, speaker)
		for _, code := range e.About {
			if c := b.country(code); c != "" && c != speaker {
				m.About = appendNew(m.About, c)
				b.party(m, c)
			}
		}
	}
	return len(m.Countries) > 0 && len(m.Countries)+len(m.Organizations) >= 2
}

// party adds a state or organisation to the parties and gives its code; empty where the packs do not know it.
func (b *builder) party(m *graph.Mention, code string) string {
	if c := b.country(code); c != "" {
		m.Countries = appendNew(m.Countries, c)
		return c
	}
	if b.set.Names(lexicon.Org, code) == nil {
		return ""
	}
	m.Organizations = appendNew(m.Organizations, code)
	return code
}

// country is the code of a state of the article's time; empty where the packs do not know it.
func (b *builder) country(code string) string {
	c, ok := b.set.Alpha2(code)
	if !ok || b.set.Names(lexicon.Name, c) == nil {
		return ""
	}
	if old, until := b.set.Predecessor(c); old != "" && b.article.Published != "" && b.article.Published <= until {
		return old
	}
	return c
}

// date reads the event's date; nil where it is none, or where what took place would lie ahead.
func (b *builder) date(e *event) *graph.FuzzyDate {
	d, err := graph.ParseEDTF(e.Date)
	if err != nil {
		return nil
	}
	switch e.Status {
	case graph.Occurred, graph.Ongoing, graph.Signed, graph.Ratified:
		if p := b.article.Published; p != "" && d.From > p.Add(1) { // a day for time zones
			return nil
		}
	}
	return d
}
