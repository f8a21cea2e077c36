package eval_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/eval"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
)

// oneEvent is the least share of the pairs that are one event which end in one.
const oneEvent = 0.85

// item names an item of gold: a place in a list of an article.
type item struct {
	Article string `json:"article"`
	List    string `json:"list"`
	Index   int    `json:"index"`
}

// sameEvents says which items of different articles tell of one event, and which do not.
type sameEvents struct {
	Clusters []struct {
		Event string `json:"event"`
		Items []item `json:"items"`
	} `json:"clusters"`
	Not []struct {
		Why   string `json:"why"`
		Items []item `json:"items"`
	} `json:"not_same"`
}

// corpus is gold with its articles, and the mentions that items became.
type corpus struct {
	set      *lexicon.Set
	golds    map[string]*eval.Gold
	same     sameEvents
	articles map[string]*graph.Article
	mention  map[item]string
	mentions []*graph.Mention
}

func open(t *testing.T, dir string) *corpus {
	t.Helper()
	c := &corpus{golds: map[string]*eval.Gold{}, articles: map[string]*graph.Article{}}
	var err error
	if c.set, err = lexicon.LoadAll(packs.FS()); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(filepath.Join(dir, "same-events.json"))
	if err == nil {
		err = json.Unmarshal(b, &c.same)
	}
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files { // also what is left out of the figures of reading
		b, err := os.ReadFile(f)
		g := &eval.Gold{}
		if err == nil {
			err = json.Unmarshal(b, g)
		}
		if err != nil {
			t.Fatalf("%s: %v", f, err)
		}
		c.golds[g.ID] = g
	}
	for x := range loader.Find([]string{filepath.Join(dir, "articles")}, nil) {
		if x.Err != nil {
			t.Fatalf("%s: %v", x.Place, x.Err)
		}
		c.articles[x.Name] = x.Article
	}
	return c
}

// fromGold makes the mentions of the gold's own items, so that matching alone is measured.
func (c *corpus) fromGold(t *testing.T) {
	c.mention, c.mentions = map[item]string{}, nil
	for id, g := range c.golds {
		a := c.articles[id]
		if a == nil {
			t.Fatalf("%s has gold and no article", id)
		}
		for _, list := range [...]string{"meetings", "visits", "agreements"} {
			items, err := g.Items(list)
			if err != nil {
				t.Fatal(err)
			}
			for i := range items {
				m := c.said(t, g, a, list, i)
				c.mention[item{id, list, i}] = m.ID
				c.mentions = append(c.mentions, m)
			}
		}
	}
}

// said is what an item says, as a mention.
func (c *corpus) said(t *testing.T, g *eval.Gold, a *graph.Article, list string, i int) *graph.Mention {
	items, err := g.Items(list)
	if err != nil {
		t.Fatal(err)
	}
	x := items[i]
	m := &graph.Mention{
		ArticleID: graph.ID(graph.ArticleLabel, g.ID), SourceID: a.SourceID, Lang: g.Lang, Published: a.Published, Origin: g.ID,
		Type: map[string]graph.EventType{"meetings": graph.MeetingType, "visits": graph.VisitType, "agreements": graph.AgreementType}[list],
		Kind: graph.Kind(strings.ToUpper(x.Type + x.Kind)), Status: graph.Status(strings.ToUpper(x.Status)),
		Level: graph.Rank(strings.ToUpper(x.Level)), Authority: graph.Outlet, Confidence: .9, Sectors: slices.Sorted(slices.Values(x.Sectors)),
	}
	switch {
	case m.Type == graph.VisitType:
		m.Kind, m.Guest, m.Host = graph.KindVisit, x.GuestCountry, x.HostCountry
		x.Parties = []string{x.GuestCountry, x.HostCountry}
		p := c.who(g, x.Guest, m.Guest)
		m.LeaderID, m.LeaderOffice, m.Participants = p.PersonID, p.OfficeID, []graph.Participant{p}
	case m.Kind == "OTHER":
		m.Kind = graph.KindInstrument
	}
	if m.Level.Height() == len(graph.Ranks) {
		m.Level = graph.OtherRank
	}
	for _, p := range x.Parties {
		if len(p) == 2 {
			m.Countries = append(m.Countries, p)
		} else {
			m.Organizations = append(m.Organizations, p)
		}
	}
	slices.Sort(m.Countries)
	slices.Sort(m.Organizations)
	for _, name := range x.Participants {
		m.Participants = append(m.Participants, c.who(g, name, ""))
	}
	if x.Date != "" {
		if m.Date, err = graph.ParseEDTF(x.Date); err != nil {
			t.Fatalf("%s: %v", g.ID, err)
		}
	}
	if x.Place != "" {
		m.PlaceID = graph.ID(graph.PlaceLabel, graph.Folded(x.Place))
	}
	m.ID = graph.MentionID(m.ArticleID, m.Type, m.Parties(), i)
	return m
}

