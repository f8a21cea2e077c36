package web

import "github.com/vektah/gqlparser/v2/ast"

// size is how large a selection is, with all that nests in it. roots counts
// the fields that stand directly in it.
type size struct {
	depth, fields, aliases, directives, roots int
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
}

// measure walks a document. Each fragment is walked once, however often it is
// spread, or nested fragments would cost time without bound.
type measure struct {
	fragments ast.FragmentDefinitionList
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
	return s
}

func (m measure) spread(x *ast.FragmentSpread) size {
	fragment := m.fragments.ForName(x.Name)
	if fragment == nil || m.open[fragment] {
		return size{}
	}
	s, ok := m.measured[fragment]
	if !ok {
		m.open[fragment] = true
		s = m.selections(fragment.SelectionSet)
		delete(m.open, fragment)
		m.measured[fragment] = s
	}
	return s
}
