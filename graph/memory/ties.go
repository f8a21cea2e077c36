package memory

import (
	"slices"

	"diplograph/graph"
)

// ties counts what a country has to do with each other.
func (v *view) ties(code string) []graph.Node {
	found := map[string]*graph.Tie{}
	for _, e := range v.events {
		for _, other := range slices.Compact(slices.Sorted(slices.Values(e.Countries))) {
			if !tied(e, code, other) || len(v.nodes(graph.CountryLabel, other)) == 0 {
				continue
			}
			t := found[other]
			if t == nil {
				t = &graph.Tie{With: other}
				found[other] = t
			}
			t.EventCount++
			if e.Date != nil && e.Date.From <= v.at.Today && slices.Contains(graph.TookPlace, e.StatusOn(v.at.Today)) {
				t.LastContact = max(t.LastContact, e.Date.From)
			}
		}
	}
	var out []graph.Node
	for _, t := range found {
		out = append(out, t)
	}
	return out
}
