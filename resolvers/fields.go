package resolvers

import (
	"cmp"
	"context"
	"time"

	"diplograph/graph"
	"diplograph/resolvers/answer"
	"diplograph/resolvers/gql"
)

// The types of fields.go hand over what their node already holds. Events do so
// themselves (package answer).
type (
	country      struct{}
	person       struct{}
	office       struct{}
	tenure       struct{}
	organization struct{}
	place        struct{}
	sector       struct{}
	article      struct{}
	mention      struct{}
	review       struct{}
	tie          struct{}
	stat         struct{}
	load         struct{}
	failure      struct{}
	bilateral    struct{ *Resolver }
)

// Country hands over what a country holds.
func (r *Resolver) Country() gql.CountryResolver { return country{} }

func (country) Name(_ context.Context, c *graph.Country, lang *string) (string, error) {
	return answer.Name(c.Names, lang, c.Code), nil
}

func (country) Offices(ctx context.Context, c *graph.Country) ([]*graph.Office, error) {
	return answer.All[*graph.Office](ctx, c)
}

func (country) Ties(ctx context.Context, c *graph.Country, _ *int, _ *string) (*answer.TieConnection, error) {
	p, err := answer.Page(ctx, c)
	return answer.Ties(p), err
}

func (country) VisitsMade(ctx context.Context, c *graph.Country, _ *graph.VisitFilter, _ *int, _ *string) (*answer.VisitConnection, error) {
	p, err := answer.Page(ctx, c)
	return answer.Visits(p), err
}

func (country) VisitsHosted(ctx context.Context, c *graph.Country, _ *graph.VisitFilter, _ *int, _ *string) (*answer.VisitConnection, error) {
	p, err := answer.Page(ctx, c)
	return answer.Visits(p), err
}

func (country) Timeline(ctx context.Context, c *graph.Country, _ *graph.EventFilter, _ *graph.Date, _ *int, _ *string) (*answer.EventConnection, error) {
	p, err := answer.Page(ctx, c)
	return answer.Events(p), err
}

// Person hands over what a person holds.
func (r *Resolver) Person() gql.PersonResolver { return person{} }

func (person) Name(_ context.Context, p *graph.Person, lang *string) (string, error) {
	return cmp.Or(p.Names.Fullest(answer.Language(lang)), key(p.ID)), nil
}

func (person) Names(_ context.Context, p *graph.Person) ([]*graph.LocalizedText, error) {
	out := make([]*graph.LocalizedText, len(p.Names))
	for i := range p.Names {
		out[i] = &p.Names[i]
	}
	return out, nil
}

func (person) Country(ctx context.Context, p *graph.Person) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, p)
}

func (person) Tenures(ctx context.Context, p *graph.Person) ([]*graph.Tenure, error) {
	return answer.All[*graph.Tenure](ctx, p)
}

func (person) Timeline(ctx context.Context, p *graph.Person, _ *graph.EventFilter, _ *int, _ *string) (*answer.EventConnection, error) {
	found, err := answer.Page(ctx, p)
	return answer.Events(found), err
}

// Office hands over what an office holds.
func (r *Resolver) Office() gql.OfficeResolver { return office{} }

func (office) Title(_ context.Context, o *graph.Office, lang *string) (string, error) {
	return answer.Name(o.Titles, lang, o.Type), nil
}

func (office) Country(ctx context.Context, o *graph.Office) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, o)
}

func (office) Organization(ctx context.Context, o *graph.Office) (*graph.Organization, error) {
	return answer.One[*graph.Organization](ctx, o)
}

func (office) Holders(ctx context.Context, o *graph.Office) ([]*graph.Tenure, error) {
	return answer.All[*graph.Tenure](ctx, o)
}

// Tenure hands over what a tenure holds.
func (r *Resolver) Tenure() gql.TenureResolver { return tenure{} }

func (tenure) Person(ctx context.Context, t *graph.Tenure) (*graph.Person, error) {
	return answer.One[*graph.Person](ctx, t)
}

func (tenure) Office(ctx context.Context, t *graph.Tenure) (*graph.Office, error) {
	return answer.One[*graph.Office](ctx, t)
}

// Organization hands over what an organisation holds.
func (r *Resolver) Organization() gql.OrganizationResolver { return organization{} }

func (organization) Name(_ context.Context, o *graph.Organization, lang *string) (string, error) {
	return answer.Name(o.Names, lang, o.Code), nil
}

func (organization) Country(ctx context.Context, o *graph.Organization) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, o)
}

// Place hands over what a place holds.
func (r *Resolver) Place() gql.PlaceResolver { return place{} }

