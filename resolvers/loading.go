package resolvers

import (
	"context"
	"fmt"
	"slices"

	"diplograph/graph"
	"diplograph/resolvers/answer"
)

// LoadArticles loads articles, or says what loading them would change.
func (m mutation) LoadArticles(ctx context.Context, articles []*graph.Given, dryRun *bool) (*answer.LoadPayload, error) {
	wrong, err := m.desk(len(articles), "articles")
	if wrong != nil || err != nil {
		return wrong, err
	}
	load, changes, bad, err := m.Desk.Load(ctx, articles, dryRun != nil && *dryRun)
	if err != nil {
		return nil, err
	}
	return &answer.LoadPayload{Load: load, Changes: answer.Planned(changes, m.Words), UserErrors: answer.Wrong("articles", bad)}, nil
}

// RetryFailures tries again what could not be loaded.
func (m mutation) RetryFailures(ctx context.Context, ids []string) (*answer.LoadPayload, error) {
	wrong, err := m.desk(len(ids), "ids")
	if wrong != nil || err != nil {
		return wrong, err
	}
	failures, bad, err := m.failures(ctx, ids)
	if err != nil || len(bad) > 0 {
		return &answer.LoadPayload{Changes: []*answer.PlannedChange{}, UserErrors: answer.Wrong("ids", bad)}, err
	}
	load, bad, err := m.Desk.Retry(ctx, failures)
	if err != nil {
		return nil, err
	}
	at := map[int]error{} // by the place of the id: one that is named twice is tried once
	for i, err := range bad {
		at[slices.Index(ids, failures[i].ID)] = err
	}
	return &answer.LoadPayload{Load: load, Changes: []*answer.PlannedChange{}, UserErrors: answer.Wrong("ids", at)}, nil
}

// DismissFailures forgets what could not be loaded.
func (m mutation) DismissFailures(ctx context.Context, ids []string) (*answer.DismissPayload, error) {
	out := &answer.DismissPayload{IDs: []string{}, UserErrors: []*answer.UserError{}}
	if wrong, err := m.desk(len(ids), "ids"); wrong != nil || err != nil {
		out.UserErrors = wrong.UserErrors
		return out, err
	}
	_, bad, err := m.failures(ctx, ids)
	if err != nil || len(bad) > 0 {
		out.UserErrors = answer.Wrong("ids", bad)
		return out, err
	}
	out.IDs = distinct(ids)
	return out, m.Store.Update(ctx, graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) {
		return &graph.Revision{FailuresGone: out.IDs}, nil
	})
}

// desk says why a list of so many cannot be worked off, if it cannot.
func (m mutation) desk(n int, argument string) (*answer.LoadPayload, error) {
	if m.Desk == nil {
		return &answer.LoadPayload{}, fmt.Errorf("%w: this service loads no articles", graph.ErrInvalid)
	}
	if n < 1 || n > maxPage {
		return &answer.LoadPayload{Changes: []*answer.PlannedChange{}, UserErrors: []*answer.UserError{
			{Message: fmt.Sprintf("give 1 to %d at once, not %d", maxPage, n), Field: []string{argument}}}}, nil
	}
	return nil, nil
}

// distinct leaves out what was named before.
func distinct(ids []string) []string {
	var out []string
	for _, id := range ids {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// failures finds failures in the order of their ids; bad are those that are not there.
func (m mutation) failures(ctx context.Context, ids []string) (found []*graph.Failure, bad map[int]error, err error) {
	page, err := m.Store.Find(ctx, &graph.Pattern{Label: graph.FailureLabel, IDs: ids, At: graph.Now(m.Today())})
	if err != nil {
		return nil, nil, err
	}
	byID := map[string]*graph.Failure{}
	for _, f := range graph.All[*graph.Failure](page) {
		byID[f.ID] = f
	}
	bad = map[int]error{}
	for i, id := range ids {
		if byID[id] == nil {
			bad[i] = fmt.Errorf("there is no failure %s; it may have been retried or dismissed", id)
		}
	}
	return graph.All[*graph.Failure](page), bad, nil
}
