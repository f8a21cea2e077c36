package answer

import (
	"errors"
	"maps"
	"slices"
	"strconv"

	"diplograph/graph"
)

// WithdrawPayload is what came of withdrawing or restoring an article.
type WithdrawPayload struct {
	Article    *graph.Article
	UserErrors []*UserError
}

// JudgePayload is what came of a verdict.
type JudgePayload struct {
	Events     []Event
	UserErrors []*UserError
}

// LoadPayload is what came of loading articles.
type LoadPayload struct {
	Load       *graph.Load
	Changes    []*PlannedChange
	UserErrors []*UserError
}

// PlannedChange is what loading would do to an event.
type PlannedChange struct{ Action, Type, ID, Title string }

// Planned puts changes into GraphQL's form.
func Planned(all []graph.PlannedChange, words Words) []*PlannedChange {
	out := make([]*PlannedChange, len(all))
	for i, c := range all {
		out[i] = &PlannedChange{string(c.Action), string(c.Event.Type), c.Event.ID, words.Title(c.Event, "en")}
	}
	return out
}

// DismissPayload is what came of dismissing failures.
type DismissPayload struct {
	IDs        []string
	UserErrors []*UserError
}

// Wrong gives what is the matter with the elements of a list, in their order.
func Wrong(argument string, wrong map[int]error) []*UserError {
	out := []*UserError{}
	for _, i := range slices.Sorted(maps.Keys(wrong)) {
		out = append(out, &UserError{Message: graph.Sentence(wrong[i].Error()), Field: []string{argument, strconv.Itoa(i)}})
	}
	return out
}

// UserError is something that is wrong with the input.
type UserError struct {
	Message string
	Field   []string
}

// Argument is an argument and the text that it was given: an id or a reason.
type Argument struct{ Name, Given string }

// UserErrors gives an error that a user made as data: what was not found or
// makes no sense, and the argument that it is about, where it is about one.
// Any other error is given back.
func UserErrors(err error, given ...Argument) ([]*UserError, error) {
	for _, kind := range [...]error{graph.ErrInvalid, graph.ErrNotFound} {
		if !errors.Is(err, kind) {
			continue
		}
		out := &UserError{Message: graph.Sentence(err.Error())}
		var wrong *graph.Wrong
		if errors.As(err, &wrong) {
			if i := slices.IndexFunc(given, func(a Argument) bool { return a.Given == wrong.Given }); i >= 0 {
				out.Field = []string{given[i].Name}
			}
		}
		return []*UserError{out}, nil
	}
	return []*UserError{}, err
}
