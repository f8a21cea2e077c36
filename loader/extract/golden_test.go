package extract_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew; look at the difference before you keep it")

// shared is where articles lie that are not ours: tests read them where they are.
const shared = "../../../shared/dev/articles"

func reader(tb testing.TB) *extract.Reader {
	tb.Helper()
	return extract.New(lexicons(tb))
}

func lexicons(tb testing.TB) *lexicon.Set {
	tb.Helper()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		tb.Fatal(err)
	}
	return set
}

// What the talks of the first example say, word for word, in both languages;
// whatever else the examples say is held by the events that come of it.
func TestGoldenExamples(t *testing.T) {
	r, seen, whole := reader(t), 0, 0
	for item := range loader.Find([]string{"../../examples"}, nil) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		seen++
		x := read(t, r, item.Article)
		if strings.HasPrefix(item.Name, "2025-09-10-kazakhstan-talks.") {
			golden(t, item.Name, x.Record(item.Name))
			whole++
		}
	}
	if seen < 40 || whole != 2 {
		t.Errorf("%d examples, %d of them held word for word", seen, whole)
	}
}

// What the first article says. Its text is another's: the golden file keeps
// where the quotes stand, not their words.
func TestGoldenFirstArticle(t *testing.T) {
	path := filepath.Join(shared, "ur-0001.txt")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the first article is not here: it lies beside the project, in ../shared, and is not ours to copy")
	}
	for item := range loader.Find([]string{path}, nil) {
		record := read(t, reader(t), item.Article).Record(item.Name)
		record.Headline = ""
		for i := range record.Meetings {
			wordless(record.Meetings[i].Evidence)
		}
		for i := range record.Visits {
			wordless(record.Visits[i].Evidence)
		}
		for i := range record.Agreements {
			wordless(record.Agreements[i].Evidence)
		}
		for i := range record.Statements {
			wordless(record.Statements[i].Evidence)
		}
		golden(t, "first-article", record)
	}
}

// read reads an article and holds what must be true of every reading.
func read(t *testing.T, r *extract.Reader, a *graph.Article) *extract.Reading {
	t.Helper()
	x, err := r.Extract(a)
	if err != nil {
		t.Fatal(err)
	}
	text := []rune(a.Text)
	for _, m := range x.Mentions {
		if len(m.Quotes) == 0 {
			t.Errorf("%s %v has no quote", m.Type, m.Parties())
		}
		for _, q := range m.Quotes {
			if q.Start < 0 || q.End > len(text) || q.Start >= q.End || string(text[q.Start:q.End]) != q.Text {
				t.Errorf("%s: %d to %d is not the slice %q", m.Type, q.Start, q.End, q.Text)
			}
		}
	}
	return x
}

func wordless(quotes []graph.Quote) {
	for i := range quotes {
		quotes[i].Text = ""
	}
}

// golden compares a record with the file of its name.
func golden(t *testing.T, name string, record extract.Record) {
	t.Helper()
	var got bytes.Buffer
	e := json.NewEncoder(&got)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(record); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", "golden", name+".json")
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make it with -update, and look at it)", err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}
