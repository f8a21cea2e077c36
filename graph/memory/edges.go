package memory

import (
	"slices"

	"diplograph/graph"
)

// follow lists where an edge leads from a node.
func (v *view) follow(edge graph.Edge, n graph.Node) []graph.Node {
	switch n := n.(type) {
	case *graph.Event:
		return v.fromEvent(edge, n)
	case *graph.Country:
		return v.fromCountry(edge, n.Code)
	case *graph.Bilateral:
		return v.fromPair(edge, n)
	case *graph.Article:
		return v.fromArticle(edge, n)
	case *graph.Mention:
		return v.fromMention(edge, n)
	case *graph.Review:
		return v.byID(map[graph.Edge]string{graph.ReviewA: n.A, graph.ReviewB: n.B}[edge])
	case *graph.Failure:
		return v.byID(n.LoadID)
	case *graph.Tie:
		return v.nodes(graph.CountryLabel, n.With)
	case *graph.Tenure:
		return v.byID(map[graph.Edge]string{graph.TenureOf: n.PersonID, graph.TenureIn: n.OfficeID}[edge])
	}
	return v.fromEntity(edge, n)
}

func (v *view) fromEvent(edge graph.Edge, e *graph.Event) []graph.Node {
	switch edge {
	case graph.PartyCountries:
		return v.nodes(graph.CountryLabel, e.Countries...)
	case graph.PartyOrganizations:
		return v.nodes(graph.OrganizationLabel, e.Organizations...)
	case graph.TookPartPersons:
		return v.byID(e.PersonIDs()...)
	case graph.TookPartOffices:
		return v.byID(e.OfficeIDs()...)
	case graph.TookPartOrgs:
		return v.nodes(graph.OrganizationLabel, ofParticipants(e, func(p graph.Participant) string { return p.OrganizationCode })...)
	case graph.TookPartCountries:
		return v.nodes(graph.CountryLabel, ofParticipants(e, func(p graph.Participant) string { return p.CountryCode })...)
	case graph.On:
		return v.nodes(graph.SectorLabel, e.SectorCodes()...)
	case graph.At:
		return v.byID(e.PlaceID)
	case graph.MentionsOf:
		return v.byID(e.MentionIDs...)
	case graph.GuestOf:
		return v.nodes(graph.CountryLabel, e.Guest)
	case graph.HostOf:
		return v.nodes(graph.CountryLabel, e.Host)
	case graph.Leader:
		return v.byID(e.LeaderID)
	case graph.LeaderOffice:
		return v.byID(e.LeaderOffice)
	case graph.SpeakerOf:
		return v.byID(e.SpeakerID)
	case graph.About:
		return v.nodes(graph.CountryLabel, e.About...)
	}
	return v.fromMentionsOf(edge, e)
}

func ofParticipants(e *graph.Event, key func(graph.Participant) string) []string {
	var out []string
	for _, p := range e.Participants {
		out = append(out, key(p))
	}
	return out
}

// fromMentionsOf follows the links between events, which are made by mentions:
// one points to another, and so the event of the one to the event of the other.
func (v *view) fromMentionsOf(edge graph.Edge, e *graph.Event) []graph.Node {
	var out []graph.Node
	for id, m := range v.mentions {
		for _, pointer := range pointers(edge, m) {
			from, to := v.eventOf[id], v.eventOf[pointer]
			if from == nil || to == nil {
				continue
			}
			switch edge {
			case graph.PartOf, graph.OutcomeOf:
				if from.ID == e.ID {
					out = append(out, to)
				}
			case graph.Programme, graph.Outcomes:
				if to.ID == e.ID {
					out = append(out, from)
				}
			}
		}
	}
	return out // place leaves out what is not of the edge's label, and what is there already
}

