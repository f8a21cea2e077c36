package extract_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/extract"

	"github.com/google/go-cmp/cmp"
)

// Whatever bytes an article has, the reader does not panic, every quote is an
// exact slice of it in code points, every id that a mention names is among the
// entities, and the same article gives the same reading.
func FuzzRead(f *testing.F) {
	for _, seed := range seeds {
		f.Add(seed.lang, seed.published, seed.text)
	}
	for item := range loader.Find([]string{"../../examples"}, nil) {
		f.Add(item.Article.Lang, string(item.Article.Published), item.Article.Text)
	}
	n := 0
	for a := range corpus(f, "ur", "en") {
		if n++; n%100 == 0 && len(a.Text) < 2000 {
			f.Add(a.Lang, string(a.Published), a.Text)
		}
	}
	r := reader(f)
	f.Fuzz(func(t *testing.T, lang, published, text string) {
		if _, err := graph.ParseDate(published); err != nil {
			published = ""
		}
		if len(lang) > 2 || !slices.Contains(languages, lang) {
			lang = ""
		}
		one, errOne := extractOf(r, lang, published, text)
		two, errTwo := extractOf(r, lang, published, text)
		if (errOne == nil) != (errTwo == nil) {
			t.Fatalf("%v, and the second time %v", errOne, errTwo)
		}
		if errOne != nil {
			return
		}
		holds(t, one, text)
		if diff := cmp.Diff(written(t, one), written(t, two)); diff != "" {
			t.Errorf("the same article reads in two ways:\n%s", diff)
		}
	})
}

var languages = []string{"ar", "en", "ur"}

func extractOf(r *extract.Reader, lang, published, text string) (*extract.Reading, error) {
	return r.Extract(&graph.Article{ID: "article:one", SourceID: "source:x", Lang: lang, Published: graph.Date(published), Text: text})
}

// written is all of a reading as text.
func written(t *testing.T, x *extract.Reading) string {
	t.Helper()
	b, err := json.MarshalIndent(struct {
		Reading *graph.Reading
		Record  extract.Record
	}{x.Reading, x.Record("x")}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// holds checks what must be true of every reading of a text.
func holds(t *testing.T, x *extract.Reading, text string) {
	t.Helper()
	there := map[string]bool{"": true}
	for _, n := range x.Entities {
		there[n.NodeID()] = true
	}
	runes, ids := []rune(text), map[string]bool{}
	for _, m := range x.Mentions {
		if ids[m.ID] {
			t.Errorf("two mentions have the id %s", m.ID)
		}
		ids[m.ID] = true
		if len(m.Quotes) == 0 || len(m.Parties()) < 2 {
			t.Errorf("%s between %v with %d quotes", m.Type, m.Parties(), len(m.Quotes))
		}
		for _, q := range m.Quotes {
			if q.Start < 0 || q.End > len(runes) || q.Start >= q.End || string(runes[q.Start:q.End]) != q.Text {
				t.Errorf("%d to %d is not the slice %q", q.Start, q.End, q.Text)
			}
		}
		if m.Date != nil {
			if _, err := graph.ParseEDTF(m.Date.EDTF); err != nil {
				t.Errorf("the date %q: %v", m.Date.EDTF, err)
			}
		}
		for _, p := range m.Participants {
			if !there[p.PersonID] || !there[p.OfficeID] {
				t.Errorf("%+v refers to what is no entity", p)
			}
		}
		for _, n := range m.Named {
			if !there[n.PersonID] || !there[n.OfficeID] || !utf8.ValidString(n.Text) && utf8.ValidString(text) {
				t.Errorf("%+v refers to what is no entity, or is no text", n)
			}
		}
		if !there[m.PlaceID] || !there[m.LeaderID] || !there[m.LeaderOffice] || !there[m.SpeakerID] {
			t.Errorf("%s refers to what is no entity", m.ID)
		}
	}
	for _, m := range x.Mentions {
		if m.PartOf != "" && !ids[m.PartOf] || m.OutcomeOf != "" && !ids[m.OutcomeOf] {
			t.Errorf("%s is part or outcome of no mention", m.ID)
		}
	}
}

// seeds are what has gone wrong elsewhere: every construct once, and texts that are none.
var seeds = []struct{ lang, published, text string }{
	{"", "", ""},
	{"ur", "2025-09-10", "date 2025-09-10 "},
	{"ur", "2025-09-10", "ازبک وزیر خارجہ بختیار سعیدوف نے منگل کو تاشقند میں پاکستان کے سفیر سے ملاقات کی۔ دونوں رہنماؤں نے تجارت، توانائی اور سیاحت کے شعبوں میں تعاون پر تبادلہ خیال کیا۔"},
	{"ur", "2025-09-10", "ترک صدر اگلے ماہ پاکستان کا دورہ کریں گے،دورہ ملتوی کردیا گیا،مفاہمت کی یادداشت پر دستخط"},
	{"ur", "", "انہیں دل کا دورہ پڑا۔ انگلینڈ کی ٹیم کا دورہ پاکستان، ٹیسٹ میچ، کپتان، وکٹ"},
	{"ur", "2025-01-01", "\u200fپاکستان\u00a0اور\u200cایران\u200e کے\u200d درمیان ﷲ ﻣﺬﺍﻛﺮﺍﺕ <b>ہوئے</b>&nbsp;۔"},
	{"en", "2025-12-31", "The President of Uzbekistan arrived in Islamabad on a two-day visit. He was welcomed by Prime Minister Shehbaz Sharif at the airport."},
	{"en", "2024-02-29", "Foreign Ministers A. Smith of Canada, B. Jones of Japan and C. Lee of the U.K. will meet on 30-31 February; U.S. officials said the talks were postponed."},
	{"en", "", "PAKISTAN AND CHINA SIGN MOU (MORE) \"talks\" ((( ' - -- … \ufeff\x00\xff\xfe"},
	{"ar", "2025-03-01", "التقى وزير الخارجية المصري نظيره التركي في القاهرة، وبحثا العلاقات الثنائية وسبل تعزيز التعاون في مجالي التجارة والطاقة."},
	{"ar", "2025-03-01", "وصل الرئيس الإماراتي إلى باريس في زيارة رسمية تستغرق ثلاثة أيام بدعوة من نظيره الفرنسي."},
	{"", "2025-09-10", "日本の外務大臣は昨日、韓国を訪問した。"},
}

// corpusPath is where unlabelled articles lie that are not ours.
const corpusPath = "../../../shared/corpus"

// corpus gives the unlabelled articles of some languages; none where they are not here.
func corpus(tb testing.TB, langs ...string) iter.Seq[*graph.Article] {
	return func(yield func(*graph.Article) bool) {
		for _, lang := range langs {
			if !corpusOf(tb, filepath.Join(corpusPath, lang+".jsonl.gz"), yield) {
				return
			}
		}
	}
}

func corpusOf(tb testing.TB, path string, yield func(*graph.Article) bool) bool {
	f, err := os.Open(path)
	if err != nil {
		return true
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a struct{ Published, Lang, Headline, Text string }
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			tb.Fatal(err)
		}
		if !yield(&graph.Article{ID: "article:one", SourceID: "source:x", Lang: a.Lang, Published: graph.Date(a.Published),
			Headline: a.Headline, Text: strings.TrimSpace(a.Headline + "\n" + a.Text)}) {
			return false
		}
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	return true
}
