package resolvers

import (
	"context"
	"fmt"

	"diplograph/graph"
	"diplograph/resolvers/answer"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// maxWords is how many words a search takes.
const maxWords = 30

// Query answers the root fields.
func (r *Resolver) Query() gql.QueryResolver { return query{r} }

type query struct{ *Resolver }

// find asks the store what the root field wants of the pattern's nodes, with
// all below it: one question, however deep.
func (q query) find(ctx context.Context, c *graph.Pattern) (*graph.Page, error) {
	p := q.planner(ctx)
	c.At = graph.Now(p.today)
	f := graphql.GetFieldContext(ctx).Field
	if err := p.fill(c, f, []ast.SelectionSet{f.Selections}); err != nil {
		return nil, err
	}
	page, err := q.Store.Find(ctx, c)
	if err != nil {
		return nil, err
	}
	answer.Settle(c, page, q.Words)
	return page, nil
}

// planner plans one root field.
func (r *Resolver) planner(ctx context.Context) *planner {
	return &planner{oc: graphql.GetOperationContext(ctx), schema: schema(), alpha2: r.alpha2, today: r.Today()}
}

// Node finds a node by its id.
func (q query) Node(ctx context.Context, id string) (graph.Node, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: labelOf(id), IDs: []string{id}})
	return graph.One[graph.Node](page), err
}

// Nodes finds nodes in the order of the ids; what is not there is nil. An event
// is found by any id that it has absorbed.
func (q query) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	if len(ids) > maxPage {
		return nil, fmt.Errorf("%w: nodes takes at most %d ids, not %d", graph.ErrInvalid, maxPage, len(ids))
	}
	page, err := q.find(ctx, &graph.Pattern{Label: labelOf(ids...), IDs: append([]string{}, ids...)})
	if err != nil {
		return nil, err
	}
	found := map[string]graph.Node{}
	for _, n := range page.Nodes {
		found[n.NodeID()] = n
		if e, ok := n.(answer.Event); ok {
			for _, id := range e.Absorbed() {
				found[id] = n
			}
		}
	}
	out := make([]graph.Node, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}

// labelOf is the label of all of some ids; none where they differ or are no ids.
func labelOf(ids ...string) graph.Label {
	var label graph.Label
	for i, id := range ids {
		l, _, _ := graph.SplitID(id)
		if i > 0 && l != label {
			return ""
		}
		label = l
	}
	return label
}

// Country finds a country by its code.
func (q query) Country(ctx context.Context, code string) (*graph.Country, error) {
	id := graph.ID(graph.CountryLabel, q.alpha2(code))
	page, err := q.find(ctx, &graph.Pattern{Label: graph.CountryLabel, IDs: []string{id}})
	return graph.One[*graph.Country](page), err
}

// Countries lists countries; find reads the arguments.
func (q query) Countries(ctx context.Context, first *int, after *string) (*answer.CountryConnection, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.CountryLabel})
	return answer.Countries(page), err
}

// Events lists events; find reads the arguments.
func (q query) Events(ctx context.Context, filter *graph.EventFilter, asOf *graph.Date, orderBy *graph.Order, first *int, after *string, last *int, before *string) (*answer.EventConnection, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.EventLabel})
	return answer.Events(page), err
}

// Visits lists visits; find reads the arguments.
func (q query) Visits(ctx context.Context, filter *graph.VisitFilter, asOf *graph.Date, first *int, after *string) (*answer.VisitConnection, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.VisitLabel})
	return answer.Visits(page), err
}

// Bilateral finds a pair of countries.
func (q query) Bilateral(ctx context.Context, a, b string) (*graph.Bilateral, error) {
	pair := &graph.Pair{A: q.alpha2(a), B: q.alpha2(b)}
	if pair.A == pair.B {
		return nil, fmt.Errorf("%w: bilateral takes two different countries, not %s twice", graph.ErrInvalid, pair.A)
	}
	page, err := q.find(ctx, &graph.Pattern{Label: graph.BilateralLabel, Pair: pair})
	return graph.One[*graph.Bilateral](page), err
}

var searchLabels = map[gql.SearchType]graph.Label{
	gql.SearchTypeCountry: graph.CountryLabel, gql.SearchTypePerson: graph.PersonLabel, gql.SearchTypeOffice: graph.OfficeLabel,
	gql.SearchTypeOrganization: graph.OrganizationLabel, gql.SearchTypePlace: graph.PlaceLabel, gql.SearchTypeSector: graph.SectorLabel,
	gql.SearchTypeEvent: graph.EventLabel, gql.SearchTypeArticle: graph.ArticleLabel,
}

