package graph

import (
	"cmp"
	"slices"
)

// belongings says to which country and organisation an entity belongs, by global ids.
func belongings(entities []Node) map[string][]string {
	out := map[string][]string{}
	for _, n := range entities {
		var country, organization string
		switch n := n.(type) {
		case *Person:
			country = n.CountryCode
		case *Office:
			country, organization = n.CountryCode, n.OrganizationCode
		case *Place:
			country = n.CountryCode
		case *Organization:
			country = n.CountryCode
		}
		if country != "" {
			out[n.NodeID()] = append(out[n.NodeID()], ID(CountryLabel, country))
		}
		if organization != "" {
			out[n.NodeID()] = append(out[n.NodeID()], ID(OrganizationLabel, organization))
		}
	}
	return out
}

// refers lists what the mention refers to, and what that belongs to.
func (m *Mention) refers(belongs map[string][]string) []string {
	var out []string
	add := func(l Label, keys ...string) {
		for _, k := range keys {
			if k != "" {
				out = append(out, ID(l, k))
			}
		}
	}
	add(CountryLabel, m.Countries...)
	add(CountryLabel, m.About...)
	add(CountryLabel, m.Guest, m.Host)
	add(OrganizationLabel, m.Organizations...)
	add(SectorLabel, m.Sectors...)
	ids := []string{m.PlaceID, m.LeaderID, m.LeaderOffice, m.SpeakerID}
	for _, p := range m.Participants {
		ids = append(ids, p.PersonID, p.OfficeID)
		add(CountryLabel, p.CountryCode)
		add(OrganizationLabel, p.OrganizationCode)
	}
	for _, n := range m.Named {
		ids = append(ids, n.PersonID, n.OfficeID)
	}
	for _, id := range ids {
		if id != "" {
			out = append(out, id)
		}
	}
	for _, id := range out[:len(out):len(out)] {
		out = append(out, belongs[id]...)
	}
	return sortedUnique(out)
}

// Supports lists what a mention holds up, each with Delta 1; nothing where it is withdrawn.
func (m *Mention) Supports() []Support {
	if m.Withdrawn {
		return nil
	}
	var out []Support
	for _, id := range m.Refers {
		out = append(out, Support{Node: id, Delta: 1})
	}
	for _, n := range m.Named {
		out = append(out, Support{Node: n.PersonID, Lang: n.Lang, Spelling: n.Text, Delta: 1})
		if n.OfficeID != "" && m.Published != "" {
			out = append(out, Support{Node: n.PersonID, OfficeID: n.OfficeID, Day: m.Published, Delta: 1})
		}
	}
	return out
}

// support is the difference in support between the mentions before and after.
func (r *revision) support() []Support {
	sums := map[Support]int{}
	count := func(m *Mention, sign int) {
		if m == nil {
			return
		}
		for _, s := range m.Supports() {
			s.Delta = 0
			sums[s] += sign
		}
	}
	slices.Sort(r.changed)
	for _, id := range slices.Compact(r.changed) {
		count(r.before[id], -1)
		count(r.after[id], 1)
	}
	var out []Support
	for s, n := range sums {
		if n != 0 {
			s.Delta = n
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b Support) int {
		return cmp.Or(cmp.Compare(a.Node, b.Node), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Spelling, b.Spelling),
			cmp.Compare(a.OfficeID, b.OfficeID), cmp.Compare(a.Day, b.Day))
	})
	return out
}
