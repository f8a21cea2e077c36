package graphtest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"diplograph/graph"
)

var languages = [...]string{"en", "ur", "kk", "ru", "zh"}

func (l *line) names() graph.Names {
	var out graph.Names
	for _, lang := range languages {
		for _, text := range l.all(lang) {
			out = append(out, graph.LocalizedText{Lang: lang, Text: text})
		}
	}
	return out
}

// declare reads the line of an entity.
func (s *story) declare(l *line) error {
	if len(l.words) < 2 {
		return fmt.Errorf("%q lacks a key", l.raw)
	}
	key := l.words[1]
	country := cmp.Or(l.one("country"), countryOf(key))
	var n graph.Node
	switch l.words[0] {
	case "country":
		c := &graph.Country{Code: key, Names: l.names()}
		if len(l.words) > 2 {
			c.Alpha3 = l.words[2]
		}
		n = c
	case "organization":
		n = &graph.Organization{Code: key, Names: l.names(), Kind: l.one("kind"), CountryCode: country, Intergovernmental: country == ""}
	case "person":
		n = &graph.Person{ID: graph.ID(graph.PersonLabel, key), CountryCode: country}
	case "office":
		n = &graph.Office{ID: graph.ID(graph.OfficeLabel, key), Type: key[strings.Index(key, "/")+1:],
			Rank: graph.Rank(cmp.Or(l.one("rank"), string(graph.OtherRank))), CountryCode: country, OrganizationCode: l.one("org"), Titles: l.names()}
	case "place":
		n = &graph.Place{ID: graph.ID(graph.PlaceLabel, key), CountryCode: country, Names: l.names()}
	case "sector":
		n = &graph.Sector{Code: key, Names: l.names()}
	case "source":
		n = &graph.Source{ID: graph.ID(graph.SourceLabel, key), Name: cmp.Or(l.one("name"), key), Kind: l.one("kind")}
	default:
		return fmt.Errorf("%q is neither an entity, an article nor a mention", l.words[0])
	}
	s.entities[n.NodeID()] = n
	return nil
}

// countryOf is the country in a key such as PK/dar; empty where there is none.
func countryOf(key string) string {
	code, _, ok := strings.Cut(key, "/")
	if !ok {
		return ""
	}
	return code
}

// complete gives a reading every entity that it refers to, and those that they
// belong to, making what has no line of its own.
func (s *story) complete(r *graph.Reading) {
	wanted := map[string]graph.Node{}
	var want func(id string)
	want = func(id string) {
		if id == "" || wanted[id] != nil {
			return
		}
		n := s.entities[id]
		if n == nil {
			n = made(id)
		}
		wanted[id] = n
		switch n := n.(type) {
		case *graph.Person:
			want(idOf(graph.CountryLabel, n.CountryCode))
		case *graph.Office:
			want(idOf(graph.CountryLabel, n.CountryCode))
			want(idOf(graph.OrganizationLabel, n.OrganizationCode))
		case *graph.Place:
			want(idOf(graph.CountryLabel, n.CountryCode))
		case *graph.Organization:
			want(idOf(graph.CountryLabel, n.CountryCode))
		}
	}
	want(r.Article.SourceID)
	for _, m := range r.Mentions {
		for _, id := range referred(m) {
			want(id)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(wanted)) {
		r.Entities = append(r.Entities, wanted[id])
	}
}

// referred lists the global ids that a mention refers to; some may be empty.
func referred(m *graph.Mention) []string {
	out := []string{m.PlaceID, m.LeaderID, m.LeaderOffice, m.SpeakerID}
	for _, c := range slices.Concat(m.Countries, m.About) {
		out = append(out, idOf(graph.CountryLabel, c))
	}
	for _, o := range m.Organizations {
		out = append(out, idOf(graph.OrganizationLabel, o))
	}
	for _, c := range m.Sectors {
		out = append(out, idOf(graph.SectorLabel, c))
	}
	for _, p := range m.Participants {
		out = append(out, p.PersonID, p.OfficeID, idOf(graph.CountryLabel, p.CountryCode), idOf(graph.OrganizationLabel, p.OrganizationCode))
	}
	for _, n := range m.Named {
		out = append(out, n.PersonID, n.OfficeID)
	}
	return out
}

// made is the plainest entity of a global id.
func made(id string) graph.Node {
	l, key, _ := graph.SplitID(id)
	switch l {
	case graph.CountryLabel:
		return &graph.Country{Code: key}
	case graph.OrganizationLabel:
		return &graph.Organization{Code: key, Intergovernmental: true}
	case graph.PersonLabel:
		return &graph.Person{ID: id, CountryCode: countryOf(key)}
	case graph.OfficeLabel:
		return &graph.Office{ID: id, Rank: graph.OtherRank, CountryCode: countryOf(key)}
	case graph.PlaceLabel:
		return &graph.Place{ID: id, CountryCode: countryOf(key)}
	case graph.SectorLabel:
		return &graph.Sector{Code: key}
	}
	return &graph.Source{ID: id, Name: key}
}

// idOf is a global id, empty where the key is.
func idOf(l graph.Label, key string) string {
	if key == "" {
		return ""
	}
	return graph.ID(l, key)
}
