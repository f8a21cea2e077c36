package neo4j

import (
	"slices"

	"diplograph/graph"
)

// keyOf is the key of an event's state.
func keyOf(e *graph.Event) string { return e.ID + "@" + string(e.KnownFrom) }

// keyRows are the keys of states, and of their ties.
func keyRows(all []*graph.Event) []any {
	var out []any
	for _, e := range all {
		keys := []string{}
		for _, t := range ties(e) {
			keys = append(keys, text(t["key"]))
		}
		out = append(out, props{"key": keyOf(e), "ties": keys})
	}
	return out
}

// pairRows are the pairs of countries that states tie, each once.
func pairRows(all []*graph.Event) []any {
	var out []any
	seen := map[string]bool{}
	for _, e := range all {
		for _, c := range couples(e) {
			if pair := graph.PairOf(c[0], c[1]); !seen[pair] {
				seen[pair] = true
				out = append(out, props{"a": graph.ID(graph.CountryLabel, c[0]), "b": graph.ID(graph.CountryLabel, c[1]), "pair": pair})
			}
		}
	}
	return out
}

// stateRows are the rows of states: properties, and the edges that lead to and from each.
func stateRows(all []*graph.Event, there *known) []any {
	var out []any
	for _, e := range all {
		now, prefix := e.KnownTo == graph.Forever, ""
		if !now {
			prefix = "WAS_"
		}
		out = append(out, props{"id": e.ID, "key": keyOf(e), "now": now, "prefix": prefix, "label": string(e.Label()),
			"props": stateProps(e, there), "mentions": e.MentionIDs, "ties": ties(e), "to": leading(e), "from": taking(e)})
	}
	return out
}

func stateProps(e *graph.Event, there *known) props {
	from, to, edtf := string(graph.Earliest), string(graph.Earliest), ""
	if e.Date != nil {
		from, to, edtf = string(e.Date.From), string(e.Date.To), e.Date.EDTF
	}
	direction := ""
	if e.Type == graph.VisitType {
		direction = e.Guest + ">" + e.Host
	}
	p := props{"id": e.ID, "key": keyOf(e), "doc": doc(e), "type": string(e.Type), "kind": string(e.Kind), "status": string(e.Status),
		"until": string(e.Until), "then": string(e.Then), "level": string(e.Level), "from": from, "to": to, "edtf": edtf, "sort": e.Sort(),
		"confidence": e.Confidence, "believed": graph.ConfidenceDesc.Of(e), "reported": graph.ReportedDesc.Of(e), "contested": len(e.Conflicts) > 0,
		"windows": int64(len(e.Schedule)), "mentionCount": int64(e.MentionCount), "originCount": int64(e.OriginCount),
		"firstReported": string(e.FirstReported), "lastReported": string(e.LastReported), "direction": direction,
		"knownFrom": string(e.KnownFrom), "knownTo": string(e.KnownTo), "block": e.Block, "reachFrom": string(e.Reach.From), "reachTo": string(e.Reach.To),
		"countries": unique(e.Countries), "pairs": orEmpty(graph.Pairs(e.Countries)), "sectorCodes": unique(e.SectorCodes()),
		"party": unique(ids(graph.CountryLabel, e.Countries)), "partyOrganization": unique(ids(graph.OrganizationLabel, e.Organizations)),
		"person": orEmpty(e.PersonIDs()), "office": orEmpty(e.OfficeIDs()), "sector": unique(ids(graph.SectorLabel, e.SectorCodes())),
		"place": unique([]string{e.PlaceID}), "about": unique(ids(graph.CountryLabel, e.About)),
		"guest": idOf(graph.CountryLabel, e.Guest), "host": idOf(graph.CountryLabel, e.Host),
		"leader": e.LeaderID, "leaderOffice": e.LeaderOffice, "speaker": e.SpeakerID}
	var organizations, countries []string
	for _, x := range e.Participants {
		organizations = append(organizations, idOf(graph.OrganizationLabel, x.OrganizationCode))
		countries = append(countries, idOf(graph.CountryLabel, x.CountryCode))
	}
	p["organizationTaking"], p["countryTaking"] = unique(organizations), unique(countries)
	var sources, langs, days []string
	for _, id := range e.MentionIDs {
		if m := there.mentions[id]; m != nil { // else they are found in the graph
			sources, langs, days = append(sources, m.SourceID), append(langs, m.Lang), append(days, string(m.Published))
		}
	}
	p["sources"], p["langs"], p["days"] = slices.Compact(slices.Sorted(slices.Values(sources))), slices.Compact(slices.Sorted(slices.Values(langs))), unique(days)
	return p
}

