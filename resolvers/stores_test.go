package resolvers_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"diplograph/graph"
	"diplograph/graph/memory"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"
	"diplograph/graph/sqlite"
	"diplograph/resolvers/gql"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// statements counts the statements that a Neo4j is sent.
type statements struct {
	mu    sync.Mutex
	texts []string
}

func (s *statements) told(cypher string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.texts = append(s.texts, cypher)
}

// take gives what was sent since it was asked last.
func (s *statements) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := s.texts
	s.texts = nil
	return out
}

// onNeo4j is the world in a Neo4j.
func onNeo4j(t *testing.T, told *statements) graph.Store {
	t.Helper()
	store, err := neo4j.Open(t.Context(), neo4jtest.URL(t), neo4j.Telling(told.told))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	return fill(t, store)
}

// onEveryStore runs a test on the same world in each store.
func onEveryStore(t *testing.T, test func(*testing.T, graph.Store)) {
	t.Run("memory", func(t *testing.T) { test(t, fill(t, memory.New())) })
	t.Run("sqlite", func(t *testing.T) {
		store, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "graph.db"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close(context.Background()) })
		test(t, fill(t, store))
	})
	t.Run("neo4j", func(t *testing.T) { test(t, onNeo4j(t, &statements{})) })
}

// fill puts the world into a store, with a doubt and a load that failed in part.
func fill(t *testing.T, store graph.Store) graph.Store {
	t.Helper()
	for _, r := range []*graph.Reading{first(), second(), third()} {
		load(t, store, r)
	}
	doubt(t, store)
	failure := func(n int) *graph.Failure {
		return &graph.Failure{ID: fmt.Sprint("failure:", n), LoadID: "load:1", Item: fmt.Sprint("news.jsonl:", n), Stage: "read", Message: "it is broken", Attempts: n, Given: &graph.Given{Text: "broken"}}
	}
	put(t, store, &graph.Revision{Loads: []*graph.Load{{ID: "load:1", State: graph.LoadPartial, Total: 5, Done: 5, Created: 2, Unchanged: 1, Failed: 2, Started: today.Time(), Finished: today.Time()}},
		Failures: []*graph.Failure{failure(1), failure(2)}})
	return store
}

// The recorded queries of explorers, dashboards and analysts have the same
// answers on every store, and use every root field.
func TestRecordedQueries(t *testing.T) {
	paths, err := filepath.Glob("testdata/queries/*.graphql")
	if err != nil || len(paths) < 60 {
		t.Fatalf("%d queries, %v", len(paths), err)
	}
	var all strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	onEveryStore(t, func(t *testing.T, store graph.Store) {
		s := serve(store)
		for _, path := range paths {
			t.Run(strings.TrimSuffix(filepath.Base(path), ".graphql"), func(t *testing.T) {
				text, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				answer, err := json.MarshalIndent(s.ask(t, string(text), nil), "", " ")
				if err != nil {
					t.Fatal(err)
				}
				goldenOf(t, strings.TrimSuffix(path, ".graphql")+".json", string(answer)+"\n", *update && strings.HasPrefix(t.Name(), "TestRecordedQueries/memory/"))
			})
		}
	})
	for _, f := range gql.NewExecutableSchema(gql.Config{}).Schema().Query.Fields {
		if !strings.HasPrefix(f.Name, "__") && !regexp.MustCompile(`[ {]`+f.Name+`[ (]`).MatchString(all.String()) {
			t.Errorf("no query asks for %s", f.Name)
		}
	}
}

// some are values of the arguments that a root field must have.
var some = map[string]string{
	"id": `"event:onea"`, "ids": `["event:onea", "event:oneb", "event:onec", "event:twob"]`, "code": `"PK"`, "a": `"PK"`, "b": `"KZ"`, "from": `"CN"`, "to": `"PK"`,
	"text": `"one"`, "by": `[PAIR, TYPE, MONTH]`, "same": "true", "reason": `"a reason"`, "articles": `[{text: "x"}]`,
}

// required writes the arguments that a field must have, but for one.
func required(f *ast.FieldDefinition, but string) string {
	var out []string
	for _, a := range f.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil && a.Name != but {
			out = append(out, a.Name+": "+some[a.Name])
		}
	}
	return strings.Join(out, ", ")
}

