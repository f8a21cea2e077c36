package extract_test

import (
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// Whom a sentence names: "COUNTRY NAME: OFFICE" each.
func TestPeople(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ name, lang, text, want string }{
		{"several fields", "en", "Bulgarian Minister of Transport, Information Technology and Communications Ivan Petrov met Iranian Foreign Minister Abbas Araghchi.", "BG Ivan Petrov: transport minister; IR Abbas Araghchi: foreign minister"},
		{"an office told of two in a list", "en", "Iranian Interior Minister Ahmad Vahidi and Turkey’s Suleyman Soylu spoke.", "IR Ahmad Vahidi: interior minister; TR Suleyman Soylu: interior minister"},
		{"affairs of two fields", "en", "Iranian Deputy Foreign Minister for Arab and African Affairs Ali Rezaei met Syrian President Bashar al-Assad.", "IR Ali Rezaei: deputy foreign minister; SY Bashar al-Assad: president"},
		{"a ministry of one state", "en", "State Department spokesman John Smith said Russia and Ukraine were to talk.", "US John Smith: spokesperson"},
		{"a body is no part of a name", "en", "Iran's Customs Organization Head Ali Rezaei met Iraqi President Abdul Latif Rashid.", "IR Ali Rezaei: chairman; IQ Abdul Latif Rashid: president"},
		{"elected is no name", "ur", "امریکی صدر منتخب ہونے کے بعد ان کا پہلا دورہ پاکستان کا ہوگا۔", ""},
		{"a federal minister's field", "ur", "وفاقی وزیر داخلہ محسن نقوی نے ترک سفیر عرفان نذیراوغلو سے ملاقات کی۔", "PK محسن نقوی: interior minister; TR عرفان نذیراوغلو: ambassador"},
		{"given names that are words", "ur", "پاکستان کے سیکریٹری خزانہ امداد اللہ بوسال نے چینی سفیر جیانگ زیڈونگ سے ملاقات کی۔", "PK امداد اللہ بوسال: secretary finance; CN جیانگ زیڈونگ: ambassador"},
		{"of a part of a state", "ur", "گورنر سندھ کامران ٹیسوری نے جاپانی قونصل جنرل ہاتوری ماسارو سے ملاقات کی۔", "PK کامران ٹیسوری: governor; JP ہاتوری ماسارو: consul general"},
		{"a minister goes to a town", "ur", "پاکستان کے وزیر صحت لاہور گئے۔ وزیر صحت نے چینی سفیر جیانگ زیڈونگ سے ملاقات کی۔", "CN جیانگ زیڈونگ: ambassador"},
		{"an office written in one with the name", "ur", "امریکی صدرڈونلڈ ٹرمپ نے پاکستان کے وزیراعظم شہباز شریف سے ملاقات کی۔", "US ڈونلڈ ٹرمپ: president; PK شہباز شریف: prime minister"},
		{"the Taliban's minister", "ur", "طالبان وزیر خارجہ امیر خان متقی نے پاکستان کے وزیراعظم شہباز شریف سے ملاقات کی۔", "AF امیر خان متقی: foreign minister; PK شہباز شریف: prime minister"},
		{"who leads a delegation", "ur", "وزیر تجارت حمید رضائی کی قیادت میں ایرانی وفد نے وزیراعظم شہباز شریف سے ملاقات کی۔ پاکستان خوش ہے۔", "IR حمید رضائی: commerce minister; PK شہباز شریف: prime minister"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := read(t, r, &graph.Article{Text: tt.text, Lang: tt.lang, Published: "2025-09-10"})
			var got []string
			for _, p := range x.Record("x").People {
				got = append(got, p.Country+" "+p.Name+": "+p.Office)
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}
