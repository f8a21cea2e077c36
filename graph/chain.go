package graph

import (
	"maps"
	"slices"
)

// Chains finds the chains that lead from one country to another through linked
// countries, none of them twice: the shortest first, then by the codes on the
// way; at most first of them, each at most most links long.
func Chains(links map[string]map[string]bool, from, to string, most, first int) [][]string {
	w := chains{links: links, to: to, first: first, left: map[string]int{to: 0}}
	for reached := []string{to}; len(reached) > 0; { // breadth first from the end, so that no step is taken in vain
		var next []string
		for _, a := range reached {
			for b := range links[a] {
				if _, ok := w.left[b]; !ok {
					w.left[b] = w.left[a] + 1
					next = append(next, b)
				}
			}
		}
		reached = next
	}
	for length := 1; length <= most; length++ {
		w.extend([]string{from}, length)
	}
	return w.found
}

type chains struct {
	links map[string]map[string]bool
	to    string
	first int
	left  map[string]int // how many links a country is away from the end, at least
	found [][]string
}

// extend lengthens a chain by exactly so many links, the smaller code first.
func (w *chains) extend(chain []string, length int) {
	at := chain[len(chain)-1]
	if left, ok := w.left[at]; !ok || left > length || len(w.found) == w.first {
		return
	}
	if length == 0 {
		w.found = append(w.found, slices.Clone(chain))
		return
	}
	for _, next := range slices.Sorted(maps.Keys(w.links[at])) {
		if !slices.Contains(chain, next) && (next != w.to || length == 1) {
			w.extend(append(chain, next), length-1)
		}
	}
}
