package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// as posts an operation with a token, and gives status and answer.
func as(t *testing.T, token, address, query string) (int, string) {
	t.Helper()
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/graphql-response+json")
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	return answered(t, r)
}

// answered sends a request.
func answered(t *testing.T, r *http.Request) (status int, body string) {
	t.Helper()
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = resp.Body.Close() }()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(text)
}

func TestTokensAndTheAuditLog(t *testing.T) {
	dir := t.TempDir()
	file, tokens, log := filepath.Join(dir, "news.jsonl"), filepath.Join(dir, "tokens"), filepath.Join(dir, "audit.jsonl")
	if err := os.WriteFile(file, []byte(twoReports), 0o644); err != nil {
		t.Fatal(err)
	}
	store := "sqlite:" + filepath.Join(dir, "graph.db")
	succeed(t, "load", "--store", store, file)
	id := articleIDs(t, store)[0]
	create := func(name, scope string) string {
		return strings.TrimSpace(succeed(t, "token", "create", "--tokens", tokens, "--scope", scope, "--expires", "90d", name))
	}
	reader, admin := create("dashboard", "read"), create("amna", "admin")
	if out := succeed(t, "token", "list", "--tokens", tokens); !regexp.MustCompile(`(?m)^amna +admin +20\S+Z +20\S+Z$`).MatchString(out) || strings.Contains(out, admin) {
		t.Errorf("list: %s", out)
	}
	address := serve(t, "--store", store, "--tokens", tokens, "--audit-log", log, "--anonymous", "none")
	withdraw := fmt.Sprintf(`mutation { withdrawArticle(id: %q, reason: "the ministry denies it") { article { withdrawn } userErrors { message } } }`, id)
	for token, want := range map[string]int{"": 401, reader: 403, "diplograph_unknown": 401} {
		if status, body := as(t, token, address, withdraw); status != want {
			t.Errorf("withdrawing with %q: %d %s, want %d", token, status, body, want)
		}
	}
	if status, body := as(t, "", address, "{ sectors { code } }"); status != 401 {
		t.Errorf("reading without a token: %d %s", status, body)
	}
	if status, body := as(t, reader, address, "{ sectors { code } }"); status != 200 || strings.Contains(body, "errors") {
		t.Errorf("reading: %d %s", status, body)
	}
	if status, body := as(t, admin, address, withdraw); status != 200 || !strings.Contains(body, `"withdrawn":true`) {
		t.Errorf("withdrawing: %d %s", status, body)
	}
	as(t, admin, address, `mutation { restoreArticle(id: "article:00000000000000000000") { userErrors { message } } }`)

	type side struct {
		Articles []struct {
			ID, Reason string
			Withdrawn  bool
		}
		Events []string
	}
	var entries []struct {
		At                                      time.Time
		Who, Scope, Via, Request, What, Refused string
		Arguments                               map[string]string
		Before, After                           *side
	}
	lines := json.NewDecoder(strings.NewReader(succeed(t, "audit", "--store", store, "--who", "amna")))
	if err := lines.Decode(&entries); err == nil {
		t.Fatal("one list, want a line for each entry")
	}
	text := succeed(t, "audit", "--store", store, "--since", time.Now().AddDate(0, 0, -1).Format(time.DateOnly))
	if err := json.Unmarshal([]byte("["+strings.ReplaceAll(strings.TrimSpace(text), "\n", ",")+"]"), &entries); err != nil || len(entries) != 2 {
		t.Fatalf("%v, %d entries, want those of the admin: %s", err, len(entries), text)
	}
	done, refused := entries[0], entries[1]
	if done.Who != "amna" || done.Scope != "admin" || done.Via != "api" || done.What != "withdrawArticle" || done.Arguments["id"] != id || done.Refused != "" || done.Request == "" || time.Since(done.At) > time.Minute {
		t.Errorf("%+v", done)
	}
	if b, a := done.Before, done.After; b == nil || a == nil || len(b.Articles) != 1 || b.Articles[0].Withdrawn || len(a.Articles) != 1 || !a.Articles[0].Withdrawn ||
		a.Articles[0].Reason != "the ministry denies it" || len(b.Events) != 1 || len(a.Events) != 0 {
		t.Errorf("before %+v, after %+v", b, a)
	}
	if refused.What != "restoreArticle" || refused.Refused == "" || refused.After != nil {
		t.Errorf("%+v", refused)
	}
	if copied, err := os.ReadFile(log); err != nil || string(copied) != text {
		t.Errorf("the copy has %s, want %s", copied, text)
	}
	as(t, admin, address, `mutation { loadArticles(articles: [{headline: "Talks in Astana", published: "2025-10-02", text: "ASTANA: Pakistan and Kazakhstan held talks on Thursday."}, {text: ""}]) { load { id } } }`)
	loading := succeed(t, "audit", "--store", store, "--what", "loadArticles")
	if strings.Contains(loading, "held talks") {
		t.Errorf("the audit log has an article's text: %s", loading)
	}
	if n := strings.Count(loading, "Talks in Astana"); n != 1 {
		t.Errorf("the arguments of a load are told %d times: %s", n, loading)
	}
	for _, want := range []string{`"text":"55 letters"`, `"failures":["failure:`, `"articles":[{"id":"article:`, `"events":["event:`, `"state":"PARTIAL","done":2,"created":1,"failed":1}`} {
		if !strings.Contains(loading, want) {
			t.Errorf("of a load the audit log does not tell %s: %s", want, loading)
		}
	}
	if out := succeed(t, "audit", "--store", store, "--what", "judgeSameEvent"); out != "" {
		t.Errorf("nobody judged: %s", out)
	}
	succeed(t, "token", "revoke", "--tokens", tokens, "dashboard")
	await(t, "the token to be refused", func() bool {
		status, _ := as(t, reader, address, "{ sectors { code } }")
		return status == 401
	})
}

