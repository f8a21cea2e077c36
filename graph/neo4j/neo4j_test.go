package neo4j_test

import (
	"flag"
	"os"
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
