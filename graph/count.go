package graph

import (
	"fmt"
	"slices"
)

// Dimension is something by which events are counted.
type Dimension string

// The dimensions. An event of several countries, pairs, sectors, sources or
// languages counts once under each, and under none where it has none; by
// several dimensions once under each combination. Pairs are the keys of Pairs,
// sources the global ids of Source, and both sources and languages those of the
// event's mentions. Status is that of the day of the question. Direction is guest>host of a visit
// (KZ>PK), empty for other events. Month, Quarter and Year are those of the
// event's first day (2025-09, 2025-Q3, 2025), empty for undated events.
const (
	ByCountry   Dimension = "COUNTRY"
	ByPair      Dimension = "PAIR"
	ByType      Dimension = "TYPE"
	BySector    Dimension = "SECTOR"
	ByLevel     Dimension = "LEVEL"
	ByStatus    Dimension = "STATUS"
	BySource    Dimension = "SOURCE"
	ByLanguage  Dimension = "LANGUAGE"
	ByMonth     Dimension = "MONTH"
	ByQuarter   Dimension = "QUARTER"
	ByYear      Dimension = "YEAR"
	ByDirection Dimension = "DIRECTION"
)

var dimensions = [...]Dimension{ByCountry, ByPair, ByType, BySector, ByLevel, ByStatus,
	BySource, ByLanguage, ByMonth, ByQuarter, ByYear, ByDirection}

// Tally is a question for counts: events (those that are Ties of a pair, where
// one is given) that pass a filter, counted by up to three dimensions. No dimension: one row with the total.
type Tally struct {
	Pair  *Pair
	Where *EventFilter
	By    []Dimension
	// First rows wanted, largest first, then by keys; 0 wants all.
	First int
	At    Moment
}

// MaxBy is by how many dimensions a Tally counts at most.
const MaxBy = 3

// Check tells whether a store can answer the question. The error is ErrInvalid.
func (t *Tally) Check() error {
	if len(t.By) > MaxBy {
		return fmt.Errorf("%w: count by at most %d dimensions, not %d", ErrInvalid, MaxBy, len(t.By))
	}
	for _, d := range t.By {
		if !slices.Contains(dimensions[:], d) {
			return fmt.Errorf("%w: there is no dimension %q", ErrInvalid, d)
		}
	}
	if t.First < 0 {
		return fmt.Errorf("%w: ask for 0 rows (all) or more, not %d", ErrInvalid, t.First)
	}
	if t.Pair != nil {
		if err := t.Pair.check(); err != nil {
			return err
		}
	}
	return t.At.check()
}

// Row is a count with its keys, one for each dimension of the tally.
type Row struct {
	Keys []string
	N    int
}
