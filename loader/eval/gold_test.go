package eval_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/loader/eval"
)

// folder writes files into a new folder.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestGoldThatIsLeftOut(t *testing.T) {
	golds, err := eval.ReadGold(folder(t, map[string]string{
		"b.json":      `{"id":"b","lang":"ur"}`,
		"a.json":      `{"id":"a","lang":"en","meetings":null}`,
		"grey.json":   `{"id":"grey","borderline":true}`,
		"heavy.json":  `{"id":"heavy","stress":true}`,
		"README.md":   "what this is",
		"notes.jsonl": "{",
	}))
	if err != nil {
		t.Fatal(err)
	}
	if len(golds) != 2 || golds[0].ID != "a" || golds[1].ID != "b" {
		t.Errorf("read %d files of gold, want a and b", len(golds))
	}
}

func TestBrokenGoldNamesTheFile(t *testing.T) {
	for name, tc := range map[string]struct {
		files map[string]string
		says  []string
	}{
		"no JSON":     {map[string]string{"ok.json": `{"id":"ok"}`, "torn.json": "{\n \"id\": \"torn\",\n \"visits\": [}"}, []string{"torn.json, line 3", "no JSON"}},
		"cut off":     {map[string]string{"short.json": `{"id":"short"`}, []string{"short.json, line 1", "no JSON"}},
		"empty":       {map[string]string{"void.json": ""}, []string{"void.json", "no JSON"}},
		"wrong kind":  {map[string]string{"odd.json": "{\"id\":\"odd\",\n\"countries\":\"PK\"}"}, []string{"odd.json, line 2", `"countries" cannot be a string`}},
		"wrong field": {map[string]string{"odd.json": "{\"id\":\"odd\",\n\"visits\":[{\"status_alt\":\"done\"}]}"}, []string{"odd.json, line 2", `status_alt" cannot be a string`}},
		"allowance":   {map[string]string{"odd.json": `{"id":"odd","allowed_extra":[{"countries":5}]}`}, []string{"odd.json", `countries" cannot be a number`}},
		"no id":       {map[string]string{"who.json": `{"lang":"ur"}`}, []string{"who.json", `"id" must be the name`}},
		"a path":      {map[string]string{"who.json": `{"id":"../x"}`}, []string{"who.json", `"id" must be the name`}},
		"twice":       {map[string]string{"one.json": `{"id":"x"}`, "two.json": `{"id":"x"}`}, []string{"one.json", "two.json", `"x"`}},
		"none":        {map[string]string{"README.md": ""}, []string{"no .json file"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := eval.ReadGold(folder(t, tc.files))
			if !errors.Is(err, graph.ErrInvalid) {
				t.Fatalf("error %v, want graph.ErrInvalid", err)
			}
			for _, want := range tc.says {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is not in: %v", want, err)
				}
			}
		})
	}
	missing := filepath.Join(t.TempDir(), "nowhere")
	if _, err := eval.ReadGold(missing); !errors.Is(err, graph.ErrNotFound) || !strings.Contains(err.Error(), missing) {
		t.Errorf("error %v, want graph.ErrNotFound that names %s", err, missing)
	}
}
