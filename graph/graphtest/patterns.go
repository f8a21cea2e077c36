package graphtest

import (
	"fmt"
	"slices"

	"diplograph/graph"

	"pgregory.net/rapid"
)

// Patterns draws a question to a graph of random Readings: any label, edges,
// filters, orders, pages and moments that go together.
func Patterns(t *rapid.T) *graph.Pattern {
	p := &graph.Pattern{At: drawMoment(t)}
	switch rapid.IntRange(0, 9).Draw(t, "root") {
	case 0:
		p.Label, p.Pair = graph.BilateralLabel, drawPair(t)
	case 1:
		p.Text = rapid.SampledFrom([]string{"dar", "talks", "مذاکرات", "ur", "p", "trade transport", "\"it's\""}).Draw(t, "text")
		p.At.Known = graph.Forever
	case 2:
		p.IDs = drawIDs(t)
	default:
		p.Label = rapid.SampledFrom(labels[:]).Draw(t, "label")
	}
	drawRest(t, p, 3)
	if p.Text != "" {
		p.Order, p.Where = "", nil
	}
	return p
}

func drawMoment(t *rapid.T) graph.Moment {
	day := graph.Date("2025-08-30").Add(rapid.IntRange(0, 60).Draw(t, "moment"))
	if rapid.Bool().Draw(t, "as of") {
		return graph.AsOf(day)
	}
	return graph.Now(day)
}

func drawPair(t *rapid.T) *graph.Pair {
	two := rapid.SliceOfNDistinct(rapid.SampledFrom(append([]string{"ZZ"}, worldCountries...)), 2, 2, rapid.ID).Draw(t, "pair")
	return &graph.Pair{A: two[0], B: two[1]}
}

// drawIDs draws ids of which many are there.
func drawIDs(t *rapid.T) []string {
	all := []string{"country:PK", "country:KZ", "country:ZZ", "sector:it", "person:PK/dar", "office:KZ/president", "place:PK/islamabad", "organization:UN", "source:daily", "nothing"}
	for n := range 10 {
		article := fmt.Sprintf("article:%d", n)
		m := graph.MentionID(article, graph.VisitType, []string{"KZ", "PK"}, 0)
		all = append(all, article, m, graph.EventID(m))
	}
	return rapid.SliceOfN(rapid.SampledFrom(all), 0, 8).Draw(t, "ids")
}

// drawRest draws filter, order, page and what is wanted below, at most so many levels.
func drawRest(t *rapid.T, p *graph.Pattern, levels int) {
	p.Total = rapid.Bool().Draw(t, "total")
	if rapid.Bool().Draw(t, "where") {
		p.Where = drawFilter(t, p.Label)
	}
	if p.Label.IsEvent() {
		p.Order = rapid.SampledFrom([]graph.Order{"", graph.DateAsc, graph.DateDesc, graph.ReportedDesc, graph.ConfidenceDesc}).Draw(t, "order")
	}
	switch rapid.IntRange(0, 3).Draw(t, "page") {
	case 0:
		p.First = rapid.IntRange(1, 4).Draw(t, "first")
	case 1:
		p.Last = rapid.IntRange(1, 4).Draw(t, "last")
	}
	p.Whole = rapid.IntRange(0, 3).Draw(t, "whole") == 0
	if levels == 0 || len(edgesFrom(p.Label)) == 0 {
		return
	}
	for i, edge := range rapid.SliceOfN(rapid.SampledFrom(edgesFrom(p.Label)), 0, 3).Draw(t, "edges") {
		below := &graph.Pattern{Edge: edge, As: fmt.Sprintf("%d of %s", i, edge), Label: graph.Edges[edge].To}
		if below.Label == graph.EventLabel {
			below.Label = rapid.SampledFrom([]graph.Label{graph.EventLabel, graph.EventLabel, graph.VisitLabel, graph.MeetingLabel}).Draw(t, "event")
		}
		if p.Label != "" && !p.Label.IsEvent() && rapid.IntRange(0, 5).Draw(t, "moment below") == 0 {
			below.At = drawMoment(t)
		}
		drawRest(t, below, levels-1)
		p.With = append(p.With, below)
	}
}

// edgesFrom lists the edges that a pattern of a label can follow, sorted.
func edgesFrom(l graph.Label) []graph.Edge {
	var out []graph.Edge
	for edge, step := range graph.Edges {
		if slices.Contains(startsOf(step.From), l) || l == "" {
			out = append(out, edge)
		}
	}
	slices.Sort(out)
	return out
}

func drawFilter(t *rapid.T, l graph.Label) graph.Filter {
	switch {
	case l == graph.VisitLabel && rapid.Bool().Draw(t, "visit's filter"):
		return drawVisitFilter(t)
	case l.IsEvent():
		return drawEventFilter(t, 2)
	case l == graph.ArticleLabel:
		f := &graph.ArticleFilter{Published: drawRange(t)}
		if rapid.Bool().Draw(t, "by source") {
			f.Source = []string{"source:daily", "source:mofa"}
		}
		if rapid.Bool().Draw(t, "by language") {
			f.Lang = []string{"ur"}
		}
		f.Withdrawn = drawBool(t, "withdrawn")
		return f
	}
	return nil
}

