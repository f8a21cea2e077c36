package graph_test

import (
	"testing"

	"diplograph/graph"
)

const (
	release  = "The Foreign Office said on Tuesday that the two sides had reviewed trade, transport and culture and agreed to meet again in spring."
	reworded = "The Foreign Office said on Tuesday that the two sides had reviewed trade, transport and culture and agreed to meet again in the spring."
	ownWords = "Both ministries want more trains between the capitals, and officials spoke of a second round of consultations after the winter is over."
)

// printing is a mention with a quote.
func printing(text string) func(*graph.Mention) {
	return func(m *graph.Mention) { m.Quotes = []graph.Quote{{Text: text}} }
}

func TestPrintsOfOneTextAreOneOrigin(t *testing.T) {
	agency, daily, weekly := "2026-02-04 agency OCCURRED 2026-02-03 VISIT", "2026-02-04 daily OCCURRED 2026-02-03 VISIT", "2026-02-05 weekly OCCURRED 2026-02-03 VISIT"
	one := func(line, text string) float64 {
		return graph.Conclude([]*graph.Mention{said(t, 1, line, printing(text))}, nil)[0].Confidence
	}
	for _, tc := range []struct {
		name    string
		texts   [3]string
		origins int
	}{
		{"three texts", [3]string{release, ownWords, "There was a parade, a dinner in the old palace, and a long walk along the river with the children of two schools."}, 3},
		{"a reprint", [3]string{release, release, ownWords}, 2},
		{"a reprint that an editor touched", [3]string{release, reworded, ownWords}, 2},
		{"three prints of one text", [3]string{release, release, reworded}, 1},
		{"few words, which many would use", [3]string{"The president has arrived.", "The president has arrived.", ownWords}, 3},
		{"no quotes", [3]string{}, 3},
	} {
		t.Run(tc.name, func(t *testing.T) {
			e := graph.Conclude([]*graph.Mention{
				said(t, 1, agency, printing(tc.texts[0])), said(t, 2, daily, printing(tc.texts[1])), said(t, 3, weekly, printing(tc.texts[2])),
			}, nil)[0]
			if e.OriginCount != tc.origins || e.MentionCount != 3 {
				t.Errorf("%d mentions of %d origins, want 3 of %d", e.MentionCount, e.OriginCount, tc.origins)
			}
			if tc.origins == 1 && e.Confidence != one(agency, release) {
				t.Errorf("confidence %v, want that of the agency alone, %v", e.Confidence, one(agency, release))
			}
		})
	}
}

// Reprints of the one who errs do not outvote two who are right.
func TestReprintsDoNotOutvote(t *testing.T) {
	e := graph.Conclude([]*graph.Mention{
		said(t, 1, "2026-02-04 daily OCCURRED 2026-02-03 OFFICIAL_VISIT", printing(release)),
		said(t, 2, "2026-02-04 weekly OCCURRED 2026-02-03 OFFICIAL_VISIT", printing(release)),
		said(t, 3, "2026-02-04 evening OCCURRED 2026-02-03 OFFICIAL_VISIT", printing(reworded)),
		said(t, 4, "2026-02-04 agency OCCURRED 2026-02-03 STATE_VISIT", printing(ownWords)),
	}, nil)[0]
	if e.Kind != graph.KindState || len(e.Conflicts) != 1 || len(e.Conflicts[0].Values) != 2 || len(e.Conflicts[0].Values[1].MentionIDs) != 3 {
		t.Errorf("kind %s, conflicts %+v", e.Kind, e.Conflicts)
	}
}
