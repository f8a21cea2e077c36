package web

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
)

// listLength is what a list counts for that has no first or last: how long it
// is, only the store knows.
const listLength = 5

// cost is how many objects the answer to an operation may come to hold: a page
// counts as often as first or last says, another list listLength times, and
// all that nests in it with it. Leaves cost nothing. Fields that are skipped
// count: it is a bound, not an estimate.
type cost struct {
	schema    *ast.Schema
	variables map[string]any
	// spread are the fragments that were counted, by the length of the list
	// that they stand in: each is walked once for each, or fragments that
	// spread each other twice would cost time without bound.
	spread map[spreadIn]int
}

type spreadIn struct {
	fragment *ast.FragmentDefinition
	length   int
}

// costOf measures a valid operation with its variables.
func costOf(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) int {
	c := cost{schema, variables, map[spreadIn]int{}}
	return c.selections(op.SelectionSet, listLength)
}

// selections counts what one object with the selections holds; length is that
// of the lists directly below it.
func (c cost) selections(set ast.SelectionSet, length int) int {
	n := 0
	for _, selection := range set {
		switch x := selection.(type) {
		case *ast.Field:
			n += c.field(x, length)
		case *ast.InlineFragment:
			n += c.selections(x.SelectionSet, length)
		case *ast.FragmentSpread:
			n += c.fragment(x.Definition, length)
		}
		n = min(n, most)
	}
	return n
}

func (c cost) fragment(f *ast.FragmentDefinition, length int) int {
	if f == nil {
		return 0
	}
	key := spreadIn{f, length}
	n, ok := c.spread[key]
	if !ok {
		n = c.selections(f.SelectionSet, length)
		c.spread[key] = n
	}
	return n
}

func (c cost) field(f *ast.Field, length int) int {
	if len(f.SelectionSet) == 0 || f.Definition == nil || introspects(f) {
		return 0
	}
	page, paged := c.page(f)
	switch {
	case f.Definition.Type.Elem == nil && paged: // a connection: its lists are as long as the page
		return min(1+c.selections(f.SelectionSet, page), most)
	case f.Definition.Type.Elem == nil:
		return min(1+c.selections(f.SelectionSet, listLength), most)
	case paged:
		length = page
	}
	return min(length*min(1+c.selections(f.SelectionSet, listLength), most), most)
}

// page is the length of the page that a field asks for: by first, last, or the
// number of ids. What is out of range is refused elsewhere, and counts as 1 here.
func (c cost) page(f *ast.Field) (length int, paged bool) {
	if f.Definition.Arguments.ForName("first") == nil && f.Definition.Arguments.ForName("ids") == nil {
		return 0, false
	}
	given := f.ArgumentMap(c.variables)
	for _, name := range []string{"first", "last"} {
		if n, ok := whole(given[name]); ok {
			length = max(length, n)
		}
	}
	if ids, ok := given["ids"].([]any); ok {
		length = max(length, len(ids))
	}
	return min(max(length, 1), most), true
}

// whole reads a number as documents and variables give it.
func whole(value any) (int, bool) {
	switch n := value.(type) {
	case int64:
		return int(n), true
	case int:
		return n, true
	case json.Number:
		i, err := strconv.Atoi(n.String())
		return i, err == nil
	}
	return 0, false
}
