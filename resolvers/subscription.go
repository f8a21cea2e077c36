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

// Subscription answers the root fields that follow changes.
func (r *Resolver) Subscription() gql.SubscriptionResolver { return subscription{r} }

type subscription struct{ *Resolver }

// stream gives, for the changes that come, what found makes of them. It ends
// when the subscriber leaves, is dropped, or found says that there is no more.
func stream[T any](ctx context.Context, w *Watch, first func() ([]T, bool, error), found func([]graph.Change) ([]T, bool, error)) (<-chan T, error) {
	if w == nil {
		return nil, fmt.Errorf("%w: this service follows no changes", graph.ErrInvalid)
	}
	l, leave, err := w.listen(ctx)
	if err != nil {
		return nil, err
	}
	begin, over, err := first()
	if err != nil {
		leave()
		return nil, err
	}
	out := make(chan T)
	go func() {
		defer close(out)
		defer leave()
		all := begin
		for {
			for _, x := range all {
				select {
				case out <- x:
				case <-ctx.Done():
					return
				}
			}
			if over {
				return
			}
			changes := l.next(ctx)
			if changes == nil {
				if ctx.Err() == nil {
					ended(ctx, l.why)
				}
				return
			}
			if all, over, err = found(changes); err != nil {
				if ctx.Err() == nil {
					ended(ctx, err)
				}
				return
			}
		}
	}()
	return out, nil
}

func nothing[T any]() ([]T, bool, error) { return nil, false, nil }

// EventChanged follows events.
func (s subscription) EventChanged(ctx context.Context, filter *graph.EventFilter) (<-chan answer.Event, error) {
	c, err := s.plan(ctx, graph.EventLabel)
	if err != nil {
		return nil, err
	}
	return stream(ctx, s.Watch, nothing[answer.Event], func(changes []graph.Change) ([]answer.Event, bool, error) {
		var ids []string
		for _, x := range changes {
			if x.Label.IsEvent() && x.To != "" {
				ids = append(ids, x.ID)
			}
		}
		page, err := s.those(ctx, c, ids)
		return graph.All[answer.Event](page), false, err
	})
}

// VisitStatusChanged follows the statuses of visits.
func (s subscription) VisitStatusChanged(ctx context.Context, filter *graph.VisitFilter) (<-chan *graph.VisitChange, error) {
	c, err := s.plan(ctx, graph.VisitLabel)
	if err != nil {
		return nil, err
	}
	return stream(ctx, s.Watch, nothing[*graph.VisitChange], func(changes []graph.Change) ([]*graph.VisitChange, bool, error) {
		var ids []string
		for _, x := range changes {
			if x.Label == graph.VisitLabel && x.To != "" && x.From != x.To {
				ids = append(ids, x.ID)
			}
		}
		page, err := s.those(ctx, c, ids)
		var out []*graph.VisitChange
		for _, v := range graph.All[*answer.Visit](page) {
			if steps := v.Lifecycle(ctx); len(steps) > 0 {
				out = append(out, steps[len(steps)-1])
			}
		}
		return out, false, err
	})
}

// LoadProgress follows a load to its end.
func (s subscription) LoadProgress(ctx context.Context, id string) (<-chan *graph.Load, error) {
	now := func() ([]*graph.Load, bool, error) {
		page, err := s.Store.Find(ctx, &graph.Pattern{Label: graph.LoadLabel, IDs: []string{id}, At: graph.Now(s.Today())})
		if err != nil {
			return nil, false, err
		}
		l := graph.One[*graph.Load](page)
		if l == nil {
			return nil, true, fmt.Errorf("%w: there is no load %s", graph.ErrNotFound, id)
		}
		return []*graph.Load{l}, l.State.Over(), nil
	}
	return stream(ctx, s.Watch, now, func(changes []graph.Change) ([]*graph.Load, bool, error) {
		for _, x := range changes {
			if x.ID == id {
				return now()
			}
		}
		return nil, false, nil
	})
}

// plan plans the question for those that changed: what the root field wants of them, under its filter.
func (s subscription) plan(ctx context.Context, l graph.Label) (*graph.Pattern, error) {
	p := s.planner(ctx)
	f := graphql.GetFieldContext(ctx).Field
	c := &graph.Pattern{Label: l}
	if err := p.filter(c, f, f.ArgumentMap(p.oc.Variables)); err != nil {
		return nil, err
	}
	selections := []ast.SelectionSet{f.Selections}
	if l != graph.VisitLabel {
		with, err := p.below(p.typesOf(l), selections)
		c.With = with
		return c, err
	}
	wanted := p.inside(f.Definition.Type.Name(), selections, "evidence")
	if wanted == nil {
		return c, nil
	}
	with, err := p.below(p.typesOf(graph.MentionLabel), wanted)
	c.With = []*graph.Pattern{{Edge: graph.MentionsOf, Label: graph.MentionLabel, As: answer.Key(f) + answer.PartMentions, With: with}}
	return c, err
}

// those finds the nodes of some ids, as they are now: one question, and none for no ids.
func (s subscription) those(ctx context.Context, c *graph.Pattern, ids []string) (*graph.Page, error) {
	if len(ids) == 0 {
		return &graph.Page{}, nil
	}
	of := *c
	of.IDs, of.At = ids, graph.Now(s.Today())
	page, err := s.Store.Find(ctx, &of)
	if err != nil {
		return nil, err
	}
	answer.Settle(&of, page, s.Words)
	return page, nil
}
