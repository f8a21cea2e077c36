package main_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/client"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/transport"
)

const deep = `query ($kinds: [EventType!]) {
  country(code: "PAK") {
    name(lang: "ur")
    hosted: visitsHosted(first: 3) { totalCount nodes { ...Visit } }
    made: visitsMade(filter: {status: [OCCURRED]}) { edges { cursor node { ...Visit } } }
    timeline(filter: {types: $kinds}, first: 5) {
      nodes {
        title
        countries { code offices { title holders { person { name timeline(first: 2) { totalCount nodes { id } } } } } }
        ... on Meeting { during { ...Visit } outcomes { kind producedBy { id mentions(first: 1) { nodes { quotes { text } article { source { name } } } } } } }
        ... on Event { mentions(first: 2) { totalCount nodes { article { headline mentions { nodes { event { id } } } } } } }
      }
    }
  }
}
fragment Visit on Visit { id status leader { name country { code } } office { rank } lifecycle { to evidence { quotes { text } } } programme { title ... on Meeting { place { name country { name } } } } }`

func TestOneRootFieldIsOneStatement(t *testing.T) {
	var mu sync.Mutex
	var told []string
	store, err := neo4j.Open(t.Context(), neo4jtest.URL(t), neo4j.Telling(func(cypher string) {
		mu.Lock()
		defer mu.Unlock()
		told = append(told, cypher)
	}))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = store.Close(t.Context()) }()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	l := loader.Loader{Reader: extract.New(set), Store: store, Now: time.Now}
	if r, err := l.Load(t.Context(), loader.Find([]string{examples}, nil)); err != nil || r.New == 0 {
		t.Fatalf("%+v %v", r, err)
	}
	server := handler.New(gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{Store: store, Words: set, Now: time.Now, Today: func() graph.Date { return "2025-09-15" }}}))
	server.AddTransport(transport.POST{})
	for name, tc := range map[string]struct {
		query string
		most  int
	}{
		"a country five levels deep": {deep, 1},
		"a search":                   {`{search(text: "Kazakhstan") {nodes {... on Country {visitsMade {nodes {id mentions {nodes {quotes {text}}}}}} ... on Event {title sectors {name}}}}}`, 1},
		"a pair's timeline":          {`{bilateral(a: "PK", b: "KZ") {timeline {totalCount nodes {title participants {person {name} office {title}} mentions {nodes {quotes {text}}}}}}}`, 1},
		"a pair with its summary":    {`{bilateral(a: "PK", b: "KZ") {summary {eventCount sectors {count} levels {count} trend {count} nextVisit {title} lapsedVisits {id} visitsByDirection {guest {name} count}} timeline {nodes {id}}}}`, 2},
		"two root fields":            {`{a: events {nodes {id countries {name}}} b: visits {nodes {id leader {name}}}}`, 2},
	} {
		told = nil
		var answer map[string]any
		if err := client.New(server).Post(tc.query, &answer, client.Var("kinds", []string{"MEETING", "VISIT"})); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if len(told) != tc.most {
			t.Errorf("%s: %d statements, want %d: %s", name, len(told), tc.most, strings.Join(told, "\n\n"))
		}
	}
}
