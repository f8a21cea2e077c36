package main_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// worked is a query of docs/api.md with the answer that stands below it.
var worked = regexp.MustCompile("(?s)```graphql\n(.*?)```\n\n```json\n(.*?)```\n")

// The queries of docs/api.md answer what the document says they do; with
// -update the document is written anew.
func TestDocumentedAnswers(t *testing.T) {
	const file = "../../docs/api.md"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	store := "sqlite:" + filepath.Join(t.TempDir(), "graph.db")
	succeed(t, "load", "--store", store, examples)
	address := serve(t, "--store", store)
	blocks := worked.FindAllStringSubmatch(string(text), -1)
	if len(blocks) < 3 {
		t.Fatalf("%d worked queries, want one for each kind of user", len(blocks))
	}
	for _, block := range blocks {
		var data json.RawMessage
		ask(t, address, block[1], &data)
		var indented bytes.Buffer
		if err := json.Indent(&indented, data, "", "  "); err != nil {
			t.Fatal(err)
		}
		got := indented.String() + "\n"
		if len(got) < 200 || strings.Contains(got, "[]") && strings.Count(got, "[]") > 2 {
			t.Errorf("the answer shows nothing:\n%s", got)
		}
		if got == block[2] {
			continue
		}
		if !*update {
			t.Errorf("the document says\n%s\nthe answer is\n%s\n(go test ./cmd/diplograph -run DocumentedAnswers -update)", block[2], got)
		}
		text = bytes.Replace(text, []byte(block[1]+"```\n\n```json\n"+block[2]), []byte(block[1]+"```\n\n```json\n"+got), 1)
	}
	if *update {
		if err := os.WriteFile(file, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// Every code that a client may meet stands in the document, and no other.
func TestErrorCodesAreDocumented(t *testing.T) {
	document, err := os.ReadFile("../../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	documented := map[string]bool{"GRAPHQL_PARSE_FAILED": false, "GRAPHQL_VALIDATION_FAILED": false} // the executor's
	sources, err := filepath.Glob("../../web/*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, source := range sources {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, code := range regexp.MustCompile(`(?m)^\tcode[A-Z]\w+ += "([A-Z_]+)"`).FindAllStringSubmatch(string(text), -1) {
			documented[code[1]] = false
		}
	}
	for _, row := range regexp.MustCompile("(?m)^\\| `([A-Z_]+)` \\| \\d").FindAllStringSubmatch(string(document), -1) {
		if _, ok := documented[row[1]]; !ok {
			t.Errorf("%s is documented and no code", row[1])
		}
		documented[row[1]] = true
	}
	for code, ok := range documented {
		if !ok {
			t.Errorf("%s is not documented", code)
		}
	}
}
