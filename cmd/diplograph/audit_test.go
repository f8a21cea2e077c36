package main_test

import (
	"os"
	"os/exec"
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