// who is somebody whom gold names, with the key that the reader would give.
func (c *corpus) who(g *eval.Gold, name, country string) graph.Participant {
	p := graph.Participant{CountryCode: country, Role: graph.ParticipantRole}
	office := name
	for _, x := range g.People {
		if x.Name != name {
			continue
		}
		lang := "en"
		if x.NameEn != "" {
			name = x.NameEn
		} else {
			lang = g.Lang
		}
		iso := x.Country
		var parts []string
		if lex, err := c.set.Lexicon(lang); err == nil {
			iso, parts = extract.PersonKey(lex, x.Country, name)
		}
		p.PersonID, p.CountryCode, office = graph.ID(graph.PersonLabel, iso+"/"+strings.Join(parts, "-")), x.Country, x.Office
	}
	if p.CountryCode != "" && office != "" {
		p.OfficeID = graph.ID(graph.OfficeLabel, p.CountryCode+"/"+graph.Folded(office))
	}
	return p
}

// fromArticles makes the mentions that the reader takes from the articles.
func (c *corpus) fromArticles(t *testing.T) {
	c.mention, c.mentions = map[item]string{}, nil
	reader := extract.New(c.set)
	for id, g := range c.golds {
		a := c.articles[id]
		r, err := reader.Extract(a)
		if err != nil {
			t.Logf("%s: %v", id, err)
			continue
		}
		of := map[graph.EventType][]*graph.Mention{}
		for _, m := range r.Mentions {
			m.ArticleID, m.SourceID, m.Lang, m.Published = a.ID, a.SourceID, a.Lang, a.Published
			of[m.Type] = append(of[m.Type], m)
			c.mentions = append(c.mentions, m)
		}
		for list, typ := range map[string]graph.EventType{"meetings": graph.MeetingType, "visits": graph.VisitType, "agreements": graph.AgreementType} {
			found, err := eval.Found(g, list, &eval.Reading{Record: r.Record(id), Text: a.Text})
			if err != nil {
				t.Fatal(err)
			}
			for i, j := range found {
				if j >= 0 {
					c.mention[item{id, list, i}] = of[typ][j].ID
				}
			}
		}
	}
}

// measure concludes the mentions, and counts the pairs that are one event as
// they should be. Pairs of which an item was not read at all are counted apart.
func (c *corpus) measure(t *testing.T) (one, pairs, unread, merged int) {
	event := map[string]string{}
	for _, e := range graph.Conclude(c.mentions, nil) {
		for _, id := range e.MentionIDs {
			event[id] = e.ID
		}
	}
	together := func(a, b item) (same, read bool) {
		x, y := c.mention[a], c.mention[b]
		return x != "" && event[x] == event[y], x != "" && y != ""
	}
	for _, cluster := range c.same.Clusters {
		for i, a := range cluster.Items {
			for _, b := range cluster.Items[i+1:] {
				same, read := together(a, b)
				switch {
				case !read:
					unread++
				case same:
					one++
				default:
					t.Logf("two events, and should be one: %v %v: %s", a, b, cluster.Event)
				}
				pairs++
			}
		}
	}
	for _, not := range c.same.Not {
		if same, _ := together(not.Items[0], not.Items[1]); same {
			merged++
			t.Logf("one event, and should be two: %v: %s", not.Items, not.Why)
		}
	}
	return one, pairs, unread, merged
}

// hold measures and holds what is right against what is wanted.
func (c *corpus) hold(t *testing.T, name string) {
	one, pairs, unread, merged := c.measure(t)
	read := pairs - unread
	t.Logf("%s: of %d pairs that are one event %d are read on both sides, and %d (%s) of these end in one event; of %d pairs that are two, %d do",
		name, pairs, read, one, percent(one, read), len(c.same.Not), merged)
	if read == 0 || float64(one) < oneEvent*float64(read) {
		t.Errorf("%s: %d of %d pairs end in one event, want %.0f %%", name, one, read, 100*oneEvent)
	}
	if merged > 0 {
		t.Errorf("%s: %d pairs that are two events end in one", name, merged)
	}
}

func percent(n, of int) string { return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(max(of, 1))) }

// Articles that tell of one event are brought together, and others kept apart.
func TestSameEvents(t *testing.T) {
	dir := filepath.Join(shared, "dev")
	if _, err := os.Stat(filepath.Join(dir, "same-events.json")); err != nil {
		t.Skip("there is nothing to measure: same-events.json is not beside the project, in ../shared/dev")
	}
	c := open(t, dir)
	c.fromGold(t)
	c.hold(t, "mentions of the gold's items")
	c.fromArticles(t)
	c.hold(t, "mentions that the reader takes")
}
