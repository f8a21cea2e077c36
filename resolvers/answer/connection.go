package answer

import "diplograph/graph"

// PageInfo says where a page stands in its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *string
	EndCursor       *string
}

// info is where a page stands.
func info(p *graph.Page) *PageInfo {
	out := &PageInfo{HasNextPage: p.HasNext, HasPreviousPage: p.HasPrevious}
	if n := len(p.Cursors); n > 0 {
		first, last := string(p.Cursors[0]), string(p.Cursors[n-1])
		out.StartCursor, out.EndCursor = &first, &last
	}
	return out
}

// EventConnection is a page of events.
type EventConnection struct {
	Edges      []*EventEdge
	Nodes      []Event
	PageInfo   *PageInfo
	TotalCount int
}

// EventEdge is one of a page.
type EventEdge struct {
	Cursor string
	Node   Event
}

// VisitConnection is a page of visits.
type VisitConnection struct {
	Edges      []*VisitEdge
	Nodes      []*Visit
	PageInfo   *PageInfo
	TotalCount int
}

// VisitEdge is one of a page.
type VisitEdge struct {
	Cursor string
	Node   *Visit
}

// CountryConnection is a page of countries.
type CountryConnection struct {
	Edges      []*CountryEdge
	Nodes      []*graph.Country
	PageInfo   *PageInfo
	TotalCount int
}

// CountryEdge is one of a page.
type CountryEdge struct {
	Cursor string
	Node   *graph.Country
}

// ArticleConnection is a page of articles.
type ArticleConnection struct {
	Edges      []*ArticleEdge
	Nodes      []*graph.Article
	PageInfo   *PageInfo
	TotalCount int
}

// ArticleEdge is one of a page.
type ArticleEdge struct {
	Cursor string
	Node   *graph.Article
}

// MentionConnection is a page of mentions.
type MentionConnection struct {
	Edges      []*MentionEdge
	Nodes      []*graph.Mention
	PageInfo   *PageInfo
	TotalCount int
}

// MentionEdge is one of a page.
type MentionEdge struct {
	Cursor string
	Node   *graph.Mention
}

// TieConnection is a page of ties.
type TieConnection struct {
	Edges      []*TieEdge
	Nodes      []*graph.Tie
	PageInfo   *PageInfo
	TotalCount int
}

// TieEdge is one of a page.
type TieEdge struct {
	Cursor string
	Node   *graph.Tie
}

// FailureConnection is a page of failures.
type FailureConnection struct {
	Edges      []*FailureEdge
	Nodes      []*graph.Failure
	PageInfo   *PageInfo
	TotalCount int
}

// FailureEdge is one of a page.
type FailureEdge struct {
	Cursor string
	Node   *graph.Failure
}

// ReviewConnection is a page of pairs to judge.
type ReviewConnection struct {
	Edges      []*ReviewEdge
	Nodes      []*graph.Review
	PageInfo   *PageInfo
	TotalCount int
}

// ReviewEdge is one of a page.
type ReviewEdge struct {
	Cursor string
	Node   *graph.Review
}

// SearchResult is what a search can find.
type SearchResult interface{ graph.Node }

// SearchConnection is a page of what a search found.
type SearchConnection struct {
	Edges    []*SearchEdge
	Nodes    []SearchResult
	PageInfo *PageInfo
}

// SearchEdge is one of a page.
type SearchEdge struct {
	Cursor string
	Node   SearchResult
}

// split gives a page's nodes and their edges.
func split[N graph.Node, E any](p *graph.Page, edge func(cursor string, n N) *E) ([]N, []*E) {
	nodes := graph.All[N](p)
	edges := make([]*E, len(nodes))
	for i, n := range nodes {
		edges[i] = edge(string(p.Cursors[i]), n)
	}
	return nodes, edges
}

// Events gives a page as GraphQL's; nil where there is none.
func Events(p *graph.Page) *EventConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n Event) *EventEdge { return &EventEdge{c, n} })
	return &EventConnection{edges, nodes, info(p), p.Total}
}

// Visits gives a page as GraphQL's; nil where there is none.
func Visits(p *graph.Page) *VisitConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *Visit) *VisitEdge { return &VisitEdge{c, n} })
	return &VisitConnection{edges, nodes, info(p), p.Total}
}

// Countries gives a page as GraphQL's; nil where there is none.
func Countries(p *graph.Page) *CountryConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *graph.Country) *CountryEdge { return &CountryEdge{c, n} })
	return &CountryConnection{edges, nodes, info(p), p.Total}
}

// Articles gives a page as GraphQL's; nil where there is none.
func Articles(p *graph.Page) *ArticleConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *graph.Article) *ArticleEdge { return &ArticleEdge{c, n} })
	return &ArticleConnection{edges, nodes, info(p), p.Total}
}

// Mentions gives a page as GraphQL's; nil where there is none.
func Mentions(p *graph.Page) *MentionConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *graph.Mention) *MentionEdge { return &MentionEdge{c, n} })
	return &MentionConnection{edges, nodes, info(p), p.Total}
}

// Ties gives a page as GraphQL's; nil where there is none.
func Ties(p *graph.Page) *TieConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *graph.Tie) *TieEdge { return &TieEdge{c, n} })
	return &TieConnection{edges, nodes, info(p), p.Total}
}

// Failures gives a page as GraphQL's; nil where there is none.
func Failures(p *graph.Page) *FailureConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *graph.Failure) *FailureEdge { return &FailureEdge{c, n} })
	return &FailureConnection{edges, nodes, info(p), p.Total}
}

// Reviews gives a page as GraphQL's; nil where there is none.
func Reviews(p *graph.Page) *ReviewConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n *graph.Review) *ReviewEdge { return &ReviewEdge{c, n} })
	return &ReviewConnection{edges, nodes, info(p), p.Total}
}

// Found gives a page of a search as GraphQL's; nil where there is none.
func Found(p *graph.Page) *SearchConnection {
	if p == nil {
		return nil
	}
	nodes, edges := split(p, func(c string, n SearchResult) *SearchEdge { return &SearchEdge{c, n} })
	return &SearchConnection{edges, nodes, info(p)}
}
