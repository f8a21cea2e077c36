package extract_test

import (
	"strings"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/loader/extract"
)

// repeated are texts of one thing again and again, without an end: each would
// find a stage whose time grows faster than the text.
var repeated = []struct{ name, lang, unit string }{
	{"ur visit", "ur", "دورہ "},
	{"ur visit in one word", "ur", "دورہ"},
	{"ur meeting", "ur", "ملاقات "},
	{"ur country", "ur", "پاکستان "},
	{"ur countries in a list", "ur", "پاکستان، چین، "},
	{"ur sides", "ur", "پاکستان سے ملاقات ایران نے ملاقات "},
	{"ur person", "ur", "وزیر خارجہ اسحاق ڈار "},
	{"ur persons in a list", "ur", "وزرائے خارجہ کمالوف، ژانگ، "},
	{"ur unknown person", "ur", "قازق وزیر خارجہ کمالوف "},
	{"ur names", "ur", "کمالوف "},
	{"ur sectors", "ur", "تجارت، سرمایہ کاری، "},
	{"ur offices", "ur", "وزیر خارجہ و "},
	{"ur sentence", "ur", "قازق صدر نے پاکستان کے وزیر خارجہ سے ملاقات کی۔ "},
	{"ur visits without a mark", "ur", "قازق صدر نے پاکستان کا دورہ کیا "},
	{"ur visit put off", "ur", "دورہ ملتوی "},
	{"ur dated meeting", "ur", "منگل کو ملاقات "},
	{"ur agreement", "ur", "پاکستان اور چین نے معاہدے پر دستخط کئے "},
	{"ur delegation", "ur", "وفد "},
	{"ur counterpart", "ur", "ہم منصب "},
	{"ur edge letters", "ur", "ئ"},
	{"ur stops", "ur", "۔"},
	{"ur numbers", "ur", "9 "},
	{"en visited", "en", "visited Pakistan "},
	{"en met", "en", "met "},
	{"en will meet", "en", "will meet Iran "},
	{"en person", "en", "Foreign Minister John Smith "},
	{"en name and office", "en", "John Smith, foreign minister, "},
	{"en plural office", "en", "Foreign Ministers A Smith, B Jones, "},
	{"en sentence", "en", "Kazakh President Tokayev met Foreign Minister Ishaq Dar. "},
	{"en sentence without a mark", "en", "Kazakh President Tokayev visited Pakistan "},
	{"en sectors", "en", "trade, investment, "},
	{"en field of an office", "en", "Minister of Trade and "},
	{"en open brackets", "en", "((((("},
	{"en open quotes", "en", "\"Pakistan \"( "},
	{"en articles and titles", "en", "the new "},
	{"en honorifics", "en", "President Mr Mr "},
	{"en hyphens", "en", "Pakistan-"},
	{"en abbreviations", "en", "U.S."},
	{"en initials", "en", "a."},
	{"en capitals", "en", "Word "},
	{"en one word", "en", "x"},
	{"en said", "en", "Pakistan said "},
	{"en dated meeting", "en", "Tuesday met "},
	{"en numbers", "en", "1 2 3 "},
	{"en condemned", "en", "Pakistan condemned Iran "},
	{"en lines", "en", "Pakistan met\n"},
	{"en chairs", "en", "co-chaired "},
	{"ar prefixes", "ar", "وبال"},
	{"ar prefixed words", "ar", "وبالقاهرة "},
	{"ar prefixed and joined", "ar", "وللبنان-"},
	{"ar article", "ar", "ال"},
	{"ar sides", "ar", "التقى الوزير المصري نظيره التركي "},
	{"ar meeting", "ar", "لقاء "},
}

func repeatedArticle(lang, unit string, bytes int) *graph.Article {
	return &graph.Article{ID: "article:one", SourceID: "source:x", Lang: lang, Published: "2025-09-10", Text: strings.Repeat(unit, bytes/len(unit))}
}

// Four times the text takes about four times as long, not sixteen times, in
// every stage of the reader.
//
// It is the ratio of two times in one run that is judged, of CPU time, which
// other work on the machine changes little, and the best of several tries: a
// stage that is quadratic shows 16 each time.
func TestLinear(t *testing.T) {
	const size, tries, most = 48 << 10, 6, 9.0
	r := reader(t)
	for _, c := range repeated {
		t.Run(c.name, func(t *testing.T) {
			best := 0.0
			for try := range tries {
				one, four := took(t, r, repeatedArticle(c.lang, c.unit, size)), took(t, r, repeatedArticle(c.lang, c.unit, 4*size))
				if ratio := float64(four) / float64(max(one, time.Millisecond)); try == 0 || ratio < best {
					best = ratio
				}
				if best < most {
					return
				}
			}
			t.Errorf("four times the text takes %.1f times as long at the best", best)
		})
	}
}

func took(tb testing.TB, r *extract.Reader, a *graph.Article) time.Duration {
	start := cpu(tb)
	if _, err := r.Extract(a); err != nil {
		tb.Fatal(err)
	}
	return cpu(tb) - start
}

// An article of 10 MB of one thing again and again: the goal is under 2 s of each.
func BenchmarkRepeated(b *testing.B) {
	r := reader(b)
	for _, c := range repeated {
		b.Run(strings.ReplaceAll(c.name, " ", "_"), func(b *testing.B) {
			for b.Loop() {
				b.ReportMetric(took(b, r, repeatedArticle(c.lang, c.unit, 10<<20)).Seconds(), "s/10MB")
			}
		})
	}
}
