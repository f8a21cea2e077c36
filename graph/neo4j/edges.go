package neo4j

import "diplograph/graph"

// source is where the nodes come from that a pattern wants, as a template (see
// compiler.in). Where an index can give them in the order of their dates, sort
// is the property that it is sorted by, and first the one before it in the
// index, which is alike for all: the planner takes an index's order where there
// is a condition on every property and the order names them all.
type source struct{ match, first, sort string }

// sources has the source of every edge. Forward, an event's state lists the ids
// that it leads to; backward there are edges.
var sources = map[graph.Edge]source{
	graph.PartyCountries:     listed("party", "Country"),
	graph.PartyOrganizations: listed("partyOrganization", "Organization"),
	graph.TookPartPersons:    listed("person", "Person"),
	graph.TookPartOffices:    listed("office", "Office"),
	graph.TookPartOrgs:       listed("organizationTaking", "Organization"),
	graph.TookPartCountries:  listed("countryTaking", "Country"),
	graph.On:                 listed("sector", "Sector"),
	graph.At:                 listed("place", "Place"),
	graph.About:              listed("about", "Country"),
	graph.GuestOf:            {match: "MATCH ($x:Country {id: $p.guest})"},
	graph.HostOf:             {match: "MATCH ($x:Country {id: $p.host})"},
	graph.Leader:             {match: "MATCH ($x:Person {id: $p.leader})"},
	graph.LeaderOffice:       {match: "MATCH ($x:Office {id: $p.leaderOffice})"},
	graph.SpeakerOf:          {match: "MATCH ($x:Person {id: $p.speaker})"},
	graph.MentionsOf:         {match: "MATCH ($p)<-[:OF|WAS_OF]-($x:Mention)"},

	graph.PartOf:    {match: "MATCH ($p)<-[:OF|WAS_OF]-(:Mention)-[:WITHIN]->(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},
	graph.Programme: {match: "MATCH ($p)<-[:OF|WAS_OF]-(:Mention)<-[:WITHIN]-(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},
	graph.OutcomeOf: {match: "MATCH ($p)<-[:OF|WAS_OF]-(:Mention)-[:CAME_OF]->(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},
	graph.Outcomes:  {match: "MATCH ($p)<-[:OF|WAS_OF]-(:Mention)<-[:CAME_OF|WITHIN]-(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},

	graph.Events:       {match: "MATCH ($p)-[:PARTY_TO|WAS_PARTY_TO]->($x:{KNOWN})"},
	graph.VisitsMade:   {match: "MATCH ($p)<-[:GUEST|WAS_GUEST]-($x:{KNOWN})"},
	graph.VisitsHosted: {match: "MATCH ($p)<-[:HOST|WAS_HOST]-($x:{KNOWN})"},
	graph.TookPart:     {match: "MATCH ($p)-[:TOOK_PART|WAS_TOOK_PART]->($x:{KNOWN})"},
	graph.OnEvents:     {match: "MATCH ($p)<-[:ON|WAS_ON]-($x:{KNOWN})"},
	graph.HereEvents:   {match: "MATCH ($p)<-[:AT|WAS_AT]-($x:{KNOWN})"},
	graph.Ties:         {match: "MATCH (tie:Tie {pair: $pair})-[:TIES]->($x:{KNOWN})", first: "tie.pair", sort: "tie.sort"},

	graph.TieWith:   {match: "MATCH ($x:Country {id: $p.country})"},
	graph.OfficesOf: {match: "MATCH ($x:Office {country: $p.id})"},
	graph.InCountry: {match: "MATCH ($x:Country {id: $p.country})"},
	graph.OfOrg:     {match: "MATCH ($x:Organization {id: $p.organization})"},
	graph.Held:      {match: "MATCH ($p)-[$x:HELD]->(:Entity)"},
	graph.Holders:   {match: "MATCH ($p)<-[$x:HELD]-(:Entity)"},
	graph.TenureOf:  {match: "MATCH ($x:Person {id: startNode($p).id})"},
	graph.TenureIn:  {match: "MATCH ($x:Office {id: endNode($p).id})"},

	graph.PublishedBy: {match: "MATCH ($x:Source {id: $p.source})"},
	graph.Published:   {match: "MATCH ($x:Article {source: $p.id})"},
	graph.Says:        {match: "MATCH ($x:Mention {article: $p.id})"},
	graph.From:        {match: "MATCH ($x:Article {id: $p.article})"},
	graph.Of:          {match: "MATCH ($p)-[:OF|WAS_OF]->($x:{KNOWN})"},

	graph.FailedIn: {match: "MATCH ($x:Load {id: $p.load})"},

	graph.SideA: {match: "MATCH ($x:Country {id: $a})"},
	graph.SideB: {match: "MATCH ($x:Country {id: $b})"},

	graph.ReviewA: {match: "MATCH ($x:{KNOWN} {id: $p.a})"},
	graph.ReviewB: {match: "MATCH ($x:{KNOWN} {id: $p.b})"},
}

// listed is an edge to nodes whose ids a list of the event's state holds.
func listed(property, label string) source {
	return source{match: "UNWIND $p." + property + " AS id MATCH ($x:" + label + " {id: id})"}
}

// root is the source of a root that is found by its label.
func root(p *graph.Pattern) source {
	switch {
	case p.Label.IsEvent() && dated(p.Order):
		return source{match: "MATCH ($x:{KNOWN})", sort: "$x.sort"}
	case p.Label.IsEvent():
		return source{match: "MATCH ($x:{KNOWN})"}
	case p.Label == graph.ReviewLabel:
		return source{match: "MATCH ($x:Review)", sort: "$x.sort"}
	case p.Label == "":
		return source{match: "MATCH ($x:Entity)"}
	}
	return source{match: "MATCH ($x:" + string(p.Label) + ")"}
}
