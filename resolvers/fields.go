package resolvers

import (
	"context"

	"diplograph/graph"
	"diplograph/resolvers/answer"
	"diplograph/resolvers/gql"
)

func (r *articleResolver) URL(ctx context.Context, obj *graph.Article) (*string, error) {
	if obj.URL == "" {
		return nil, nil
	}
	return &obj.URL, nil
}

func (r *articleResolver) Source(ctx context.Context, obj *graph.Article) (*graph.Source, error) {
	return graph.One[*graph.Source](answer.Under(ctx, obj, "")), nil
}

func (r *articleResolver) Mentions(ctx context.Context, obj *graph.Article, first *int, after *string) (*answer.MentionConnection, error) {
	return answer.Mentions(answer.Under(ctx, obj, "")), nil
}

func (r *bilateralResolver) A(ctx context.Context, obj *graph.Bilateral) (*graph.Country, error) {
	return graph.One[*graph.Country](answer.Under(ctx, obj, "")), nil
}

func (r *bilateralResolver) B(ctx context.Context, obj *graph.Bilateral) (*graph.Country, error) {
	return graph.One[*graph.Country](answer.Under(ctx, obj, "")), nil
}

func (r *bilateralResolver) Summary(ctx context.Context, obj *graph.Bilateral, period *graph.DateRange, asOf *graph.Date) (*answer.Summary, error) {
	return r.summary(ctx, obj)
}

func (r *bilateralResolver) Timeline(ctx context.Context, obj *graph.Bilateral, filter *graph.EventFilter, asOf *graph.Date, first *int, after *string) (*answer.EventConnection, error) {
	return answer.Events(r.context(asOf), answer.Under(ctx, obj, "")), nil
}

func (r *countryResolver) Name(ctx context.Context, obj *graph.Country, lang *string) (string, error) {
	return obj.Names.In(tag(lang)), nil
}

func (r *countryResolver) Offices(ctx context.Context, obj *graph.Country) ([]*graph.Office, error) {
	return graph.All[*graph.Office](answer.Under(ctx, obj, "")), nil
}

func (r *countryResolver) VisitsMade(ctx context.Context, obj *graph.Country, filter *graph.VisitFilter, first *int, after *string) (*answer.VisitConnection, error) {
	return answer.Visits(r.context(nil), answer.Under(ctx, obj, "")), nil
}

func (r *countryResolver) VisitsHosted(ctx context.Context, obj *graph.Country, filter *graph.VisitFilter, first *int, after *string) (*answer.VisitConnection, error) {
	return answer.Visits(r.context(nil), answer.Under(ctx, obj, "")), nil
}

func (r *countryResolver) Timeline(ctx context.Context, obj *graph.Country, filter *graph.EventFilter, asOf *graph.Date, first *int, after *string) (*answer.EventConnection, error) {
	return answer.Events(r.context(asOf), answer.Under(ctx, obj, "")), nil
}

func (r *mentionResolver) Article(ctx context.Context, obj *graph.Mention) (*graph.Article, error) {
	return graph.One[*graph.Article](answer.Under(ctx, obj, "")), nil
}

func (r *mentionResolver) Event(ctx context.Context, obj *graph.Mention) (answer.Event, error) {
	return answer.Of(graph.One[*graph.Event](answer.Under(ctx, obj, "")), r.context(nil)), nil
}

func (r *officeResolver) Title(ctx context.Context, obj *graph.Office, lang *string) (string, error) {
	return obj.Titles.In(tag(lang)), nil
}

func (r *officeResolver) Country(ctx context.Context, obj *graph.Office) (*graph.Country, error) {
	return graph.One[*graph.Country](answer.Under(ctx, obj, "")), nil
}

func (r *officeResolver) Organization(ctx context.Context, obj *graph.Office) (*graph.Organization, error) {
	return graph.One[*graph.Organization](answer.Under(ctx, obj, "")), nil
}

func (r *officeResolver) Holders(ctx context.Context, obj *graph.Office) ([]*graph.Tenure, error) {
	return graph.All[*graph.Tenure](answer.Under(ctx, obj, "")), nil
}

func (r *organizationResolver) Name(ctx context.Context, obj *graph.Organization, lang *string) (string, error) {
	return obj.Names.In(tag(lang)), nil
}

func (r *organizationResolver) Country(ctx context.Context, obj *graph.Organization) (*graph.Country, error) {
	return graph.One[*graph.Country](answer.Under(ctx, obj, "")), nil
}

func (r *personResolver) Name(ctx context.Context, obj *graph.Person, lang *string) (string, error) {
	return obj.Names.In(tag(lang)), nil
}

func (r *personResolver) Names(ctx context.Context, obj *graph.Person) ([]*graph.LocalizedText, error) {
	out := make([]*graph.LocalizedText, len(obj.Names))
	for i := range obj.Names {
		out[i] = &obj.Names[i]
	}
	return out, nil
}

func (r *personResolver) Country(ctx context.Context, obj *graph.Person) (*graph.Country, error) {
	return graph.One[*graph.Country](answer.Under(ctx, obj, "")), nil
}

func (r *personResolver) Tenures(ctx context.Context, obj *graph.Person) ([]*graph.Tenure, error) {
	return graph.All[*graph.Tenure](answer.Under(ctx, obj, "")), nil
}

