package web_test

import (
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"testing"

	"diplograph/web"
)

// The playground in a real browser. DIPLOGRAPH_TEST_URL names a running
// service to look at; else it is a handler over example answers.
func TestPlaygroundInChromium(t *testing.T) {
	browser := os.Getenv("CHROMIUM")
	if browser == "" {
		browser = "/usr/bin/chromium"
	}
	_, noNode := exec.LookPath("node")
	_, noBrowser := os.Stat(browser)
	_, noPackages := os.Stat("browser/node_modules/playwright-core")
	for _, missing := range []struct {
		err  error
		what string
	}{
		{noNode, "node is not installed"},
		{noBrowser, browser + " is not installed (CHROMIUM names another browser)"},
		{noPackages, "the packages of web/browser are not installed: run npm ci there"},
	} {
		if missing.err == nil {
			continue
		}
		if strings.Contains(os.Getenv("DIPLOGRAPH_TEST_REQUIRE"), "chromium") {
			t.Fatal(missing.what)
		}
		t.Skip(missing.what)
	}
	url := os.Getenv("DIPLOGRAPH_TEST_URL")
	if url == "" {
		server := httptest.NewServer(newService(t, nil, func(c *web.Config) { c.Schema = examples{schema: contract(t)} }))
		defer server.Close()
		url = server.URL
	}
	out, err := exec.CommandContext(t.Context(), "node", "browser/playground.mjs", url+"/").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	t.Logf("%s", out)
}
