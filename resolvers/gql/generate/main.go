// Command generate makes package gql of the schema, as gqlgen does, but that an
// answer costs less below the root, where nothing asks a store any more: what
// the root's question has found is only handed over (see package answer).
//
// An answer is put together in one goroutine: gqlgen begins one for each element
// of a list and for each field that a resolver answers. An object's fields are
// kept in answer.Object, which is not made ready for fields that come later. And
// a field that a struct holds is read at once, without what gqlgen puts around
// resolvers (rewrite.go).
package main

import (
	"fmt"
	"os"

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
