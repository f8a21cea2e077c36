package extract

import (
	"os"
	"path/filepath"
	"testing"

	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
)

// Where begins says that no noun group begins, groupAt finds none: what is passed
// over by its class alone is nothing.
func TestBeginsHidesNoGroup(t *testing.T) {
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	paths, err := filepath.Glob("../testdata/gold/articles/*.txt")
	if err != nil || len(paths) < 50 {
		t.Fatalf("%d articles, %v", len(paths), err)
	}
	passed := 0
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lex, err := set.Lexicon(set.Detect(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		m := &room{}
		lex.ReadInto(&m.text, string(text))
		m.all = lex.AppendItems(nil, &m.text)
		d := newDocument(lex, m, 0, 0)
		for _, learned := range []map[uint64]*bearer{{}, everybody(d)} {
			d.learned = learned
			for i := range d.sentences {
				s := &d.sentences[i]
				for at := s.from; at < s.to; at++ {
					if d.begins(at) {
						continue
					}
					passed++
					if found := d.groupAt(nil, s, at); len(found) > 0 {
						t.Errorf("%s: %q begins a group", filepath.Base(path), string(d.raw[d.pos(d.items[at].Start):d.pos(d.items[at].End-1)+1]))
					}
				}
			}
		}
	}
	if passed < 1500 {
		t.Errorf("only %d items were passed over", passed)
	}
}

// everybody takes every word of a text for one of a name that the article gives.
func everybody(d *document) map[uint64]*bearer {
	out := map[uint64]*bearer{}
	for i := range d.items {
		out[d.items[i].Key] = &bearer{}
	}
	return out
}
