package answer

import (
	"errors"
	"slices"
	"strings"

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

// UserError is something that is wrong with the input.
type UserError struct {
	Message string
	Field   []string
}

// Argument is an argument and the id that it was given.
type Argument struct{ Name, ID string }

// UserErrors gives an error that a user made as data: what was not found or
// makes no sense, and the argument that it is about, where it is about one id.
// Any other error is given back.
func UserErrors(err error, ids ...Argument) ([]*UserError, error) {
	for _, kind := range [...]error{graph.ErrInvalid, graph.ErrNotFound} {
		if !errors.Is(err, kind) {
			continue
		}
		_, sentence, _ := strings.Cut(err.Error(), kind.Error()+": ")
		out := &UserError{Message: sentence}
		var wrong *graph.WrongID
		if errors.As(err, &wrong) {
			if i := slices.IndexFunc(ids, func(a Argument) bool { return a.ID == wrong.ID }); i >= 0 {
				out.Field = []string{ids[i].Name}
			}
		}
		return []*UserError{out}, nil
	}
	return []*UserError{}, err
}
