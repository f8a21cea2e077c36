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

// some is the page, or an empty one where nothing was found.
func some(p *graph.Page) *graph.Page {
	if p == nil {
		return &graph.Page{}
	}
	return p
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

// Events gives a page as GraphQL's.
func Events(c Context, p *graph.Page) *EventConnection {
	p = some(p)
	out := &EventConnection{Edges: []*EventEdge{}, Nodes: []Event{}, PageInfo: info(p), TotalCount: p.Total}
	for i, n := range p.Nodes {
		if x, ok := show(n, c).(Event); ok {
			out.Nodes = append(out.Nodes, x)
			out.Edges = append(out.Edges, &EventEdge{Cursor: string(p.Cursors[i]), Node: x})
		}
	}
	return out
}

// Visits gives a page as GraphQL's.
func Visits(c Context, p *graph.Page) *VisitConnection {
	p = some(p)
	out := &VisitConnection{Edges: []*VisitEdge{}, Nodes: []*Visit{}, PageInfo: info(p), TotalCount: p.Total}
	for i, n := range p.Nodes {
		if x, ok := show(n, c).(*Visit); ok {
			out.Nodes = append(out.Nodes, x)
			out.Edges = append(out.Edges, &VisitEdge{Cursor: string(p.Cursors[i]), Node: x})
		}
	}
	return out
}

// Found gives a page as GraphQL's.
func Found(c Context, p *graph.Page) *SearchConnection {
	p = some(p)
	out := &SearchConnection{Edges: []*SearchEdge{}, Nodes: []SearchResult{}, PageInfo: info(p)}
	for i, n := range p.Nodes {
		if x, ok := show(n, c).(SearchResult); ok {
			out.Nodes = append(out.Nodes, x)
			out.Edges = append(out.Edges, &SearchEdge{Cursor: string(p.Cursors[i]), Node: x})
		}
	}
	return out
}

// Countries gives a page as GraphQL's.
func Countries(p *graph.Page) *CountryConnection {
	p = some(p)
	out := &CountryConnection{Edges: []*CountryEdge{}, Nodes: []*graph.Country{}, PageInfo: info(p), TotalCount: p.Total}
	for i, n := range p.Nodes {
		if x, ok := n.(*graph.Country); ok {
			out.Nodes = append(out.Nodes, x)
			out.Edges = append(out.Edges, &CountryEdge{Cursor: string(p.Cursors[i]), Node: x})
		}
	}
	return out
}

// Articles gives a page as GraphQL's.
func Articles(p *graph.Page) *ArticleConnection {
	p = some(p)
	out := &ArticleConnection{Edges: []*ArticleEdge{}, Nodes: []*graph.Article{}, PageInfo: info(p), TotalCount: p.Total}
	for i, n := range p.Nodes {
		if x, ok := n.(*graph.Article); ok {
			out.Nodes = append(out.Nodes, x)
			out.Edges = append(out.Edges, &ArticleEdge{Cursor: string(p.Cursors[i]), Node: x})
		}
	}
	return out
}

// Mentions gives a page as GraphQL's.
func Mentions(p *graph.Page) *MentionConnection {
	p = some(p)
	out := &MentionConnection{Edges: []*MentionEdge{}, Nodes: []*graph.Mention{}, PageInfo: info(p), TotalCount: p.Total}
	for i, n := range p.Nodes {
		if x, ok := n.(*graph.Mention); ok {
			out.Nodes = append(out.Nodes, x)
			out.Edges = append(out.Edges, &MentionEdge{Cursor: string(p.Cursors[i]), Node: x})
		}
	}
	return out
}

// SearchResult is what a search can find.
type SearchResult interface{ graph.Node }

// Node gives a node its GraphQL type; nil stays nil.
func Node(n graph.Node, c Context) graph.Node {
	if n == nil {
		return nil
	}
	return show(n, c)
}

// show wraps events in their GraphQL types; other nodes are their own.
func show(n graph.Node, c Context) graph.Node {
	if e, ok := n.(*graph.Event); ok {
		return Of(e, c)
	}
	return n
}
