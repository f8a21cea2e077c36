package graphtest

import (
	"context"
	"slices"
	"testing"

	"diplograph/graph"
)

// Open opens the store at a place: empty at first, and later with what it kept.
// It fails the test where it cannot.
type Open func() graph.Store

// Exception names something that is not asked of a store, and why.
type Exception string

// ForgetsOnClose is a store that keeps nothing when it is closed.
const ForgetsOnClose Exception = "the store forgets all when it is closed"

// suite is one store under test.
type suite struct {
	place      func(*testing.T) Open
	exceptions []Exception
}

// Run holds a store to the contract. place makes a new, empty place for a store
// each time it is called; at most one place is in use at a time. Stores are
// closed by the suite.
func Run(t *testing.T, place func(t *testing.T) Open, exceptions ...Exception) {
	s := &suite{place: place, exceptions: exceptions}
	for _, scenario := range [...]struct {
		name string
		run  func(*suite, *testing.T)
	}{
		{"scenarios", (*suite).scenarios},
		{"empty", (*suite).empty},
		{"update", (*suite).update},
		{"evidence", (*suite).evidence},
		{"verdicts", (*suite).verdicts},
		{"loads", (*suite).loads},
		{"changes", (*suite).changes},
		{"journal", (*suite).journal},
		{"edges", (*suite).edges},
		{"pages", (*suite).pages},
		{"most nodes", (*suite).mostNodes},
		{"invalid questions", (*suite).invalid},
		{"readers beside a writer", (*suite).readersBesideWriter},
		{"two writers", (*suite).twoWriters},
		{"answers are their own", (*suite).ownMemory},
		{"hostile texts", (*suite).hostile},
		{"close and reopen", (*suite).reopen},
		{"as in memory", (*suite).random},
	} {
		t.Run(scenario.name, func(t *testing.T) { scenario.run(s, t) })
	}
}

// open gives a store at a new, empty place.
func (s *suite) open(t *testing.T) graph.Store {
	t.Helper()
	store := s.place(t)()
	t.Cleanup(func() {
		if err := store.Close(context.Background()); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return store
}

func (s *suite) excepted(e Exception) bool { return slices.Contains(s.exceptions, e) }
