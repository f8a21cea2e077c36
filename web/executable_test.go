package web_test

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// examples is an executable schema that answers each field with an example of
// its type, and introspection truly. A root field that has an act runs it first.
type examples struct {
	schema *ast.Schema
	acts   map[string]func(context.Context) error
}

var _ graphql.ExecutableSchema = examples{}

func (e examples) Schema() *ast.Schema { return e.schema }

func (e examples) Complexity(context.Context, string, string, int, map[string]any) (int, bool) {
	return 0, false
}

func (e examples) Exec(ctx context.Context) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	root := e.schema.Query
	if op.Operation.Operation == ast.Mutation {
		root = e.schema.Mutation
	}
	return func(ctx context.Context) *graphql.Response {
		return &graphql.Response{Data: e.data(ctx, op, root)}
	}
}

func (e examples) data(ctx context.Context, op *graphql.OperationContext, root *ast.Definition) (data json.RawMessage) {
	object := map[string]any{}
	for _, f := range graphql.CollectFields(op, op.Operation.SelectionSet, []string{root.Name}) {
		ctx := graphql.WithFieldContext(ctx, &graphql.FieldContext{Object: root.Name, Field: f})
		object[f.Alias] = e.root(ctx, op, f)
	}
	data, err := json.Marshal(object)
	if err != nil {
		panic(err)
	}
	return data
}

func (e examples) root(ctx context.Context, op *graphql.OperationContext, f graphql.CollectedField) (value any) {
	defer func() {
		if r := recover(); r != nil {
			graphql.AddError(ctx, op.RecoverFunc(ctx, r))
			value = nil
		}
	}()
	if act := e.acts[f.Name]; act != nil {
		if err := act(ctx); err != nil {
			graphql.AddError(ctx, graphql.AddFieldLocationToError(ctx, err))
			return nil
		}
	}
	switch {
	case f.Name == "__schema":
		return e.described(op, f.Selections, reflect.ValueOf(introspection.WrapSchema(e.schema)))
	case f.Name == "__type":
		name, _ := f.ArgumentMap(op.Variables)["name"].(string)
		return e.described(op, f.Selections, reflect.ValueOf(introspection.WrapTypeFromDef(e.schema, e.schema.Types[name])))
	case f.Name == "__typename":
		return e.schema.Query.Name
	}
	return e.example(op, f.Selections, f.Definition.Type, f.Name)
}

// example is an example of a type: one item in a list, the first value of an enum.
func (e examples) example(op *graphql.OperationContext, set ast.SelectionSet, t *ast.Type, name string) any {
	if t.Elem != nil {
		return []any{e.example(op, set, t.Elem, name)}
	}
	def := e.schema.Types[t.NamedType]
	switch def.Kind {
	case ast.Enum:
		return def.EnumValues[0].Name
	case ast.Scalar:
		switch def.Name {
		case "Int":
			return 1
		case "Float":
			return 0.5
		case "Boolean":
			return true
		}
		return "an example of " + name
	case ast.Interface, ast.Union:
		def = e.schema.GetPossibleTypes(def)[0]
	}
	object := map[string]any{}
	for _, f := range graphql.CollectFields(op, set, satisfied(e.schema, def)) {
		if f.Name == "__typename" {
			object[f.Alias] = def.Name
			continue
		}
		object[f.Alias] = e.example(op, f.Selections, f.Definition.Type, f.Name)
	}
	return object
}

// satisfied are the types that a fragment on an object of the type may name.
func satisfied(schema *ast.Schema, def *ast.Definition) []string {
	names := []string{def.Name}
	for _, i := range schema.GetImplements(def) {
		names = append(names, i.Name)
	}
	return names
}

// described answers introspection from gqlgen's own description of the schema,
// whose methods and fields have the names of introspection's fields.
func (e examples) described(op *graphql.OperationContext, set ast.SelectionSet, v reflect.Value) any {
	if v.Kind() == reflect.Pointer && v.IsNil() {
		return nil
	}
	switch v.Kind() {
	case reflect.Slice:
		list := []any{}
		for i := range v.Len() {
			list = append(list, e.described(op, set, v.Index(i)))
		}
		return list
	case reflect.String, reflect.Bool:
		return v.Interface()
	case reflect.Struct:
		pointer := reflect.New(v.Type())
		pointer.Elem().Set(v)
		v = pointer
	}
	if v.Elem().Kind() != reflect.Struct {
		return v.Elem().Interface()
	}
	object := map[string]any{}
	for _, f := range graphql.CollectFields(op, set, nil) {
		object[f.Alias] = e.described(op, f.Selections, member(v, f.Name))
	}
	return object
}

func member(v reflect.Value, name string) reflect.Value {
	name = strings.ToUpper(name[:1]) + name[1:]
	if name == "SpecifiedByURL" || name == "SpecifiedByUrl" {
		name = "SpecifiedByURL"
	}
	method := v.MethodByName(name)
	if !method.IsValid() {
		return v.Elem().FieldByName(name)
	}
	in := slices.Repeat([]reflect.Value{reflect.ValueOf(true)}, method.Type().NumIn())
	return method.Call(in)[0]
}

// code is the code of the answer's first error, empty without one.
func code(errs gqlerror.List) string {
	if len(errs) == 0 {
		return ""
	}
	code, _ := errs[0].Extensions["code"].(string)
	return code
}
