package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// checks runs a program of web/checks, which need Node and their packages.
// Without them the test skips, or fails where DIPLOGRAPH_TEST_REQUIRE has "node".
func checks(t *testing.T, args ...string) (string, error) {
	t.Helper()
	missing := ""
	if !executable("node") {
		missing = "node is not installed"
	}
	if _, err := os.Stat("../../web/checks/node_modules/graphql-http"); err != nil {
		missing = `its packages are not there: run "npm ci --prefix web/checks"`
	}
	if missing != "" {
		if strings.Contains(os.Getenv("DIPLOGRAPH_TEST_REQUIRE"), "node") {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	cmd := exec.CommandContext(t.Context(), "node", args...)
	cmd.Dir = "../../web/checks"
	out, err := cmd.CombinedOutput()
	return string(out), err
}

// The service keeps to GraphQL over HTTP by the letter: every audit of
// graphql-http, also those of what is only recommended.
func TestGraphQLOverHTTP(t *testing.T) {
	address := serve(t, "--store", "sqlite::memory:")
	out, err := checks(t, "audit.mjs", address+"/graphql")
	if err != nil || !strings.Contains(out, "passed 61 of 61") {
		t.Errorf("%v\n%s", err, out)
	}
}

// What the schema check is there to find, it finds.
func TestSchemaCheckFindsWhatBreaks(t *testing.T) {
	const released = "../../docs/schema/released.graphqls"
	text, err := os.ReadFile(released)
	if err != nil {
		t.Fatal(err)
	}
	changes := []struct{ name, old, with, says string }{
		{"a field that is gone", "  country(\n", "  state(\n", "breaks clients of the last release: Field 'country' was removed"},
		{"an argument that is wanted", "    text: String!\n", "    text: String!\n    \"How.\"\n    how: Int!\n", "Argument 'how: Int!' added to field 'Query.search'"},
		{"a value that is gone", "  ADMIN\n", "  OWNER\n", "Enum value 'ADMIN' was removed"},
		{"nothing said of a field", "  \"All fields of cooperation that some article names.\"\n", "", "Description is required for field \"sectors\""},
		{"a type that nobody reaches", "\"What is asked.\"\n", "\"Alone.\"\ntype Alone {\n  \"A.\"\n  a: Int\n}\n\n\"What is asked.\"\n", "Object type `Alone` is unreachable"},
	}
	schema := string(text)
	for _, c := range changes {
		if !strings.Contains(schema, c.old) {
			t.Fatalf("%s: the released schema has no %q", c.name, c.old)
		}
		schema = strings.Replace(schema, c.old, c.with, 1)
	}
	changed := filepath.Join(t.TempDir(), "schema.graphqls")
	if err := os.WriteFile(changed, []byte(strings.ReplaceAll(schema, "scope: ADMIN", "scope: OWNER")), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := checks(t, "schema.mjs", changed, released)
	if err == nil {
		t.Errorf("the check passes:\n%s", out)
	}
	for _, c := range changes {
		if !strings.Contains(out, c.says) {
			t.Errorf("%s is not found: no %q in\n%s", c.name, c.says, out)
		}
	}
}
