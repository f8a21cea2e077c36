package web

import (
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/core"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

// The names of the rules below; the error presenter gives each its code.
const (
	deferRule         = "NoDefer"
	introspectionRule = "NoIntrospection"
)

// documentRules makes the rules for documents: GraphQL's own, and what the
// service does not do. Where the schema is hidden, no message suggests a name
// from it.
func documentRules(introspection bool) func() *rules.Rules {
	return func() *rules.Rules {
		all := rules.NewDefaultRules()
		all.AddRule(deferRule, observeDefer)
		if introspection {
			return all
		}
		all.AddRule(introspectionRule, observeIntrospection)
		for _, mute := range []core.Rule{
			rules.FieldsOnCorrectTypeRuleWithoutSuggestions, rules.KnownArgumentNamesRuleWithoutSuggestions, rules.KnownTypeNamesRuleWithoutSuggestions,
			rules.ScalarLeafsRuleWithoutSuggestions, rules.ValuesOfCorrectTypeRuleWithoutSuggestions,
		} {
			all.RemoveRule(strings.TrimSuffix(mute.Name, "WithoutSuggestions"))
			all.AddRule(mute.Name, mute.RuleFunc)
		}
		return all
	}
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
