package graphtest

import (
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"
)

// edges follows every edge of graph.Edges from every label that has it. Each
// leads somewhere in the fixture: one that never leads anywhere fails.
func (s *suite) edges(t *testing.T) {
	store, oracle, tale := s.open(t), memory.New(), newStory()
	for _, b := range fixture(t, tale, "bilateral") {
		loadAll(t, b, store, oracle)
	}
	loadAll(t, told(t, tale, doubtful(1)), store, oracle)
	for _, x := range [...]graph.Store{store, oracle} {
		put(t, x, &graph.Revision{Loads: []*graph.Load{{ID: "load:1", Started: instant(1)}}, Failures: []*graph.Failure{{ID: "failure:1", LoadID: "load:1"}}})
	}
	for edge, step := range graph.Edges {
		t.Run(string(edge), func(t *testing.T) {
			led := 0
			for _, from := range startsOf(step.From) {
				p := &graph.Pattern{Label: from, At: graph.Now(today)}
				below := &graph.Pattern{Edge: edge, Label: step.To, As: "x", Total: true}
				switch from {
				case graph.BilateralLabel:
					p.Pair = &graph.Pair{A: "PK", B: "KZ"}
				case graph.TieLabel:
					below.At = graph.Moment{}
					p.Label = graph.CountryLabel
					p.With = []*graph.Pattern{{Edge: graph.Tied, Label: graph.TieLabel, As: "held", With: []*graph.Pattern{below}}}
				case graph.TenureLabel:
					below.At = graph.Moment{}
					p.Label = graph.PersonLabel
					p.With = []*graph.Pattern{{Edge: graph.Held, Label: graph.TenureLabel, As: "held", With: []*graph.Pattern{below}}}
				}
				if p.With == nil {
					p.With = []*graph.Pattern{below}
				}
				page := find(t, store, p)
				same(t, p, oracle, page)
				led += leadTo(page)
			}
			if led == 0 {
				t.Errorf("%s leads from no %s to any %s in the fixture", edge, step.From, step.To)
			}
		})
	}
}

// startsOf lists the labels that an edge can start at.
func startsOf(from graph.Label) []graph.Label {
	switch from {
	case "":
		return []graph.Label{graph.PersonLabel, graph.OfficeLabel, graph.OrganizationLabel, graph.PlaceLabel}
	case graph.EventLabel:
		return []graph.Label{graph.EventLabel, graph.MeetingLabel, graph.VisitLabel, graph.AgreementLabel, graph.StatementLabel}
	case graph.VisitLabel, graph.AgreementLabel, graph.StatementLabel:
		return []graph.Label{graph.EventLabel, from}
	}
	return []graph.Label{from}
}

// leadTo counts the nodes found below those of a page, at any depth of "held" and "x".
func leadTo(page *graph.Page) int {
	n := 0
	for _, node := range page.Nodes {
		if held := node.Answered().Page("held"); held != nil {
			n += leadTo(held)
		}
		if x := node.Answered().Page("x"); x != nil {
			n += len(x.Nodes)
		}
	}
	return n
}
