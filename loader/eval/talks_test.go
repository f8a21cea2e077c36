package eval_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"

	gocmp "github.com/google/go-cmp/cmp"
)

// meetings concludes the meetings that articles tell of, in lines: kind, day,
// mentions and origins, and in which of the articles they are.
func meetings(t *testing.T, paths ...string) []string {
	t.Helper()
	mentions, _ := said(t, paths...)
	var out []string
	for _, e := range graph.Conclude(mentions, nil) {
		if e.Type == graph.MeetingType && e.MentionCount > 1 {
			out = append(out, fmt.Sprintf("%s %s %s: %d mentions of %d origins", e.Kind, e.Status, e.Date.EDTF, e.MentionCount, e.OriginCount))
		}
	}
	slices.Sort(out)
	return out
}

// The talks of one day, told in Urdu and twice in English, are one event, the
// meeting of the same two before them is another. One of the English reports is
// of the agency that the Urdu one reprints, the other goes back to the ministry.
func TestTalksInTwoLanguagesAreOneEventAndTheMeetingBeforeThemAnother(t *testing.T) {
	want := []string{
		"MEETING OCCURRED 2025-09-09: 3 mentions of 2 origins",
		"TALKS OCCURRED 2025-09-09: 3 mentions of 2 origins",
	}
	urdu := map[string]string{"in our own words": "testdata/talks/urdu.txt", "the first article": shared + "/dev/articles/ur-0001.txt"}
	for name, path := range urdu {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(path); err != nil {
				t.Skipf("the first article is not beside the project: %v", err)
			}
			if diff := gocmp.Diff(want, meetings(t, path, "testdata/talks/agency.txt", "testdata/talks/daily.txt")); diff != "" {
				t.Errorf("-want +got: %s", diff)
			}
		})
	}
}

// The project's examples that tell one story in Urdu and in English, by their
// file names, come together in an event, and no event holds two mentions of one article.
func TestExamplesInTwoLanguagesComeTogether(t *testing.T) {
	mentions, name := said(t, "../../examples")
	with := map[string]map[string]bool{} // article → articles with an event in common
	for _, e := range graph.Conclude(mentions, nil) {
		var articles []string
		for _, m := range mentions {
			if slices.Contains(e.MentionIDs, m.ID) {
				articles = append(articles, name[m.ArticleID])
			}
		}
		slices.Sort(articles)
		if len(slices.Compact(slices.Clone(articles))) < len(articles) {
			t.Errorf("%s %s is told twice by one of %v", e.Kind, e.ID, articles)
		}
		for _, a := range articles {
			for _, b := range articles {
				if with[a] == nil {
					with[a] = map[string]bool{}
				}
				with[a][b] = true
			}
		}
	}
	told, together := 0, 0
	for a := range with {
		story, ok := strings.CutSuffix(a, ".ur")
		if b := story + ".en"; ok && with[b] != nil {
			told++
			if with[a][b] {
				together++
			} else {
				t.Logf("no event in common: %s and %s", a, b)
			}
		}
	}
	t.Logf("%d of %d stories that are told in two languages come together", together, told)
	if told < 10 || float64(together) < oneEvent*float64(told) {
		t.Errorf("%d of %d stories come together, want %.0f %% of 10 or more", together, told, 100*oneEvent)
	}
}

// said are the mentions that the reader takes from articles; name is the name of each article.
func said(t *testing.T, paths ...string) (mentions []*graph.Mention, name map[string]string) {
	t.Helper()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	reader, name := extract.New(set), map[string]string{}
	for item := range loader.Find(paths, nil) {
		if item.Err != nil {
			t.Fatal(item.Err)
		}
		r, err := reader.Read(item.Article)
		if err != nil {
			t.Fatal(err)
		}
		name[item.Article.ID] = cmp.Or(item.Name, item.Place)
		mentions = append(mentions, graph.Revise(&graph.Evidence{}, []*graph.Reading{r}).Mentions...)
	}
	return mentions, name
}