// What the command line changes is noted too, as its user's, and every replica tells of it.
func TestTheCommandLineIsAudited(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "news.jsonl")
	if err := os.WriteFile(file, []byte(twoReports), 0o644); err != nil {
		t.Fatal(err)
	}
	store := "sqlite:" + filepath.Join(dir, "graph.db")
	succeed(t, "load", "--store", store, file)
	article := articleIDs(t, store)[0]
	out := strings.Fields(succeed(t, "token", "create", "--line", "--scope", "admin", "--expires", "never", "amna"))
	address := serve(t, "--store", store, "--token-lines", strings.Join(out[1:], " "))
	succeed(t, "withdraw", "--store", store, article, "--reason", "a hoax")
	succeed(t, "withdraw", "--store", store, article, "--reason", "a hoax") // changes nothing
	succeed(t, "restore", "--store", store, article)
	if _, _, code := call(t, "", "judge", "--store", store, "--same", "event:00000000000000000000", "event:00000000000000000001"); code == 0 {
		t.Fatal("what is not there was judged")
	}
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+"/audit", nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+out[0])
	status, text := answered(t, r)
	var got []string
	for line := range strings.Lines(text) {
		var e struct {
			Who, Via, What, Refused string
			Arguments               map[string]any
			Before, After           *struct{ Articles []struct{ Withdrawn bool } }
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil || !strings.Contains(e.Who, "@") || e.Via != "command line" {
			t.Errorf("%v: %s", err, line)
		}
		said := e.What
		if e.Before != nil && len(e.Before.Articles) == 1 {
			said += fmt.Sprint(" ", e.Arguments["id"] == article, " ", e.Before.Articles[0].Withdrawn, "→", e.After.Articles[0].Withdrawn)
		}
		if e.Refused != "" {
			said += " refused"
		}
		got = append(got, said)
	}
	want := []string{"withdrawArticle true false→true", "withdrawArticle", "restoreArticle true true→false", "judgeSameEvent refused"}
	if status != 200 || !slices.Equal(got, want) {
		t.Errorf("%d: got %q, want %q\n%s", status, got, want, text)
	}
}

func TestACopyOfTheAuditLogThatCannotBeMade(t *testing.T) {
	_, stderr, code := call(t, "", "serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--audit-log", filepath.Join(t.TempDir(), "nowhere", "audit.jsonl"))
	if code == 0 || !strings.Contains(stderr, "audit log: ") {
		t.Errorf("%d: %s", code, stderr)
	}
}

func TestWrongTokensAndDoors(t *testing.T) {
	dir := t.TempDir()
	tokens := filepath.Join(dir, "tokens")
	if err := os.WriteFile(tokens, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		says string
		code int
		args []string
	}{
		{"this address is public", 1, []string{"serve", "--addr", "0.0.0.0:0", "--store", "sqlite::memory:"}},
		{"tokens: line 1", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--tokens", tokens}},
		{"needs an audience", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--oidc-issuer", "https://issuer.example"}},
		{`not "root"`, 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--oidc-issuer", "https://issuer.example", "--oidc-audience", "x", "--oidc-scope", "x=root"}},
		{"go together", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--tls-cert", tokens}},
		{"TLS certificate", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--tls-cert", tokens, "--tls-key", tokens}},
		{"--proxy", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--proxy", "10.0.0.0"}},
		{"trusted documents", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--trusted", dir + "/nowhere"}},
		{"is no origin", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--cors-origin", "dashboard.example"}},
		{"is no origin", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--cors-origin", "*"}},
		{"limit-depth must be more than 0", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--limit-depth=-1"}},
		{"limit-rate must be 0 or more", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--limit-rate=-1"}},
		{"limit-timeout must be more than 0 and at most 20s, not 1m", 1, []string{"serve", "--addr", "127.0.0.1:0", "--store", "sqlite::memory:", "--limit-timeout=1m"}},
		{"nor a number of days", 1, []string{"token", "create", "--tokens", dir + "/t", "--scope", "read", "--expires", "soon", "x"}},
		{"would have expired", 1, []string{"token", "create", "--tokens", dir + "/t", "--scope", "read", "--expires", "2020-01-01", "x"}},
		{"missing flags: --expires", 2, []string{"token", "create", "--scope", "read", "x"}},
		{"has no token of the name x", 1, []string{"token", "revoke", "--tokens", os.DevNull, "x"}},
	} {
		_, errs, code := call(t, "", tc.args...)
		if code != tc.code || !strings.Contains(errs, tc.says) {
			t.Errorf("%q: exit code %d, %s", tc.args, code, errs)
		}
	}
}
