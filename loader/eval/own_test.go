package eval_test

import (
	"testing"

	"diplograph/loader/eval"
)

// floors are the least F1 on the project's own gold, by language and list. Who
// makes the reader better raises them; who lowers one says why.
var floors = map[string]map[string]float64{
	"ur": {"countries": 1.00, "people": 1.00, "sectors": 0.94, "meetings.core": 0.92, "meetings.full": 0.92,
		"visits.core": 0.95, "visits.full": 0.95, "agreements.core": 1.00, "agreements.full": 1.00},
	"en": {"countries": 0.98, "people": 1.00, "sectors": 0.97, "meetings.core": 0.92, "meetings.full": 0.92,
		"visits.core": 1.00, "visits.full": 1.00, "agreements.core": 0.90, "agreements.full": 0.90},
	"ar": {"countries": 1.00, "people": 1.00, "sectors": 1.00, "meetings.core": 1.00, "meetings.full": 1.00,
		"visits.core": 0.80, "visits.full": 0.80, "agreements.core": 1.00, "agreements.full": 1.00},
}

// What else holds on the project's own gold, in all languages together.
const (
	ownArticles       = 59   // at least so many
	ownFalseEvents    = 0    // at most so many on the negatives
	ownDatesRight     = 0.80 // the share of gold's dates
	ownSentencesRight = 0.90 // the share of matched events
)

// The reader reads the project's own articles as well as it did.
func TestOwnGold(t *testing.T) {
	golds, err := eval.ReadGold("../testdata/gold/gold")
	if err != nil {
		t.Fatal(err)
	}
	report, err := eval.Score(golds, read(t, golds, "../testdata/gold/articles"))
	if err != nil {
		t.Fatal(err)
	}
	all := &report.All
	if all.Articles < ownArticles || all.Unread > 0 {
		t.Errorf("%d articles, %d not read, want at least %d and all read", all.Articles, all.Unread, ownArticles)
	}
	fell := false
	for lang, lists := range floors {
		figures := report.Languages[lang]
		if figures == nil {
			t.Errorf("there is no gold of the language %s", lang)
			continue
		}
		for _, list := range eval.Lists() {
			if f1 := figures.Counts[list].F1(); f1 < lists[list] {
				t.Errorf("%s %s: F1 %.3f, want at least %.2f", lang, list, f1, lists[list])
				fell = true
			}
		}
	}
	if all.Negatives.Articles == 0 || all.Negatives.False > ownFalseEvents {
		t.Errorf("%d false events on %d negatives, want at most %d and some negatives", all.Negatives.False, all.Negatives.Articles, ownFalseEvents)
	}
	if e := all.Evidence; e.Items == 0 || e.Exact != e.Items {
		t.Errorf("%d of %d events have exact quotes, want all", e.Exact, e.Items)
	}
	if e := all.Evidence; float64(e.SameSentence) < ownSentencesRight*float64(e.Matched) {
		t.Errorf("%d of %d matched events are quoted from the gold's sentence, want %.0f %%", e.SameSentence, e.Matched, 100*ownSentencesRight)
	}
	if d := all.Dates; float64(d.Right) < ownDatesRight*float64(d.Gold) {
		t.Errorf("%d of %d dates are right, want %.0f %%", d.Right, d.Gold, 100*ownDatesRight)
	}
	if fell {
		for _, m := range report.Misses {
			t.Logf("%s %s %s %s %+v %+v", m.Article, m.Verdict, m.List, m.Code, m.Gold, m.Read)
		}
	}
}
