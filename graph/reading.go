package graph

// Reading is what a reader took from one article: its mentions, and every
// entity that they refer to (countries, organisations, persons, offices,
// places, sectors, sources). It is what the graph takes in.
type Reading struct {
	Article  *Article
	Mentions []*Mention
	Entities []Node
}

// TouchedBy lists the articles, the blocks and the mentions that readings are about.
func TouchedBy(readings []*Reading) Touched {
	var t Touched
	for _, r := range readings {
		t.Articles = append(t.Articles, r.Article.ID)
		for _, m := range r.Mentions {
			t.Blocks = append(t.Blocks, BlockOf(m))
			t.Mentions = append(t.Mentions, m.ID)
		}
	}
	t.Articles, t.Blocks, t.Mentions = sortedUnique(t.Articles), sortedUnique(t.Blocks), sortedUnique(t.Mentions)
	return t
}
