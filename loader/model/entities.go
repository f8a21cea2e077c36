package model

import (
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// attach adds the entities of a mention's codes and of its place.
func (b *builder) attach(d *draft) {
	m := d.mention
	for _, c := range m.Countries {
		b.addCountry(c)
	}
	for _, o := range m.Organizations {
		kind := b.set.OrganizationKind(o)
		b.entities[graph.ID(graph.OrganizationLabel, o)] = &graph.Organization{Code: o, Kind: kind,
			Names: b.set.Names(lexicon.Org, o), Intergovernmental: kind == "intergovernmental"}
	}
	for _, s := range m.Sectors {
		b.entities[graph.ID(graph.SectorLabel, s)] = &graph.Sector{Code: s, Names: b.set.Names(lexicon.Sector, s)}
	}
	if _, key, ok := graph.SplitID(m.PlaceID); ok {
		country, _, _ := strings.Cut(key, "/")
		country = b.country(country)
		b.entities[m.PlaceID] = &graph.Place{ID: m.PlaceID, CountryCode: country, Names: b.set.Names(lexicon.Place, key)}
		b.addCountry(country)
	}
}

func (b *builder) addCountry(code string) {
	if code != "" {
		b.entities[graph.ID(graph.CountryLabel, code)] = &graph.Country{Code: code, Alpha3: b.set.Alpha3(code), Names: b.set.Names(lexicon.Name, code)}
	}
}

func (b *builder) addOffice(id, country, office string) {
	b.entities[id] = &graph.Office{ID: id, Type: office, Rank: b.set.Rank(office), CountryCode: country, Titles: b.set.Names(lexicon.Office, office)}
}

// printed is the id of something of a class that words of the article name;
// empty where they do not stand in the article or the pack does not know them.
func (b *builder) printed(words string, class lexicon.Class) string {
	words = strings.TrimSpace(words)
	if words == "" || len(words) > maxName || !strings.Contains(b.article.Text, words) {
		return ""
	}
	for _, item := range b.lex.Items(b.lex.Read(words)) {
		if e, ok := item.Is(class); ok {
			return e.ID
		}
	}
	return ""
}
