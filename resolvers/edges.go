package resolvers

import (
	"diplograph/graph"
	"diplograph/resolvers/answer"
)

// step is an edge that a GraphQL field needs, and what stands at its end. A
// field that has no step holds its value itself.
type step struct {
	edge  graph.Edge
	label graph.Label
	// Where the nodes do not stand in the field itself but in its parts: the
	// suffix of the pattern's key, and the fields that lead to them. The edge is
	// followed only where these are asked for.
	part string
	path []string
}

// steps lists what the fields of a type need; Event's hold for its four types.
var steps = map[string]map[string][]step{
	"Event": {
		"countries":     {{edge: graph.PartyCountries, label: graph.CountryLabel}},
		"organizations": {{edge: graph.PartyOrganizations, label: graph.OrganizationLabel}},
		"participants": {
			{edge: graph.TookPartPersons, label: graph.PersonLabel, part: answer.PartPersons, path: []string{"person"}},
			{edge: graph.TookPartOffices, label: graph.OfficeLabel, part: answer.PartOffices, path: []string{"office"}},
			{edge: graph.TookPartOrgs, label: graph.OrganizationLabel, part: answer.PartOrganizations, path: []string{"organization"}},
			{edge: graph.TookPartCountries, label: graph.CountryLabel, part: answer.PartCountries, path: []string{"country"}},
		},
		"place":     {{edge: graph.At, label: graph.PlaceLabel}},
		"sectors":   {{edge: graph.On, label: graph.SectorLabel}},
		"mentions":  {{edge: graph.MentionsOf, label: graph.MentionLabel}},
		"conflicts": {{edge: graph.MentionsOf, label: graph.MentionLabel, part: answer.PartMentions, path: []string{"values", "mentions"}}},
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
		"lifecycle": {{edge: graph.MentionsOf, label: graph.MentionLabel, part: answer.PartMentions, path: []string{"evidence"}}},
		"schedule":  {{edge: graph.MentionsOf, label: graph.MentionLabel, part: answer.PartMentions, path: []string{"evidence"}}},
		"programme": {{edge: graph.Programme, label: graph.EventLabel}},
		"outcomes":  {{edge: graph.Outcomes, label: graph.AgreementLabel}},
	},
	"Agreement": {"producedBy": {{edge: graph.OutcomeOf, label: graph.EventLabel}}},
	"Statement": {
		"speaker": {{edge: graph.SpeakerOf, label: graph.PersonLabel}},
		"about":   {{edge: graph.About, label: graph.CountryLabel}},
	},
	"Country": {
		"ties":         {{edge: graph.Tied, label: graph.TieLabel}},
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
	"Tie": {"country": {{edge: graph.TieWith, label: graph.CountryLabel}}},
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
	"Failure": {"load": {{edge: graph.FailedIn, label: graph.LoadLabel}}},
	"Review": {
		"a": {{edge: graph.ReviewA, label: graph.EventLabel}},
		"b": {{edge: graph.ReviewB, label: graph.EventLabel}},
	},
	"Bilateral": {
		"a":        {{edge: graph.SideA, label: graph.CountryLabel}},
		"b":        {{edge: graph.SideB, label: graph.CountryLabel}},
		"timeline": {{edge: graph.Ties, label: graph.EventLabel}},
	},
}

// stepsOf gives what a field of a type needs.
func stepsOf(typ, field string) []step {
	if s, ok := steps[typ][field]; ok {
		return s
	}
	if graph.Label(typ).IsEvent() {
		return steps["Event"][field]
	}
	return nil
}
