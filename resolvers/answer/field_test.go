package answer_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"diplograph/resolvers/answer"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// What goes wrong in a field is an error that tells the way to it, through lists
// and objects, and the field is null.
func TestResolveTellsWhereItWentWrong(t *testing.T) {
	oc := &graphql.OperationContext{RecoverFunc: graphql.DefaultRecover}
	field := graphql.CollectedField{Field: &ast.Field{Alias: "called", Name: "name", Definition: &ast.FieldDefinition{}}}
	above := graphql.CollectedField{Field: &ast.Field{Alias: "nodes", Name: "nodes"}}
	no := func(context.Context, map[string]any) (map[string]any, error) { return nil, errors.New("no argument") }
	for _, x := range []struct {
		name, want string
		arguments  func(context.Context, map[string]any) (map[string]any, error)
		resolve    func(context.Context, map[string]any) (string, error)
	}{
		{name: "a value", resolve: func(context.Context, map[string]any) (string, error) { return "value", nil }},
		{name: "an error", want: "was not found", resolve: func(context.Context, map[string]any) (string, error) { return "", errors.New("was not found") }},
		{name: "a panic", want: "internal system error", resolve: func(context.Context, map[string]any) (string, error) { panic("!") }},
		{name: "arguments", want: "no argument", arguments: no, resolve: func(context.Context, map[string]any) (string, error) { return "value", nil }},
	} {
		t.Run(x.name, func(t *testing.T) {
			ctx := graphql.WithResponseContext(t.Context(), graphql.DefaultErrorPresenter, graphql.DefaultRecover)
			ctx = graphql.WithOperationContext(ctx, oc)
			got := answer.List(answer.Below(ctx, "Page", above), 2, 0, false, func(ctx context.Context, i int) graphql.Marshaler {
				if i == 0 {
					return graphql.MarshalString("first")
				}
				return answer.Resolve(ctx, oc, "Country", field, x.arguments, x.resolve,
					func(_ context.Context, _ ast.SelectionSet, v string) graphql.Marshaler {
						return graphql.MarshalString(v)
					})
			})
			var text strings.Builder
			got.MarshalGQL(&text)
			errs := graphql.GetErrors(ctx)
			if x.want == "" {
				if text.String() != `["first","value"]` || len(errs) > 0 {
					t.Errorf("%s, %v", text.String(), errs)
				}
				return
			}
			if text.String() != `["first",null]` || len(errs) != 1 || !strings.Contains(errs[0].Message, x.want) || errs[0].Path.String() != "nodes[1].called" {
				t.Errorf("%s, %v", text.String(), errs)
			}
		})
	}
}
