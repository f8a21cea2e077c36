package resolvers_test

import (
	"os"
	"strings"
	"testing"

	"diplograph/resolvers/gql"

	"github.com/vektah/gqlparser/v2/ast"
)

// Everything in the schema says what it is.
func TestDescriptions(t *testing.T) {
	said := func(place, description string) {
		if len(strings.TrimSpace(description)) < len("A day.") || !strings.ContainsAny(description[len(description)-1:], ".:;)") {
			t.Errorf("%s is described as %q: say what it is, in a sentence", place, description)
		}
	}
	for name, def := range gql.NewExecutableSchema(gql.Config{}).Schema().Types {
		if def.BuiltIn {
			continue
		}
		said(name, def.Description)
		for _, f := range def.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			said(name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				said(name+"."+f.Name+"."+a.Name, a.Description)
			}
		}
		for _, v := range def.EnumValues {
			said(name+"."+v.Name, v.Description)
		}
	}
}

// Pages are pages everywhere: the argument first with its default, after, and
// edges with a cursor.
func TestPagesInSchema(t *testing.T) {
	schema := gql.NewExecutableSchema(gql.Config{}).Schema()
	for name, def := range schema.Types {
		for _, f := range def.Fields {
			page := strings.TrimSuffix(f.Type.Name(), "Connection")
			if page == f.Type.Name() || strings.HasPrefix(f.Name, "__") {
				continue
			}
			first, after := f.Arguments.ForName("first"), f.Arguments.ForName("after")
			if first == nil || after == nil || first.DefaultValue == nil || first.DefaultValue.Kind != ast.IntValue {
				t.Errorf("%s.%s has no first with a default, or no after", name, f.Name)
			}
			edge := schema.Types[page+"Edge"]
			if edge == nil || edge.Fields.ForName("cursor") == nil || edge.Fields.ForName("node").Type.Name() != schema.Types[f.Type.Name()].Fields.ForName("nodes").Type.Name() {
				t.Errorf("%s has other nodes than its edges", f.Type.Name())
			}
		}
	}
}

// The compiled-in schema is the one at the top.
func TestSchemaIsCurrent(t *testing.T) {
	text, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range gql.NewExecutableSchema(gql.Config{}).Schema().Types {
		if !def.BuiltIn && def.Position.Src.Input != string(text) {
			t.Fatal("schema.graphqls has changed: run go generate ./resolvers")
		}
	}
}
