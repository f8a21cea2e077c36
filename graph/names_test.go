package graph_test

import (
	"testing"

	"diplograph/graph"
)

func TestFullestNameOfAPerson(t *testing.T) {
	names := graph.Names{{Lang: "en", Text: "Shehbaz"}, {Lang: "en", Text: "Shehbaz Sharif"}, {Lang: "en", Text: "Shehbaz Sharief"}, {Lang: "ur", Text: "شہباز"}, {Lang: "ur", Text: "محمد شہباز شریف"}}
	for lang, want := range map[string]string{"en": "Shehbaz Sharief", "ur": "محمد شہباز شریف", "ar": "Shehbaz Sharief"} {
		if got := names.Fullest(lang); got != want {
			t.Errorf("%s: %s, want %s", lang, got, want)
		}
	}
	if got := (graph.Names{{Lang: "ur", Text: "ڈار"}}).Fullest("fr"); got != "ڈار" {
		t.Errorf("only Urdu was met: %s", got)
	}
	if got := (graph.Names{}).Fullest("en"); got != "" {
		t.Errorf("nothing was met: %s", got)
	}
}
