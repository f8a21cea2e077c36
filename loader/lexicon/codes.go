package lexicon

import (
	"maps"
	"slices"
)

// Codes lists the ids of a class that have names, sorted: of countries
// (alpha-2), organisations, offices, sectors, places, ministries and groups.
func (s *Set) Codes(c Class) []string { return slices.Sorted(maps.Keys(s.names[c])) }
