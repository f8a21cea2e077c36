package web

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// repeatsWithin refuses a document that asks for the same thing side by side
// again and again: GraphQL's own rule compares each with each. The document is
// within the limit of fields already, which bounds this walk.
func repeatsWithin(l Limits, doc *ast.QueryDocument) gqlerror.List {
	r := repeats{most: l.Repeats, fragments: map[string]*ast.FragmentDefinition{}, open: map[*ast.FragmentDefinition]bool{}}
	for _, f := range doc.Fragments {
		r.fragments[f.Name] = f
	}
	for _, op := range doc.Operations {
		if f := r.side(op.SelectionSet, map[string]int{}); f != nil {
			return r.refused(f)
		}
	}
	for _, f := range doc.Fragments {
		if f := r.side(f.SelectionSet, map[string]int{}); f != nil {
			return r.refused(f)
		}
	}
	return nil
}

type repeats struct {
	most      int
	fragments map[string]*ast.FragmentDefinition
	open      map[*ast.FragmentDefinition]bool // those around the place
}

// side counts what stands side by side, by the key of the answer, fragments
// taken apart; it gives the first field that is one too many, or nil.
func (r repeats) side(set ast.SelectionSet, counted map[string]int) *ast.Field {
	for _, selection := range set {
		var too *ast.Field
		switch x := selection.(type) {
		case *ast.Field:
			if counted[x.Alias]++; counted[x.Alias] > r.most {
				return x
			}
			too = r.side(x.SelectionSet, map[string]int{})
		case *ast.InlineFragment:
			too = r.side(x.SelectionSet, counted)
		case *ast.FragmentSpread:
			f := r.fragments[x.Name]
			if f == nil || r.open[f] {
				continue
			}
			r.open[f] = true
			too = r.side(f.SelectionSet, counted)
			delete(r.open, f)
		}
		if too != nil {
			return too
		}
	}
	return nil
}

func (r repeats) refused(f *ast.Field) gqlerror.List {
	return located(exceeded("repeats", "a field may be asked for %d times side by side under one name, this one is asked for more often", r.most).error(), f.Position)
}
