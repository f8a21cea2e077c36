package answer

import (
	"context"
	"strconv"

	"diplograph/graph"

	"github.com/99designs/gqlgen/graphql"
)

// Key is the key under which a pattern asks for a field: its response key and
// its place in the document. Two fields of one response key in fragments on
// different types have different places, so they never clash.
func Key(f graphql.CollectedField) string {
	at := 0
	if f.Position != nil {
		at = f.Position.Start
	}
	return f.Alias + ":" + strconv.Itoa(at)
}

// here is the key of the field that is being answered.
func here(ctx context.Context) string { return Key(graphql.GetFieldContext(ctx).Field) }

// Under gives the page found for the field that is being answered; part names
// one of several pages that one field needs.
func Under(ctx context.Context, n graph.Node, part string) *graph.Page {
	return n.Answered().Page(here(ctx) + part)
}

// The parts of fields that need several pages.
const (
	PartPersons       = "/persons"
	PartOffices       = "/offices"
	PartOrganizations = "/organizations"
	PartCountries     = "/countries"
	PartLast          = "/last"
	PartNext          = "/next"
	PartLapsed        = "/lapsed"
	PartA             = "/a"
	PartB             = "/b"
)