// arguments puts arguments into parentheses; none are no parentheses.
func arguments(all ...string) string {
	text := strings.Trim(strings.Join(all, ", "), ", ")
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// Every root field with all that can be asked below it is one statement on
// Neo4j; a summary takes one more.
func TestOneStatementForEachRootField(t *testing.T) {
	var told statements
	s := serve(onNeo4j(t, &told))
	schema := gql.NewExecutableSchema(gql.Config{}).Schema()
	for _, f := range schema.Query.Fields {
		if strings.HasPrefix(f.Name, "__") {
			continue
		}
		t.Run(f.Name, func(t *testing.T) {
			var selections []string
			of := schema.Types[f.Type.Name()]
			if of.Name == "Node" { // all types at once are more edges than one question may have
				for _, typ := range schema.GetPossibleTypes(of) {
					selections = append(selections, fmt.Sprintf("... on %s { %s }", typ.Name, anything{schema}.below(typ.Name, 1)))
				}
			} else if of.Name == "SearchConnection" { // likewise
				for _, typ := range [...]string{"Country", "Person", "Visit", "Article"} {
					selections = append(selections, fmt.Sprintf("pageInfo { endCursor } edges { cursor } nodes { ... on %s { %s } }", typ, anything{schema}.below(typ, 1)))
				}
			} else {
				selections = append(selections, anything{schema}.below(of.Name, 1))
			}
			for _, below := range selections {
				told.take()
				s.ask(t, fmt.Sprintf("{ %s%s { %s } }", f.Name, arguments(required(f, "")), below), nil)
				most := 1
				if f.Name == "bilateral" {
					most = 2
				}
				if sent := told.take(); len(sent) == 0 || len(sent) > most {
					t.Errorf("%d statements, want %d: %s", len(sent), most, strings.Join(sent, "\n\n"))
				}
			}
		})
	}
}

// hostile are texts that would be something else than a text, if a store let them.
var hostile = [...]string{
	`' OR '1'='1`, `"}) DETACH DELETE n //`, `'}) MATCH (n) DETACH DELETE n //`, `x'; DROP TABLE article; --`, `") UNION ALL SELECT doc FROM node --`,
	"` RETURN 1 //", `$v0`, `{id: "x"}`, `" OR 1=1 NEAR("a" "b") *`, `a AND (b OR`, `*`, `^a~2 [a TO z] +b -c`, `\u0027 \`, "\x00", "a\nb", `%_`, `:Event`, `country:PK' OR true //`, `<script>`, strings.Repeat("x", 2000),
}

// leaks are words of the stores' own errors.
var leaks = regexp.MustCompile(`(?i)neo4j|neo\.|cypher|sqlite|sql|syntax|fts5|lucene|bolt|no such|unterminated|near "|panic|goroutine|\.go:`)

// values are values of an argument's type that hold a text somewhere, as JSON.
func values(schema *ast.Schema, t *ast.Type, text string) []any {
	if t.Elem != nil {
		var out []any
		for _, v := range values(schema, t.Elem, text) {
			out = append(out, []any{v})
		}
		return out
	}
	switch def := schema.Types[t.NamedType]; {
	case t.NamedType == "Int", t.NamedType == "Float", t.NamedType == "Boolean", def.Kind == ast.Enum:
		return nil
	case def.Kind == ast.InputObject:
		var out []any
		for _, f := range def.Fields {
			if f.Type.Name() == t.NamedType { // and, or, not: one level of them
				continue
			}
			for _, v := range values(schema, f.Type, text) {
				o := object{f.Name: v}
				for _, must := range def.Fields {
					if must.Type.NonNull && must.Name != f.Name {
						o[must.Name] = "x"
					}
				}
				out = append(out, o)
			}
		}
		return out
	}
	return []any{text}
}

// asking are the operations that give a value to an argument of a field, wherever the field stands.
func asking(schema *ast.Schema, typ *ast.Definition, f *ast.FieldDefinition, a *ast.ArgumentDefinition) string {
	below := ""
	if schema.Types[f.Type.Name()].IsCompositeType() {
		below = " { __typename }"
		if strings.HasSuffix(f.Type.Name(), "Connection") {
			below = " { totalCount nodes { __typename } }"
			if f.Type.Name() == "SearchConnection" {
				below = " { nodes { __typename } }"
			}
		}
	}
	more := ""
	if f.Name == "loadArticles" {
		more = "dryRun: true"
	}
	field := f.Name + arguments(a.Name+": $v", required(f, a.Name), more) + below
	switch {
	case typ == schema.Query:
		return "query ($v: " + a.Type.String() + ") { " + field + " }"
	case typ == schema.Mutation:
		return "mutation ($v: " + a.Type.String() + ") { " + field + " }"
	case typ.Name == "Bilateral":
		return "query ($v: " + a.Type.String() + ") { bilateral(a: \"PK\", b: \"KZ\") { " + field + " } }"
	}
	return "query ($v: " + a.Type.String() + ") { nodes(ids: " + quoted(everyID) + ") { ... on " + typ.Name + " { " + field + " } } }"
}

func quoted(ids []string) string {
	b, _ := json.Marshal(ids)
	return string(b)
}

// Whatever text comes in by any argument, at any depth, the graph is as it was,
// and no store's own words come out.
func TestHostileArguments(t *testing.T) {
	schema := gql.NewExecutableSchema(gql.Config{}).Schema()
	onEveryStore(t, func(t *testing.T, store graph.Store) {
		s := serve(store)
		digest := func() string {
			d, err := graph.Digest(t.Context(), store)
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		before, asked := digest(), 0
		for _, typ := range schema.Types {
			if typ.Kind != ast.Object || typ == schema.Subscription || strings.HasPrefix(typ.Name, "__") {
				continue
			}
			for _, f := range typ.Fields {
				if strings.HasPrefix(f.Name, "__") {
					continue
				}
				for _, a := range f.Arguments {
					if typ == schema.Mutation && a.Name == "reason" {
						some["id"], some["a"], some["b"] = `"article:none"`, `"event:none"`, `"event:nobody"`
					}
					for _, text := range hostile {
						for _, v := range values(schema, a.Type, text) {
							query := asking(schema, typ, f, a)
							asked++
							s.errors = nil
							_, errs := s.post(t, query, variables{"v": v})
							for _, e := range errs {
								said := strings.NewReplacer(text, "", strings.Trim(strconv.Quote(text), `"`), "").Replace(e)
								if leaks.MatchString(said) {
									t.Errorf("%s with %v: %s", query, v, e)
								}
							}
							for _, err := range s.errors {
								var parsed *gqlerror.Error
								if !errors.Is(err, graph.ErrInvalid) && !errors.Is(err, graph.ErrNotFound) && !(errors.As(err, &parsed) && parsed.Err == nil) {
									t.Errorf("%s with %v: the store says %v", query, v, err)
								}
							}
						}
					}
					some["id"], some["a"], some["b"] = `"event:onea"`, `"PK"`, `"KZ"`
				}
			}
		}
		if after := digest(); after != before {
			t.Error("the graph has changed")
		}
		t.Logf("%d operations", asked)
	})
}
