package press_test

import (
	"io"
	"slices"
	"testing"

	"diplograph/graph"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
	"diplograph/loader/press"

	"github.com/google/go-cmp/cmp"
)

func open(t *testing.T, seed uint64) *press.Press {
	t.Helper()
	p, err := press.New(packs.FS(), seed)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTheSameSeedGivesTheSameNews(t *testing.T) {
	a, b := slices.Collect(open(t, 1).Next(300)), slices.Collect(open(t, 1).Next(300))
	if diff := cmp.Diff(a, b); diff != "" {
		t.Error(diff)
	}
	if cmp.Equal(a, slices.Collect(open(t, 2).Next(300))) {
		t.Error("another seed gives the same news")
	}
	lines, err := io.ReadAll(open(t, 1).Lines(20))
	if err != nil || len(lines) == 0 || lines[len(lines)-1] != '\n' {
		t.Errorf("%d bytes, %v", len(lines), err)
	}
}

// What is measured must be like real news, as far as the reader reads it.
func TestTheNewsIsReadAndSkewed(t *testing.T) {
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		t.Fatal(err)
	}
	reader, p := extract.New(set), open(t, 1)
	const articles = 3000
	var mentions, silent int
	pairs, types, langs, urls := map[string]int{}, map[graph.EventType]int{}, map[string]int{}, map[string]bool{}
	last := graph.Date("")
	for a := range p.Next(articles) {
		if a.Published < last {
			t.Fatalf("%s was published before the article before it", a.URL)
		}
		last = a.Published
		urls[a.URL] = true
		x, err := reader.Read(&graph.Article{ID: a.URL, Text: a.Text, Headline: a.Headline, Lang: a.Lang, Published: a.Published, SourceID: "source:" + a.Source})
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Mentions) == 0 {
			silent++
		}
		langs[a.Lang]++
		mentions += len(x.Mentions)
		for _, m := range x.Mentions {
			types[m.Type]++
			if len(m.Countries) == 2 {
				pairs[graph.PairOf(m.Countries[0], m.Countries[1])]++
			}
		}
	}
	hottest := p.Pair(0, 1)
	share := float64(pairs[graph.PairOf(hottest.A, hottest.B)]) / float64(mentions)
	if share < .02 || share > .12 {
		t.Errorf("the first pair has %.3f of the mentions, want about .06", share)
	}
	if per := float64(mentions) / articles; per < 1.5 || per > 2.5 {
		t.Errorf("%.2f mentions an article, want about 2", per)
	}
	if silent > articles/50 || len(urls) != articles || langs["en"] < articles/3 || langs["ur"] < articles/3 {
		t.Errorf("%d articles tell of nothing, %d addresses, languages %v", silent, len(urls), langs)
	}
	for _, kind := range [...]graph.EventType{graph.MeetingType, graph.VisitType, graph.AgreementType, graph.StatementType} {
		if types[kind] < articles/20 {
			t.Errorf("only %d mentions of a %s", types[kind], kind)
		}
	}
}
