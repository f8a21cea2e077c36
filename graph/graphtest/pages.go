package graphtest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// pages reads answers page by page, forward and backward, over nodes of one
// place in the order and over undated ones, at a root and below one.
func (s *suite) pages(t *testing.T) {
	store := s.open(t)
	tale := newStory()
	for _, b := range fixture(t, tale, "orders") {
		loadAll(t, b, store)
	}
	for _, l := range [...]graph.Label{graph.EventLabel, graph.MeetingLabel, graph.ArticleLabel, graph.MentionLabel, graph.CountryLabel} {
		orders := []graph.Order{""}
		if l.IsEvent() {
			orders = append(orders, graph.DateAsc, graph.DateDesc, graph.ReportedDesc, graph.ConfidenceDesc)
		}
		for _, o := range orders {
			t.Run(strings.TrimSpace(string(l)+" "+string(o)), func(t *testing.T) {
				whole(t, func(p graph.Pattern) (*graph.Pattern, *graph.Page) {
					p.Label, p.Order, p.At = l, o, graph.Now(today)
					return &p, find(t, store, &p)
				})
				if !l.IsEvent() {
					return
				}
				whole(t, func(p graph.Pattern) (*graph.Pattern, *graph.Page) {
					p.Label, p.Order, p.Edge, p.As = l, o, graph.Events, "events"
					root := &graph.Pattern{Label: graph.CountryLabel, IDs: []string{"country:TR"}, With: []*graph.Pattern{&p}, At: graph.Now(today)}
					return &p, find(t, store, root).Nodes[0].Answered().Page("events")
				})
			})
		}
	}
	t.Run("a search", func(t *testing.T) {
		search := s.open(t)
		for _, b := range fixture(t, newStory(), "search") {
			loadAll(t, b, search)
		}
		whole(t, func(p graph.Pattern) (*graph.Pattern, *graph.Page) {
			p.Text, p.At = "trade", graph.Now(today)
			return &p, find(t, search, &p)
		})
	})
	t.Run("while something is written", s.pagesBesideWrites)
}

// whole holds the pages of an answer against the whole of it.
func whole(t *testing.T, ask func(graph.Pattern) (*graph.Pattern, *graph.Page)) {
	t.Helper()
	_, page := ask(graph.Pattern{First: graph.MaxAll, Total: true})
	want := ids(page)
	if len(want) < 3 || page.Total != len(want) || page.HasNext || page.HasPrevious {
		t.Fatalf("the whole: %d nodes, total %d, previous %t, next %t", len(want), page.Total, page.HasPrevious, page.HasNext)
	}
	for _, size := range [...]int{1, 2, 3, len(want), len(want) + 1} {
		var forward, backward []string
		after := graph.Cursor("")
		for n := 0; n <= len(want); n++ {
			_, page := ask(graph.Pattern{First: size, After: after, Total: true})
			forward = append(forward, ids(page)...)
			checkPage(t, page, size, len(want), after != "", len(forward) < len(want))
			if !page.HasNext {
				break
			}
			after = page.Cursors[len(page.Cursors)-1]
		}
		before := graph.Cursor("")
		for n := 0; n <= len(want); n++ {
			_, page := ask(graph.Pattern{Last: size, Before: before, Total: true})
			backward = append(ids(page), backward...)
			checkPage(t, page, size, len(want), len(backward) < len(want), before != "")
			if !page.HasPrevious {
				break
			}
			before = page.Cursors[0]
		}
		if diff := cmp.Diff(want, forward); diff != "" {
			t.Errorf("forward by %d (-whole +pages): %s", size, diff)
		}
		if diff := cmp.Diff(want, backward); diff != "" {
			t.Errorf("backward by %d (-whole +pages): %s", size, diff)
		}
	}
	_, rest := ask(graph.Pattern{After: page.Cursors[0]})
	if diff := cmp.Diff(want[1:], ids(rest)); diff != "" || !rest.HasPrevious || rest.HasNext {
		t.Errorf("all after the first: previous %t, next %t, %s", rest.HasPrevious, rest.HasNext, diff)
	}
	_, none := ask(graph.Pattern{First: 2, After: page.Cursors[len(page.Cursors)-1], Total: true})
	if len(none.Nodes) != 0 || none.HasNext || !none.HasPrevious || none.Total != len(want) {
		t.Errorf("after the last: %v, total %d, previous %t, next %t", ids(none), none.Total, none.HasPrevious, none.HasNext)
	}
}

func checkPage(t *testing.T, page *graph.Page, size, total int, previous, next bool) {
	t.Helper()
	if len(page.Nodes) > size || len(page.Cursors) != len(page.Nodes) || page.Total != total || page.HasPrevious != previous || page.HasNext != next {
		t.Errorf("page of %d with %d cursors, total %d, previous %t, next %t; want at most %d, total %d, %t, %t",
			len(page.Nodes), len(page.Cursors), page.Total, page.HasPrevious, page.HasNext, size, total, previous, next)
	}
}

