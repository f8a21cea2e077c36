package lexicon_test

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"diplograph/loader/lexicon"
)

// docs/language-packs.md names every list with its columns in their order, and every setting of pack.yaml.
func TestThePacksAreDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/language-packs.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	for _, f := range lexicon.Files() {
		row := "| `" + f.Name + "` | `" + strings.Join(f.Columns, "` `") + "` |"
		if !strings.Contains(doc, row) {
			t.Errorf("the document has no row %s", row)
		}
	}
	for _, s := range []any{lexicon.Settings{}, lexicon.TitleWords{}} {
		for i := range reflect.TypeOf(s).NumField() {
			if key := reflect.TypeOf(s).Field(i).Tag.Get("yaml"); !strings.Contains(doc, "`"+key+"`") {
				t.Errorf("the document does not name the key %s of pack.yaml", key)
			}
		}
	}
	for _, want := range []string{"countries.tsv", "predecessors.tsv", "`name`, `demonym`, `capital`", "`reject`", "`accept`", "`prev`", "`next`", "--packs", "DIPLOGRAPH_PACKS"} {
		if !strings.Contains(doc, want) {
			t.Errorf("the document does not say %s", want)
		}
	}
}
