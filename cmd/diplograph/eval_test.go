package main_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// evaluation writes gold and articles into two folders.
func evaluation(t *testing.T, gold, articles map[string]string) (goldDir, articleDir string) {
	t.Helper()
	write := func(files map[string]string) string {
		dir := t.TempDir()
		for name, text := range files {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return dir
	}
	return write(gold), write(articles)
}

// An article whose countries are read right, one that nobody reads, one that is
// not there, and one without gold.
func someEvaluation(t *testing.T) (goldDir, articleDir string) {
	return evaluation(t, map[string]string{
		"talks.json": `{"id":"talks","lang":"en","countries":["CN","PK","TD"],"meetings":[{"type":"talks","parties":["CN","PK"],"status":"occurred","date":"2025-09-09","evidence":"Pakistan and China held talks in Islamabad on Tuesday"}]}`,
		"thai.json":  `{"id":"thai","lang":"th","countries":["TH"]}`,
		"lost.json":  `{"id":"lost","lang":"ur","countries":["PK"]}`,
	}, map[string]string{
		"talks.txt": "date 2025-09-10 Talks\nISLAMABAD: Pakistan and China held talks in Islamabad on Tuesday.\n",
		"thai.txt":  "date 2025-09-10 -\nประเทศไทย\n",
		"more.txt":  "date 2025-09-10 Talks\nIran and Oman held talks.\n",
	})
}

func TestEvalPrintsFiguresAndMisses(t *testing.T) {
	gold, articles := someEvaluation(t)
	out, errs, code := call(t, "", "eval", gold, articles)
	if code != 0 {
		t.Fatalf("exit code %d, %s", code, errs)
	}
	for _, want := range []string{"all: 3 articles, 2 not read", "en: 1 articles, 0 not read",
		"countries            1.000  0.667  0.800      2      0      1", "meetings.full        1.000  1.000  1.000      1      0      0"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in: %s", want, out)
		}
	}
	for _, want := range []string{"thai.txt: ", "lost.txt: no such file"} {
		if !strings.Contains(errs, want) {
			t.Errorf("%q is not in: %s", want, errs)
		}
	}
	if strings.Contains(out, "talks missed") || strings.Contains(out+errs, "more") {
		t.Errorf("misses are named, or an article without gold: %s%s", out, errs)
	}
	out, errs, code = call(t, "", "eval", "--misses", "--lang", "en", gold, articles)
	if code != 0 || errs != "" || !strings.Contains(out, "talks missed countries TD\n") || strings.Contains(out, "all:") {
		t.Errorf("exit code %d, %s%s", code, out, errs)
	}
}

func TestEvalPrintsJSON(t *testing.T) {
	gold, articles := someEvaluation(t)
	var got struct {
		All       struct{ Articles, Unread int }
		Languages map[string]struct {
			Lists map[string]struct{ F1 float64 }
		}
		Misses []struct{ Article, Verdict, List, Code string }
	}
	for _, misses := range []bool{false, true} {
		args := []string{"eval", "--json", "--lang", "en,th", gold, articles}
		if misses {
			args = append(args, "--misses")
		}
		if err := json.Unmarshal([]byte(succeed(t, args...)), &got); err != nil {
			t.Fatal(err)
		}
		if got.All.Articles != 2 || got.All.Unread != 1 || got.Languages["en"].Lists["countries"].F1 != 0.8 || (len(got.Misses) > 0) != misses {
			t.Errorf("%q: %+v", args, got)
		}
	}
}

func TestEvalReadsWithOtherPacks(t *testing.T) {
	gold, articles := someEvaluation(t)
	if _, errs, code := call(t, "", "eval", "--packs", t.TempDir(), gold, articles); code != 1 || !strings.Contains(errs, "pack") {
		t.Errorf("a folder without packs: exit code %d, %s", code, errs)
	}
}

func TestEvalSaysWhatIsWrong(t *testing.T) {
	gold, articles := someEvaluation(t)
	torn, _ := evaluation(t, map[string]string{"torn.json": "{\n\"id\": "}, nil)
	for _, tc := range []struct {
		args []string
		code int
		says []string
	}{
		{[]string{"nowhere", articles}, 2, []string{"nowhere"}},
		{[]string{gold, "nowhere"}, 2, []string{"nowhere"}},
		{[]string{gold}, 2, []string{"<article_dir>"}},
		{[]string{torn, articles}, 1, []string{"torn.json, line 2", "no JSON"}},
		{[]string{articles, articles}, 1, []string{"no .json file"}},
		{[]string{gold, gold}, 1, []string{"has no article of the gold", "lost.txt"}},
		{[]string{"--lang", "ur,fr", gold, articles}, 1, []string{`"fr"`, "it has en, th, ur"}},
	} {
		out, errs, code := call(t, "", append([]string{"eval"}, tc.args...)...)
		if code != tc.code || out != "" {
			t.Errorf("%q: exit code %d, %s", tc.args, code, out)
		}
		for _, want := range tc.says {
			if !strings.Contains(errs, want) {
				t.Errorf("%q: %q is not in: %s", tc.args, want, errs)
			}
		}
	}
	if out := succeed(t, "eval", "--help"); !strings.Contains(out, "  diplograph eval") {
		t.Errorf("eval --help has no example: %s", out)
	}
}
