package resolvers

import (
	"cmp"
	"context"

	"diplograph/graph"
	"diplograph/resolvers/answer"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// counted lists the summary's fields that are counts, and by what.
var counted = map[string]graph.Dimension{
	"eventCount": graph.ByType, "meetingCount": graph.ByType, "visitCount": graph.ByType, "agreementCount": graph.ByType, "statementCount": graph.ByType,
	"visitsByDirection": graph.ByDirection, "sectors": graph.BySector, "levels": graph.ByLevel, "trend": graph.ByMonth,
}

// toCome are the statuses of a visit that is still to be made.
var toCome = []graph.Status{graph.Proposed, graph.Planned, graph.Confirmed}

// summary plans the events that a summary shows, and its countries.
func (p *planner) summary(w *wanted, key string) ([]*graph.Pattern, error) {
	args := w.ArgumentMap(p.oc.Variables)
	at, err := p.moment(w.CollectedField, args)
	if err != nil {
		return nil, err
	}
	period, err := p.period(w.CollectedField, args)
	if err != nil {
		return nil, err
	}
	today := cmp.Or(at.Today, p.today)
	of := func(field ...string) []ast.SelectionSet { return p.inside("BilateralSummary", w.selections, field...) }
	sides := append(of("visitsByDirection", "guest"), of("visitsByDirection", "host")...)
	dated, undated := period, []ast.SelectionSet(nil)
	if period == nil {
		dated, undated = &graph.DateRange{}, of("nextVisit") // where no dated visit is to come
	}
	var out []*graph.Pattern
	for _, x := range [...]struct {
		graph.Pattern
		below []ast.SelectionSet
	}{
		{graph.Pattern{As: answer.PartLast, Edge: graph.Ties, Label: graph.EventLabel, First: 1, At: at,
			Where: &graph.EventFilter{Status: graph.TookPlace, Date: upTo(period, today)}}, of("lastContact")},
		{graph.Pattern{As: answer.PartNext, Edge: graph.Ties, Label: graph.VisitLabel, First: 1, At: at, Order: graph.DateAsc,
			Where: &graph.VisitFilter{Status: toCome, Date: dated}}, of("nextVisit")},
		{graph.Pattern{As: answer.PartUndated, Edge: graph.Ties, Label: graph.VisitLabel, First: 1, At: at, Order: graph.DateAsc,
			Where: &graph.VisitFilter{Status: toCome}}, undated},
		{graph.Pattern{As: answer.PartLapsed, Edge: graph.Ties, Label: graph.VisitLabel, First: maxPage, At: at,
			Where: &graph.VisitFilter{Status: []graph.Status{graph.Lapsed}, Date: period}}, of("lapsedVisits")},
		{graph.Pattern{As: answer.PartA, Edge: graph.SideA, Label: graph.CountryLabel, At: at}, sides},
		{graph.Pattern{As: answer.PartB, Edge: graph.SideB, Label: graph.CountryLabel, At: at}, sides},
	} {
		if x.below == nil {
			continue
		}
		if err := p.follow(); err != nil {
			return nil, err
		}
		c := x.Pattern
		c.As = key + c.As
		if c.With, err = p.below(p.typesOf(c.Label), x.below); err != nil {
			return nil, err
		}
		out = append(out, &c)
	}
	return out, nil
}

// period reads a summary's period; nil where none is given.
func (p *planner) period(f graphql.CollectedField, args map[string]any) (*graph.DateRange, error) {
	if args["period"] == nil {
		return nil, nil
	}
	out := &graph.DateRange{}
	return out, p.input(f, args, "period", out)
}

// upTo ends a period on a day at the latest.
func upTo(period *graph.DateRange, day graph.Date) *graph.DateRange {
	out := graph.DateRange{To: day}
	if period != nil {
		out.From, out.To = period.From, min(day, cmp.Or(period.To, day))
	}
	return &out
}

// summary counts what is asked of two states' relations, in one more question,
// and hands over what the root's question found.
func (r *Resolver) summary(ctx context.Context, b *graph.Bilateral, period *graph.DateRange, asOf *graph.Date) (*answer.Summary, error) {
	out := answer.NewSummary(ctx, b, r.Words)
	at := graph.Now(r.Today())
	if asOf != nil {
		at = graph.AsOf(*asOf)
	}
	var by []graph.Dimension
	var tallies []*graph.Tally
	for _, f := range graphql.CollectFieldsCtx(ctx, []string{"BilateralSummary"}) {
		d, ok := counted[f.Name]
		if _, done := out.Counts[d]; !ok || done {
			continue
		}
		out.Counts[d] = nil
		by = append(by, d)
		t := &graph.Tally{Pair: &graph.Pair{A: b.A, B: b.B}, By: []graph.Dimension{d}, At: at}
		if period != nil {
			t.Where = &graph.EventFilter{Date: period}
		}
		tallies = append(tallies, t)
	}
	if len(tallies) == 0 {
		return out, nil
	}
	rows, err := r.Store.Count(ctx, tallies...)
	if err != nil {
		return nil, err
	}
	for i, d := range by {
		out.Counts[d] = rows[i]
	}
	return out, nil
}
