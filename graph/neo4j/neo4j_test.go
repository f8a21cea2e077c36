package neo4j_test

import (
	"flag"
	"os"
	"strconv"
	"testing"

	"diplograph/graph"
	"diplograph/graph/graphtest"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"
)

// TestMain asks fewer random questions than other packages do: here every one
// begins with an emptied server. -rapid.checks asks more.
func TestMain(m *testing.M) {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		if err := flag.Set("rapid.checks", "20"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

func open(t testing.TB, url string, options ...neo4j.Option) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(t.Context(), url, options...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStore(t *testing.T) {
	graphtest.Run(t, func(t *testing.T) graphtest.Open {
		url := neo4jtest.URL(t)
		return func() graph.Store { return open(t, url) }
	})
}

// One check of the properties is some fifty updates, so there are a tenth of them.
func TestProperties(t *testing.T) {
	checks := flag.Lookup("rapid.checks").Value
	asked := checks.String()
	n, err := strconv.Atoi(asked)
	if err == nil {
		err = checks.Set(strconv.Itoa(max(1, n/10)))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = checks.Set(asked) })
	graphtest.Properties(t, func(t *testing.T) (graphtest.Open, graphtest.Left) {
		url := neo4jtest.URL(t)
		return func() graph.Store { return open(t, url) }, func() []string { return left(t, url) }
	})
}

// left lists the nodes that are there for events, the entities that are held
// up, and the edges that are not between articles, mentions and entities by their nature.
func left(t *testing.T, url string) []string {
	b := browse(t, url)
	return append(
		b.lines(t, `MATCH (n) WHERE NOT (n:Article OR n:Mention OR n:Schema OR n:Verdict OR n:Change OR n:Source OR n:Entity AND coalesce(n.support, 0) = 0)
WITH labels(n) AS l, count(*) AS n RETURN toString(n) + ' nodes :' + reduce(t = '', x IN l | t + x + ' ')`),
		b.lines(t, `MATCH (a)-[r]->(b) WHERE NOT (type(r) IN ['FROM', 'PUBLISHED_BY', 'WITHIN', 'CAME_OF'] OR type(r) IN ['IN', 'OF'] AND a:Entity AND b:Entity)
WITH type(r) AS t, count(*) AS n RETURN toString(n) + ' edges ' + t`)...)
}
