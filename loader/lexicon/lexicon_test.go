package lexicon_test

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"diplograph/loader/lexicon"

	"github.com/google/go-cmp/cmp"
)

// small is a pack of a few words in a language with free spacing.
var small = map[string]string{
	"countries.tsv": "PK\tPAK\tQ843\nCN\tCHN\tQ148\nSY\tSYR\tQ858\nTR\tTUR\tQ43\n",
	"xx/pack.yaml":  "id: xx\nversion: \"1\"\nscript: Latn\nspacing: strict\ncase: true\nadposition: pre\nverb: medial\nsentence: \".!\"\nclause: \",;\"\nletters: \"w\"\nabbreviations: [gen]\n",
	"xx/fold.tsv":   "é\te\t-\nß\tss\t-\n~\t-\t-\nx\tx\ttwice\nq\tq\tedge\n",
	"xx/names.tsv":  "PK\tname\tPakistan|Islamic Republic of Pakistan\nPK\tdemonym\tPakistani\nCN\tname\tChina\nCN\tcapital\tBeijing\nTR\tname\tTurkey\nSY\tname\tSyria\n",
	"xx/offices.tsv": "president\tHEAD_OF_STATE\tpresident\n" +
		"foreign_minister\tFOREIGN_MINISTER\tforeign minister\n",
	"xx/months.tsv":        "5\t-\tMay\n",
	"xx/organisations.tsv": "WHO\tintergovernmental\tWHO\n",
	"xx/guards.tsv":        "Turkey\treject\tnext\tsandwich\nSyria\taccept\tprev\t@office in\n",
	"xx/words.tsv":         "in\t-\tin\nof\t-\tof\n",
	"xx/common.tsv":        "the big sandwich\n",
	"xx/given.tsv":         "Ali big\n",
}