// drawEventFilter draws a condition on events; levels is how deep and, or and not may go.
func drawEventFilter(t *rapid.T, levels int) *graph.EventFilter {
	f := &graph.EventFilter{}
	for range rapid.IntRange(1, 2).Draw(t, "conditions") {
		drawCondition(t, f)
	}
	if levels == 0 {
		return f
	}
	switch rapid.IntRange(0, 5).Draw(t, "together") {
	case 0:
		f.And = []*graph.EventFilter{drawEventFilter(t, levels-1), drawEventFilter(t, levels-1)}
	case 1:
		f.Or = []*graph.EventFilter{drawEventFilter(t, levels-1), drawEventFilter(t, levels-1)}
	case 2:
		f.Not = drawEventFilter(t, levels-1)
	}
	return f
}

// drawAll draws countries that are parties together, often to one event.
func drawAll(t *rapid.T, least int) []string {
	return rapid.SliceOfN(rapid.SampledFrom(append([]string{worldGuests[0]}, worldCountries...)), least, 3).Draw(t, "all")
}

// drawTogether draws a question for the events that some countries have in common.
func drawTogether(t *rapid.T) *graph.Pattern {
	f := drawEventFilter(t, 1)
	f.AllCountries = drawAll(t, 2)
	return &graph.Pattern{Label: graph.EventLabel, Where: f, At: drawMoment(t), Total: true, First: rapid.IntRange(1, 4).Draw(t, "first"),
		Order: rapid.SampledFrom([]graph.Order{"", graph.DateAsc, graph.ReportedDesc, graph.ConfidenceDesc}).Draw(t, "order")}
}

func drawCondition(t *rapid.T, f *graph.EventFilter) {
	switch rapid.IntRange(0, 11).Draw(t, "condition") {
	case 0:
		f.Types = []graph.EventType{graph.VisitType, graph.StatementType}
	case 1:
		f.AnyCountry = rapid.SliceOfN(rapid.SampledFrom(worldCountries), 1, 2).Draw(t, "any")
	case 2:
		f.AllCountries = drawAll(t, 1)
	case 3:
		f.Persons = []string{"person:" + rapid.SampledFrom(worldPersons).Draw(t, "person")}
	case 4:
		f.Sectors = rapid.SliceOfN(rapid.SampledFrom(worldSectors), 1, 2).Draw(t, "sectors")
	case 5:
		f.Levels = []graph.Rank{graph.HeadOfState}
	case 6:
		f.Status = rapid.SliceOfN(rapid.SampledFrom([]graph.Status{graph.Planned, graph.Lapsed, graph.Occurred, graph.Ongoing, graph.Signed}), 1, 3).Draw(t, "status")
	case 7:
		f.Date = drawRange(t)
	case 8:
		f.Reported = drawRange(t)
	case 9:
		c := rapid.SampledFrom([]float64{0, .5, .8, 1}).Draw(t, "confidence")
		f.MinConfidence = &c
	case 10:
		n := rapid.IntRange(0, 3).Draw(t, "origins")
		f.MinOrigins = &n
	case 11:
		f.Contested = drawBool(t, "contested")
	}
}

func drawVisitFilter(t *rapid.T) *graph.VisitFilter {
	f := &graph.VisitFilter{Date: drawRange(t), Rescheduled: drawBool(t, "rescheduled")}
	switch rapid.IntRange(0, 4).Draw(t, "condition") {
	case 0:
		f.Guest = rapid.SliceOfN(rapid.SampledFrom(worldCountries), 1, 2).Draw(t, "guest")
	case 1:
		f.Host = rapid.SliceOfN(rapid.SampledFrom(worldCountries), 1, 2).Draw(t, "host")
	case 2:
		f.Status = []graph.Status{graph.Planned, graph.Lapsed}
	case 3:
		f.Levels = []graph.Rank{graph.HeadOfState, graph.OtherRank}
	case 4:
		pair := drawPair(t)
		f.Guest, f.Host = []string{pair.A}, []string{pair.B}
	}
	return f
}

func drawRange(t *rapid.T) *graph.DateRange {
	r := &graph.DateRange{}
	switch rapid.IntRange(0, 3).Draw(t, "range") {
	case 0:
		return nil
	case 1:
		r.From = drawDay(t, "from")
	case 2:
		r.To = drawDay(t, "to")
	case 3:
		r.From = drawDay(t, "from")
		r.To = r.From.Add(rapid.IntRange(0, 5).Draw(t, "days"))
	}
	return r
}

func drawBool(t *rapid.T, label string) *bool {
	switch rapid.IntRange(0, 2).Draw(t, label) {
	case 0:
		return nil
	case 1:
		return &[]bool{true}[0]
	}
	return &[]bool{false}[0]
}
