package graph

import (
	"cmp"
	"slices"
)

// participants unites who took part: one entry for a person and role, with the
// office most mentions give; an office that a later article fills with a person
// is joined to that person.
func participants(mentions []*Mention) []Participant {
	type key struct{ person, office, organization, country string }
	roles := map[key]Role{}
	offices := map[string]map[string]int{} // person → office → mentions
	holder := map[string]string{}          // office → person, the smallest id where two are named
	for _, m := range mentions {
		for _, p := range m.Participants {
			if p.PersonID == "" || p.OfficeID == "" {
				continue
			}
			if offices[p.PersonID] == nil {
				offices[p.PersonID] = map[string]int{}
			}
			offices[p.PersonID][p.OfficeID]++
			if h := holder[p.OfficeID]; h == "" || p.PersonID < h {
				holder[p.OfficeID] = p.PersonID
			}
		}
	}
	for _, m := range mentions {
		for _, p := range m.Participants {
			k := key{p.PersonID, p.OfficeID, p.OrganizationCode, p.CountryCode}
			if k.person == "" && k.office != "" {
				k.person = holder[k.office]
			}
			if k.person != "" {
				k.office = most(offices[k.person])
			}
			if roleHeight(p.Role) < roleHeight(roles[k]) {
				roles[k] = p.Role
			}
		}
	}
	out := make([]Participant, 0, len(roles))
	for k, r := range roles {
		out = append(out, Participant{PersonID: k.person, OfficeID: k.office, OrganizationCode: k.organization, CountryCode: k.country, Role: r})
	}
	slices.SortFunc(out, func(a, b Participant) int {
		return cmp.Or(cmp.Compare(roleHeight(a.Role), roleHeight(b.Role)), cmp.Compare(a.CountryCode, b.CountryCode),
			cmp.Compare(a.OfficeID, b.OfficeID), cmp.Compare(a.PersonID, b.PersonID), cmp.Compare(a.OrganizationCode, b.OrganizationCode))
	})
	if len(out) == 0 {
		return nil
	}
	return out
}

// roleHeight orders roles by how much they tell: 0 tells most.
func roleHeight(r Role) int {
	for i, x := range [...]Role{Chair, Guest, Host, Signatory, Speaker, Mediator, Inviter, ParticipantRole} {
		if x == r {
			return i
		}
	}
	return 99
}

// most is the key with the highest count, the smallest where several have it.
func most(counts map[string]int) string {
	best := ""
	for k, n := range counts {
		if best == "" || n > counts[best] || n == counts[best] && k < best {
			best = k
		}
	}
	return best
}

// sectorSupport unites the sectors: silence is no denial, so none is lost.
func sectorSupport(mentions []*Mention) []SectorSupport {
	counts := map[string]int{}
	for _, m := range mentions {
		for _, s := range m.Sectors {
			counts[s]++
		}
	}
	var out []SectorSupport
	for s, n := range counts {
		out = append(out, SectorSupport{Code: s, Mentions: n})
	}
	slices.SortFunc(out, func(a, b SectorSupport) int { return cmp.Compare(a.Code, b.Code) })
	return out
}

// aboutOf unites the countries that statements are about.
func aboutOf(mentions []*Mention) []string {
	var out []string
	for _, m := range mentions {
		out = append(out, m.About...)
	}
	return sortedUnique(out)
}

// parties unites the codes of a kind of party. In one block all mentions have the same.
func parties(mentions []*Mention, codes func(*Mention) []string) []string {
	out := slices.Clone(codes(mentions[0]))
	for _, m := range mentions[1:] {
		if !slices.Equal(codes(m), out) {
			out = sortedUnique(append(out, codes(m)...))
		}
	}
	return out
}
