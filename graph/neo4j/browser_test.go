package neo4j_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/graph/neo4j/neo4jtest"

	"github.com/google/go-cmp/cmp"
	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// browser is what a person in Neo4j Browser has: the driver and no store between.
type browser struct {
	driver   driver.DriverWithContext
	database string
}

func browse(t testing.TB, address string) *browser {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	auth := driver.NoAuth()
	if u.User != nil {
		password, _ := u.User.Password()
		auth = driver.BasicAuth(u.User.Username(), password, "")
	}
	d, err := driver.NewDriverWithContext(u.Scheme+"://"+u.Host, auth)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.Close(t.Context()) })
	return &browser{d, strings.Trim(u.Path, "/")}
}

// ask runs a query and gives its rows.
func (b *browser) ask(t testing.TB, cypher string) *driver.EagerResult {
	t.Helper()
	r, err := driver.ExecuteQuery(t.Context(), b.driver, cypher, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase(b.database))
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return r
}

// lines gives the only column of a query's rows, sorted.
func (b *browser) lines(t testing.TB, cypher string) []string {
	t.Helper()
	var out []string
	for _, r := range b.ask(t, cypher).Records {
		line, ok := r.Values[0].(string)
		if !ok {
			t.Fatalf("%s: %v is no text", cypher, r.Values[0])
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

// views gives the edges of an explorer's view from one country to another, as
// event and properties.
func (b *browser) views(t testing.TB, from, view, to string) []string {
	t.Helper()
	var out []string
	for _, r := range b.ask(t, "MATCH (:Country {code:'"+from+"'})-[m:"+view+"]->(:Country {code:'"+to+"'}) RETURN m").Records {
		m, ok := r.Values[0].(driver.Relationship)
		if !ok {
			t.Fatalf("%v is no edge", r.Values[0])
		}
		line := ""
		for _, key := range []string{"event", "date", "kind", "status", "level"} {
			value, ok := m.Props[key].(string)
			if !ok {
				t.Errorf("%s has no %s: %v", view, key, m.Props)
			}
			line += " " + value
		}
		out = append(out, line[1:])
	}
	slices.Sort(out)
	return out
}

// event is the id of the event of which a reading's mention, counted from 1, is the first.
func event(r *graph.Reading, n int) string { return graph.EventID(r.Mentions[n-1].ID) }

func TestBrowserSeesOneEdgeForEachEvent(t *testing.T) {
	address := neo4jtest.URL(t)
	store := open(t, address)
	defer func() { _ = store.Close(t.Context()) }()
	all := articles()
	first, third := all[0], all[2]
	load(t, store, all[:2]...)
	load(t, store, third)
	b := browse(t, address)
	met := []string{
		event(first, 2) + " 2025-09-09 TALKS OCCURRED FOREIGN_MINISTER",
		event(first, 4) + " 2025-09-09 MEETING OCCURRED FOREIGN_MINISTER",
		event(third, 3) + " 2025-09-18 SUMMIT OCCURRED HEAD_OF_STATE",
	}
	slices.Sort(met)
	came := []string{
		event(first, 1) + " 2025-09-09 VISIT OCCURRED FOREIGN_MINISTER",
		event(first, 5) + " 2025-11 VISIT PLANNED HEAD_OF_STATE",
	}
	slices.Sort(came)
	agreed := []string{event(first, 3) + " 2025-09-09 ACTION_PLAN SIGNED FOREIGN_MINISTER"}
	check := func(when string) {
		t.Helper()
		for _, tc := range []struct {
			from, view, to string
			want           []string
		}{
			{"PK", "MEETS", "KZ", met},
			{"KZ", "MEETS", "PK", met},
			{"CN", "MEETS", "PK", []string{event(third, 3) + " 2025-09-18 SUMMIT OCCURRED HEAD_OF_STATE"}},
			{"TR", "MEETS", "PK", nil}, // only at a conference of more states than make ties
			{"KZ", "VISITS", "PK", came},
			{"PK", "VISITS", "KZ", []string{event(third, 1) + " 2025-09-19 OFFICIAL_VISIT OCCURRED FOREIGN_MINISTER"}},
			{"PK", "AGREES_WITH", "KZ", agreed},
			{"KZ", "AGREES_WITH", "PK", agreed},
		} {
			if diff := cmp.Diff(tc.want, b.views(t, tc.from, tc.view, tc.to)); diff != "" {
				t.Errorf("%s: (%s)-[:%s]->(%s), -want +got:\n%s", when, tc.from, tc.view, tc.to, diff)
			}
		}
	}
	check("loaded")
	load(t, store, articles()...)
	check("loaded again")
}

func TestBrowserSeesNoEdgeOfWhatWasWithdrawn(t *testing.T) {
	address := neo4jtest.URL(t)
	store := open(t, address)
	defer func() { _ = store.Close(t.Context()) }()
	all := articles()
	load(t, store, all...)
	withdraw := func(out bool) {
		t.Helper()
		first := articles()[0]
		first.Article.Hash = fmt.Sprint("withdrawn: ", out) // or it would not be read again
		err := store.Update(t.Context(), graph.TouchedBy([]*graph.Reading{first}), func(ev *graph.Evidence) (*graph.Revision, error) {
			ev.Articles[0].Withdrawn = out
			return graph.Revise(ev, []*graph.Reading{first}), nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	b := browse(t, address)
	withdraw(true)
	want := []string{ // what only the first article told is gone; the talks are the second one's now
		event(all[1], 2) + " 2025-09-09 TALKS OCCURRED FOREIGN_MINISTER",
		event(all[2], 3) + " 2025-09-18 SUMMIT OCCURRED HEAD_OF_STATE",
	}
	slices.Sort(want)
	for _, ends := range [][2]string{{"PK", "KZ"}, {"KZ", "PK"}} {
		if diff := cmp.Diff(want, b.views(t, ends[0], "MEETS", ends[1])); diff != "" {
			t.Errorf("%v, -want +got:\n%s", ends, diff)
		}
	}
	if got := b.views(t, "KZ", "VISITS", "PK"); len(got) != 1 {
		t.Errorf("the planned visit is still there: %v", got)
	}
	const offices = "MATCH (n:Entity)-[:OF]->(:Country {code: 'KZ'}) RETURN n.id"
	if diff := cmp.Diff([]string{"office:KZ/foreign_minister"}, b.lines(t, offices)); diff != "" {
		t.Errorf("offices that some article still tells of, -want +got:\n%s", diff)
	}
	withdraw(false)
	if diff := cmp.Diff([]string{"office:KZ/foreign_minister", "office:KZ/president"}, b.lines(t, offices)); diff != "" {
		t.Errorf("offices after the withdrawal was taken back, -want +got:\n%s", diff)
	}
	if got := b.views(t, "PK", "MEETS", "KZ"); len(got) != 3 {
		t.Errorf("%d meetings after the withdrawal was taken back, want 3: %v", len(got), got)
	}
}

// ontology are the edges of the ontology, as the articles have them.
var ontology = []string{
	"Agreement OUTCOME_OF Meeting", "Agreement PART_OF Visit", "Article PUBLISHED_BY Source",
	"Country AGREES_WITH Country", "Country MEETS Country", "Country VISITS Country",
	"Country PARTY_TO Agreement", "Country PARTY_TO Meeting", "Country PARTY_TO Statement", "Country PARTY_TO Visit",
	"Meeting AT Place", "Meeting ON Sector", "Meeting PART_OF Visit",
	"Mention FROM Article", "Mention OF Agreement", "Mention OF Meeting", "Mention OF Statement", "Mention OF Visit",
	"Office OF Country", "Office OF Organization", "Office TOOK_PART Meeting", "Office TOOK_PART Visit",
	"Organization PARTY_TO Meeting", "Person HELD Office", "Person TOOK_PART Meeting", "Person TOOK_PART Statement", "Person TOOK_PART Visit",
	"Place IN Country", "Visit GUEST Country", "Visit HOST Country",
}

func TestBrowserSeesTheOntology(t *testing.T) {
	address := neo4jtest.URL(t)
	store := open(t, address)
	defer func() { _ = store.Close(t.Context()) }()
	for _, r := range articles() { // one by one, so that events have former states
		load(t, store, r)
	}
	b := browse(t, address)
	labels := b.lines(t, `MATCH (n) RETURN DISTINCT reduce(all = '', l IN labels(n) | all + l + ' ') AS labels`)
	for i, l := range labels {
		words := strings.Fields(l)
		slices.Sort(words)
		labels[i] = strings.Join(words, " ")
	}
	slices.Sort(labels)
	if diff := cmp.Diff([]string{
		"Agreement Event State", "Article", "Change", "Country Entity", "Entity Office", "Entity Organization", "Entity Person", "Entity Place", "Entity Sector", "Entity Source",
		"Event Meeting State", "Event State Statement", "Event State Visit", "Kept", "Mention", "Schema", "State", "Support", "Tie",
	}, labels); diff != "" {
		t.Errorf("labels, -want +got:\n%s", diff)
	}
	got := b.lines(t, `MATCH (a)-[e]->(b) WHERE NOT type(e) STARTS WITH 'WAS_' AND NOT type(e) IN ['TIES', 'TIED', 'WITHIN', 'CAME_OF']
WITH [l IN labels(a) WHERE NOT l IN ['Entity', 'State', 'Event']] AS a, type(e) AS e, [l IN labels(b) WHERE NOT l IN ['Entity', 'State', 'Event']] AS b
RETURN DISTINCT a[0] + ' ' + e + ' ' + b[0]`)
	want := slices.Sorted(slices.Values(ontology))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("edges, -want +got:\n%s", diff)
	}
	if former := b.lines(t, `MATCH (n:State)-[e]-() WHERE NOT n:Event AND NOT type(e) STARTS WITH 'WAS_' AND type(e) <> 'TIES' RETURN DISTINCT type(e)`); former != nil {
		t.Errorf("former states have edges that explorers see: %v", former)
	}
}