// with is the small pack with some files in other words; "" takes a file away.
func with(changes map[string]string) fstest.MapFS {
	all := maps.Clone(small)
	maps.Copy(all, changes)
	out := fstest.MapFS{}
	for name, text := range all {
		if text != "" {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return out
}

func load(t *testing.T, changes map[string]string) *lexicon.Lexicon {
	t.Helper()
	s, err := lexicon.LoadAll(with(changes))
	if err != nil {
		t.Fatal(err)
	}
	l, err := s.Lexicon("xx")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// cut writes the items of a text: their letters, and the ids of what they are.
func cut(l *lexicon.Lexicon, text string) string {
	t := l.Read(text)
	var out []string
	for _, it := range l.Items(t) {
		w := string(t.Letters[it.Start:it.End])
		for _, e := range it.Entries {
			w += "=" + e.ID
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

func TestItems(t *testing.T) {
	free := map[string]string{"xx/pack.yaml": strings.NewReplacer("strict", "free", "case: true", "case: false").Replace(small["xx/pack.yaml"]), "xx/glue.tsv": "ne se\n"}
	arabic := map[string]string{
		"xx/pack.yaml":    strings.Replace(small["xx/pack.yaml"], "case: true", "case: false\narticle: al", 1),
		"xx/prefixes.tsv": "b\t-\nw\t-\nll\tarticle\n",
		"xx/offices.tsv":  "minister\tMINISTER\twazir\nforeign_minister\tFOREIGN_MINISTER\twazir kharija\n",
		"xx/names.tsv":    "CN\tname\talsin\nCN\tdemonym\tsini\nPK\tname\tbakistan\nTR\tname\tturkiya\n",
		"xx/words.tsv":    "in\t-\tb\nand\t-\tw\nto\t-\tll\n",
		"xx/guards.tsv":   "",
	}
	for _, c := range []struct {
		name    string
		changes map[string]string
		text    string
		want    string
	}{
		{"the longest form wins", nil, "Islamic Republic of Pakistan", "islamicrepublicofpakistan=PK"},
		{"a form ends at the edge of a word", nil, "Chinatown presidents", "chinatown presidents"},
		{"strict spacing wants its blanks", nil, "foreignminister foreign  minister", "foreignminister foreignminister=foreign_minister"},
		{"a mark parts a form", nil, "foreign, minister", "foreign minister"},
		{"a hyphen ends a form", nil, "China-Pakistan ties", "china=CN pakistan=PK ties"},
		{"accents fold away", nil, "Président", "president=president"},
		{"a letter that is deleted", nil, "Pa~kistan", "pakistan=PK"},
		{"names want their capital", nil, "china may May", "china may may=5"},
		{"abbreviations want all capitals", nil, "Who WHO who", "who who=WHO who"},
		{"offices want none", nil, "President PRESIDENT president", "president=president president=president president=president"},
		{"rejected by the word behind", nil, "Turkey sandwich", "turkey= sandwich"},
		{"not rejected", nil, "Turkey won", "turkey=TR won"},
		{"accepted by a class", nil, "president Syria", "president=president syria=SY"},
		{"not accepted", nil, "big Syria", "big syria="},
		{"an abbreviation's dot ends nothing", nil, "Gen. president", "gen president=president"},
		{"free spacing needs no blanks", free, "foreignminister for eign min ister", "foreignminister=foreign_minister foreignminister=foreign_minister"},
		{"a glued word behind a long form", free, "pakistanne china", "pakistan=PK ne china=CN"},
		{"nothing is glued to a short form", free, "mayne", "mayne"},
		{"with and without the article", arabic, "wazir, alwazir", "wazir=minister alwazir=minister"},
		{"articles inside a form", arabic, "wazir alkharija", "waziralkharija=foreign_minister"},
		{"listed with the article, only so", arabic, "sin alsin alsini", "sin alsin=CN alsini=CN"},
		{"prefixes", arabic, "wbalsin bbakistan wturkiya", "w=and b=in alsin=CN b=in bakistan=PK w=and turkiya=TR"},
		{"a prefix that holds the article", arabic, "llsin", "ll=to sin=CN"},
		{"no prefix of an unknown word", arabic, "bwqrst", "bwqrst"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := cut(load(t, c.changes), c.text); got != c.want {
				t.Errorf("%q is cut into\n%s\nwant\n%s", c.text, got, c.want)
			}
		})
	}
}

// Letters keep where they stood, whatever was folded, doubled, deleted or
// passed over, and what stood before them.
func TestRead(t *testing.T) {
	l := load(t, nil)
	for _, c := range []struct{ name, text, want string }{
		{"folded", "éA", "e0| a1"},
		{"one letter becomes two", "aßb", "a0| s1 s1 b2"},
		{"deleted", "a~b", "a0| b2"},
		{"two are one", "axxb", "a0| x1 b3"},
		{"deleted at an edge", "qaqbq q", "a1| q2 b3"},
		{"marks", "a b,cc.d\n\ne", "a0| b2_ c4, c5 d7. e10|"},
		{"invisible marks", "a\u200bb\u00a0c\ufeffd", "a0| b2 c4_ d6"},
		{"a hyphen in a word, and a dash", "a-b - c", "a0| b2- c6,"},
		{"a number with a dot", "1.5 a", "10| 52- a4_"},
		{"tags", "<b>a</b>b<p>c", "a3| b8 c12|"},
		{"entities", "a&nbsp;b &lrm;c", "a0| b7_ c14_"},
		{"what only looks like a tag", "a < b & c", "a0| b4_ c8_"},
		{"bytes that are no text", "a\xff\xfeb", "a0| b3_"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := l.Read(c.text)
			var got []string
			for i, r := range x.Letters {
				got = append(got, fmt.Sprintf("%c%d%s", r, x.Pos[i], [...]string{"", "-", "_", ",", ".", "|"}[x.Before[i]]))
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%q reads\n%s\nwant\n%s", c.text, s, c.want)
			}
			if string(x.Raw) != string([]rune(c.text)) || x.Length != len([]rune(c.text)) {
				t.Errorf("%q is kept as %q", c.text, string(x.Raw))
			}
		})
	}
}

func TestCommonAndGivenWords(t *testing.T) {
	l := load(t, nil)
	want := map[string][2]bool{"the": {true, false}, "big": {false, true}, "Ali": {false, true}, "Xi": {false, false}}
	for word, w := range want {
		it := &l.Items(l.Read(word))[0]
		if got := [2]bool{l.Common(it), l.Given(it)}; got != w {
			t.Errorf("%s: common, given are %v, want %v", word, got, w)
		}
	}
}

// A mistake in a pack is reported with its file and line, and says what must be.
func TestMistakes(t *testing.T) {
	for _, c := range []struct {
		name, file, text string
		want             []string
	}{
		{"too few cells", "xx/names.tsv", "# comment\nPK\tname\tPakistan\nCN\tname\n", []string{"xx/names.tsv:3:", "2 cells", "3"}},
		{"too many cells", "xx/months.tsv", "5\t-\tMay\tmore\n", []string{"xx/months.tsv:1:", "4 cells"}},
		{"an unknown country", "xx/names.tsv", small["xx/names.tsv"] + "ZZ\tname\tNowhere\n", []string{"xx/names.tsv:7:", "ZZ", "countries.tsv"}},
		{"an unknown country of a demonym", "xx/names.tsv", small["xx/names.tsv"] + "ZZ\tdemonym\tNowherean\n", []string{"xx/names.tsv:7:", "ZZ", "countries.tsv"}},
		{"an unknown kind", "xx/names.tsv", "PK\tnick\tPak\n", []string{"xx/names.tsv:1:", "name, demonym or capital", "nick"}},
		{"twice in one list", "xx/names.tsv", "PK\tname\tPakistan\nPK\tname\tPákistan|PAKISTAN\n", []string{"xx/names.tsv:2:", "already"}},
		{"a form of nothing", "xx/months.tsv", "5\t-\tMay|…\n", []string{"xx/months.tsv:1:", "folds to nothing"}},
		{"an empty form", "xx/months.tsv", "5\t-\tMay||Mai\n", []string{"xx/months.tsv:1:", "folds to nothing"}},
		{"a form too long", "xx/months.tsv", "5\t-\t" + strings.Repeat("May ", 50) + "\n", []string{"xx/months.tsv:1:", "longer"}},
		{"no rank", "xx/offices.tsv", "president\tHIGH\tpresident\n", []string{"xx/offices.tsv:1:", "HIGH", "rank"}},
		{"a month that is none", "xx/months.tsv", "13\t-\tSmarch\n", []string{"xx/months.tsv:1:", "13", "1 to 12"}},
		{"a weekday that is none", "xx/weekdays.tsv", "0\t-\tNoday\n", []string{"xx/weekdays.tsv:1:", "1 to 7"}},
		{"a relative date that is none", "xx/relative.tsv", "fortnight:1\t-\tin a fortnight\n", []string{"xx/relative.tsv:1:", "fortnight:1", "day, week, month or year"}},
		{"an event that is none", "xx/triggers.tsv", "party:MEETING\tnoun\tparty\n", []string{"xx/triggers.tsv:1:", "party"}},
		{"a tense that is none", "xx/verbs.tsv", "pluperfect\t-\thad had\n", []string{"xx/verbs.tsv:1:", "pluperfect", "past"}},
		{"a guard's rule", "xx/guards.tsv", "Turkey\tdeny\tnext\tx\n", []string{"xx/guards.tsv:1:", "accept or reject"}},
		{"a guard's side", "xx/guards.tsv", "Turkey\treject\tleft\tx\n", []string{"xx/guards.tsv:1:", "prev or next"}},
		{"a guard's class", "xx/guards.tsv", "Turkey\treject\tnext\t@animal\n", []string{"xx/guards.tsv:1:", "@animal"}},
		{"a guard of no form", "xx/guards.tsv", "Turkye\treject\tnext\tx\n", []string{"xx/guards.tsv:1:", "Turkye", "names.tsv"}},
		{"more than a letter", "xx/fold.tsv", "ab\ta\t-\n", []string{"xx/fold.tsv:1:", "one letter"}},
		{"folded twice", "xx/fold.tsv", "é\te\t-\né\ta\t-\n", []string{"xx/fold.tsv:2:", "twice"}},
		{"a flag of a fold", "xx/fold.tsv", "é\te\tedges\n", []string{"xx/fold.tsv:1:", "edge, twice or -"}},
		{"a prefix's column", "xx/prefixes.tsv", "w\tal\n", []string{"xx/prefixes.tsv:1:", "article"}},
		{"a prefix too long", "xx/prefixes.tsv", "wxyz\t-\n", []string{"xx/prefixes.tsv:1:", "1 to 3"}},
		{"YAML that is none", "xx/pack.yaml", "id: [xx\n", []string{"xx/pack.yaml", ":"}},
		{"an unknown setting", "xx/pack.yaml", small["xx/pack.yaml"] + "colour: red\n", []string{"xx/pack.yaml:12:", "colour"}},
		{"a setting's value", "xx/pack.yaml", strings.Replace(small["xx/pack.yaml"], "strict", "loose", 1), []string{"xx/pack.yaml", "spacing", "free, strict"}},
		{"a setting that is missing", "xx/pack.yaml", strings.Replace(small["xx/pack.yaml"], "verb: medial\n", "", 1), []string{"xx/pack.yaml", "verb", "final, medial, initial"}},
		{"another id than the folder's", "xx/pack.yaml", strings.Replace(small["xx/pack.yaml"], "id: xx", "id: yy", 1), []string{"xx/pack.yaml", "yy", "xx"}},
		{"no pack.yaml", "xx/pack.yaml", "", []string{"xx/pack.yaml", "no pack.yaml"}},
		{"no names", "xx/names.tsv", "", []string{"xx/names.tsv", "missing"}},
		{"no countries", "countries.tsv", "", []string{"countries.tsv", "missing"}},
		{"a file that nobody reads", "xx/sector.tsv", "trade\t-\ttrade\n", []string{"xx/sector.tsv", "sectors.tsv"}},
		{"a day that is none", "predecessors.tsv", "TR\tSY\t1990-02-31\n", []string{"predecessors.tsv:1:", "1990-02-31"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := lexicon.LoadAll(with(map[string]string{c.file: c.text}))
			var m *lexicon.Mistake
			if !errors.As(err, &m) {
				t.Fatalf("the error is %v, no mistake", err)
			}
			for _, w := range c.want {
				if !strings.Contains(err.Error(), w) {
					t.Errorf("%q does not say %q", err, w)
				}
			}
		})
	}
}

func TestNoPack(t *testing.T) {
	if _, err := lexicon.LoadAll(fstest.MapFS{"countries.tsv": file("countries.tsv")}); err == nil || !strings.Contains(err.Error(), "pack.yaml") {
		t.Errorf("a folder without packs: %v", err)
	}
	s, err := lexicon.LoadAll(with(nil))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Lexicon("sw"); err == nil || !strings.Contains(err.Error(), `"sw"`) || !strings.Contains(err.Error(), "xx") {
		t.Errorf("a language without a pack: %v", err)
	}
	if _, err := s.Lexicon("XX-PK"); err != nil {
		t.Errorf("a region: %v", err)
	}
}

func file(name string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(small[name])} }

func TestSet(t *testing.T) {
	s, err := lexicon.LoadAll(with(map[string]string{"predecessors.tsv": "TR\tSY\t1990-02-28\n"}))
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Names(lexicon.Name, "PK").In("xx"); got != "Pakistan" {
		t.Errorf("PK is called %q: the first form of a name is shown", got)
	}
	if got := s.Codes(lexicon.Org); !slices.Equal(got, []string{"WHO"}) {
		t.Errorf("organisations %v", got)
	}
	if got := s.Alpha3("CN"); got != "CHN" {
		t.Errorf("CN is %s", got)
	}
	for _, code := range []string{"pk", "PAK"} {
		if got, ok := s.Alpha2(code); !ok || got != "PK" {
			t.Errorf("%s is %q, %v", code, got, ok)
		}
	}
	if _, ok := s.Alpha2("ZZ"); ok {
		t.Error("ZZ is a country")
	}
	old, until := s.Predecessor("TR")
	if diff := cmp.Diff([]string{"SY", "1990-02-28"}, []string{old, string(until)}); diff != "" {
		t.Errorf("predecessor (-want +got):\n%s", diff)
	}
	if s.Rank("foreign_minister") != "FOREIGN_MINISTER" || s.OrganizationKind("WHO") != "intergovernmental" {
		t.Error("ranks or kinds are lost")
	}
}