// Search finds what a text means; find reads the page.
func (q query) Search(ctx context.Context, text string, types []gql.SearchType, first *int, after *string) (*answer.SearchConnection, error) {
	if n := len(graph.Words(text)); n < 1 || n > maxWords {
		return nil, fmt.Errorf("%w: search takes 1 to %d words, not %d", graph.ErrInvalid, maxWords, n)
	}
	c := &graph.Pattern{Text: text}
	for _, t := range types {
		c.Search = append(c.Search, searchLabels[t])
	}
	page, err := q.find(ctx, c)
	return answer.Found(page), err
}

// Articles lists articles; find reads the arguments.
func (q query) Articles(ctx context.Context, filter *graph.ArticleFilter, first *int, after *string) (*answer.ArticleConnection, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.ArticleLabel})
	return answer.Articles(page), err
}

// maxWay is how long a chain of events is that nobody gave a length, as in the schema.
const maxWay = 3

// Paths finds the shortest chains of events between two countries, with all
// that is asked below them: one question.
func (q query) Paths(ctx context.Context, from, to string, maxLength, first *int, filter *graph.EventFilter) ([]*answer.Path, error) {
	p := q.planner(ctx)
	f := graphql.GetFieldContext(ctx).Field
	n, err := size(f, f.ArgumentMap(p.oc.Variables), "first")
	if err != nil {
		return nil, err
	}
	r := &graph.Route{From: q.alpha2(from), To: q.alpha2(to), MaxLength: maxWay, First: n, Where: filter, At: graph.Now(p.today)}
	if maxLength != nil {
		r.MaxLength = *maxLength
	}
	if err := p.events(f, filter); err != nil {
		return nil, err
	}
	selections := []ast.SelectionSet{f.Selections}
	if r.Countries, err = p.below(p.typesOf(graph.CountryLabel), p.inside("Path", selections, "countries")); err != nil {
		return nil, err
	}
	if r.Events, err = p.below(p.typesOf(graph.EventLabel), p.inside("Path", selections, "events")); err != nil {
		return nil, err
	}
	found, err := q.Store.Paths(ctx, r)
	return answer.Paths(r, found, q.Words), err
}

// Stats counts events by dimensions: one question.
func (q query) Stats(ctx context.Context, by []graph.Dimension, filter *graph.EventFilter, asOf *graph.Date, first *int) ([]*graph.Row, error) {
	p := q.planner(ctx)
	f := graphql.GetFieldContext(ctx).Field
	n, err := size(f, f.ArgumentMap(p.oc.Variables), "first")
	if err != nil {
		return nil, err
	}
	if err := p.events(f, filter); err != nil {
		return nil, err
	}
	t := &graph.Tally{Where: filter, By: by, First: n, At: graph.Now(p.today)}
	if asOf != nil {
		t.At = graph.AsOf(*asOf)
	}
	rows, err := q.Store.Count(ctx, t)
	if err != nil {
		return nil, err
	}
	out := make([]*graph.Row, len(rows[0]))
	for i := range rows[0] {
		out[i] = &rows[0][i]
	}
	return out, nil
}

// Load finds a load by its id.
func (q query) Load(ctx context.Context, id string) (*graph.Load, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.LoadLabel, IDs: []string{id}})
	return graph.One[*graph.Load](page), err
}

// Failures lists failures; find reads the page.
func (q query) Failures(ctx context.Context, loadID *string, first *int, after *string) (*answer.FailureConnection, error) {
	c := &graph.Pattern{Label: graph.FailureLabel}
	if loadID != nil {
		c.Where = &graph.FailureFilter{Load: []string{*loadID}}
	}
	page, err := q.find(ctx, c)
	return answer.Failures(page), err
}

// Sectors lists all fields of cooperation.
func (q query) Sectors(ctx context.Context) ([]*graph.Sector, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.SectorLabel})
	return graph.All[*graph.Sector](page), err
}

// Review lists pairs of events for a person to judge; find reads the page.
func (q query) Review(ctx context.Context, first *int, after *string) (*answer.ReviewConnection, error) {
	page, err := q.find(ctx, &graph.Pattern{Label: graph.ReviewLabel})
	return answer.Reviews(page), err
}
