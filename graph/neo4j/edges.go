package neo4j

import "diplograph/graph"

// source is where the nodes come from that a pattern wants, as a template (see
// compiler.in). Where an index can give them in the order of their dates, sort
// is the property that it is sorted by, and first the one before it in the
// index, which is alike for all: the planner takes an index's order where there
// is a condition on every property and the order names them all. now, where it
// is given, is the way to the states that hold now.
type source struct{ match, first, sort, now string }

// at is the source for a question of a moment.
func (s source) at(m graph.Moment) source {
	if s.now == "" || m.Known != graph.Forever {
		return source{match: s.match, first: s.first, sort: s.sort}
	}
	return source{match: s.now, first: "e.of", sort: "e.sort"}
}

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

	graph.Events:       timeline("", "PARTY_TO", ">"),
	graph.VisitsMade:   timeline("<", "GUEST", ""),
	graph.VisitsHosted: timeline("<", "HOST", ""),
	graph.TookPart:     timeline("", "TOOK_PART", ">"),
	graph.OnEvents:     timeline("<", "ON", ""),
	graph.HereEvents:   timeline("<", "AT", ""),
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

// timeline is an edge between an entity and the states of its events. Those that
// lead to a state that holds now bear the entity's id and the state's sort, in
// an index: the timeline of a country in half the news is read a page at a time.
func timeline(from, edge, to string) source {
	return source{
		match: "MATCH ($p)" + from + "-[:" + edge + "|WAS_" + edge + "]-" + to + "($x:{KNOWN})",
		now:   "MATCH ()" + from + "-[e:" + edge + " {of: $p.id}]-" + to + "($x:Event)",
	}
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
