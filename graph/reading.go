package graph

// Reading is what a reader took from one article: its mentions, and every
// entity that they refer to (countries, organisations, persons, offices,
// places, sectors, sources). It is what the graph takes in.
type Reading struct {
	Article  *Article
	Mentions []*Mention
	Entities []Node
}

// TouchedBy lists what readings are about.
func TouchedBy(readings []*Reading) Touched { return Touched{Readings: readings} }
