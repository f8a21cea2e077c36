package resolvers

import (
	"diplograph/graph"
	"diplograph/resolvers/answer"
)

// step is how a GraphQL field is answered: the edges it needs, and what stands
// at their end. A field that is not here holds its value itself.
type step struct {
	edge  graph.Edge
	label graph.Label
	part  string // of a field that needs several edges
	field string // the sub-field that the part answers, where only that one needs it
}

// steps lists, by GraphQL type and field, what a field needs. Event's fields hold for its four types.
var steps = map[string]map[string][]step{
	"Event": {
		"countries":     {{edge: graph.PartyCountries, label: graph.CountryLabel}},
		"organizations": {{edge: graph.PartyOrganizations, label: graph.OrganizationLabel}},
		"participants": {
			{graph.TookPartPersons, graph.PersonLabel, answer.PartPersons, "person"},
			{graph.TookPartOffices, graph.OfficeLabel, answer.PartOffices, "office"},
			{graph.TookPartOrgs, graph.OrganizationLabel, answer.PartOrganizations, "organization"},
			{graph.TookPartCountries, graph.CountryLabel, answer.PartCountries, "country"},
		},
		"place":     {{edge: graph.At, label: graph.PlaceLabel}},
		"sectors":   {{edge: graph.On, label: graph.SectorLabel}},
		"mentions":  {{edge: graph.MentionsOf, label: graph.MentionLabel}},
		"conflicts": {{edge: graph.MentionsOf, label: graph.MentionLabel}},
	},
	"Meeting": {
		"during":   {{edge: graph.PartOf, label: graph.VisitLabel}},
		"outcomes": {{edge: graph.Outcomes, label: graph.AgreementLabel}},
	},
	"Visit": {
		"guest":     {{edge: graph.GuestOf, label: graph.CountryLabel}},
		"host":      {{edge: graph.HostOf, label: graph.CountryLabel}},
		"leader":    {{edge: graph.Leader, label: graph.PersonLabel}},
		"office":    {{edge: graph.LeaderOffice, label: graph.OfficeLabel}},
		"lifecycle": {{edge: graph.MentionsOf, label: graph.MentionLabel}},
		"schedule":  {{edge: graph.MentionsOf, label: graph.MentionLabel}},
		"programme": {{edge: graph.Programme, label: graph.EventLabel}},
		"outcomes":  {{edge: graph.Outcomes, label: graph.AgreementLabel}},
	},
	"Agreement": {"producedBy": {{edge: graph.OutcomeOf, label: graph.EventLabel}}},
	"Statement": {
		"speaker": {{edge: graph.SpeakerOf, label: graph.PersonLabel}},
		"about":   {{edge: graph.About, label: graph.CountryLabel}},
	},
	"Country": {
		"offices":      {{edge: graph.OfficesOf, label: graph.OfficeLabel}},
		"visitsMade":   {{edge: graph.VisitsMade, label: graph.VisitLabel}},
		"visitsHosted": {{edge: graph.VisitsHosted, label: graph.VisitLabel}},
		"timeline":     {{edge: graph.Events, label: graph.EventLabel}},
	},
	"Person": {
		"country":  {{edge: graph.InCountry, label: graph.CountryLabel}},
		"tenures":  {{edge: graph.Held, label: graph.TenureLabel}},
		"timeline": {{edge: graph.TookPart, label: graph.EventLabel}},
	},
	"Office": {
		"country":      {{edge: graph.InCountry, label: graph.CountryLabel}},
		"organization": {{edge: graph.OfOrg, label: graph.OrganizationLabel}},
		"holders":      {{edge: graph.Holders, label: graph.TenureLabel}},
	},
	"Tenure": {
		"person": {{edge: graph.TenureOf, label: graph.PersonLabel}},
		"office": {{edge: graph.TenureIn, label: graph.OfficeLabel}},
	},
	"Organization": {"country": {{edge: graph.InCountry, label: graph.CountryLabel}}},
	"Place":        {"country": {{edge: graph.InCountry, label: graph.CountryLabel}}},
	"Article": {
		"source":   {{edge: graph.PublishedBy, label: graph.SourceLabel}},
		"mentions": {{edge: graph.Says, label: graph.MentionLabel}},
	},
	"Mention": {
		"article": {{edge: graph.From, label: graph.ArticleLabel}},
		"event":   {{edge: graph.Of, label: graph.EventLabel}},
	},
	"Bilateral": {
		"a":        {{edge: graph.SideA, label: graph.CountryLabel}},
		"b":        {{edge: graph.SideB, label: graph.CountryLabel}},
		"timeline": {{edge: graph.Ties, label: graph.EventLabel}},
	},
}

// paged are the fields whose value is a page, with the size of a page that asks for none.
var paged = map[string]int{
	"Query.countries": 20, "Query.events": 20, "Query.visits": 20, "Query.search": 20, "Query.articles": 20,
	"Event.mentions": 20, "Article.mentions": 50,
	"Country.visitsMade": 20, "Country.visitsHosted": 20, "Country.timeline": 20, "Person.timeline": 20, "Bilateral.timeline": 20,
}

// below lists the fields under which a field's nodes stand that are no page: the wrappers around mentions.
var below = map[string]string{"conflicts": "mentions", "lifecycle": "evidence", "schedule": "evidence"}

// typesOf lists the GraphQL types of a label's nodes.
func typesOf(l graph.Label) []string {
	switch l {
	case graph.EventLabel:
		return []string{"Meeting", "Visit", "Agreement", "Statement"}
	case "":
		return []string{"Country", "Person", "Office", "Organization", "Place", "Sector", "Article", "Source", "Mention", "Meeting", "Visit", "Agreement", "Statement"}
	}
	return []string{string(l)}
}

// isEvent tells whether a GraphQL type is one of the four types of event.
func isEvent(t string) bool {
	switch t {
	case "Meeting", "Visit", "Agreement", "Statement":
		return true
	}
	return false
}

// stepsOf gives what a field of a type needs; own is the type whose row it is.
func stepsOf(typ, field string) (found []step, own string) {
	if s, ok := steps[typ][field]; ok {
		return s, typ
	}
	if isEvent(typ) {
		return steps["Event"][field], "Event"
	}
	return nil, typ
}
