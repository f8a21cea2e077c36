package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
)

// change is something that gqlgen writes and has no setting for, and what stands
// in its place.
type change struct {
	what    string
	written *regexp.Regexp
	instead string
	unless  string // a function that has this is left as it is
}

var changes = [...]change{
	{"lists", regexp.MustCompile(`graphql\.MarshalSliceConcurrently\(`), "answer.List(", ""},
	{"objects", regexp.MustCompile(`(?s)out := graphql\.NewFieldSet\(fields\)\n\tdeferred := graphql\.NewDeferredGroup\(ctx\)(.*)\tout\.Dispatch\(ctx\)\n` +
		`(\tif out\.Invalids > 0 \{\n\t\treturn graphql\.Null\n\t\}\n)\n\tif n := len\(deferred\.Defers\).*?\n\t\}\n`),
		"out := answer.NewObject(fields)$1$2", "Concurrently("},
	// A field of a struct that leads to no other: its value is written.
	{"values", regexp.MustCompile(`(?s)^(\n*func \(ec \*executionContext\) _\w+\(ctx context\.Context, field graphql\.CollectedField, obj [^)]+\)) \(ret graphql\.Marshaler\) \{\n` +
		`\treturn graphql\.ResolveField\(.*\n\t\tfunc\(ctx context\.Context\) \(any, error\) \{\n\t\t\treturn (obj(?:\.\w+)+), nil\n\t\t\},\n\t\tnil,\n` +
		`\t\tfunc\(ctx context\.Context, selections ast\.SelectionSet, v (?:string|int|bool|\*string|graph\.(?:Date|EventType|Kind|Rank|Role|Status|Precision))\) graphql\.Marshaler \{\n` +
		`\t\t\treturn (ec\.marshal[^(]+)\(.*$`),
		"$1 graphql.Marshaler {\n\treturn $3(ctx, field.Selections, $2)\n}\n", ""},
	// A field of a struct that leads to others: below it, errors tell the way.
	{"nodes", regexp.MustCompile(`(?s)^(\n*func \(ec \*executionContext\) _(\w+)_\w+\(ctx context\.Context, field graphql\.CollectedField, obj \*(?:answer|graph)\.\w+\)) \(ret graphql\.Marshaler\) \{\n` +
		`\treturn graphql\.ResolveField\(.*\n\t\tfunc\(ctx context\.Context\) \(any, error\) \{\n\t\t\treturn (obj\.\w+), nil\n\t\t\},\n\t\tnil,\n` +
		`\t\tfunc\(ctx context\.Context, selections ast\.SelectionSet, v (?:\[\])?\*?(?:answer|graph)\.\w+\) graphql\.Marshaler \{\n` +
		`\t\t\treturn (ec\.marshal[^(]+)\(.*$`),
		"$1 graphql.Marshaler {\n\treturn $4(answer.Below(ctx, \"$2\", field), field.Selections, $3)\n}\n", ""},
}

// rewrite makes the changes, function by function. The error tells what gqlgen
// does not write any more as it did.
func rewrite(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	functions := strings.SplitAfter(string(text), "\n}\n")
	for _, c := range changes {
		n := 0
		for i, f := range functions {
			if !c.written.MatchString(f) || c.unless != "" && strings.Contains(f, c.unless) {
				continue
			}
			functions[i] = c.written.ReplaceAllString(f, c.instead)
			n++
		}
		if n == 0 {
			return fmt.Errorf("gqlgen writes %s otherwise now: see whether they still need to be rewritten", c.what)
		}
	}
	return os.WriteFile(name, []byte(strings.Join(functions, "")), 0o600)
}
