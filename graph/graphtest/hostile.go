package graphtest

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
)

// hostileTexts are texts that mean something to a store's language, to its
// index or to its encoding, and nothing to the graph.
var hostileTexts = [...]string{
	`'; DROP TABLE event; --`, `"quoted" and 'quoted'`, "`back` ticks", `back\slash \' \" \u0041`, `$name $1 {name} :name ?1 @p1`,
	`MATCH (n) DETACH DELETE n //`, `}) RETURN 1 /*`, `a OR b AND NOT c NEAR(d e)`, `col:word * ^start -minus +plus "phrase"~2`, `field:(x) [1 TO 2] {a TO b} a~0.8 b^4 \\`,
	"tab\tline\nreturn\r\x01\x02\x1f\x7f", "  blanks around  ", "%_like%", "null", "true", "0", "1e3", "[1]", `{"a":1}`, "<script>alert(1)</script>",
	"\u200f\u202eright to left\u202c\u200c", "e\u0301 é ﷺ 🇵🇰 👩‍👩‍👧", "ẛ̣ ơ ß ﬁ İ ı", "\U0010ffff\ufffd\ue000", "قازق\u200cستان", strings.Repeat("ن", 10_000),
	strings.Repeat("long name ", 1_000), "a|b>c,d;e:f/g@h#i", "ends with backslash \\",
}

// keyOf is the text itself where it can be a key, else a hash of it.
func keyOf(text string) string {
	if len(text) > graph.MaxKey-100 {
		return graph.HashKey(text)
	}
	return text
}

// hostileReading says one hostile text wherever an article can say something.
func hostileReading(n int, text string) *graph.Reading {
	key := keyOf(text)
	a := &graph.Article{ID: fmt.Sprintf("article:%d", n), URL: text, SourceID: "source:" + key, Headline: text, Lang: "en",
		Published: "2025-09-10", Reason: text, Text: text, Hash: text, Pack: text}
	m := &graph.Mention{ArticleID: a.ID, SourceID: a.SourceID, Lang: a.Lang, Published: a.Published,
		Type: graph.VisitType, Kind: graph.Kind(key), Status: graph.Planned, Level: graph.Minister, Date: graph.DayOf("2025-09-20"),
		Countries: []string{key, "PK"}, Guest: key, Host: "PK", Organizations: []string{key}, LeaderID: "person:" + key, LeaderOffice: "office:" + key,
		PlaceID: "place:" + key, Sectors: []string{key}, SpeakerID: "person:" + key, About: []string{key},
		Participants: []graph.Participant{{PersonID: "person:" + key, OfficeID: "office:" + key, OrganizationCode: key, CountryCode: key, Role: graph.Role(key)}},
		Origin:       key, Authority: 2, Confidence: .5, Rule: text, Pack: text, Quotes: []graph.Quote{{Text: text, Start: 1, End: 2}},
		Named: []graph.Naming{{PersonID: "person:" + key, OfficeID: "office:" + key, Lang: key, Text: text}},
	}
	m.ID = graph.MentionID(a.ID, m.Type, m.Parties(), 0)
	names := graph.Names{{Lang: key, Text: text}, {Lang: "en", Text: text}}
	return &graph.Reading{Article: a, Mentions: []*graph.Mention{m}, Entities: []graph.Node{
		&graph.Country{Code: key, Alpha3: key, Names: names}, &graph.Country{Code: "PK"},
		&graph.Organization{Code: key, Names: names, Kind: text, CountryCode: key},
		&graph.Person{ID: "person:" + key, CountryCode: key},
		&graph.Office{ID: "office:" + key, Type: text, Rank: graph.Rank(key), CountryCode: key, OrganizationCode: key, Titles: names},
		&graph.Place{ID: "place:" + key, CountryCode: key, Names: names},
		&graph.Sector{Code: key, Names: names},
		&graph.Source{ID: "source:" + key, Name: text, Kind: text},
	}}
}