func (r *personResolver) Timeline(ctx context.Context, obj *graph.Person, filter *graph.EventFilter, first *int, after *string) (*answer.EventConnection, error) {
	return answer.Events(r.context(nil), answer.Under(ctx, obj, "")), nil
}

func (r *placeResolver) Name(ctx context.Context, obj *graph.Place, lang *string) (string, error) {
	return obj.Names.In(tag(lang)), nil
}

func (r *placeResolver) Country(ctx context.Context, obj *graph.Place) (*graph.Country, error) {
	return graph.One[*graph.Country](answer.Under(ctx, obj, "")), nil
}

func (r *queryResolver) Node(ctx context.Context, id string) (graph.Node, error) {
	return r.node(ctx, id)
}

func (r *queryResolver) Nodes(ctx context.Context, ids []string) ([]graph.Node, error) {
	return r.nodes(ctx, ids)
}

func (r *queryResolver) Country(ctx context.Context, code string) (*graph.Country, error) {
	return r.country(ctx, code)
}

func (r *queryResolver) Countries(ctx context.Context, first *int, after *string) (*answer.CountryConnection, error) {
	page, err := r.page(ctx, &graph.Pattern{Label: graph.CountryLabel})
	if err != nil {
		return nil, err
	}
	return answer.Countries(page), nil
}

func (r *queryResolver) Events(ctx context.Context, filter *graph.EventFilter, asOf *graph.Date, orderBy *graph.Order, first *int, after *string, last *int, before *string) (*answer.EventConnection, error) {
	q := &graph.Pattern{Label: graph.EventLabel}
	if orderBy != nil {
		q.Order = *orderBy
	}
	if filter != nil {
		q.Where = filter
	}
	page, err := r.page(ctx, q)
	if err != nil {
		return nil, err
	}
	return answer.Events(r.context(asOf), page), nil
}

func (r *queryResolver) Visits(ctx context.Context, filter *graph.VisitFilter, asOf *graph.Date, first *int, after *string) (*answer.VisitConnection, error) {
	q := &graph.Pattern{Label: graph.VisitLabel}
	if filter != nil {
		q.Where = filter
	}
	page, err := r.page(ctx, q)
	if err != nil {
		return nil, err
	}
	return answer.Visits(r.context(asOf), page), nil
}

func (r *queryResolver) Bilateral(ctx context.Context, a string, b string) (*graph.Bilateral, error) {
	return r.bilateral(ctx, a, b)
}

func (r *queryResolver) Search(ctx context.Context, text string, types []gql.SearchType, first *int, after *string) (*answer.SearchConnection, error) {
	return r.search(ctx, text, types)
}

func (r *queryResolver) Articles(ctx context.Context, filter *graph.ArticleFilter, first *int, after *string) (*answer.ArticleConnection, error) {
	q := &graph.Pattern{Label: graph.ArticleLabel}
	if filter != nil {
		q.Where = filter
	}
	page, err := r.page(ctx, q)
	if err != nil {
		return nil, err
	}
	return answer.Articles(page), nil
}

func (r *queryResolver) Sectors(ctx context.Context) ([]*graph.Sector, error) {
	return r.sectors(ctx)
}

func (r *sectorResolver) Name(ctx context.Context, obj *graph.Sector, lang *string) (string, error) {
	return obj.Names.In(tag(lang)), nil
}

func (r *tenureResolver) Person(ctx context.Context, obj *graph.Tenure) (*graph.Person, error) {
	return graph.One[*graph.Person](answer.Under(ctx, obj, "")), nil
}

func (r *tenureResolver) Office(ctx context.Context, obj *graph.Tenure) (*graph.Office, error) {
	return graph.One[*graph.Office](answer.Under(ctx, obj, "")), nil
}

func (r *Resolver) Article() gql.ArticleResolver { return &articleResolver{r} }

func (r *Resolver) Bilateral() gql.BilateralResolver { return &bilateralResolver{r} }

func (r *Resolver) Country() gql.CountryResolver { return &countryResolver{r} }

func (r *Resolver) Mention() gql.MentionResolver { return &mentionResolver{r} }

func (r *Resolver) Office() gql.OfficeResolver { return &officeResolver{r} }

func (r *Resolver) Organization() gql.OrganizationResolver { return &organizationResolver{r} }

func (r *Resolver) Person() gql.PersonResolver { return &personResolver{r} }

func (r *Resolver) Place() gql.PlaceResolver { return &placeResolver{r} }

func (r *Resolver) Query() gql.QueryResolver { return &queryResolver{r} }

func (r *Resolver) Sector() gql.SectorResolver { return &sectorResolver{r} }

func (r *Resolver) Tenure() gql.TenureResolver { return &tenureResolver{r} }

type (
	articleResolver      struct{ *Resolver }
	bilateralResolver    struct{ *Resolver }
	countryResolver      struct{ *Resolver }
	mentionResolver      struct{ *Resolver }
	officeResolver       struct{ *Resolver }
	organizationResolver struct{ *Resolver }
	personResolver       struct{ *Resolver }
	placeResolver        struct{ *Resolver }
	queryResolver        struct{ *Resolver }
	sectorResolver       struct{ *Resolver }
	tenureResolver       struct{ *Resolver }
)
