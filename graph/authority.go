package graph

import (
	"math"
	"slices"
)

// Authorities of origins, highest first.
const (
	Government   = 4 // a ministry or a head's office
	Agency       = 3
	Outlet       = 2
	Unattributed = 1
)

// reliability is how far an origin is believed, by its authority.
func reliability(authority int) float64 {
	switch authority {
	case Government:
		return .95
	case Agency:
		return .85
	case Outlet:
		return .7
	}
	return .5
}

// confidence joins the mentions by origin, each as whose word it is: w =
// reliability × the reader's confidence, in which certainty is, the highest of each origin counts, and the event's is
// 1 − ∏(1 − w), at most .99, to four digits. It also gives the number of origins.
func confidence(mentions []*Mention, from map[*Mention]string) (float64, int) {
	best := map[string]float64{}
	for _, m := range mentions {
		best[from[m]] = max(best[from[m]], reliability(m.Authority)*m.Confidence)
	}
	origins := make([]string, 0, len(best))
	for o := range best {
		origins = append(origins, o)
	}
	slices.Sort(origins) // floating point adds up in one order only
	doubt := 1.0
	for _, o := range origins {
		doubt *= 1 - best[o]
	}
	return math.Round(min(1-doubt, .99)*1e4) / 1e4, len(best)
}