func ids(page *graph.Page) []string {
	out := []string{}
	for _, n := range page.Nodes {
		out = append(out, n.NodeID())
	}
	return out
}

// pagesBesideWrites writes between two pages, in either direction: nothing that
// was there comes twice or is left out, and the node of a cursor may be gone.
func (s *suite) pagesBesideWrites(t *testing.T) {
	for name, way := range map[string]struct {
		page          graph.Pattern
		more          func(*graph.Page) bool
		goOn          func(*graph.Pattern, *graph.Page)
		written, gone []int // between the first two pages, and the second two
		want          []string
	}{
		// Before the cursor, and after it; then the event of the cursor itself, and one to come.
		"forwards": {graph.Pattern{First: 2}, func(p *graph.Page) bool { return p.HasNext },
			func(p *graph.Pattern, last *graph.Page) { p.After = last.Cursors[len(last.Cursors)-1] },
			[]int{1, 12}, []int{12, 18}, []string{"02", "06", "10", "12", "14", "22"}},
		"backwards": {graph.Pattern{Last: 2}, func(p *graph.Page) bool { return p.HasPrevious },
			func(p *graph.Pattern, last *graph.Page) { p.Before = last.Cursors[0] },
			[]int{12, 23}, []int{12, 6}, []string{"22", "18", "14", "12", "10", "02"}},
	} {
		t.Run(name, func(t *testing.T) {
			store, tale := s.open(t), newStory()
			article := func(days ...int) (all []*graph.Reading) {
				for _, day := range days {
					all = append(all, told(t, tale, fmt.Sprintf("article d%02d 2025-09-%02d en daily\nmeeting CALL OCCURRED 2025-09-%02d KZ,PK", day, day, day))...)
				}
				return all
			}
			loadAll(t, article(2, 6, 10, 14, 18, 22), store)
			p := way.page
			p.Label, p.Order, p.At = graph.EventLabel, graph.DateAsc, graph.Now(today)
			var got []string
			for step := 0; ; step++ {
				page := find(t, store, &p)
				nodes := slices.Clone(page.Nodes)
				if p.Last > 0 {
					slices.Reverse(nodes)
				}
				for _, n := range nodes {
					got = append(got, tale.name(n.NodeID()))
				}
				if !way.more(page) {
					break
				}
				way.goOn(&p, page)
				switch step {
				case 0:
					loadAll(t, article(way.written...), store)
				case 1:
					for _, day := range way.gone {
						if err := withdraw(t.Context(), store, graph.ID(graph.ArticleLabel, fmt.Sprintf("d%02d", day)), true); err != nil {
							t.Fatal(err)
						}
					}
				}
			}
			var want []string
			for _, day := range way.want {
				want = append(want, "event d"+day+".1")
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("-want +got: %s", diff)
			}
		})
	}
}

// mostNodes asks for all of more than MaxAll nodes.
func (s *suite) mostNodes(t *testing.T) {
	store := s.open(t)
	var sectors []string
	for i := range graph.MaxAll + 1 {
		sectors = append(sectors, fmt.Sprintf("s%04d", i))
	}
	loadAll(t, told(t, newStory(), "article 1 2025-09-10 en daily\nagreement TREATY SIGNED 2025-09-09 KZ,PK sectors="+strings.Join(sectors, ",")), store)
	on := &graph.Pattern{Edge: graph.On, Label: graph.SectorLabel, As: "on", Total: true}
	event := find(t, store, &graph.Pattern{Label: graph.EventLabel, With: []*graph.Pattern{on}, At: graph.Now(today)}).Nodes[0]
	for name, page := range map[string]*graph.Page{
		"a root":  find(t, store, &graph.Pattern{Label: graph.SectorLabel, Total: true, At: graph.Now(today)}),
		"an edge": event.Answered().Page("on"),
	} {
		if len(page.Nodes) != graph.MaxAll || page.Total != graph.MaxAll+1 || !page.HasNext || page.HasPrevious {
			t.Errorf("%s: %d nodes, total %d, previous %t, next %t", name, len(page.Nodes), page.Total, page.HasPrevious, page.HasNext)
		}
	}
	rest := find(t, store, &graph.Pattern{Label: graph.SectorLabel, First: graph.MaxAll + 500, At: graph.Now(today)})
	if len(rest.Nodes) != graph.MaxAll+1 || rest.HasNext {
		t.Errorf("first of more than there are: %d nodes, next %t", len(rest.Nodes), rest.HasNext)
	}
}
