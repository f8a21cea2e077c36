package answer

import (
	"context"

	"diplograph/graph"
)

// Event is GraphQL's interface of the four types.
type Event interface {
	graph.Node
	event() *concluded
}

// Meeting is an event of type MEETING.
type Meeting struct{ *concluded }

// Visit is an event of type VISIT.
type Visit struct{ *concluded }

// Agreement is an event of type AGREEMENT.
type Agreement struct{ *concluded }

// Statement is an event of type STATEMENT.
type Statement struct{ *concluded }

// Context is what an event needs beside itself to be shown: the day of the
// question, for where it stands, and language data, for its title.
type Context struct {
	Today graph.Date
	Words Words
}

// Words is the language data of answers.
type Words interface {
	// Title composes an event's title in a language.
	Title(e *graph.Event, lang string) string
	// SectorNames are the names of a field of cooperation.
	SectorNames(code string) graph.Names
}

// concluded is an event with the context in which it is shown.
type concluded struct {
	*graph.Event
	context Context
}

func (e *concluded) event() *concluded { return e }

// Of gives an event the GraphQL type of its own.
func Of(e *graph.Event, c Context) Event {
	if e == nil {
		return nil
	}
	x := &concluded{e, c}
	switch e.Type {
	case graph.VisitType:
		return &Visit{x}
	case graph.AgreementType:
		return &Agreement{x}
	case graph.StatementType:
		return &Statement{x}
	}
	return &Meeting{x}
}

// ID is the global id.
func (e *concluded) ID() string { return e.Event.ID }

// Status is where the event stands on the day of the question.
func (e *concluded) Status() graph.Status { return e.StatusOn(e.context.Today) }

// Title is composed in the language asked for.
func (e *concluded) Title(lang *string) string { return e.context.Words.Title(e.Event, language(lang)) }

// Code gives the event's codes in the field's standards.
func (e *concluded) Code() *graph.EventCode { return graph.CodeOf(e.Event, e.Status()) }

// FirstReported is null where no mention has a day of publication.
func (e *concluded) FirstReported() *graph.Date { return day(e.Event.FirstReported) }

// LastReported is null where no mention has a day of publication.
func (e *concluded) LastReported() *graph.Date { return day(e.Event.LastReported) }

func day(d graph.Date) *graph.Date {
	if d == "" {
		return nil
	}
	return &d
}

func language(lang *string) string {
	if lang == nil {
		return "en"
	}
	return *lang
}

// Countries are the states that are parties.
func (e *concluded) Countries(ctx context.Context) []*graph.Country {
	return graph.All[*graph.Country](Under(ctx, e, ""))
}

// Organizations are the organisations that are parties.
func (e *concluded) Organizations(ctx context.Context) []*graph.Organization {
	return graph.All[*graph.Organization](Under(ctx, e, ""))
}

// Sectors are the fields of cooperation.
func (e *concluded) Sectors(ctx context.Context) []*graph.Sector {
	return graph.All[*graph.Sector](Under(ctx, e, ""))
}

// Place is where it took place.
func (e *concluded) Place(ctx context.Context) *graph.Place {
	return graph.One[*graph.Place](Under(ctx, e, ""))
}

// Participants joins who took part with what was found of them.
func (e *concluded) Participants(ctx context.Context) []*graph.Participant {
	persons := byID[*graph.Person](Under(ctx, e, PartPersons))
	offices := byID[*graph.Office](Under(ctx, e, PartOffices))
	organizations := byID[*graph.Organization](Under(ctx, e, PartOrganizations))
	countries := byID[*graph.Country](Under(ctx, e, PartCountries))
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
func (e *concluded) Mentions(ctx context.Context, first *int, after *string) *MentionConnection {
	return Mentions(Under(ctx, e, ""))
}

// Conflicts joins the conflicts with the mentions behind each value.
func (e *concluded) Conflicts(ctx context.Context) []*graph.Conflict {
	mentions := byID[*graph.Mention](Under(ctx, e, ""))
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

// byID finds the nodes of a page by their global ids.
func byID[T graph.Node](p *graph.Page) map[string]T {
	out := map[string]T{}
	for _, n := range graph.All[T](p) {
		out[n.NodeID()] = n
	}
	return out
}

// pick lists the mentions of some ids, in their order.
func pick(all map[string]*graph.Mention, ids []string) []*graph.Mention {
	out := make([]*graph.Mention, 0, len(ids))
	for _, id := range ids {
		if m := all[id]; m != nil {
			out = append(out, m)
		}
	}
	return out
}

// other gives an event that was found below this one.
func (e *concluded) other(x *graph.Event) Event {
	if x == nil {
		return nil
	}
	return Of(x, e.context)
}
