package resolvers

import (
	"context"

	"diplograph/graph"
	"diplograph/resolvers/answer"
	"diplograph/resolvers/gql"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// Mutation answers the root fields that change something.
func (r *Resolver) Mutation() gql.MutationResolver { return mutation{r} }

type mutation struct{ *Resolver }

// now finds what a payload's field wants of some nodes, as they are after the
// change: one question, and none where the field is not asked for.
func (m mutation) now(ctx context.Context, field string, l graph.Label, ids ...string) (*graph.Page, error) {
	p := m.planner(ctx)
	f := graphql.GetFieldContext(ctx).Field
	wanted := p.inside(f.Definition.Type.Name(), []ast.SelectionSet{f.Selections}, field)
	if wanted == nil {
		return &graph.Page{}, nil
	}
	with, err := p.below(p.typesOf(l), wanted)
	if err != nil {
		return nil, err
	}
	c := &graph.Pattern{Label: l, IDs: ids, With: with, At: graph.Now(p.today)}
	page, err := m.Store.Find(ctx, c)
	if err != nil {
		return nil, err
	}
	answer.Settle(c, page, m.Words)
	return page, nil
}

// WithdrawArticle takes an article out of every conclusion.
func (m mutation) WithdrawArticle(ctx context.Context, id, reason string) (*answer.WithdrawPayload, error) {
	return m.revise(ctx, id, func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Withdraw(ev, id, reason, m.Today())
	}, answer.Argument{Name: "reason", Given: reason})
}

// RestoreArticle puts a withdrawn article back.
func (m mutation) RestoreArticle(ctx context.Context, id string) (*answer.WithdrawPayload, error) {
	return m.revise(ctx, id, func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Restore(ev, id) })
}

// revise changes an article.
func (m mutation) revise(ctx context.Context, id string, change func(*graph.Evidence) (*graph.Revision, error), others ...answer.Argument) (*answer.WithdrawPayload, error) {
	err := m.Store.Update(ctx, graph.Touched{Articles: []string{id}}, change)
	wrong, err := answer.UserErrors(err, append(others, answer.Argument{Name: "id", Given: id})...)
	if err != nil || len(wrong) > 0 {
		return &answer.WithdrawPayload{UserErrors: wrong}, err
	}
	page, err := m.now(ctx, "article", graph.ArticleLabel, id)
	return &answer.WithdrawPayload{Article: graph.One[*graph.Article](page), UserErrors: wrong}, err
}

// JudgeSameEvent records a person's verdict.
func (m mutation) JudgeSameEvent(ctx context.Context, a, b string, same bool, reason *string) (*answer.JudgePayload, error) {
	return m.judge(ctx, a, b, reason, func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Judge(ev, graph.Verdict{A: a, B: b, Same: same, Reason: given(reason), At: m.Now()})
	})
}

// RevokeVerdict takes a verdict back.
func (m mutation) RevokeVerdict(ctx context.Context, a, b string, reason *string) (*answer.JudgePayload, error) {
	return m.judge(ctx, a, b, reason, func(ev *graph.Evidence) (*graph.Revision, error) {
		return graph.Revoke(ev, a, b, given(reason), m.Now())
	})
}

// judge changes what is judged of a pair.
func (m mutation) judge(ctx context.Context, a, b string, reason *string, change func(*graph.Evidence) (*graph.Revision, error)) (*answer.JudgePayload, error) {
	touched, err := graph.TouchedByVerdict(a, b)
	if err == nil {
		err = m.Store.Update(ctx, touched, change)
	}
	wrong, err := answer.UserErrors(err, answer.Argument{Name: "a", Given: a}, answer.Argument{Name: "b", Given: b}, answer.Argument{Name: "reason", Given: given(reason)})
	out := &answer.JudgePayload{Events: []answer.Event{}, UserErrors: wrong}
	if err != nil || len(wrong) > 0 {
		return out, err
	}
	page, err := m.now(ctx, "events", graph.EventLabel, graph.EventID(touched.Mentions[0]), graph.EventID(touched.Mentions[1]))
	out.Events = graph.All[answer.Event](page)
	return out, err
}

// given is a text, empty where none is given.
func given(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}
