package answer

import "diplograph/graph"

// Settle puts what a pattern found into GraphQL's types: each event, however
// deep, becomes one of its own type that stands as on the day of its part of
// the question.
func Settle(p *graph.Pattern, page *graph.Page, words Words) {
	settle(p, page, p.At.Today, words)
}

// Path is a chain of countries, each linked with the next by an event.
type Path struct {
	Countries []*graph.Country
	Events    []Event
}

// Paths puts what a route found into GraphQL's types.
func Paths(r *graph.Route, found []*graph.Path, words Words) []*Path {
	below := r.Below()
	out := make([]*Path, len(found))
	for i, p := range found {
		var countries, events graph.Page
		for _, c := range p.Countries {
			countries.Nodes = append(countries.Nodes, c)
		}
		for _, e := range p.Events {
			events.Nodes = append(events.Nodes, e)
		}
		Settle(below[0], &countries, words)
		Settle(below[1], &events, words)
		out[i] = &Path{Countries: graph.All[*graph.Country](&countries), Events: graph.All[Event](&events)}
	}
	return out
}

func settle(p *graph.Pattern, page *graph.Page, day graph.Date, words Words) {
	for i, n := range page.Nodes {
		for _, c := range p.With {
			then := day
			if c.At != (graph.Moment{}) {
				then = c.At.Today
			}
			if below := n.Answered().Page(c.As); below != nil {
				settle(c, below, then, words)
			}
		}
		if e, ok := n.(*graph.Event); ok {
			page.Nodes[i] = typed(&concluded{Event: e, day: day, words: words})
		}
	}
}

func typed(e *concluded) Event {
	switch e.Type {
	case graph.VisitType:
		return &Visit{e}
	case graph.AgreementType:
		return &Agreement{e}
	case graph.StatementType:
		return &Statement{e}
	}
	return &Meeting{e}
}
