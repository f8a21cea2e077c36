package memory_test

import (
	"testing"

	"diplograph/graph"
	"diplograph/graph/graphtest"
	"diplograph/graph/memory"
)

// The suite compares every store with this one; here it holds this one to the
// answers that the scenarios spell out.
func TestContract(t *testing.T) {
	graphtest.Run(t, func(*testing.T) graphtest.Open {
		return func() graph.Store { return memory.New() }
	}, graphtest.ForgetsOnClose)
}

func TestProperties(t *testing.T) {
	graphtest.Properties(t, func(*testing.T) (graphtest.Open, graphtest.Left) {
		return func() graph.Store { return memory.New() }, nil
	})
}
