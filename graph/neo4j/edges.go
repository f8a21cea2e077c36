package neo4j

import "diplograph/graph"

// source is where the nodes come from that a pattern wants, as a template (see
// compiler.in). Where an index can give them in the order of their dates, sort
// is the property that it is sorted by, and first the one before it in the
// index, which is alike for all: the planner takes an index's order where there
// is a condition on every property and the order names them all. now, where it
// is given, is the way to the states that hold now. typed is what has an event's
// type and is read before the event is. parties are countries that are parties
// to every event of the source; parts are sources that have its events between
// them, where each is in order and the whole is not.
type source struct {
	match, first, sort, now, typed string
	parties                        []string
	parts                          []source
}

// at is the source for a question of a moment.
func (s source) at(m graph.Moment) source {
	if s.now == "" || m.Known != graph.Forever {
		return s
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
	graph.GuestOf:            {match: "MATCH ($x:Country {id: $up.guest})"},
	graph.HostOf:             {match: "MATCH ($x:Country {id: $up.host})"},
	graph.Leader:             {match: "MATCH ($x:Person {id: $up.leader})"},
	graph.LeaderOffice:       {match: "MATCH ($x:Office {id: $up.leaderOffice})"},
	graph.SpeakerOf:          {match: "MATCH ($x:Person {id: $up.speaker})"},
	graph.MentionsOf:         {match: "MATCH ($up)<-[:OF|WAS_OF]-($x:Mention)"},

	graph.PartOf:    {match: "MATCH ($up)<-[:OF|WAS_OF]-(:Mention)-[:WITHIN]->(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},
	graph.Programme: {match: "MATCH ($up)<-[:OF|WAS_OF]-(:Mention)<-[:WITHIN]-(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},
	graph.OutcomeOf: {match: "MATCH ($up)<-[:OF|WAS_OF]-(:Mention)-[:CAME_OF]->(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},
	graph.Outcomes:  {match: "MATCH ($up)<-[:OF|WAS_OF]-(:Mention)<-[:CAME_OF|WITHIN]-(:Mention)-[:OF|WAS_OF]->($x:{KNOWN})"},

	graph.Events:       timeline("", "PARTY_TO", ">"),
	graph.VisitsMade:   timeline("<", "GUEST", ""),
	graph.VisitsHosted: timeline("<", "HOST", ""),
	graph.TookPart:     timeline("", "TOOK_PART", ">"),
	graph.OnEvents:     timeline("<", "ON", ""),
	graph.HereEvents:   timeline("<", "AT", ""),
	graph.Ties:         {match: "MATCH (tie:Tie {pair: $pair})-[:TIES]->($x:{KNOWN})", first: "tie.pair", sort: "tie.sort", typed: "tie.type"},

	graph.TieWith:   {match: "MATCH ($x:Country {id: $up.country})"},
	graph.OfficesOf: {match: "MATCH ($x:Office {country: $up.id})"},
	graph.InCountry: {match: "MATCH ($x:Country {id: $up.country})"},
	graph.OfOrg:     {match: "MATCH ($x:Organization {id: $up.organization})"},
	graph.Held:      {match: "MATCH ($up)-[$x:HELD]->(:Entity)"},
	graph.Holders:   {match: "MATCH ($up)<-[$x:HELD]-(:Entity)"},
	graph.TenureOf:  {match: "MATCH ($x:Person {id: startNode($up).id})"},
	graph.TenureIn:  {match: "MATCH ($x:Office {id: endNode($up).id})"},

	graph.PublishedBy: {match: "MATCH ($x:Source {id: $up.source})"},
	graph.Published:   {match: "MATCH ($x:Article {source: $up.id})"},
	graph.Says:        {match: "MATCH ($x:Mention {article: $up.id})"},
	graph.From:        {match: "MATCH ($x:Article {id: $up.article})"},
	graph.Of:          {match: "MATCH ($up)-[:OF|WAS_OF]->($x:{KNOWN})"},

	graph.FailedIn: {match: "MATCH ($x:Load {id: $up.load})"},

	graph.SideA: {match: "MATCH ($x:Country {id: $a})"},
	graph.SideB: {match: "MATCH ($x:Country {id: $b})"},

	graph.ReviewA: {match: "MATCH ($x:{KNOWN} {id: $up.a})"},
	graph.ReviewB: {match: "MATCH ($x:{KNOWN} {id: $up.b})"},
}

// listed is an edge to nodes whose ids a list of the event's state holds.
func listed(property, label string) source {
	return source{match: "UNWIND $up." + property + " AS id MATCH ($x:" + label + " {id: id})"}
}

// timeline is an edge between an entity and the states of its events. Those that
// lead to a state that holds now bear the entity's id and the state's sort, in
// an index: the timeline of a country in half the news is read a page at a time.
func timeline(from, edge, to string) source {
	return source{
		match: "MATCH ($up)" + from + "-[:" + edge + "|WAS_" + edge + "]-" + to + "($x:{KNOWN})",
		now:   "MATCH ()" + from + "-[e:" + edge + " {of: $up.id}]-" + to + "($x:Event)",
	}
}

// shared is the source of the events to which two countries are parties: those
// of their pair, and of the few that have no pairs those of the first in which the other is.
func (c *compiler) shared(a, b string) source {
	pair, crowd, other := c.param(graph.PairOf(a, b)), c.param(graph.CrowdOf(a)), c.param(graph.ID(graph.CountryLabel, b))
	part := func(which, of string) source {
		return source{match: "MATCH (tie:Tie WHERE " + which + ")-[:TIES]->($x:{KNOWN} WHERE " + of + ")", first: "tie.pair", sort: "tie.sort", typed: "tie.type"}
	}
	from := part("tie.pair IN ["+pair+", "+crowd+"]", "tie.pair = "+pair+" OR "+other+" IN $x.party")
	from.parts = []source{part("tie.pair = "+pair, "true"), part("tie.pair = "+crowd, other+" IN $x.party")}
	from.parties = []string{a, b}
	for i := range from.parts {
		from.parts[i].parties = from.parties
	}
	return from
}

// root is the source of a root that is found by its label.
func (c *compiler) root(p *graph.Pattern) source {
	if a, b, ok := graph.Together(p.Where); ok {
		return c.shared(a, b)
	}
	if guest, host, ok := graph.OneWay(p.Where); ok {
		return source{match: "MATCH ($x:State&{KNOWN} {direction: " + c.param(guest+">"+host) + "})", first: "$x.direction", sort: "$x.sort"}
	}
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
