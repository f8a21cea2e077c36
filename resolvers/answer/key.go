package answer

import (
	"context"
	"fmt"
	"strconv"

	"diplograph/graph"

	"github.com/99designs/gqlgen/graphql"
)

// Key is the key under which a pattern asks for a field: its response key and
// its place in the document. Fields that have one response key but stand in
// different fragments, or below different aliases of one parent, have different
// places, so they never clash.
func Key(f graphql.CollectedField) string {
	return f.Alias + ":" + strconv.Itoa(f.Position.Start)
}

// The parts of fields whose nodes stand not in themselves but in their own fields.
const (
	PartPersons       = "/persons"
	PartOffices       = "/offices"
	PartOrganizations = "/organizations"
	PartCountries     = "/countries"
	PartMentions      = "/mentions"
	PartLast          = "/last"
	PartNext          = "/next"
	PartUndated       = "/undated"
	PartLapsed        = "/lapsed"
	PartA             = "/a"
	PartB             = "/b"
)

// part gives what was found for a part of the field that is being answered; nil
// where it was not asked for.
func part(ctx context.Context, n graph.Node, name string) *graph.Page {
	return n.Answered().Page(Key(graphql.GetFieldContext(ctx).Field) + name)
}

// Page gives what was found below a node for the field that is being answered.
func Page(ctx context.Context, n graph.Node) (*graph.Page, error) {
	p := part(ctx, n, "")
	if p == nil {
		return nil, fmt.Errorf("%s.%s was not asked of the store", n.Label(), Key(graphql.GetFieldContext(ctx).Field))
	}
	return p, nil
}

// One gives the only node that was found below a node; nil where there is none.
func One[T graph.Node](ctx context.Context, n graph.Node) (T, error) {
	p, err := Page(ctx, n)
	return graph.One[T](p), err
}

// All gives the nodes that were found below a node.
func All[T graph.Node](ctx context.Context, n graph.Node) ([]T, error) {
	p, err := Page(ctx, n)
	return graph.All[T](p), err
}

// byID finds the nodes of a page by their global ids.
func byID[T graph.Node](p *graph.Page) map[string]T {
	out := map[string]T{}
	for _, n := range graph.All[T](p) {
		out[n.NodeID()] = n
	}
	return out
}

// pick lists the nodes of some ids, in their order.
func pick[T graph.Node](all map[string]T, ids []string) []T {
	out := make([]T, 0, len(ids))
	for _, id := range ids {
		if n, ok := all[id]; ok {
			out = append(out, n)
		}
	}
	return out
}
