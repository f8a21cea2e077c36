// Command generate makes package gql of the schema, as gqlgen does, but for one
// thing: below the root, an answer is put together in one goroutine. gqlgen
// begins one for each element of a list and for each field that a resolver
// answers, because a resolver may wait for a store. Ours hand over what the
// root's question has found (see package answer), so that hundreds of goroutines
// an answer would cost more than all that they do.
package main

import (
	"bytes"
	"errors"
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
	c.SkipValidation = true // what is made here is complete only after lists
	if err := api.Generate(c, api.AddPlugin(inOne{})); err != nil {
		return err
	}
	return lists(c.Exec.Filename)
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

// lists puts answer.List in the place of the function that begins a goroutine
// for each element of a list. gqlgen has no setting for it.
func lists(name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	concurrent, inline := []byte("graphql.MarshalSliceConcurrently("), []byte("answer.List(")
	if !bytes.Contains(text, concurrent) {
		return errors.New("gqlgen's lists are made otherwise now: see whether they still need answer.List")
	}
	return os.WriteFile(name, bytes.ReplaceAll(text, concurrent, inline), 0o600)
}
