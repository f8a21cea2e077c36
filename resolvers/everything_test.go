package resolvers_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"diplograph/resolvers/gql"

	"github.com/vektah/gqlparser/v2/ast"
)

// anything is a query that asks for every field of a type, so many levels deep.
// Its response keys are type and field, so that fragments never clash.
type anything struct{ schema *ast.Schema }

func (a anything) below(typ string, levels int) string {
	def := a.schema.Types[typ]
	if def.IsAbstractType() {
		out := []string{"__typename"}
		for _, t := range a.schema.GetPossibleTypes(def) {
			out = append(out, fmt.Sprintf("... on %s { %s }", t.Name, a.below(t.Name, levels)))
		}
		return strings.Join(out, " ")
	}
	out := []string{"__typename"}
	for _, f := range def.Fields {
		of := a.schema.Types[f.Type.Name()]
		field := fmt.Sprintf("%s_%s: %s", typ, f.Name, f.Name)
		switch {
		case strings.HasPrefix(f.Name, "__"):
		case !of.IsCompositeType():
			out = append(out, field)
		case a.holds(of, "Node") && levels == 0:
		case a.holds(of, "Node"):
			out = append(out, fmt.Sprintf("%s { %s }", field, a.below(of.Name, levels-1)))
		case strings.HasSuffix(of.Name, "Connection") && levels == 0:
		default: // a part of this node
			out = append(out, fmt.Sprintf("%s { %s }", field, a.below(of.Name, levels)))
		}
	}
	return strings.Join(out, " ")
}

// holds tells whether a type is an interface or has it.
func (a anything) holds(def *ast.Definition, iface string) bool {
	return def.Name == iface || slices.Contains(def.Interfaces, iface)
}

// Every field of the schema hands over what the world holds: each is asked for
// on each type, and each has a value somewhere. What all events share is
// handed over by one piece of code, so a value on one type is enough.
func TestEveryField(t *testing.T) {
	store := world(t)
	doubt(t, store)
	s := serve(store)
	schema := gql.NewExecutableSchema(gql.Config{}).Schema()
	ask := anything{schema}
	has := map[string]bool{}
	for name, query := range map[string]string{
		"bilateral": `{ bilateral(a: "KZ", b: "PK") { %s } }`, "sectors": `{ sectors { %s } }`,
		"countries": `{ countries { %s } }`, "articles": `{ articles { %s } }`, "search": `{ search(text: "one", first: 2) { %s } }`, "review": `{ review { %s } }`,
		"paths": `{ paths(from: "KZ", to: "PK", maxLength: 1) { %s } }`, "stats": `{ stats(by: [MONTH]) { %s } }`,
	} {
		note(s.ask(t, fmt.Sprintf(query, ask.below(schema.Query.Fields.ForName(name).Type.Name(), 1)), nil), has)
	}
	for _, typ := range schema.GetPossibleTypes(schema.Types["Node"]) {
		note(s.ask(t, fmt.Sprintf(`query ($ids: [ID!]!) { nodes(ids: $ids) { ... on %s { %s } } }`, typ.Name, ask.below(typ.Name, 1)), variables{"ids": everyID}), has)
	}
	note(s.ask(t, `{ bilateral(a: "PK", b: "KZ") { summary(asOf: "2025-12-15") { BilateralSummary_lapsedVisits: lapsedVisits { id } } } }`, nil), has)
	for _, c := range [...]struct{ name, query string }{ // the last leaves something withdrawn
		{"loadArticles", `mutation { loadArticles(dryRun: true, articles: [{text: "They met."}]) { %s } }`},
		{"loadArticles", `mutation { loadArticles(articles: [{text: "broken"}, {text: "They met."}]) { %s } }`},
		{"judgeSameEvent", `mutation { judgeSameEvent(a: "event:foura", b: "event:fivea", same: true) { %s } }`},
		{"revokeVerdict", `mutation { revokeVerdict(a: "event:foura", b: "event:nine") { %s } }`},
		{"judgeSameEvent", `mutation { judgeSameEvent(a: "event:nine", b: "event:fivea", same: true) { %s } }`},
		{"restoreArticle", `mutation { restoreArticle(id: "article:nine") { %s } }`},
		{"withdrawArticle", `mutation { withdrawArticle(id: "article:one", reason: "a hoax") { %s } }`},
	} {
		note(s.ask(t, fmt.Sprintf(c.query, ask.below(schema.Mutation.Fields.ForName(c.name).Type.Name(), 1)), nil), has)
	}
	failed := s.ask(t, fmt.Sprintf(`{ failures { %s } }`, ask.below("FailureConnection", 1)), nil)
	note(failed, has)
	note(s.ask(t, `{ failures { nodes { Failure_load: load { id } } } }`, nil), has)
	id := s.ask(t, `{ failures { nodes { id } } }`, nil)["failures"].(object)["nodes"].(list)[0].(object)["id"]
	for range 2 { // the second finds nothing
		note(s.ask(t, fmt.Sprintf(`mutation ($id: ID!) { dismissFailures(ids: [$id]) { %s } }`, ask.below("DismissPayload", 1)), variables{"id": id}), has)
	}
	for _, def := range schema.Types {
		if def.Kind != ast.Object || def == schema.Query || def == schema.Mutation || def == schema.Subscription || strings.HasPrefix(def.Name, "__") {
			continue
		}
		for _, f := range def.Fields {
			given := has[def.Name+"_"+f.Name]
			if ask.holds(def, "Event") && schema.Types["Event"].Fields.ForName(f.Name) != nil {
				given = slices.ContainsFunc(schema.GetPossibleTypes(schema.Types["Event"]), func(d *ast.Definition) bool { return has[d.Name+"_"+f.Name] })
			}
			if !given {
				t.Errorf("%s.%s has no value anywhere", def.Name, f.Name)
			}
		}
	}
}

// everyID is the world's ids.
var everyID = []string{"country:PK", "country:CN", "organization:UN", "organization:PK/chamber", "person:PK/dar", "person:KZ/nrtl", "office:PK/fm", "office:UN.envoy",
	"office:KZ/president", "place:PK/islamabad", "sector:it", "source:wire", "article:one", "article:two", "mention:onea", "mention:twob",
	"event:onea", "event:oneb", "event:onec", "event:oned", "event:twob", "event:twoc", "event:threea", "event:twoa"}

// note collects the response keys that have a value: not null, and no empty list.
func note(v any, has map[string]bool) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			note(x, has)
		}
	case map[string]any:
		for k, x := range v {
			if list, ok := x.([]any); x != nil && (!ok || len(list) > 0) {
				has[k] = true
			}
			note(x, has)
		}
	}
}

// The playground's sample queries are answered.
func TestSamples(t *testing.T) {
	samples, err := os.ReadDir("../web/playground/samples")
	if err != nil || len(samples) == 0 {
		t.Fatalf("%d samples, %v", len(samples), err)
	}
	for _, f := range samples {
		text, err := os.ReadFile("../web/playground/samples/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		s := serve(world(t))
		s.ask(t, string(text), nil)
		if len(s.store.finds) != 1 {
			t.Errorf("%s: %d questions", f.Name(), len(s.store.finds))
		}
	}
}
