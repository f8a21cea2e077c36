package sqlite

import "diplograph/graph"

// root is the source of a root that is found by its label: for events the rows
// that its condition leads to at once, in the order of time.
func root(p *graph.Pattern) source {
	switch t := table(p.Label); t {
	case "node":
		return source{from: "node $x", where: "$x.label = '" + string(p.Label) + "'"}
	case "article", "mention", "review":
		return source{from: t + " $x", where: "true"}
	}
	if a, b, ok := graph.Together(p.Where); ok {
		return shared(a, b)
	}
	if guest, host, ok := graph.OneWay(p.Where); ok {
		return source{from: "event $x", where: "$x.direction = ? AND $x.direction <> ''", sort: "$x.sort", args: []any{guest + ">" + host},
			holds: map[string][]string{"guest": ids(graph.CountryLabel, []string{guest}), "host": ids(graph.CountryLabel, []string{host})}}
	}
	if kind, targets := led(p.Where); len(targets) == 1 {
		from := inTime("?", kind, targets[0])
		from.holds = map[string][]string{kind: targets}
		return from
	} else if len(targets) > 1 {
		return several(kind, targets)
	}
	byDate := p.Order == "" || p.Order == graph.DateAsc || p.Order == graph.DateDesc
	if t, ok := onlyType(p); ok && byDate {
		return source{from: "event $x", where: "$x.type = ?", sort: "$x.sort", args: []any{string(t)}}
	}
	return source{from: "event $x", where: "true", sort: "$x.sort"}
}

// led gives the kind of edge by which a condition finds its events, and where
// from. An event that passes has an edge from one of the targets.
func led(where graph.Filter) (kind string, targets []string) {
	switch f := where.(type) {
	case *graph.EventFilter:
		switch {
		case f == nil:
		case len(f.Persons) > 0:
			return "person", set(f.Persons...)
		case len(f.AllCountries) > 0:
			return "party", idSet(graph.CountryLabel, f.AllCountries[0])
		case len(f.AnyCountry) > 0:
			return "party", idSet(graph.CountryLabel, f.AnyCountry...)
		case len(f.Sectors) > 0:
			return "sector", idSet(graph.SectorLabel, f.Sectors...)
		}
	case *graph.VisitFilter:
		switch {
		case f == nil:
		case len(f.Guest) > 0:
			return "guest", idSet(graph.CountryLabel, f.Guest...)
		case len(f.Host) > 0:
			return "host", idSet(graph.CountryLabel, f.Host...)
		}
	}
	return "", nil
}

// shared is the source of the events to which two countries are parties: those
// of their pair, and of the few that have no pairs those of the first in which the other is.
func shared(a, b string) source {
	pair, other := graph.PairOf(a, b), graph.ID(graph.CountryLabel, b)
	const known = " AND ($j.pair = ? OR EXISTS (SELECT 1 FROM edge f WHERE f.target = ? AND f.kind = 'party' AND f.sort = $j.sort AND f.state = $j.state))"
	one := tied("$j.pair = v.value"+known, pair, other)
	one.holds = map[string][]string{"party": ids(graph.CountryLabel, []string{a, b})}
	from := tied("$j.pair"+listed+known, nil, pair, other)
	from.targets = []string{pair, graph.CrowdOf(a)}
	from.args[0] = listing(from.targets)
	from.one, from.holds = &one, one.holds
	return from
}

// onlyType is the one type of event that a pattern wants.
func onlyType(p *graph.Pattern) (graph.EventType, bool) {
	if t, ok := p.Label.Type(); ok {
		return t, true
	}
	if f, ok := p.Where.(*graph.EventFilter); ok && f != nil && len(f.Types) == 1 {
		return f.Types[0], true
	}
	return "", false
}

// several is the source of the events to which at least one of the targets leads.
func several(kind string, targets []string) source {
	one := inTime("v.value", kind)
	return source{
		from:    "event $x",
		where:   "$x.key IN (SELECT e.state FROM edge e WHERE e.target" + listed + " AND e.kind = '" + kind + "')",
		sort:    "$x.sort",
		args:    []any{listing(targets)},
		one:     &one,
		targets: targets,
	}
}

// merged writes a page of what several targets lead to: it takes as many events
// as the page holds from each of them, where they lie in order, and then the
// first of all these. The page costs what it holds, however much each has.
func (c *compiler) merged(p *graph.Pattern, from source, l level) {
	c.write(l, " FROM (SELECT DISTINCT a.value AS state FROM json_each(?) v CROSS JOIN"+
		" json_each((SELECT json_group_array(key) FROM (SELECT $x.key AS key", listing(from.targets))
	c.places(p, *from.one, l)
	c.window(p, *from.one, l)
	c.write(l, "))) a) $j CROSS JOIN event $x ON $x.key = $j.state WHERE true")
	c.window(p, source{sort: "$x.sort"}, l)
}
