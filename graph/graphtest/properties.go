package graphtest

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// Left lists in words what a store keeps, seen raw, that is concluded or held
// up by mentions: event states and all that leads to them, reviews, entities.
type Left func() []string

// Properties holds a store to what must be so of any articles, which are drawn
// by chance: the flag -rapid.checks says how often. place makes a new, empty
// place; left may be nil where the store has nothing below its answers.
func Properties(t *testing.T, place func(t *testing.T) (Open, Left)) {
	rapid.Check(t, func(rt *rapid.T) {
		open, left := place(t)
		p := &property{T: t, rt: rt, store: open(), left: left}
		defer func() {
			if err := p.store.Close(context.WithoutCancel(t.Context())); err != nil {
				rt.Errorf("close: %v", err)
			}
		}()
		p.draw()
		p.anyLoading()
		p.nothingOfLater()
		p.judgedAndTakenBack()
		p.outAndBack()
	})
}

// property is a store under test, with what was loaded into it.
type property struct {
	*testing.T
	rt    *rapid.T
	store graph.Store
	left  Left
	all   []*graph.Reading
	want  []string // all that a store which got the articles in one batch answers
}

func (p *property) draw() {
	met := map[string]bool{}
	for range 2 {
		for _, r := range Readings(p.rt) {
			if !met[r.Article.ID] {
				met[r.Article.ID] = true
				p.all = append(p.all, r)
			}
		}
	}
	oracle := memory.New()
	p.load(oracle, p.all)
	p.want = content(p, oracle)
}

func (p *property) load(w graph.Writer, batch []*graph.Reading) {
	err := load(p.Context(), w, batch)
	for errors.Is(err, graph.ErrConflict) {
		err = load(p.Context(), w, batch)
	}
	if err != nil {
		p.rt.Errorf("load: %v", err)
	}
}

// unchanged looks whether the store answers as it should from articles alone.
func (p *property) unchanged(after string) {
	if diff := cmp.Diff(p.want, content(p, p.store)); diff != "" {
		p.rt.Fatalf("after %s not as loaded in one batch (-want +got): %s", after, diff)
	}
}

// anyLoading loads in any order, any batches, some articles again, by one loader or by two at once.
func (p *property) anyLoading() {
	batches := func(readings []*graph.Reading) [][]*graph.Reading {
		var out [][]*graph.Reading
		for len(readings) > 0 {
			n := rapid.IntRange(1, len(readings)).Draw(p.rt, "batch")
			out, readings = append(out, readings[:n]), readings[n:]
		}
		return out
	}
	shuffled := rapid.Permutation(p.all).Draw(p.rt, "order")
	again := shuffled[:rapid.IntRange(0, len(shuffled)).Draw(p.rt, "again")]
	loaders := [][][]*graph.Reading{batches(shuffled), batches(again)}
	if rapid.Bool().Draw(p.rt, "two loaders at once") {
		var both sync.WaitGroup
		for _, mine := range loaders {
			both.Go(func() {
				for _, b := range mine {
					p.load(p.store, b)
				}
			})
		}
		both.Wait()
	} else {
		for _, b := range slices.Concat(loaders...) {
			p.load(p.store, b)
		}
	}
	p.unchanged("loading in parts")
}

// nothingOfLater asks as of a day, and a store that got only what had been published by then.
func (p *property) nothingOfLater() {
	day := drawDay(p.rt, "as of")
	var known []*graph.Reading
	for _, r := range p.all {
		if r.Article.Published <= day {
			known = append(known, r)
		}
	}
	early := memory.New()
	p.load(early, known)
	at := graph.AsOf(day)
	for _, l := range [...]graph.Label{graph.ArticleLabel, graph.MentionLabel, graph.EventLabel} {
		diff := cmp.Diff(p.untilNow(early, &graph.Pattern{Label: l, At: at, Total: true}), p.untilNow(p.store, &graph.Pattern{Label: l, At: at, Total: true}))
		if diff != "" {
			p.rt.Fatalf("as of %s the %ss are not those of what had been published (-published +shown): %s", day, l, diff)
		}
	}
	tallies := []*graph.Tally{{At: at, By: []graph.Dimension{graph.ByPair, graph.ByStatus, graph.BySector}},
		{At: at, Pair: &graph.Pair{A: "KZ", B: "PK"}, By: []graph.Dimension{graph.ByType, graph.BySource, graph.ByMonth}}}
	want, err := early.Count(p.Context(), tallies...)
	if err != nil {
		p.rt.Fatal(err)
	}
	got, err := p.store.Count(p.Context(), tallies...)
	if err != nil {
		p.rt.Fatal(err)
	}
	if diff := cmp.Diff(want, got, plainly...); diff != "" {
		p.rt.Fatalf("as of %s the counts are not those of what had been published (-published +shown): %s", day, diff)
	}
}

