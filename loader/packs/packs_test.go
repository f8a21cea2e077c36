package packs_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
)

// organisations are those that every pack names.
var organisations = []string{"UN", "UNSC", "UNGA", "EU", "OIC", "SCO", "SAARC", "GCC", "NATO", "IMF", "WB", "ADB", "ASEAN", "ECO", "ARAB_LEAGUE",
	"AFRICAN_UNION", "BRICS", "G7", "G20", "OPEC", "D8", "COMMONWEALTH", "IAEA", "WTO", "WHO", "CICA", "OTS", "APEC"}

func set(t *testing.T) *lexicon.Set {
	t.Helper()
	s, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// Every pack names every state of countries.tsv, the organisations, and every
// office and sector that any pack names.
func TestEveryPackNamesTheWorld(t *testing.T) {
	s := set(t)
	if got, want := s.Languages(), []string{"ar", "en", "ur"}; !slices.Equal(got, want) {
		t.Fatalf("there are packs for %v, want %v", got, want)
	}
	states := column(t, "countries.tsv")
	if len(states) < 193+5 {
		t.Errorf("countries.tsv has %d states: too few for 193 members of the United Nations, PS, XK, TW, VA and SU", len(states))
	}
	for _, want := range []string{"PS", "XK", "TW", "VA", "SU"} {
		if !slices.Contains(states, want) {
			t.Errorf("countries.tsv has no %s", want)
		}
	}
	for _, lang := range s.Languages() {
		missing := func(c lexicon.Class, what string, ids []string) {
			for _, id := range ids {
				if n := s.Names(c, id); n == nil || n.In(lang) == "" || !has(n.In(lang), s, c, id, lang) {
					t.Errorf("%s names no %s %s", lang, what, id)
				}
			}
		}
		missing(lexicon.Name, "state", states)
		missing(lexicon.Org, "organisation", organisations)
		missing(lexicon.Sector, "sector", s.Codes(lexicon.Sector))
	}
}

// has tells whether a name is the language's own, not another's in its place.
func has(name string, s *lexicon.Set, c lexicon.Class, id, lang string) bool {
	for _, n := range s.Names(c, id) {
		if n.Lang == lang {
			return n.Text == name
		}
	}
	return false
}

// column is the first cell of each row of a file.
func column(t *testing.T, file string) []string {
	t.Helper()
	b, err := fs.ReadFile(packs.FS(), file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(b)) {
		if id, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") {
			out = append(out, id)
		}
	}
	return out
}

// The name of every state is read as that state, in every pack: no guard,
// phrase or longer form hides it.
func TestEveryStateIsRead(t *testing.T) {
	s := set(t)
	for _, lang := range s.Languages() {
		l, err := s.Lexicon(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range column(t, "countries.tsv") {
			name := s.Names(lexicon.Name, id).In(lang)
			items := l.Items(l.Read(name))
			if len(items) != 1 || !items[0].Has(lexicon.Name, id) && !guarded(lang, id) {
				t.Errorf("%s: %q is not read as %s: %+v", lang, name, id, items)
			}
		}
	}
}

// guarded are the states whose name is a common word too, and is read as theirs only beside another word.
func guarded(lang, id string) bool {
	return slices.Contains(map[string][]string{"ar": {"ML"}, "ur": {"CL", "CM", "CZ", "ML", "SY"}}[lang], id)
}

// The codes of countries, organisations, places, offices, ministries and sectors are the
// same in all packs: what one pack names, the English one names.
func TestPacksShareTheirCodes(t *testing.T) {
	s := set(t)
	for _, c := range []lexicon.Class{lexicon.Name, lexicon.Org, lexicon.Office, lexicon.Sector, lexicon.Place, lexicon.Ministry} {
		for _, id := range s.Codes(c) {
			if !has(s.Names(c, id).In("en"), s, c, id, "en") {
				t.Errorf("the English pack does not name %s, which another does (%v)", id, s.Names(c, id))
			}
		}
	}
}

// The packs are told apart by their letters, also in a headline.
func TestDetect(t *testing.T) {
	s := set(t)
	for _, c := range []struct{ text, want string }{
		{"The two ministers met in Ankara.", "en"},
		{"دونوں وزراء نے انقرہ میں ملاقات کی۔", "ur"},
		{"پاک چین مذاکرات", "ur"},
		{"وزیر خارجہ کی ترک ہم منصب سے ملاقات", "ur"},
		{"التقى الوزيران في أنقرة أمس.", "ar"},
		{"الرئيس التركي يزور الدوحة", "ar"},
		{"باكستان والصين توقعان اتفاقية", "ar"},
		{"日本の外務大臣は昨日、韓国を訪問した。", ""},
		{"Встреча министров", ""},
		{"12345 ۔۔۔ !!!", ""},
		{"", ""},
	} {
		if got := s.Detect(c.text); got != c.want {
			t.Errorf("%q is read as %q, want %q", c.text, got, c.want)
		}
	}
}
