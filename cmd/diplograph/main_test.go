package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const examples = "../../examples"

func TestLoadAgainAndInAnyOrderGivesOneDigestInEveryStore(t *testing.T) {
	files, err := filepath.Glob(examples + "/*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	want := ""
	for name, store := range stores(t) {
		t.Run(name, func(t *testing.T) {
			url := store(t)
			succeed(t, "load", "--store", url, examples)
			first := succeed(t, "digest", "--store", url)
			if out := succeed(t, "load", "--store", url, examples); !strings.Contains(out, "new 0, changed 0") {
				t.Errorf("loaded again: %s", out)
			}
			if again := succeed(t, "digest", "--store", url); again != first {
				t.Errorf("digest %s after loading again, %s before", again, first)
			}
			backwards := store(t)
			reversed := slices.Clone(files)
			slices.Reverse(reversed)
			for part := range slices.Chunk(reversed, 1+len(files)/3) {
				succeed(t, append([]string{"load", "--store", backwards}, part...)...)
			}
			succeed(t, "load", "--store", backwards, examples)
			if other := succeed(t, "digest", "--store", backwards); other != first {
				t.Errorf("digest %s backwards, %s forwards", other, first)
			}
			if want == "" {
				want = first
			}
			if first != want {
				t.Errorf("digest %s, %s in the other store", first, want)
			}
		})
	}
}

func TestBadInputIsNamedTheRestIsLoaded(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"good.txt":      "date 2025-09-10 Talks\nISLAMABAD: Pakistan and China held talks in Islamabad on Tuesday.\n",
		"bad.txt":       "no first line\n",
		"persian.jsonl": `{"text":"گفتگو","lang":"fa"}` + "\n{broken\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	store := "sqlite:" + filepath.Join(t.TempDir(), "graph.db")
	out, errs, code := call(t, "", "load", "--store", store, dir, filepath.Join(dir, "missing.txt"))
	if code != 1 || !strings.Contains(out, "articles 5, new 1, changed 0, unchanged 0, failed 4") {
		t.Errorf("exit code %d, %s", code, out)
	}
	for _, want := range []string{"bad.txt: the first line must be", "persian.jsonl:1: ", `no language pack for "fa"`, "persian.jsonl:2: this is no JSON", "missing.txt: no such file"} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is not in: %s", want, errs)
		}
	}
}

func TestWrongUsageAndUnreachableStore(t *testing.T) {
	for _, tc := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"load", "--nonsense", "x"}, 2, "unknown flag --nonsense"},
		{[]string{"fly"}, 2, `unexpected argument fly`},
		{[]string{"load"}, 2, `expected "<path> ..."`},
		{[]string{"digest", "--store", "postgres:x"}, 2, "--store is neither sqlite:FILE nor neo4j://"},
		{[]string{"load", "--store", "http://localhost:7474", "x"}, 2, "--store is neither sqlite:FILE nor neo4j://"},
		{[]string{"digest", "--store", "sqlite:nowhere/graph.db"}, 1, "there is no nowhere/graph.db"},
		{[]string{"load", "--store", "sqlite:nowhere/graph.db", "main.go"}, 1, "nowhere/graph.db cannot be opened"},
		{[]string{"withdraw", "article:0123456789abcdef0123"}, 2, "--reason"},
		{[]string{"judge", "event:0123456789abcdef0123", "event:fedcba98765432100123"}, 2, "--same or --different"},
		{[]string{"serve", "--store", "sqlite::memory:", "--addr", "nowhere"}, 1, "cannot listen on nowhere"},
		{[]string{"digest", "--store", "bolt://127.0.0.1:1"}, 1, "bolt://127.0.0.1:1 cannot be reached"},
		{[]string{"digest", "--store", "bolt://someone:secret@127.0.0.1:1"}, 1, "bolt://127.0.0.1:1 cannot be reached"},
		{[]string{"extract", "--packs", "nowhere", "x"}, 2, "nowhere"},
	} {
		_, errs, code := call(t, "", tc.args...)
		if code != tc.code || !strings.Contains(errs, tc.says) || strings.Contains(errs, "secret") {
			t.Errorf("%q: exit code %d, %s", tc.args, code, errs)
		}
	}
	for _, command := range []string{"load", "serve", "extract", "judge", "withdraw", "restore", "digest", "health"} {
		if out := succeed(t, command, "--help"); !strings.Contains(out, "  diplograph "+command) {
			t.Errorf("%s --help has no example: %s", command, out)
		}
	}
}

func TestFoldersWithoutArticlesAreNamed(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "README.md"), []byte("# No article"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"load", "--store", "sqlite::memory:"}, {"extract"}} {
		_, errs, code := call(t, "", append(args, dir)...)
		if code != 1 || !strings.Contains(errs, dir+": there are no articles in this folder") {
			t.Errorf("%q: exit code %d, %s", args, code, errs)
		}
	}
}

func TestDryRunMakesNoFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "graph.db")
	out := succeed(t, "load", "--dry-run", "--store", "sqlite:"+file, examples)
	if !strings.Contains(out, "CREATE event:") || !strings.Contains(out, "would load: articles ") {
		t.Errorf("%s", out)
	}
	if _, err := os.Stat(file); !os.IsNotExist(err) {
		t.Errorf("a dry run made %s: %v", file, err)
	}
}

// Ctrl-C ends a command that waits for standard input too.
func TestInterruptEndsWaiting(t *testing.T) {
	for _, args := range [][]string{{"load", "--store", "sqlite:" + filepath.Join(t.TempDir(), "graph.db"), "-"}, {"extract", "-"}} {
		cmd := exec.CommandContext(t.Context(), program, args...)
		in, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		var errs bytes.Buffer
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := in.Write([]byte("{" + strings.Repeat(" ", 1<<18))); err != nil { // more than a pipe holds: when it is gone the program reads
			t.Fatal(err)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		ended := make(chan error, 1)
		go func() { ended <- cmd.Wait() }()
		select {
		case <-ended:
		case <-time.After(20 * time.Second):
			_ = cmd.Process.Kill()
			<-ended
			t.Errorf("%q waits on", args)
		}
		if code := cmd.ProcessState.ExitCode(); code != 1 || !strings.Contains(errs.String(), "interrupted") {
			t.Errorf("%q: exit code %d, %s", args, code, errs.String())
		}
	}
}

func TestExtractKeepsTheOrderAndTheWords(t *testing.T) {
	out := succeed(t, "extract", examples)
	for _, line := range strings.Split(strings.TrimSpace(out), "\n") {
		var record struct {
			ID       string
			Meetings []struct {
				Evidence []struct {
					Quote      string
					Start, End int
				}
			}
		}
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(filepath.Join(examples, record.ID+".txt"))
		if err != nil {
			continue // of a JSON Lines file
		}
		text := []rune(string(b))
		for _, m := range record.Meetings {
			for _, e := range m.Evidence {
				if string(text[e.Start:e.End]) != e.Quote {
					t.Errorf("%s: %q is not the slice %d to %d", record.ID, e.Quote, e.Start, e.End)
				}
			}
		}
	}
}

func TestServeAnswersTheSamples(t *testing.T) {
	operations := documented(t)
	for name, store := range stores(t) {
		t.Run(name, func(t *testing.T) {
			address := serve(t, "--store", store(t), "--load", examples)
			await(t, "the examples", func() bool {
				var data struct{ Articles struct{ TotalCount int } }
				ask(t, address, "{articles(first: 1) {totalCount}}", &data)
				return data.Articles.TotalCount > 0
			})
			for _, path := range []string{"/", "/playground/", "/livez", "/readyz", "/metrics"} {
				if body, status := get(t, address+path); status != http.StatusOK {
					t.Errorf("%s: %d %s", path, status, body)
				}
			}
			for from, operation := range operations {
				var data map[string]any
				ask(t, address, operation, &data)
				if text, _ := json.Marshal(data); len(text) < 100 {
					t.Errorf("%s: nothing is answered: %s", from, text)
				}
			}
			if out, errs, code := call(t, "", "health", "--url", address+"/readyz"); code != 0 {
				t.Errorf("health: %d %s%s", code, out, errs)
			}
		})
	}
}

// documented gives every operation that we show to users, by the file that
// shows it: the playground's samples and the GraphQL blocks of the documents.
func documented(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../../web/playground/samples/*.graphql", "../../*.md", "../../docs/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasSuffix(file, ".graphql") {
				out[file] = string(b)
				continue
			}
			for i, block := range strings.Split(string(b), "```graphql\n")[1:] {
				operation, _, _ := strings.Cut(block, "```")
				out[fmt.Sprintf("%s, block %d", file, i+1)] = operation
			}
		}
	}
	if len(out) < 6 {
		t.Fatalf("%d operations are documented, at least the five samples and the README's should be", len(out))
	}
	return out
}

// TestPlaygroundOfTheProgram opens the served playground in a real browser.
func TestPlaygroundOfTheProgram(t *testing.T) {
	if _, err := os.Stat("../../web/browser/node_modules"); err != nil || !executable("chromium") {
		message := `the browser test needs chromium and "npm ci --prefix web/browser"`
		if strings.Contains(os.Getenv("DIPLOGRAPH_TEST_REQUIRE"), "chromium") {
			t.Fatal(message)
		}
		t.Skip(message)
	}
	address := serve(t, "--store", "sqlite:"+filepath.Join(t.TempDir(), "graph.db"), "--load", examples)
	await(t, "the examples", func() bool {
		var data struct{ Articles struct{ TotalCount int } }
		ask(t, address, "{articles(first: 1) {totalCount}}", &data)
		return data.Articles.TotalCount > 0
	})
	out, err := exec.CommandContext(t.Context(), "node", "../../web/browser/playground.mjs", address+"/", "2025-11", "HEAD_OF_STATE").CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

func executable(name string) bool {
	_, err := exec.LookPath(name)
	return err == nil
}
