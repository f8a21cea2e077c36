package web

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// The names of the rules below; the error presenter gives each its code.
const (
	limitRule         = "Limits"
	deferRule         = "NoDefer"
	introspectionRule = "NoIntrospection"
)

// documentRules makes the rules for documents: GraphQL's own, the limits, and
// what the service does not do. The executor changes what it gets, so every
// call makes a fresh set.
func documentRules(l Limits, introspection bool) func() *rules.Rules {
	return func() *rules.Rules {
		all := rules.NewDefaultRules()
		all.AddRule(limitRule, func(on *core.Events, report core.AddErrFunc) { observeLimits(l, on, report) })
		all.AddRule(deferRule, observeDefer)
		if !introspection {
			all.AddRule(introspectionRule, observeIntrospection)
		}
		return all
	}
}

func observeLimits(l Limits, on *core.Events, report core.AddErrFunc) {
	measured := map[*ast.FragmentDefinition]size{}
	on.OnOperation(func(w *core.Walker, op *ast.OperationDefinition) {
		m := measure{fragments: w.Document.Fragments, measured: measured, open: map[*ast.FragmentDefinition]bool{}}
		got := m.selections(op.SelectionSet)
		got.directives += len(op.Directives)
		for _, x := range []struct {
			what       string
			got, limit int
		}{
			{"fields nested in each other", got.depth, l.Depth},
			{"fields", got.fields, l.Fields},
			{"aliases", got.aliases, l.Aliases},
			{"directives", got.directives, l.Directives},
			{"fields at the root", got.roots, l.RootFields},
		} {
			if x.got > x.limit {
				report(core.Message("an operation may have %d %s, this one has %d", x.limit, x.what, x.got), core.At(op.Position))
			}
		}
	})
}

// observeDefer refuses @defer, which the parser knows of its own accord: an
// answer in one piece would lose the deferred fields.
func observeDefer(on *core.Events, report core.AddErrFunc) {
	on.OnDirective(func(_ *core.Walker, d *ast.Directive) {
		if d.Name == "defer" {
			report(core.Message("answers come in one piece: leave @defer out"), core.At(d.Position))
		}
	})
}

func observeIntrospection(on *core.Events, report core.AddErrFunc) {
	on.OnField(func(_ *core.Walker, f *ast.Field) {
		if introspects(f) {
			report(core.Message("introspection is switched off"), core.At(f.Position))
		}
	})
}

func introspects(f *ast.Field) bool { return f.Name == "__schema" || f.Name == "__type" }
