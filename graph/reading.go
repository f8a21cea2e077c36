package graph

// Reading is what a reader took from one article: its mentions, and every
// entity that they refer to (countries, organisations, persons, offices,
// places, sectors, sources). It is what the graph takes in.
type Reading struct {
	Article  *Article
	Mentions []*Mention
	Entities []Node
}

// Touched lists the articles and the blocks that readings are about.
func TouchedBy(readings []*Reading) Touched {
	var t Touched
	for _, r := range readings {
		t.Articles = append(t.Articles, r.Article.ID)
		for _, m := range r.Mentions {
			t.Blocks = append(t.Blocks, BlockOf(m))
		}
	}
	t.Articles, t.Blocks = sortedUnique(t.Articles), sortedUnique(t.Blocks)
	return t
}
