package web

import (
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// within measures the operations and fragments of a document, used or not,
// against the limits. It looks at the document alone, and once at each part of it.
func within(l Limits, doc *ast.QueryDocument) gqlerror.List {
	m := measure{fragments: map[string]*ast.FragmentDefinition{}, measured: map[*ast.FragmentDefinition]size{}, open: map[*ast.FragmentDefinition]bool{}}
	for _, f := range doc.Fragments {
		m.fragments[f.Name] = f
	}
	for _, op := range doc.Operations {
		s := m.selections(op.SelectionSet)
		s.directives = min(s.directives+len(op.Directives), most)
		if err := s.within(l, true); err != nil {
			return located(err, op.Position)
		}
	}
	for _, f := range doc.Fragments {
		if err := m.fragment(f).within(l, false); err != nil {
			return located(err, f.Position)
		}
	}
	return nil
}

func located(err *gqlerror.Error, at *ast.Position) gqlerror.List {
	if at != nil {
		err.Locations = []gqlerror.Location{{Line: at.Line, Column: at.Column}}
	}
	return gqlerror.List{err}
}

// within gives the first limit that the size exceeds.
func (s size) within(l Limits, operation bool) *gqlerror.Error {
	for _, x := range []struct {
		limit, what string
		got, most   int
	}{
		{"depth", "fields nested in each other", s.depth, l.Depth},
		{"fields", "fields", s.fields, l.Fields},
		{"aliases", "aliases", s.aliases, l.Aliases},
		{"directives", "directives", s.directives, l.Directives},
		{"roots", "fields at the root", s.roots, l.RootFields},
		{"values", "values in its arguments", s.values, l.Values},
		{"depth", "values nested in each other", s.nesting, l.Depth},
	} {
		if x.got > x.most && (operation || x.limit != "roots") {
			return exceeded(x.limit, "an operation may have %d %s, this one has %s", x.most, x.what, figure(x.got)).error()
		}
	}
	return nil
}

// figure is a number as it is told: counting ends somewhere.
func figure(n int) string {
	if n >= most {
		return "more than a billion"
	}
	return strconv.Itoa(n)
}

// size is how large a selection is, with all that nests in it. roots counts
// the fields that stand directly in it.
type size struct {
	depth, fields, aliases, directives, roots int
	// values are those given as arguments; nesting is how deep they nest in each other.
	values, nesting int
}

// most is where counting stops: fragments that spread each other twice reach
// any number in a few lines.
const most = 1 << 30

// add joins what stands beside: counts add up, the depth is the deeper one.
// Roots are left alone, they belong to one selection.
func (s *size) add(t size) {
	s.depth = max(s.depth, t.depth)
	s.fields = min(s.fields+t.fields, most)
	s.aliases = min(s.aliases+t.aliases, most)
	s.directives = min(s.directives+t.directives, most)
	s.values = min(s.values+t.values, most)
	s.nesting = max(s.nesting, t.nesting)
}

// measure walks a document. Each fragment is walked once, however often it is
// spread, or nested fragments would cost time without bound.
type measure struct {
	fragments map[string]*ast.FragmentDefinition
	measured  map[*ast.FragmentDefinition]size
	// open are the fragments around the place: a cycle is cut here and
	// reported by GraphQL's own rule.
	open map[*ast.FragmentDefinition]bool
}

func (m measure) selections(set ast.SelectionSet) size {
	var s size
	for _, selection := range set {
		switch x := selection.(type) {
		case *ast.Field:
			s.add(m.field(x))
			s.roots = min(s.roots+1, most)
		case *ast.InlineFragment:
			inner := m.selections(x.SelectionSet)
			inner.directives += len(x.Directives)
			s.add(inner)
			s.roots = min(s.roots+inner.roots, most)
		case *ast.FragmentSpread:
			inner := m.spread(x)
			inner.directives += len(x.Directives)
			s.add(inner)
			s.roots = min(s.roots+inner.roots, most)
		}
	}
	return s
}

func (m measure) field(f *ast.Field) size {
	s := m.selections(f.SelectionSet)
	s.depth++
	if introspects(f) {
		s.depth = 1 // the schema is finite, and lists within it have a rule of their own
	}
	s.fields = min(s.fields+1, most)
	s.directives += len(f.Directives)
	if f.Alias != f.Name {
		s.aliases++
	}
	for _, a := range f.Arguments {
		s.add(literal(a.Value))
	}
	return s
}

// literal measures a value that a document gives.
func literal(v *ast.Value) size {
	s := size{}
	for _, inner := range v.Children {
		s.add(literal(inner.Value))
	}
	s.values = min(s.values+1, most)
	s.nesting++
	return s
}

// given measures a value that a variable has.
func given(value any) size {
	s := size{}
	switch v := value.(type) {
	case map[string]any:
		for _, inner := range v {
			s.add(given(inner))
		}
	case []any:
		for _, inner := range v {
			s.add(given(inner))
		}
	}
	s.values++
	s.nesting++
	return s
}

// variablesWithin measures variables against the limits.
func variablesWithin(l Limits, variables map[string]any) *gqlerror.Error {
	s := size{}
	for _, value := range variables {
		s.add(given(value))
	}
	return s.within(l, true)
}

func (m measure) spread(x *ast.FragmentSpread) size {
	f := m.fragments[x.Name]
	if f == nil || m.open[f] {
		return size{}
	}
	return m.fragment(f)
}

func (m measure) fragment(f *ast.FragmentDefinition) size {
	s, ok := m.measured[f]
	if !ok {
		m.open[f] = true
		s = m.selections(f.SelectionSet)
		delete(m.open, f)
		m.measured[f] = s
	}
	return s
}
