package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// What a sentence tells of statements: "KIND PARTIES" each.
func TestStatements(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ name, lang, text, want string }{
		{"a state condemns", "en", "Iran has denounced the United States over the sanctions.", "CONDEMNATION IR,US"},
		{"one is asked to condemn", "en", "The foreign minister of Syria urged France to clearly condemn Israel.", ""},
		{"an organisation speaks", "ur", "انڈیا نے پاکستان میں کارروائی کی اور او آئی سی نے تشویش کا اظہار کیا۔", ""},
		{"a message to another state's president", "ur", "فرانس کے صدر نے امریکی صدر کو مبارکباد دی۔", "CONGRATULATION FR,US"},
		{"a message at home", "ur", "بھارت خاموش رہا۔ پاکستان کے وزیراعظم نے پاکستان کے آرمی چیف کو بھارت پر فتح پر مبارکباد دی۔", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			x := read(t, r, &graph.Article{Text: tt.text, Lang: tt.lang})
			var got []string
			for _, m := range x.Mentions {
				if m.Type == graph.StatementType {
					got = append(got, fmt.Sprintf("%s %s", m.Kind, strings.Join(m.Parties(), ",")))
				}
			}
			if diff := cmp.Diff(tt.want, strings.Join(got, "; ")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", tt.text, diff)
			}
		})
	}
}