func (place) Name(_ context.Context, p *graph.Place, lang *string) (string, error) {
	return answer.Name(p.Names, lang, key(p.ID)), nil
}

func (place) Country(ctx context.Context, p *graph.Place) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, p)
}

// Sector hands over what a field of cooperation holds.
func (r *Resolver) Sector() gql.SectorResolver { return sector{} }

func (sector) Name(_ context.Context, s *graph.Sector, lang *string) (string, error) {
	return answer.Name(s.Names, lang, s.Code), nil
}

// Article hands over what an article holds.
func (r *Resolver) Article() gql.ArticleResolver { return article{} }

func (article) URL(_ context.Context, a *graph.Article) (*string, error) {
	if a.URL == "" {
		return nil, nil
	}
	return &a.URL, nil
}

func (article) Source(ctx context.Context, a *graph.Article) (*graph.Source, error) {
	return answer.One[*graph.Source](ctx, a)
}

func (article) Recorded(_ context.Context, a *graph.Article) (*time.Time, error) {
	utc := a.Recorded.UTC()
	return &utc, nil
}

func (article) WithdrawnReason(_ context.Context, a *graph.Article) (*string, error) {
	if a.Reason == "" {
		return nil, nil
	}
	return &a.Reason, nil
}

func (article) Mentions(ctx context.Context, a *graph.Article, _ *int, _ *string) (*answer.MentionConnection, error) {
	p, err := answer.Page(ctx, a)
	return answer.Mentions(p), err
}

// Mention hands over what a mention holds.
func (r *Resolver) Mention() gql.MentionResolver { return mention{} }

func (mention) Article(ctx context.Context, m *graph.Mention) (*graph.Article, error) {
	return answer.One[*graph.Article](ctx, m)
}

func (mention) Event(ctx context.Context, m *graph.Mention) (answer.Event, error) {
	return answer.One[answer.Event](ctx, m)
}

// Stat hands over a count.
func (r *Resolver) Stat() gql.StatResolver { return stat{} }

func (stat) Keys(_ context.Context, r *graph.Row) ([]string, error) {
	return append([]string{}, r.Keys...), nil
}

// Load hands over what a load holds.
func (r *Resolver) Load() gql.LoadResolver { return load{} }

func (load) Finished(_ context.Context, l *graph.Load) (*time.Time, error) {
	if l.Finished.IsZero() {
		return nil, nil
	}
	return &l.Finished, nil
}

// Failure hands over what a failure holds.
func (r *Resolver) Failure() gql.FailureResolver { return failure{} }

func (failure) Load(ctx context.Context, f *graph.Failure) (*graph.Load, error) {
	return answer.One[*graph.Load](ctx, f)
}

// Tie hands over what a tie holds.
func (r *Resolver) Tie() gql.TieResolver { return tie{} }

func (tie) Country(ctx context.Context, t *graph.Tie) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, t)
}

func (tie) LastContact(_ context.Context, t *graph.Tie) (*graph.Date, error) {
	if t.LastContact == "" {
		return nil, nil
	}
	return &t.LastContact, nil
}

// Review hands over the two events of a pair.
func (r *Resolver) Review() gql.ReviewResolver { return review{} }

func (review) A(ctx context.Context, x *graph.Review) (answer.Event, error) {
	return answer.One[answer.Event](ctx, x)
}

func (review) B(ctx context.Context, x *graph.Review) (answer.Event, error) {
	return answer.One[answer.Event](ctx, x)
}

// Bilateral hands over what a pair of countries holds.
func (r *Resolver) Bilateral() gql.BilateralResolver { return bilateral{r} }

func (bilateral) A(ctx context.Context, b *graph.Bilateral) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, b)
}

func (bilateral) B(ctx context.Context, b *graph.Bilateral) (*graph.Country, error) {
	return answer.One[*graph.Country](ctx, b)
}

// Summary takes one more question, for the counts.
func (b bilateral) Summary(ctx context.Context, of *graph.Bilateral, period *graph.DateRange, asOf *graph.Date) (*answer.Summary, error) {
	return b.summary(ctx, of, period, asOf)
}

func (bilateral) Timeline(ctx context.Context, b *graph.Bilateral, _ *graph.EventFilter, _ *graph.Date, _ *int, _ *string) (*answer.EventConnection, error) {
	p, err := answer.Page(ctx, b)
	return answer.Events(p), err
}

// key is a global id's key: what stands for a thing that nobody named.
func key(id string) string {
	_, k, _ := graph.SplitID(id)
	return k
}
