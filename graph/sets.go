package graph

import "slices"

// given leaves out what is empty.
func given(values ...string) []string {
	var out []string
	for _, v := range values {
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}

// sortedUnique sorts a list and drops what is in it twice; nil stays nil.
func sortedUnique(in []string) []string {
	slices.Sort(in)
	return slices.Compact(in)
}
