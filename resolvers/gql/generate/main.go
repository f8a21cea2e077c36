// Command generate makes package gql of the schema, as gqlgen does, but for two
// things. Below the root, an answer is put together in one goroutine: gqlgen
// begins one for each element of a list and for each field that a resolver
// answers, because a resolver may wait for a store. Ours hand over what the
// root's question has found (see package answer), so that hundreds of goroutines
// an answer would cost more than all that they do. And no object is made ready
// for fields that @defer puts off, where none of its fields can be.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/99designs/gqlgen/api"
	"github.com/99designs/gqlgen/codegen"
	"github.com/99designs/gqlgen/codegen/config"
)

func main() {
	if err := generate(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func generate() error {
	c, err := config.LoadConfigFromDefaultLocations()
	if err != nil {
		return err
	}
	c.SkipValidation = true // what is made here is complete only after rewrite
	if err := api.Generate(c, api.AddPlugin(inOne{})); err != nil {
		return err
	}
	return rewrite(c.Exec.Filename)
}

// inOne is a plugin that lets the fields of an object be answered one after the other.
type inOne struct{}

// Name implements plugin.Plugin.
func (inOne) Name() string { return "in one goroutine" }

// waits are the objects with fields that ask the store: they are asked at once.
var waits = map[string]bool{"Bilateral": true}

// GenerateCode implements plugin.CodeGenerator.
func (inOne) GenerateCode(data *codegen.Data) error {
	for _, o := range data.Objects {
		if !o.Root && !waits[o.Name] {
			o.DisableConcurrency = true
		}
	}
	return nil
}

// What gqlgen writes and has no setting for, and what stands in its place.
const (
	concurrent, inline = "graphql.MarshalSliceConcurrently(", "answer.List("
	ready, none        = "deferred := graphql.NewDeferredGroup(ctx)", "var deferred graphql.DeferredGroup"
)

// rewrite puts answer.List in the place of the function that begins a goroutine
// for each element of a list, and leaves out the places of deferred fields in
// objects whose fields are all answered at once.
func rewrite(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if !bytes.Contains(text, []byte(concurrent)) || !bytes.Contains(text, []byte(ready)) {
		return errors.New("gqlgen writes lists or objects otherwise now: see whether they still need to be rewritten")
	}
	functions := strings.SplitAfter(strings.ReplaceAll(string(text), concurrent, inline), "\n}\n")
	for i, f := range functions {
		if !strings.Contains(f, "&deferred") {
			functions[i] = strings.Replace(f, ready, none, 1)
		}
	}
	return os.WriteFile(name, []byte(strings.Join(functions, "")), 0o600)
}
