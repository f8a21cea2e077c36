package web

import (
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// oneOf holds variables to @oneOf, which the library checks in documents only:
// an input object that has it takes exactly one field, and not null.
func oneOf(schema *ast.Schema, op *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	for _, v := range op.VariableDefinitions {
		value, given := variables[v.Variable]
		if !given {
			continue
		}
		if in := chosen(schema, v.Type, value); in != "" {
			err := gqlerror.Errorf("variable $%s: %s takes exactly one of its fields, and not null", v.Variable, in)
			errcode.Set(err, errcode.ValidationFailed)
			return err
		}
	}
	return nil
}

// chosen gives the first type in a value that does not hold to @oneOf.
func chosen(schema *ast.Schema, t *ast.Type, value any) string {
	if t.Elem != nil {
		list, ok := value.([]any)
		if !ok {
			list = []any{value} // one stands for a list of one
		}
		for _, item := range list {
			if in := chosen(schema, t.Elem, item); in != "" {
				return in
			}
		}
		return ""
	}
	def := schema.Types[t.NamedType]
	fields, ok := value.(map[string]any)
	if def == nil || def.Kind != ast.InputObject || !ok {
		return ""
	}
	if def.Directives.ForName("oneOf") != nil {
		for _, v := range fields {
			if len(fields) != 1 || v == nil {
				return def.Name
			}
		}
		if len(fields) == 0 {
			return def.Name
		}
	}
	for _, f := range def.Fields {
		if in := chosen(schema, f.Type, fields[f.Name]); in != "" {
			return in
		}
	}
	return ""
}