// endedRows are the rows of states that another follows.
func endedRows(all []*graph.Event) []any {
	var out []any
	for _, e := range all {
		out = append(out, props{"key": keyOf(e), "knownTo": string(e.KnownTo), "doc": doc(e)})
	}
	return out
}

// along are the properties of an edge between an entity and a state, by which
// the entity's timeline is found (see timeline).
func along(e *graph.Event, id string) props { return props{"of": id, "sort": e.Sort()} }

// leading are the edges from a state: GUEST, HOST, ON, AT.
func leading(e *graph.Event) []any {
	var out []any
	add := func(kind, id string) {
		if id != "" {
			out = append(out, props{"type": kind, "id": id, "props": along(e, id)})
		}
	}
	add("GUEST", idOf(graph.CountryLabel, e.Guest))
	add("HOST", idOf(graph.CountryLabel, e.Host))
	add("AT", e.PlaceID)
	for _, s := range unique(ids(graph.SectorLabel, e.SectorCodes())) {
		add("ON", s)
	}
	return out
}

// taking are the edges to a state: PARTY_TO, TOOK_PART with the role.
func taking(e *graph.Event) []any {
	var out []any
	for _, id := range append(unique(ids(graph.CountryLabel, e.Countries)), unique(ids(graph.OrganizationLabel, e.Organizations))...) {
		out = append(out, props{"type": "PARTY_TO", "id": id, "props": along(e, id)})
	}
	roles := map[string]graph.Role{e.LeaderID: graph.Guest, e.LeaderOffice: graph.Guest, e.SpeakerID: graph.Speaker}
	for _, p := range e.Participants {
		roles[p.PersonID], roles[p.OfficeID] = p.Role, p.Role
	}
	for _, id := range unique(append(e.PersonIDs(), e.OfficeIDs()...)) {
		p := along(e, id)
		p["role"] = string(roles[id])
		out = append(out, props{"type": "TOOK_PART", "id": id, "props": p})
	}
	return out
}

// viewRows are the edges for explorers: one for each pair and event that
// holds now, both ways where the event is mutual.
func viewRows(all []*graph.Event, view string) []any {
	var out []any
	add := func(e *graph.Event, a, b string) {
		p := props{"event": e.ID, "pair": a + ">" + b, "status": string(e.Status), "kind": string(e.Kind), "level": string(e.Level)}
		if e.Date != nil {
			p["date"] = e.Date.EDTF
		}
		out = append(out, props{"a": graph.ID(graph.CountryLabel, a), "b": graph.ID(graph.CountryLabel, b), "event": e.ID, "pair": a + ">" + b, "props": p})
	}
	for _, e := range all {
		if e.KnownTo != graph.Forever {
			continue
		}
		switch {
		case view == "VISITS" && e.Type == graph.VisitType:
			add(e, e.Guest, e.Host)
		case view == "MEETS" && e.Type == graph.MeetingType, view == "AGREES_WITH" && e.Type == graph.AgreementType:
			for _, c := range couples(e) {
				add(e, c[0], c[1])
				add(e, c[1], c[0])
			}
		}
	}
	return out
}

// couples are the pairs of an event's countries that are tied, the smaller code first.
func couples(e *graph.Event) [][2]string {
	if graph.Pairs(e.Countries) == nil {
		return nil
	}
	codes := slices.Compact(slices.Sorted(slices.Values(e.Countries)))
	var out [][2]string
	for i, a := range codes {
		for _, b := range codes[i+1:] {
			out = append(out, [2]string{a, b})
		}
	}
	return out
}

// ties are the Tie nodes that lead to an event's state: of each pair of its
// countries, or where none is tied of each of them, with nobody.
func ties(e *graph.Event) []props {
	out := []props{}
	add := func(pair, a, b string) {
		out = append(out, props{"key": pair + "@" + keyOf(e), "pair": pair, "a": a, "b": b, "type": string(e.Type)})
	}
	for _, c := range couples(e) {
		add(graph.PairOf(c[0], c[1]), c[0], c[1])
	}
	if codes := unique(e.Countries); len(out) == 0 && len(codes) > 1 {
		for _, code := range codes {
			add(graph.CrowdOf(code), code, "")
		}
	}
	return out
}

// unique drops what is empty or there twice; the order stays.
func unique(list []string) []string {
	out := []string{}
	seen := map[string]bool{"": true}
	for _, x := range list {
		if !seen[x] {
			seen[x] = true
			out = append(out, x)
		}
	}
	return out
}

// orEmpty is the list, or an empty one: a property that is null is not there.
func orEmpty(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}