// hostile puts hostile texts wherever a text can be, and asks with them. They
// come back as they went in, and harm nothing.
func (s *suite) hostile(t *testing.T) {
	store, oracle := s.open(t), memory.New()
	var all []*graph.Reading
	for i, text := range hostileTexts {
		all = append(all, hostileReading(i, text))
	}
	loadAll(t, all, store, oracle)
	if diff := cmp.Diff(content(t, oracle), content(t, store)); diff != "" {
		t.Fatalf("not as in memory (-memory +store): %s", diff)
	}
	for i, text := range hostileTexts {
		t.Run(fmt.Sprint(i), func(t *testing.T) { askHostile(t, store, oracle, i, text) })
	}
	if diff := cmp.Diff(content(t, oracle), content(t, store)); diff != "" {
		t.Errorf("asking has changed something (-memory +store): %s", diff)
	}
}

func askHostile(t *testing.T, store, oracle graph.Store, n int, text string) {
	id := fmt.Sprintf("article:%d", n)
	whole := find(t, store, &graph.Pattern{Label: graph.ArticleLabel, IDs: []string{id}, Whole: true, At: graph.Now(today)})
	if a := graph.One[*graph.Article](whole); a == nil || a.Headline != text || a.URL != text || a.Text != text {
		t.Errorf("%q did not come back as it went in", text)
	}
	now, key := graph.Now(today), keyOf(text)
	at := graph.MakeCursor(text, text)
	for name, p := range map[string]*graph.Pattern{
		"ids":      {IDs: []string{text, "country:" + key, "person:" + key, "event:" + text}, At: now},
		"filter":   {Label: graph.EventLabel, Where: &graph.EventFilter{AnyCountry: []string{key, text}, AllCountries: []string{key, "PK"}, Persons: []string{"person:" + key}, Sectors: []string{key, text}}, Total: true, At: now},
		"types":    {Label: graph.EventLabel, Where: &graph.EventFilter{Types: []graph.EventType{graph.EventType(text)}, Levels: []graph.Rank{graph.Rank(text)}, Status: []graph.Status{graph.Status(text)}}, At: now},
		"visits":   {Label: graph.VisitLabel, Where: &graph.VisitFilter{Guest: []string{key}}, At: now},
		"articles": {Label: graph.ArticleLabel, Where: &graph.ArticleFilter{Source: []string{"source:" + key}, Lang: []string{key, "en"}}, At: now},
		"cursor":   {Label: graph.EventLabel, First: 2, After: at, At: now},
		"pair":     {Label: graph.BilateralLabel, Pair: &graph.Pair{A: key, B: "PK"}, At: now, With: []*graph.Pattern{{Edge: graph.Ties, Label: graph.EventLabel, As: key, Total: true}}},
		"keys":     {Label: graph.CountryLabel, IDs: []string{"country:" + key}, At: now, With: []*graph.Pattern{{Edge: graph.VisitsMade, Label: graph.VisitLabel, As: key + "x"}, {Edge: graph.OfficesOf, Label: graph.OfficeLabel, As: "x" + key}}},
		"search":   {Text: text, At: now},
		"prefix":   {Text: text[:1] + " " + text, First: 3, At: now},
	} {
		if name == "prefix" && text[0] >= 0x80 {
			continue // half a letter
		}
		page := find(t, store, p)
		same(t, p, oracle, page)
	}
	tally := &graph.Tally{Pair: &graph.Pair{A: "PK", B: key}, By: []graph.Dimension{graph.BySector, graph.BySource, graph.ByDirection}, At: now}
	got, err := store.Count(t.Context(), tally)
	if err != nil {
		t.Fatal(err)
	}
	want, err := oracle.Count(t.Context(), tally)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, plainly...); diff != "" {
		t.Errorf("counts not as in memory (-memory +store): %s", diff)
	}
	route := &graph.Route{From: key, To: "PK", MaxLength: 2, First: 2, At: now}
	ways, err := store.Paths(t.Context(), route)
	if err != nil || len(ways) != 1 || ways[0].Countries[0].Code != key {
		t.Errorf("%d paths, %v", len(ways), err)
	}
}
