package sqlite

import (
	"cmp"

	"diplograph/graph"
)

// source is where the nodes come from that a pattern wants: FROM and WHERE, as
// templates (see level.in), with the values of their parameters. sort is the
// column by which events of it stand in the order of time.
type source struct {
	from, where, sort string
	args              []any
	// row, where it is given, has an event's type and the days on which it was
	// known, and is read before the event itself is.
	row string
	// holds are the targets that lead to every node of the source, by the kind of edge.
	holds map[string][]string
	// one is the source of what one target v.value leads to, where several targets do.
	one     *source
	targets []string
}

// state is the alias of what has an event's type and the days on which it was known.
func (s source) state() string { return cmp.Or(s.row, "$x") }

// sources has the source of every edge.
var sources = map[graph.Edge]source{
	graph.PartyCountries:     linked("party"),
	graph.PartyOrganizations: linked("party_organization"),
	graph.TookPartPersons:    linked("person"),
	graph.TookPartOffices:    linked("office"),
	graph.TookPartOrgs:       linked("organization"),
	graph.TookPartCountries:  linked("country"),
	graph.On:                 linked("sector"),
	graph.At:                 linked("place"),
	graph.MentionsOf:         {from: "json_each($p.links, '$.mention') $j CROSS JOIN mention $x ON $x.key = $j.value", where: "true"},
	graph.GuestOf:            linked("guest"),
	graph.HostOf:             linked("host"),
	graph.Leader:             linked("leader"),
	graph.LeaderOffice:       linked("leader_office"),
	graph.SpeakerOf:          linked("speaker"),
	graph.About:              linked("about"),

	graph.PartOf:    pointed("m.key = j.value CROSS JOIN mention o ON o.id = m.part_of"),
	graph.Programme: pointed("m.key = j.value CROSS JOIN mention o ON o.part_of = m.id AND o.part_of <> ''"),
	graph.OutcomeOf: pointed("m.key = j.value CROSS JOIN mention o ON o.id = m.outcome_of"),
	graph.Outcomes:  pointed("m.key = j.value CROSS JOIN mention o ON (o.outcome_of = m.id AND o.outcome_of <> '' OR o.part_of = m.id AND o.part_of <> '')"),

	graph.Events:       inTime("$p.id", "party"),
	graph.VisitsMade:   inTime("$p.id", "guest"),
	graph.VisitsHosted: inTime("$p.id", "host"),
	graph.TookPart:     inTime("$p.id", "person"),
	graph.OnEvents:     inTime("$p.id", "sector"),
	graph.HereEvents:   inTime("$p.id", "place"),
	graph.Ties:         tied("$j.pair = $p.pair"),

	graph.TieWith:   {from: "node $x", where: "$x.id = $p.country"},
	graph.OfficesOf: {from: "node $x", where: "$x.country = $p.id"},
	graph.InCountry: {from: "node $x", where: "$x.id = $p.country"},
	graph.OfOrg:     {from: "node $x", where: "$x.id = $p.organization"},
	graph.Held:      {from: "(" + tenures + " WHERE person = $p.id GROUP BY office) $x", where: "true"},
	graph.Holders:   {from: "(" + tenures + " WHERE office = $p.id GROUP BY person) $x", where: "true"},
	graph.TenureOf:  {from: "node $x", where: "$x.id = $p.person"},
	graph.TenureIn:  {from: "node $x", where: "$x.id = $p.office"},

	graph.PublishedBy: {from: "node $x", where: "$x.id = $p.source"},
	graph.Published:   {from: "article $x", where: "$x.source = $p.id"},
	graph.Says:        {from: "mention $x", where: "$x.article = $p.id"},
	graph.From:        {from: "article $x", where: "$x.id = $p.article"},
	graph.Of: {from: "said $j CROSS JOIN event $x ON $x.key = $j.state", where: "$j.mention = $p.key",
		sort: "$x.sort"},

	graph.FailedIn: {from: "node $x", where: "$x.id = json_extract($p.doc, '$.load')"},

	graph.SideA: {from: "node $x", where: "$x.id = $p.a"},
	graph.SideB: {from: "node $x", where: "$x.id = $p.b"},

	graph.ReviewA: {from: "event $x", where: "$x.id = $p.a", sort: "$x.sort"},
	graph.ReviewB: {from: "event $x", where: "$x.id = $p.b", sort: "$x.sort"},
}

const tenures = "SELECT person, office, min(day) AS first, max(day) AS last FROM seen"

// linked is an edge from an event to nodes that its links list.
func linked(kind string) source {
	return source{from: "json_each($p.links, '$." + kind + "') $j CROSS JOIN node $x ON $x.id = $j.value", where: "true"}
}

// pointed is an edge from an event to others, made by its mentions m and others
// o that point to one another.
func pointed(on string) source {
	return source{
		from: "(SELECT DISTINCT s.state FROM json_each($p.links, '$.mention') j CROSS JOIN mention m ON " + on +
			" CROSS JOIN said s ON s.mention = o.key) $j CROSS JOIN event $x ON $x.key = $j.state",
		where: "true",
		sort:  "$x.sort",
	}
}

// inTime is an edge to events that has rows in the order of time.
func inTime(target, kind string, args ...any) source {
	return source{
		from:  "edge $j CROSS JOIN event $x ON $x.key = $j.state",
		where: "$j.target = " + target + " AND $j.kind = '" + kind + "'",
		sort:  "$j.sort",
		args:  args,
	}
}

// tied is the source of the events of some rows of tie.
func tied(where string, args ...any) source {
	return source{
		from:  "tie $j CROSS JOIN event $x ON $x.key = $j.state",
		where: where,
		sort:  "$j.sort",
		args:  args,
		row:   "$j",
	}
}
