package graphtest

import (
	"context"
	"errors"
	"slices"
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"

	"github.com/google/go-cmp/cmp"
)

func (s *suite) update(t *testing.T) {
	t.Run("a revision that fails writes nothing", func(t *testing.T) {
		own := errors.New("the revision's own error")
		s.unwritten(t, own, func(context.CancelFunc, *graph.Revision) (*graph.Revision, error) { return nil, own })
	})
	t.Run("an error beside a revision writes nothing", func(t *testing.T) {
		own := errors.New("the revision's own error")
		s.unwritten(t, own, func(_ context.CancelFunc, r *graph.Revision) (*graph.Revision, error) { return r, own })
	})
	t.Run("no revision writes nothing", func(t *testing.T) {
		s.unwritten(t, nil, func(context.CancelFunc, *graph.Revision) (*graph.Revision, error) { return nil, nil })
	})
	t.Run("a context that ends midway writes nothing", func(t *testing.T) {
		s.unwritten(t, context.Canceled, func(cancel context.CancelFunc, r *graph.Revision) (*graph.Revision, error) {
			cancel()
			return r, nil
		})
	})
	t.Run("a context that has ended asks for no revision", s.endedContext)
	t.Run("the same again changes nothing", s.again)
	t.Run("in any order and batches", s.anyOrder)
	t.Run("taken out and put back", s.outAndBack)
}

// unwritten begins an update that comes to nothing, and looks whether it left
// something. The wanted error may also show as ErrUnavailable where it is the context's.
func (s *suite) unwritten(t *testing.T, want error, end func(context.CancelFunc, *graph.Revision) (*graph.Revision, error)) {
	store, tale := s.open(t), newStory()
	batches := fixture(t, tale, "visit-life")
	loadAll(t, batches[0], store)
	before := content(t, store)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	err := store.Update(ctx, graph.TouchedBy(batches[1]), func(ev *graph.Evidence) (*graph.Revision, error) {
		return end(cancel, graph.Revise(ev, batches[1]))
	})
	away := want == context.Canceled && errors.Is(err, graph.ErrUnavailable)
	if !errors.Is(err, want) && !away {
		t.Errorf("error %v, want %v", err, want)
	}
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Errorf("something was written (-before +after): %s", diff)
	}
	loadAll(t, batches[1], store)
	oracle := memory.New()
	loadAll(t, batches[0], oracle)
	loadAll(t, batches[1], oracle)
	if diff := cmp.Diff(content(t, oracle), content(t, store)); diff != "" {
		t.Errorf("the next update is not as in memory (-memory +store): %s", diff)
	}
}

func (s *suite) endedContext(t *testing.T) {
	store := s.open(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	asked := false
	err := store.Update(ctx, graph.Touched{Articles: []string{"article:1"}}, func(*graph.Evidence) (*graph.Revision, error) {
		asked = true
		return nil, nil
	})
	if err == nil || asked {
		t.Errorf("error %v, revision asked for: %t", err, asked)
	}
	if _, err := store.Find(ctx, &graph.Pattern{Label: graph.EventLabel, At: graph.Now(today)}); err == nil {
		t.Error("found something though the context has ended")
	}
}

func (s *suite) again(t *testing.T) {
	store := s.open(t)
	batches := fixture(t, newStory(), "visit-life")
	for _, b := range batches {
		loadAll(t, b, store)
	}
	before := content(t, store)
	for _, b := range batches {
		err := store.Update(t.Context(), graph.TouchedBy(b), func(ev *graph.Evidence) (*graph.Revision, error) {
			r := graph.Revise(ev, b)
			if !r.Empty() {
				t.Errorf("the same again is a difference: %s", asJSON(t, r))
			}
			return r, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Errorf("the same again changed something: %s", diff)
	}
	one := batches[0][:1]
	put := func(*graph.Evidence) (*graph.Revision, error) {
		return &graph.Revision{Articles: []*graph.Article{one[0].Article}, Entities: one[0].Entities}, nil
	}
	for range 2 { // what is put replaces what has the same key
		if err := store.Update(t.Context(), graph.TouchedBy(one), put); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Errorf("putting the same twice changed something: %s", diff)
	}
}

// anyOrder loads the same articles whole, one by one, and backwards.
func (s *suite) anyOrder(t *testing.T) {
	all := slices.Concat(fixture(t, newStory(), "visit-life")...)
	oracle := memory.New()
	loadAll(t, all, oracle)
	want := content(t, oracle)
	backwards := slices.Clone(all)
	slices.Reverse(backwards)
	for name, order := range map[string][]*graph.Reading{"one by one": all, "backwards": backwards} {
		t.Run(name, func(t *testing.T) {
			store := s.open(t)
			for i := range order {
				loadAll(t, order[i:i+1], store)
			}
			if diff := cmp.Diff(want, content(t, store)); diff != "" {
				t.Errorf("not as in memory in one batch (-memory +store): %s", diff)
			}
		})
	}
}

// outAndBack withdraws every article, which leaves nothing standing, and restores them.
func (s *suite) outAndBack(t *testing.T) {
	store := s.open(t)
	all := slices.Concat(fixture(t, newStory(), "bilateral")...)
	loadAll(t, all, store)
	before := content(t, store)
	for _, r := range all {
		if err := withdraw(t.Context(), store, r.Article.ID, true); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range [...]graph.Label{graph.EventLabel, graph.CountryLabel, graph.PersonLabel, graph.OfficeLabel,
		graph.PlaceLabel, graph.SectorLabel, graph.OrganizationLabel} {
		if page := find(t, store, &graph.Pattern{Label: l, At: graph.Now(today)}); len(page.Nodes) != 0 {
			t.Errorf("%d nodes %s stand though every article is withdrawn", len(page.Nodes), l)
		}
	}
	counts, err := store.Count(t.Context(), &graph.Tally{At: graph.Now(today)}, &graph.Tally{Pair: &graph.Pair{A: "KZ", B: "PK"}, At: graph.Now(today)})
	if err != nil || counts[0][0].N != 0 || counts[1][0].N != 0 {
		t.Errorf("counts of nothing: %v, %v", counts, err)
	}
	for _, r := range all {
		if err := withdraw(t.Context(), store, r.Article.ID, false); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, content(t, store)); diff != "" {
		t.Errorf("not as before (-before +after): %s", diff)
	}
}
