package main_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// twoReports are articles of which the program makes two events: they name other places.
const twoReports = `{"url":"https://one.example/a","source":"one.example","published":"2025-09-10","lang":"en","headline":"Talks","text":"ISLAMABAD: Pakistan and China held talks in Islamabad on Tuesday."}
{"url":"https://two.example/b","source":"two.example","published":"2025-09-10","lang":"en","headline":"Talks","text":"BEIJING: Pakistan and Turkey held talks in Ankara on Tuesday."}
`

func TestJudgeWithdrawAndRestore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(file, []byte(twoReports), 0o644); err != nil {
		t.Fatal(err)
	}
	for name, store := range stores(t) {
		t.Run(name, func(t *testing.T) {
			url := store(t)
			events := regexp.MustCompile(`event:[0-9a-f]{20}`).FindAllString(succeed(t, "load", "--store", url, "--dry-run", file), -1)
			if len(events) != 2 {
				t.Fatalf("events %v, want two", events)
			}
			succeed(t, "load", "--store", url, file)
			digest := func() string { return succeed(t, "digest", "--store", url) }
			before := digest()
			judge := func(how string) string {
				return succeed(t, "judge", "--store", url, events[0], strings.Replace(events[1], "event:", "mention:", 1), how, "--reason", "so says the ministry")
			}
			if out := judge("--same"); !strings.HasPrefix(out, "judged the same: events 1, event:") || digest() == before {
				t.Errorf("%s, digest before %s and after %s", out, before, digest())
			}
			if out := judge("--different"); !strings.HasPrefix(out, "judged different: events 2, event:") || digest() != before {
				t.Errorf("%s, digest before %s and after %s", out, before, digest())
			}
			judge("--same")
			if out := judge("--revoke"); !strings.HasPrefix(out, "verdict revoked: events 2") || digest() != before {
				t.Errorf("%s, digest before %s and after %s", out, before, digest())
			}
			articles := articleIDs(t, url)
			for _, a := range articles {
				if out := succeed(t, "withdraw", "--store", url, a, "--reason", "a hoax"); out != "withdrawn: "+a+", events concluded anew 0, gone 1\n" {
					t.Error(out)
				}
			}
			if out := succeed(t, "load", "--store", url, file); !strings.Contains(out, "unchanged 2") {
				t.Error(out)
			}
			for _, a := range articles {
				if out := succeed(t, "restore", "--store", url, a); out != "restored: "+a+", events concluded anew 1, gone 0\n" {
					t.Error(out)
				}
			}
			if digest() != before {
				t.Errorf("withdrawn and restored: %s, before %s", digest(), before)
			}
			for _, tc := range []struct {
				says string
				args []string
			}{
				{"no article has the id article:0", []string{"withdraw", "article:0", "--reason", "a hoax"}},
				{"no article has the id event:0", []string{"restore", "event:0"}},
				{"say why", []string{"withdraw", articles[0], "--reason", " "}},
				{"no event and no mention has the id event:0", []string{"judge", events[0], "event:0", "--same"}},
				{`"country:PK" is the id of no event and no mention`, []string{"judge", "country:PK", events[0], "--same"}},
				{"are one", []string{"judge", events[0], events[0], "--different"}},
				{"nobody has judged", []string{"judge", events[0], events[1], "--revoke"}},
			} {
				_, errs, code := call(t, "", append([]string{tc.args[0], "--store", url}, tc.args[1:]...)...)
				if code != 1 || !strings.Contains(errs, tc.says) {
					t.Errorf("%q: exit code %d, %s", tc.args, code, errs)
				}
			}
			if digest() != before {
				t.Error("what was refused changed something")
			}
		})
	}
}

func TestJudgeWantsOneVerdict(t *testing.T) {
	for says, args := range map[string][]string{
		"--same or --different or --revoke":    {"judge", "event:1", "event:2"},
		"--same and --different can't be used": {"judge", "event:1", "event:2", "--same", "--different"},
		"missing flags: --reason":              {"withdraw", "article:1"},
		`expected "<a> <b>"`:                   {"judge", "--same"},
	} {
		if _, errs, code := call(t, "", args...); code != 2 || !strings.Contains(errs, says) {
			t.Errorf("%q: exit code %d, %s", args, code, errs)
		}
	}
}

// articleIDs asks the service for the articles of a store.
func articleIDs(t *testing.T, store string) []string {
	t.Helper()
	var data struct {
		Articles struct{ Nodes []struct{ ID string } }
	}
	ask(t, serve(t, "--store", store), "{ articles { nodes { id } } }", &data)
	var out []string
	for _, n := range data.Articles.Nodes {
		out = append(out, n.ID)
	}
	return out
}
