package neo4j_test

import (
	"testing"

	"diplograph/graph"
	"diplograph/graph/graphtest"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"
)

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