// untilNow finds nodes, events without the day until which they were known as
// they were: that is what later articles tell.
func (p *property) untilNow(r graph.Reader, q *graph.Pattern) []string {
	var out []string
	for _, n := range find(p, r, q).Nodes {
		if e, ok := n.(*graph.Event); ok {
			e.KnownTo = graph.Forever
		}
		out = append(out, asJSON(p, n))
	}
	slices.Sort(out)
	return out
}

// judgedAndTakenBack judges pairs of mentions and takes all verdicts back.
func (p *property) judgedAndTakenBack() {
	var judged [][2]string
	at := 0
	tick := func() time.Time { at++; return instant(at) }
	var mentions []*graph.Mention
	for _, r := range p.all {
		mentions = append(mentions, r.Mentions...)
	}
	for range rapid.IntRange(0, 3).Draw(p.rt, "verdicts") {
		if len(mentions) == 0 {
			return
		}
		a, b := rapid.SampledFrom(mentions).Draw(p.rt, "a"), rapid.SampledFrom(mentions).Draw(p.rt, "b")
		if a.ID == b.ID || a.Type != b.Type {
			continue
		}
		v := graph.Verdict{A: a.ID, B: b.ID, Same: rapid.IntRange(0, 2).Draw(p.rt, "same") > 0, At: tick()}
		if err := judge(p.Context(), p.store, v); err != nil {
			p.rt.Fatalf("judge: %v", err)
		}
		judged = append(judged, [2]string{a.ID, b.ID})
	}
	for _, x := range judged {
		if err := revoke(p.Context(), p.store, x[0], x[1], tick()); err != nil && !errors.Is(err, graph.ErrNotFound) { // one pair twice
			p.rt.Fatalf("revoke: %v", err)
		}
	}
	if len(judged) > 0 {
		p.unchanged("verdicts that were taken back")
	}
}

// outAndBack withdraws some articles or all of them, and restores them in another order.
func (p *property) outAndBack() {
	everything := rapid.Bool().Draw(p.rt, "everything")
	out := rapid.Permutation(p.all).Draw(p.rt, "withdrawn")
	if !everything {
		out = out[:rapid.IntRange(1, len(out)).Draw(p.rt, "so many")]
	}
	p.turn(out, true)
	if everything {
		p.nothingStands()
	}
	p.turn(rapid.Permutation(out).Draw(p.rt, "restored"), false)
	p.unchanged("withdrawing and restoring")
}

func (p *property) turn(readings []*graph.Reading, out bool) {
	for _, r := range readings {
		if err := withdraw(p.Context(), p.store, r.Article.ID, out); err != nil {
			p.rt.Fatalf("withdraw %t: %v", out, err)
		}
	}
}

// nothingStands looks whether nothing is concluded from nothing, in answers and below them.
func (p *property) nothingStands() {
	for _, l := range labels {
		if l == graph.ArticleLabel || l == graph.MentionLabel || l == graph.SourceLabel {
			continue
		}
		if page := find(p, p.store, &graph.Pattern{Label: l, At: graph.Now(today)}); len(page.Nodes) > 0 {
			p.rt.Fatalf("every article is withdrawn, and there is a %s: %s", l, asJSON(p, page.Nodes[0]))
		}
	}
	if p.left == nil {
		return
	}
	if left := p.left(); len(left) > 0 {
		p.rt.Fatalf("every article is withdrawn, and the store keeps %v", left)
	}
}
