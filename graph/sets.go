package graph

import "slices"

// sortedUnique sorts a list and drops what is in it twice; nil stays nil.
func sortedUnique(in []string) []string {
	slices.Sort(in)
	return slices.Compact(in)
}
