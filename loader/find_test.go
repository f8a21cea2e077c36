package loader_test

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/loader"

	"github.com/google/go-cmp/cmp"
)

func put(t *testing.T, dir, name, content string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func find(paths []string, stdin io.Reader) []loader.Item {
	var out []loader.Item
	for i := range loader.Find(paths, stdin) {
		out = append(out, i)
	}
	return out
}

func TestTextFileKeepsItsBytes(t *testing.T) {
	content := " date 2025-09-10 پاک، قازقستان مذاکرات\r\nاسلام آباد میں\n"
	path := put(t, t.TempDir(), "ur-1.txt", content)
	items := find([]string{path}, nil)
	if len(items) != 1 || items[0].Err != nil {
		t.Fatalf("%+v", items)
	}
	a := items[0].Article
	if a.Text != content || a.Headline != "پاک، قازقستان مذاکرات" || a.Published != "2025-09-10" || items[0].Name != "ur-1" {
		t.Errorf("%+v", a)
	}
}

func TestUnknownDayAndNoHeadline(t *testing.T) {
	dir := t.TempDir()
	for name, tc := range map[string]struct{ content, headline string }{
		"a.txt": {"date - No day\nBody.", "No day"},
		"b.txt": {"date -\nBody.", ""},
		"c.txt": {"\ufeff\n date -\u00a0Marks\nBody.", "Marks"},
	} {
		items := find([]string{put(t, dir, name, tc.content)}, nil)
		if items[0].Err != nil || items[0].Article.Published != "" || items[0].Article.Headline != tc.headline {
			t.Errorf("%s: %+v %v", name, items[0].Article, items[0].Err)
		}
	}
}

func TestBadInputIsNamedAndTheRestIsRead(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "a-good.txt", "date 2025-01-02 Good\nText.")
	put(t, dir, "b-latin1.txt", "date 2025-01-02 Caf\xe9\n")
	put(t, dir, "c-empty.txt", " \n")
	put(t, dir, "d-binary.txt", "date 2025-01-02 x\x00y")
	put(t, dir, "e-large.txt", "date 2025-01-02 x\n"+strings.Repeat("x", loader.MaxArticle))
	put(t, dir, "f-headless.txt", "Just text.\n")
	put(t, dir, "g-day.txt", "date 2025-13-41 Headline\nText.")
	put(t, dir, "h.jsonl", `{"text":"One.","published":"2025-01-02"}`+"\n\n{broken\n"+`{"headline":"no text"}`+"\n"+
		`{"text":"x","url":"ftp://x"}`+"\n"+`{"text":"x","published":"yesterday"}`+"\n"+`{"text":"Two."}`)
	put(t, dir, "i-empty.jsonl", "\n")
	put(t, dir, "notes.md", "passed over in a folder")
	paths := []string{dir, filepath.Join(dir, "missing.txt"), filepath.Join(dir, "notes.md")}
	got := map[string]string{}
	good := 0
	for _, i := range find(paths, nil) {
		if i.Err == nil {
			good++
			continue
		}
		got[strings.TrimPrefix(i.Place, dir+"/")] = i.Err.Error()
	}
	want := map[string]string{
		"b-latin1.txt":   "the text is not UTF-8 (byte 19, line 1); convert it, for instance with iconv",
		"c-empty.txt":    "the article is empty",
		"d-binary.txt":   "this is no text: it has zero bytes",
		"e-large.txt":    "the article is larger than 10 MB; split it",
		"f-headless.txt": `the first line must be "date YYYY-MM-DD headline", or "date - headline" where the day is unknown`,
		"g-day.txt":      `invalid: "2025-13-41" is not a calendar day such as 2025-09-09`,
		"h.jsonl:3":      "this is no JSON object of an article: invalid character 'b' looking for beginning of object key string",
		"h.jsonl:4":      `the field "text" is missing or empty`,
		"h.jsonl:5":      `the field "url" is "ftp://x", which is no http or https address`,
		"h.jsonl:6":      `the field "published": invalid: "yesterday" is not a calendar day such as 2025-09-09`,
		"i-empty.jsonl":  "the article is empty",
		"missing.txt":    "no such file or directory",
		"notes.md":       "articles are .txt, .jsonl or .ndjson files",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if good != 3 {
		t.Errorf("%d good articles, want 3", good)
	}
}

func TestStandardInputHoldsEitherForm(t *testing.T) {
	for in, want := range map[string]int{
		"date 2025-01-02 Headline\nText.":              1,
		`{"text":"One."}` + "\n" + `{"text":"Two."}`:   2,
		"\n" + `{"text":"One.","url":"https://a.b/1"}`: 1,
	} {
		items := find([]string{"-"}, strings.NewReader(in))
		if len(items) != want || items[0].Err != nil {
			t.Errorf("%q: %+v", in, items)
		}
	}
}

func TestOneArticleHasOneIDHoweverItIsTyped(t *testing.T) {
	items := find([]string{"-"}, strings.NewReader(
		`{"text":"ملاقات کی","published":"2025-01-02","headline":"كابل"}`+"\n"+
			`{"text":" ملاقات  کي","published":"2025-01-02","headline":"کابل"}`+"\n"+
			`{"text":"a","url":"https://news.example/1#top"}`+"\n"+`{"text":"b","url":"https://news.example/1"}`))
	if items[0].Article.ID != items[1].Article.ID || items[2].Article.ID != items[3].Article.ID || items[0].Article.ID == items[2].Article.ID {
		t.Error("ids differ where only letters' codes do, or do not where the article does")
	}
	if items[0].Article.Hash == items[1].Article.Hash {
		t.Error("the hash must tell different bytes apart")
	}
	if items[2].Source.ID != "source:news.example" {
		t.Errorf("source %q", items[2].Source.ID)
	}
}

func TestALineOfAnySizeDoesNotStopTheRest(t *testing.T) {
	long := `{"text":"` + strings.Repeat("x", loader.MaxArticle*2) + `"}`
	items := find([]string{"-"}, strings.NewReader(`{"text":"a"}`+"\n"+long+"\n"+`{"text":"b"}`))
	if len(items) != 3 || items[1].Err == nil || items[2].Err != nil {
		t.Fatalf("%d items", len(items))
	}
}
