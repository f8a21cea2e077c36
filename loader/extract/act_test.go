package extract_test

import (
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// What a sentence tells of acts: "kind actor target" each.
func TestActs(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ name, lang, text, want string }{
		{"an ambassador is summoned", "en", "Iran summoned the Swedish ambassador over the incident.", "summons IR SE"},
		{"in the passive", "en", "The Dutch ambassador was summoned to the Turkish Foreign Ministry.", "summons TR NL"},
		{"to the ministry at home", "ur", "پاکستان نے احتجاج کیا۔ افغان ناظم الامور کو دفتر خارجہ طلب کیا گیا۔", "summons PK AF"},
		{"one who is no envoy", "en", "Iran summoned the Swedish singer.", ""},
		{"not done", "en", "Poland has not expelled the Russian diplomats.", ""},
		{"to come", "en", "Poland will expel Russian diplomats.", ""},
		{"only thought of", "ur", "اگر فرانس نے ایران پر پابندیاں عائد کیں تو جواب دیا جائے گا۔", ""},
		{"diplomats have to leave", "ur", "بھارت نے چھ کینیڈین سفارت کاروں کو ملک بدر کر دیا۔", "expulsion IN CA"},
		{"sanctions", "en", "Canada imposed new sanctions on Belarus.", "sanction CA BY"},
		{"sanctions in Urdu", "ur", "کینیڈا نے بیلاروس پر پابندیاں عائد کر دیں۔", "sanction CA BY"},
		{"talks break off", "ur", "برطانیہ نے روس کے ساتھ مذاکرات معطل کر دیے۔", "negotiation_suspended GB RU"},
		{"one act told twice", "en", "Iran summoned the Swedish ambassador. Iran summoned the Swedish ambassador on Monday.", "summons IR SE"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := read(t, r, &graph.Article{Text: tt.text, Lang: tt.lang})
			got := []string{}
			for _, e := range x.Record("x").Others {
				got = append(got, e.Type+" "+e.Actor+" "+e.Target)
				for _, q := range e.Evidence {
					if string([]rune(tt.text)[q.Start:q.End]) != q.Text {
						t.Errorf("%q is no exact slice", q.Text)
					}
				}
				if len(e.Evidence) == 0 {
					t.Errorf("%s has no evidence", e.Type)
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}
