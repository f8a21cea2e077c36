package graphtest

import (
	"errors"
	"slices"
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
)

// Evidence is all of what is touched, and nothing else.
func (s *suite) evidence(t *testing.T) {
	store, oracle, tale := s.open(t), memory.New(), newStory()
	readings := told(t, tale, `
article 1 2025-09-10 en daily
meeting TALKS OCCURRED 2025-09-09 KZ,PK
visit VISIT PLANNED 2025-11 KZ>PK
article 2 2025-09-12 en agency
meeting TALKS OCCURRED 2025-09-09 KZ,PK
article 3 2025-09-12 en agency
meeting CALL OCCURRED 2025-09-11 CN,PK
visit VISIT PLANNED 2025-12 PK>KZ
article 4 - en agency
visit VISIT OCCURRED 2025-11-20 KZ>PK`)
	loadAll(t, readings, store, oracle)
	if err := withdraw(t.Context(), store, "article:2", true); err != nil {
		t.Fatal(err)
	}
	if err := withdraw(t.Context(), oracle, "article:2", true); err != nil {
		t.Fatal(err)
	}
	for i, v := range []graph.Verdict{ // the last links nothing
		{A: tale.ids["event 1.2"], B: tale.ids["mention 3.2"], Same: true},
		{A: tale.ids["mention 4.1"], B: tale.ids["event 1.2"], Reason: "another year"},
		{A: tale.ids["mention 1.1"], B: tale.ids["mention 3.1"], Same: true},
	} {
		for _, x := range [...]graph.Store{store, oracle} {
			v.At = instant(i)
			if err := judge(t.Context(), x, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, x := range [...]graph.Store{store, oracle} {
		if err := revoke(t.Context(), x, tale.ids["event 1.1"], tale.ids["event 3.1"], instant(9)); err != nil {
			t.Fatal(err)
		}
	}
	for _, tc := range []struct {
		name     string
		touched  graph.Touched
		articles int
		mentions []string
	}{
		{"nothing", graph.Touched{}, 0, nil},
		{"what is not there", graph.Touched{Articles: []string{"article:9"}, Blocks: []string{"MEETING|US"}}, 0, nil},
		{"a block", graph.Touched{Blocks: []string{"MEETING|KZ,PK"}}, 0, []string{"1.1", "2.1"}},
		{"an article and all blocks it has a mention in", graph.Touched{Articles: []string{"article:1"}}, 1, []string{"1.1", "1.2", "2.1", "3.2", "4.1"}},
		{"a withdrawn article", graph.Touched{Articles: []string{"article:2"}}, 1, []string{"1.1", "2.1"}},
		{"a mention", graph.Touched{Mentions: []string{tale.ids["mention 3.1"], "mention:9"}}, 0, []string{"3.1"}},
		{"a mention that a verdict links with another block", graph.Touched{Mentions: []string{tale.ids["mention 3.2"]}}, 0, []string{"1.2", "3.2", "4.1"}},
		{"a block that a verdict links with another", graph.Touched{Blocks: []string{"VISIT|KZ>PK"}}, 0, []string{"1.2", "3.2", "4.1"}},
		{"articles and blocks, some of them twice", graph.Touched{Articles: []string{"article:4", "article:9", "article:4"},
			Blocks: []string{"MEETING|CN,PK", "VISIT|KZ>PK"}}, 1, []string{"1.2", "3.1", "3.2", "4.1"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got, want := evidenceOf(t, store, tc.touched), evidenceOf(t, oracle, tc.touched)
			var names []string
			for _, m := range got.Mentions {
				names = append(names, tale.name(m.ID)[len("mention "):])
			}
			slices.Sort(names)
			if !slices.Equal(names, tc.mentions) || len(got.Articles) != tc.articles {
				t.Errorf("mentions %v of %d articles, want %v of %d", names, len(got.Articles), tc.mentions, tc.articles)
			}
			if diff := cmp.Diff(sortedEvidence(t, want), sortedEvidence(t, got)); diff != "" {
				t.Errorf("not as in memory (-memory +store): %s", diff)
			}
		})
	}
}

func evidenceOf(t *testing.T, w graph.Writer, touched graph.Touched) *graph.Evidence {
	t.Helper()
	var got *graph.Evidence
	looked := errors.New("looked, and writes nothing")
	err := w.Update(t.Context(), touched, func(ev *graph.Evidence) (*graph.Revision, error) {
		got = ev
		return nil, looked
	})
	if !errors.Is(err, looked) || got == nil {
		t.Fatalf("evidence %v, error %v", got, err)
	}
	return got
}

func sortedEvidence(t *testing.T, ev *graph.Evidence) []string {
	var out []string
	for _, a := range ev.Articles {
		out = append(out, "article "+asJSON(t, a))
	}
	for _, m := range ev.Mentions {
		out = append(out, "mention "+asJSON(t, m))
	}
	for _, e := range ev.Events {
		out = append(out, "event "+asJSON(t, e))
	}
	for _, r := range ev.Reviews {
		out = append(out, "review "+asJSON(t, r))
	}
	for _, v := range ev.Verdicts {
		out = append(out, "verdict "+asJSON(t, v))
	}
	slices.Sort(out)
	return out
}
