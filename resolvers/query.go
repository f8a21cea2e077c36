package resolvers

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"diplograph/graph"
	"diplograph/resolvers/answer"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/graphql"
)

// maxNodes is how many ids nodes takes.
const maxNodes = 100

// context is what events are shown with; asOf is the day of the question, today where it is nil.
func (r *Resolver) context(asOf *graph.Date) answer.Context {
	c := answer.Context{Today: r.Today(), Words: r.Words}
	if asOf != nil {
		c.Today = *asOf
	}
	return c
}

func tag(lang *string) string {
	if lang == nil {
		return "en"
	}
	return *lang
}

// page answers a root field whose value is a page.
func (r *Resolver) page(ctx context.Context, q *graph.Pattern) (*graph.Page, error) {
	p := r.planner(ctx)
	fc := graphql.GetFieldContext(ctx)
	args := fc.Field.ArgumentMap(p.oc.Variables)
	delete(args, "filter") // the caller has it in its own type
	if err := p.arguments(q, args, paged["Query."+fc.Field.Name]); err != nil {
		return nil, err
	}
	if err := p.root(ctx, q, true); err != nil {
		return nil, err
	}
	return r.Store.Find(ctx, q)
}

// find answers a root field whose value is one node or a list.
func (r *Resolver) find(ctx context.Context, q *graph.Pattern) (*graph.Page, error) {
	if err := r.planner(ctx).root(ctx, q, false); err != nil {
		return nil, err
	}
	return r.Store.Find(ctx, q)
}

func (r *Resolver) node(ctx context.Context, id string) (graph.Node, error) {
	found, err := r.nodes(ctx, []string{id})
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// nodes answers in the order of the ids; what is not there is nil. An event is
// found by any id that it has absorbed.
func (r *Resolver) nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	if len(ids) > maxNodes {
		return nil, fmt.Errorf("%w: nodes takes at most %d ids, not %d", graph.ErrInvalid, maxNodes, len(ids))
	}
	out := make([]graph.Node, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	page, err := r.find(ctx, &graph.Pattern{IDs: ids})
	if err != nil {
		return nil, err
	}
	by := map[string]graph.Node{}
	for _, n := range page.Nodes {
		by[n.NodeID()] = n
		if e, ok := n.(*graph.Event); ok {
			for _, m := range e.MentionIDs {
				by[graph.EventID(m)] = n
			}
		}
	}
	for i, id := range ids {
		out[i] = answer.Node(by[id], r.context(nil))
	}
	return out, nil
}

func (r *Resolver) country(ctx context.Context, code string) (*graph.Country, error) {
	alpha2, ok := r.Words.Alpha2(code)
	if !ok {
		return nil, nil
	}
	page, err := r.find(ctx, &graph.Pattern{Label: graph.CountryLabel, IDs: []string{graph.ID(graph.CountryLabel, alpha2)}})
	return graph.One[*graph.Country](page), err
}

func (r *Resolver) bilateral(ctx context.Context, a, b string) (*graph.Bilateral, error) {
	x, okA := r.Words.Alpha2(a)
	y, okB := r.Words.Alpha2(b)
	if okA && okB && x == y {
		return nil, fmt.Errorf("%w: bilateral takes two different countries, not %s twice", graph.ErrInvalid, x)
	}
	if !okA || !okB {
		return nil, nil
	}
	page, err := r.find(ctx, &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: x, B: y}})
	return graph.One[*graph.Bilateral](page), err
}

func (r *Resolver) search(ctx context.Context, text string, types []gql.SearchType) (*answer.SearchConnection, error) {
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%w: search wants at least one word", graph.ErrInvalid)
	}
	q := &graph.Pattern{Text: text}
	for _, t := range types {
		q.Search = append(q.Search, searchLabels[t])
	}
	page, err := r.page(ctx, q)
	if err != nil {
		return nil, err
	}
	return answer.Found(r.context(nil), page), nil
}

var searchLabels = map[gql.SearchType]graph.Label{
	gql.SearchTypeCountry: graph.CountryLabel, gql.SearchTypePerson: graph.PersonLabel, gql.SearchTypeOffice: graph.OfficeLabel,
	gql.SearchTypeOrganization: graph.OrganizationLabel, gql.SearchTypePlace: graph.PlaceLabel, gql.SearchTypeSector: graph.SectorLabel,
	gql.SearchTypeEvent: graph.EventLabel, gql.SearchTypeArticle: graph.ArticleLabel,
}

func (r *Resolver) sectors(ctx context.Context) ([]*graph.Sector, error) {
	page, err := r.find(ctx, &graph.Pattern{Label: graph.SectorLabel})
	return graph.All[*graph.Sector](page), err
}

// summary counts what is asked of two states' relations, in one more question,
// and joins what the root's question found.
func (r *Resolver) summary(ctx context.Context, b *graph.Bilateral) (*answer.Summary, error) {
	p := r.planner(ctx)
	field := graphql.GetFieldContext(ctx).Field
	at, period, err := p.when(field.ArgumentMap(p.oc.Variables))
	if err != nil {
		return nil, err
	}
	at.Today = cmp.Or(at.Today, p.today)
	at.Known = cmp.Or(at.Known, graph.Forever)
	out := &answer.Summary{Context: answer.Context{Today: at.Today, Words: r.Words}, Counts: map[graph.Dimension][]graph.Row{},
		A: graph.One[*graph.Country](answer.Under(ctx, b, answer.PartA)), B: graph.One[*graph.Country](answer.Under(ctx, b, answer.PartB)),
		LastFound:   graph.One[*graph.Event](answer.Under(ctx, b, answer.PartLast)),
		NextFound:   graph.One[*graph.Event](answer.Under(ctx, b, answer.PartNext)),
		LapsedFound: graph.All[*graph.Event](answer.Under(ctx, b, answer.PartLapsed)),
	}
	var by []graph.Dimension
	var tallies []*graph.Tally
	for _, f := range graphql.CollectFields(p.oc, field.Selections, []string{"BilateralSummary"}) {
		d, ok := counted[f.Name]
		if _, done := out.Counts[d]; !ok || done {
			continue
		}
		out.Counts[d] = nil
		by = append(by, d)
		tallies = append(tallies, &graph.Tally{Pair: &graph.Pair{A: b.A, B: b.B}, Where: &graph.EventFilter{Date: period}, By: []graph.Dimension{d}, At: at})
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

// counted lists the summary's fields that are counts, and by what.
var counted = map[string]graph.Dimension{
	"eventCount": graph.ByType, "meetingCount": graph.ByType, "visitCount": graph.ByType, "agreementCount": graph.ByType, "statementCount": graph.ByType,
	"visitsByDirection": graph.ByDirection, "sectors": graph.BySector, "levels": graph.ByLevel, "trend": graph.ByMonth,
}
