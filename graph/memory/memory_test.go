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
