package loader

import (
	"fmt"

	"diplograph/graph"
)

// Item is one article found under the paths, or the reason why there is none.
type Item struct {
	// Name is the file's name without .txt, or empty for one of many articles in a file.
	Name string
	// Place is the file, or the file and line, for messages.
	Place   string
	Article *graph.Article
	Source  *graph.Source
	Err     error
	// Given is the article as it was given, where it was not found in a file.
	Given *graph.Given
	// Failure is set where the article failed before and is tried again.
	Failure *graph.Failure
}

// Failure is an article that could not be loaded: where it is, in which stage
// it failed, and why, in words for the user.
type Failure struct {
	Place string
	Stage Stage
	Err   error
	item  Item
}

// Stage is a step on an article's way into the graph.
type Stage string

// The stages.
const (
	Opening Stage = "open"
	Reading Stage = "read"
	Writing Stage = "write"
)

func (f *Failure) Error() string { return fmt.Sprintf("%s: %v", f.Place, f.Err) }

// Unwrap gives the reason.
func (f *Failure) Unwrap() error { return f.Err }