// pointers are the mentions to which one points, for an edge.
func pointers(edge graph.Edge, m *graph.Mention) []string {
	switch edge {
	case graph.OutcomeOf:
		return []string{m.OutcomeOf}
	case graph.Outcomes:
		return []string{m.OutcomeOf, m.PartOf}
	}
	return []string{m.PartOf}
}

func (v *view) fromCountry(edge graph.Edge, code string) []graph.Node {
	switch edge {
	case graph.Events:
		return v.eventsThat(graph.EventLabel, func(e *graph.Event) bool { return slices.Contains(e.Countries, code) })
	case graph.VisitsMade:
		return v.eventsThat(graph.VisitLabel, func(e *graph.Event) bool { return e.Guest == code })
	case graph.VisitsHosted:
		return v.eventsThat(graph.VisitLabel, func(e *graph.Event) bool { return e.Host == code })
	case graph.Tied:
		return v.ties(code)
	case graph.OfficesOf:
		return slices.DeleteFunc(v.all(graph.OfficeLabel), func(n graph.Node) bool { return n.(*graph.Office).CountryCode != code })
	}
	return nil
}

func (v *view) fromPair(edge graph.Edge, b *graph.Bilateral) []graph.Node {
	switch edge {
	case graph.SideA:
		return v.nodes(graph.CountryLabel, b.A)
	case graph.SideB:
		return v.nodes(graph.CountryLabel, b.B)
	case graph.Ties:
		return v.eventsThat(graph.EventLabel, func(e *graph.Event) bool { return tied(e, b.A, b.B) })
	}
	return nil
}

// tied tells whether an event is a tie of two countries.
func tied(e *graph.Event, a, b string) bool {
	return slices.Contains(graph.Pairs(e.Countries), graph.PairOf(a, b))
}

func (v *view) fromArticle(edge graph.Edge, a *graph.Article) []graph.Node {
	switch edge {
	case graph.PublishedBy:
		return v.byID(a.SourceID)
	case graph.Says:
		return slices.DeleteFunc(v.all(graph.MentionLabel), func(n graph.Node) bool { return n.(*graph.Mention).ArticleID != a.ID })
	}
	return nil
}

func (v *view) fromMention(edge graph.Edge, m *graph.Mention) []graph.Node {
	if edge == graph.From {
		return v.byID(m.ArticleID)
	}
	if e := v.eventOf[m.ID]; edge == graph.Of && e != nil {
		return []graph.Node{e}
	}
	return nil
}

func (v *view) fromEntity(edge graph.Edge, n graph.Node) []graph.Node {
	id := n.NodeID()
	switch edge {
	case graph.InCountry:
		return v.nodes(graph.CountryLabel, countryOf(n))
	case graph.TookPart:
		return v.eventsThat(graph.EventLabel, func(e *graph.Event) bool { return slices.Contains(e.PersonIDs(), id) })
	case graph.OnEvents:
		return v.eventsThat(graph.EventLabel, func(e *graph.Event) bool { return slices.Contains(e.SectorCodes(), n.(*graph.Sector).Code) })
	case graph.HereEvents:
		return v.eventsThat(graph.EventLabel, func(e *graph.Event) bool { return e.PlaceID == id })
	case graph.OfOrg:
		return v.nodes(graph.OrganizationLabel, n.(*graph.Office).OrganizationCode)
	case graph.Published:
		return slices.DeleteFunc(v.all(graph.ArticleLabel), func(a graph.Node) bool { return a.(*graph.Article).SourceID != id })
	case graph.Held, graph.Holders:
		var out []graph.Node
		for _, t := range v.tenures {
			if t.PersonID == id || t.OfficeID == id {
				out = append(out, t)
			}
		}
		return out
	}
	return nil
}

func countryOf(n graph.Node) string {
	switch n := n.(type) {
	case *graph.Person:
		return n.CountryCode
	case *graph.Office:
		return n.CountryCode
	case *graph.Organization:
		return n.CountryCode
	case *graph.Place:
		return n.CountryCode
	}
	return ""
}
