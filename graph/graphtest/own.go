package graphtest

import (
	"reflect"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// ownMemory scribbles over all that went into a store and came out of it, and
// looks whether the store minds.
func (s *suite) ownMemory(t *testing.T) {
	store := s.open(t)
	ask := func() *graph.Page {
		return find(t, store, &graph.Pattern{Label: graph.BilateralLabel, Pair: &graph.Pair{A: "KZ", B: "PK"}, At: graph.Now(today), With: []*graph.Pattern{
			{Edge: graph.Ties, Label: graph.EventLabel, As: "ties", With: []*graph.Pattern{
				{Edge: graph.MentionsOf, Label: graph.MentionLabel, As: "mentions", With: []*graph.Pattern{{Edge: graph.From, Label: graph.ArticleLabel, As: "from"}}},
				{Edge: graph.TookPartPersons, Label: graph.PersonLabel, As: "persons"},
				{Edge: graph.TookPartOffices, Label: graph.OfficeLabel, As: "offices"}}}}})
	}
	for _, batch := range fixture(t, newStory(), "visit-life") {
		var given []*graph.Revision
		err := store.Update(t.Context(), graph.TouchedBy(batch), func(ev *graph.Evidence) (*graph.Revision, error) {
			r := graph.Revise(ev, batch)
			given = append(given, r)
			return r, nil
		})
		if err != nil {
			t.Fatal(err)
		}
		before := content(t, store)
		for _, r := range given {
			scribble(reflect.ValueOf(r), map[uintptr]bool{})
		}
		_ = evidenceOfAll(t, store, batch)
		scribble(reflect.ValueOf(ask()), map[uintptr]bool{})
		paths, err := store.Paths(t.Context(), &graph.Route{From: "KZ", To: "PK", MaxLength: 1, First: 1, At: graph.Now(today)})
		if err != nil || len(paths) != 1 {
			t.Fatalf("%d paths, %v", len(paths), err)
		}
		scribble(reflect.ValueOf(paths), map[uintptr]bool{})
		if diff := cmp.Diff(before, content(t, store)); diff != "" {
			t.Fatalf("what was written over outside shows inside: %s", diff)
		}
	}
}

// evidenceOfAll takes the evidence of a batch that is there, and scribbles over it.
func evidenceOfAll(t *testing.T, store graph.Store, batch []*graph.Reading) *graph.Evidence {
	t.Helper()
	touched := graph.Touched{}
	for _, r := range batch {
		touched.Articles = append(touched.Articles, r.Article.ID)
	}
	ev := evidenceOf(t, store, touched)
	scribble(reflect.ValueOf(ev), map[uintptr]bool{})
	return ev
}

// scribble writes over every string that can be reached, also through what a
// node holds below it.
func scribble(v reflect.Value, seen map[uintptr]bool) {
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() || seen[v.Pointer()] {
			return
		}
		seen[v.Pointer()] = true
		if n, ok := v.Interface().(graph.Node); ok {
			for _, as := range [...]string{"ties", "mentions", "from", "persons", "offices"} {
				scribble(reflect.ValueOf(n.Answered().Page(as)), seen)
			}
		}
		scribble(v.Elem(), seen)
	case reflect.Interface:
		scribble(v.Elem(), seen)
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scribble(v.Field(i), seen)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i), seen)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString("scribbled")
		}
	}
}
