package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
)

// What gqlgen writes and has no setting for. A field of the root, or of the
// schema itself, has another form.
var (
	list   = regexp.MustCompile(`graphql\.MarshalSliceConcurrently\(`)
	object = regexp.MustCompile(`(?s)out := graphql\.NewFieldSet\(fields\)\n\tdeferred := graphql\.NewDeferredGroup\(ctx\)(.*)\tout\.Dispatch\(ctx\)\n` +
		`(\tif out\.Invalids > 0 \{\n\t\treturn graphql\.Null\n\t\}\n)\n\tif n := len\(deferred\.Defers\).*?\n\t\}\n`)
	field = regexp.MustCompile(`(?s)^(\n*func \(ec \*executionContext\) _([A-Z][A-Za-z]*)_(\w+)\(ctx context\.Context, field graphql\.CollectedField, obj [^)]+\)) ` +
		`\(ret graphql\.Marshaler\) \{\n\treturn graphql\.ResolveField\(.*?\n\t\tfunc\(ctx context\.Context\) \(any, error\) \{\n(.*?)\n\t\t\},\n\t\tnil,\n` +
		`\t\tfunc\(ctx context\.Context, selections ast\.SelectionSet, v ([^)]+)\) graphql\.Marshaler \{\n\t\t\treturn (ec\.marshal[^(]+)\(.*$`)
)

// rewrite puts what costs less in the place of lists, objects and fields,
// function by function. The error tells what gqlgen does not write any more as it did.
func rewrite(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	functions := strings.SplitAfter(string(text), "\n}\n")
	lists, objects, fields := 0, 0, 0
	for i, f := range functions {
		if list.MatchString(f) {
			f = list.ReplaceAllString(f, "answer.List(")
			lists++
		}
		if object.MatchString(f) && !strings.Contains(f, "Concurrently(") {
			f = object.ReplaceAllString(f, "out := answer.NewObject(fields)$1$2")
			objects++
		}
		if m := field.FindStringSubmatch(f); m != nil {
			f = m[1] + " graphql.Marshaler {\n" + handedOver(m[2], m[3], strings.TrimSpace(m[4]), m[5], m[6]) + "\n}\n"
			fields++
		}
		functions[i] = f
	}
	if lists == 0 || objects == 0 || fields == 0 {
		return fmt.Errorf("gqlgen writes otherwise now (%d lists, %d objects and %d fields were found): see whether they still need to be rewritten", lists, objects, fields)
	}
	return os.WriteFile(name, []byte(strings.Join(functions, "")), 0o600)
}

// Ways in which gqlgen asks for a field's value: of a struct, and by its arguments.
var (
	held  = regexp.MustCompile(`^return (obj(?:\.\w+)+), nil$`)
	given = regexp.MustCompile(`^fc := graphql\.GetFieldContext\(ctx\)\n\s*`)
	plain = regexp.MustCompile(`^(\*?string|int|bool|graph\.\w+)$`)
)

// handedOver is the body of a function that answers a field of a type: how it
// asks for the value, the value's Go type, and the function that writes it.
func handedOver(typ, name, body, value, marshal string) string {
	if m := held.FindStringSubmatch(body); m != nil {
		ctx := "ctx"
		if !plain.MatchString(value) { // below it, or by its value, something can be wrong: errors tell the way
			ctx = fmt.Sprintf("answer.Below(ctx, %q, field)", typ)
		}
		return fmt.Sprintf("\treturn %s(%s, field.Selections, %s)", marshal, ctx, m[1])
	}
	arguments, args := "nil", "_"
	if given.MatchString(body) {
		arguments, args = "ec.field_"+typ+"_"+name+"_args", "args"
		body = strings.ReplaceAll(given.ReplaceAllString(body, ""), "fc.Args[", "args[")
	}
	return fmt.Sprintf("\treturn answer.Resolve(ctx, ec.OperationContext, %q, field, %s, func(ctx context.Context, %s map[string]any) (%s, error) {\n\t\t%s\n\t}, %s)",
		typ, arguments, args, value, body, marshal)
}
