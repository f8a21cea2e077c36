package model

import (
	"cmp"
	"slices"
	"strings"

	"diplograph/graph"
)

// maxName is the longest name in bytes: what is longer is a sentence.
const maxName = 160

// person takes somebody of the answer apart; ok is false where nothing is left
// that the article or the packs know.
func (b *builder) person(p *person) (c cast, ok bool) {
	c = cast{country: b.country(p.Country), role: p.Role, rank: graph.OtherRank}
	if !slices.Contains(roles[:], c.role) {
		c.role = graph.ParticipantRole
	}
	for _, o := range p.Offices {
		if b.set.Rank(o) != "" {
			c.offices = appendNew(c.offices, o)
		}
	}
	slices.SortStableFunc(c.offices, func(x, y string) int { return b.set.Rank(x).Height() - b.set.Rank(y).Height() })
	if len(c.offices) > 0 {
		c.rank = b.set.Rank(c.offices[0])
	}
	if name := strings.TrimSpace(p.Name); len(name) <= maxName && strings.Contains(b.article.Text, name) {
		c.name = b.roster.bare(name)
	}
	group := p.Name == "" && len(p.Offices) == 0
	if group {
		c.rank = graph.DelegationRank
	}
	return c, c.name != "" || c.country != "" && (len(c.offices) > 0 || group)
}

// meet tells the roster whom a draft names.
func (b *builder) meet(d *draft) {
	for i := range d.casts {
		c := &d.casts[i]
		if c.name == "" {
			continue
		}
		c.person = b.roster.meet(c.country, c.name)
		c.person.offices = appendNew(c.person.offices, c.officeIDs()...)
	}
}

// officeIDs are the global ids of somebody's offices, the highest first; none where nobody says of which state.
func (c *cast) officeIDs() []string {
	if c.country == "" {
		return nil
	}
	out := make([]string, len(c.offices))
	for i, o := range c.offices {
		out[i] = graph.ID(graph.OfficeLabel, c.country+"/"+o)
	}
	return out
}

// cast puts who took part into the mention, now that every name was met.
func (b *builder) cast(d *draft) {
	m := d.mention
	for i := range d.casts {
		c := &d.casts[i]
		person, office := "", ""
		b.addCountry(c.country)
		for j, id := range c.officeIDs() {
			b.addOffice(id, c.country, c.offices[j])
			if j == 0 {
				office = id
			}
		}
		if c.person != nil {
			person = c.person.id()
			b.entities[person] = &graph.Person{ID: person, CountryCode: c.person.country}
			b.addCountry(c.person.country)
			for _, n := range c.person.names {
				m.Named = append(m.Named, graph.Naming{PersonID: person, Lang: b.lex.ID, Text: n})
			}
			for _, o := range c.person.offices {
				m.Named = append(m.Named, graph.Naming{PersonID: person, OfficeID: o, Lang: b.lex.ID, Text: c.person.names[0]})
			}
		}
		switch {
		case m.Type == graph.StatementType:
			m.SpeakerID = person
		case m.Type == graph.VisitType && c.role == graph.Guest && c.country == m.Guest && m.LeaderID+m.LeaderOffice == "":
			m.LeaderID, m.LeaderOffice = person, office
		}
		if c.rank.Height() < m.Level.Height() {
			m.Level = c.rank
		}
		m.Participants = appendNew(m.Participants, graph.Participant{PersonID: person, OfficeID: office, CountryCode: c.country, Role: c.role})
	}
	slices.SortFunc(m.Named, func(x, y graph.Naming) int {
		return cmp.Or(cmp.Compare(x.PersonID, y.PersonID), cmp.Compare(x.OfficeID, y.OfficeID), cmp.Compare(x.Text, y.Text))
	})
	m.Named = slices.Compact(m.Named)
}
