package answer

import (
	"context"

	"diplograph/graph"
)

// Event is GraphQL's interface of the four types.
type Event interface {
	graph.Node
	// Absorbed lists the ids by which the event is found: its own and those of
	// the events that it has absorbed.
	Absorbed() []string
}

// Words is the language data of answers.
type Words interface {
	// Title composes an event's title in a language.
	Title(e *graph.Event, lang string) string
	// SectorNames are the names of a field of cooperation.
	SectorNames(code string) graph.Names
}

// concluded is an event as it stands on a day. Its methods and the fields of
// graph.Event are the fields of GraphQL's interface.
type concluded struct {
	*graph.Event
	day   graph.Date
	words Words
}

// ID is the global id.
func (e *concluded) ID() string { return e.Event.ID }

// Absorbed lists the ids by which the event is found.
func (e *concluded) Absorbed() []string {
	out := make([]string, len(e.MentionIDs))
	for i, m := range e.MentionIDs {
		out[i] = graph.EventID(m)
	}
	return out
}

// Status is where the event stands on the day of the question.
func (e *concluded) Status() graph.Status { return e.StatusOn(e.day) }

// Title is composed in the language asked for.
func (e *concluded) Title(lang *string) string { return e.words.Title(e.Event, Language(lang)) }

// Code gives the event's codes in the field's standards.
func (e *concluded) Code() *graph.EventCode { return graph.CodeOf(e.Event, e.Status()) }

// Countries are the states that are parties.
func (e *concluded) Countries(ctx context.Context) ([]*graph.Country, error) {
	return All[*graph.Country](ctx, e)
}

// Organizations are the organisations that are parties.
func (e *concluded) Organizations(ctx context.Context) ([]*graph.Organization, error) {
	return All[*graph.Organization](ctx, e)
}

// Sectors are the fields of cooperation.
func (e *concluded) Sectors(ctx context.Context) ([]*graph.Sector, error) {
	return All[*graph.Sector](ctx, e)
}

// Place is where it took place.
func (e *concluded) Place(ctx context.Context) (*graph.Place, error) {
	return One[*graph.Place](ctx, e)
}

// Participants joins who took part with what was found of them.
func (e *concluded) Participants(ctx context.Context) []*graph.Participant {
	persons := byID[*graph.Person](part(ctx, e, PartPersons))
	offices := byID[*graph.Office](part(ctx, e, PartOffices))
	organizations := byID[*graph.Organization](part(ctx, e, PartOrganizations))
	countries := byID[*graph.Country](part(ctx, e, PartCountries))
	out := make([]*graph.Participant, len(e.Event.Participants))
	for i, p := range e.Event.Participants {
		p.Person, p.Office = persons[p.PersonID], offices[p.OfficeID]
		p.Organization = organizations[graph.ID(graph.OrganizationLabel, p.OrganizationCode)]
		p.Country = countries[graph.ID(graph.CountryLabel, p.CountryCode)]
		out[i] = &p
	}
	return out
}

// Mentions are what the articles say of it.
func (e *concluded) Mentions(ctx context.Context, first *int, after *string) (*MentionConnection, error) {
	p, err := Page(ctx, e)
	return Mentions(p), err
}

// Conflicts joins the conflicts with the mentions behind each value.
func (e *concluded) Conflicts(ctx context.Context) []*graph.Conflict {
	mentions := byID[*graph.Mention](part(ctx, e, PartMentions))
	out := make([]*graph.Conflict, len(e.Event.Conflicts))
	for i, c := range e.Event.Conflicts {
		values := make([]graph.ConflictValue, len(c.Values))
		for j, v := range c.Values {
			v.Mentions = pick(mentions, v.MentionIDs)
			values[j] = v
		}
		c.Values = values
		out[i] = &c
	}
	return out
}

// Outcomes are the agreements that came of a meeting or visit.
func (e *concluded) Outcomes(ctx context.Context) ([]*Agreement, error) {
	return All[*Agreement](ctx, e)
}
