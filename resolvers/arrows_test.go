package resolvers_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// arrows says which of our packages each package may import, and which other
// modules. A folder's row holds for all below it, the longest that fits. The
// way is cmd → web → resolvers → loader → extract → lexicon → packs, and
// everyone → graph; a store knows the graph, its driver and what
// decodes the graph's nodes, nothing else.
var arrows = []struct {
	folder string
	ours   []string // packages; with /... all below too
	others []string // with all below
}{
	{folder: "graph"},
	{folder: "graph/memory", ours: []string{"graph"}},
	{folder: "graph/sqlite", ours: []string{"graph"}, others: []string{"modernc.org/sqlite", "github.com/goccy/go-json"}},
	{folder: "graph/neo4j", ours: []string{"graph"}, others: []string{"github.com/neo4j/neo4j-go-driver/v5", "github.com/goccy/go-json"}},
	{folder: "graph/neo4j/neo4jtest", others: []string{"github.com/neo4j/neo4j-go-driver/v5"}},
	{folder: "graph/graphtest", ours: []string{"graph", "graph/memory"}, others: []string{"github.com/google/go-cmp", "pgregory.net/rapid", "golang.org/x/tools"}},
	{folder: "loader", ours: []string{"graph"}, others: []string{"golang.org/x/net/publicsuffix"}},
	{folder: "loader/extract", ours: []string{"graph", "loader/lexicon"}},
	{folder: "loader/eval", ours: []string{"graph", "loader/extract"}, others: []string{"golang.org/x/text/unicode/norm"}},
	{folder: "loader/model", ours: []string{"graph", "loader/extract", "loader/lexicon"}},
	{folder: "loader/lexicon", ours: []string{"graph"}, others: []string{"github.com/goccy/go-yaml"}},
	{folder: "loader/packs"},
	{folder: "loader/press", ours: []string{"graph"}},
	{folder: "resolvers", ours: []string{"graph", "resolvers/answer", "resolvers/gql"}, others: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
	{folder: "resolvers/answer", ours: []string{"graph"}, others: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
	{folder: "resolvers/gql/generate", others: []string{"github.com/99designs/gqlgen"}},
	{folder: "resolvers/gql", ours: []string{"graph", "resolvers/answer"}, others: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
	{folder: "web", ours: []string{"graph", "resolvers/...", "web/..."}, others: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2", "github.com/coder/websocket", "github.com/prometheus/client_golang", "golang.org/x/time", "go.opentelemetry.io/otel"}},
	{folder: "web/auth", others: []string{"github.com/coreos/go-oidc/v3", "golang.org/x/time"}},
	{folder: "web/trace", ours: []string{"graph"}, others: []string{"go.opentelemetry.io/otel"}},
	{folder: "web/audit", ours: []string{"graph", "web/auth"}, others: []string{"github.com/99designs/gqlgen", "github.com/vektah/gqlparser/v2"}},
	{folder: "bench"},
	{folder: "cmd", ours: []string{"/..."}, others: []string{""}},
}

// Packages import only where the arrows lead.
func TestArrows(t *testing.T) {
	const module = "diplograph/"
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}}{{range .Imports}} {{.}}{{end}}`, "../...").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(out)), "\n") {
		imports := strings.Fields(line)
		pkg := strings.TrimPrefix(imports[0], module)
		may := -1
		for i, a := range arrows {
			if within(pkg, a.folder) && (may < 0 || len(a.folder) > len(arrows[may].folder)) {
				may = i
			}
		}
		if may < 0 {
			t.Errorf("%s stands in no row of the table: say what it may import", pkg)
			continue
		}
		for _, path := range imports[1:] {
			ours, isOurs := strings.CutPrefix(path, module)
			switch {
			case isOurs && slices.ContainsFunc(arrows[may].ours, func(p string) bool { return matches(ours, p) }):
			case !isOurs && !strings.Contains(strings.Split(path, "/")[0], "."): // the standard library
			case !isOurs && slices.ContainsFunc(arrows[may].others, func(f string) bool { return within(path, f) }):
			default:
				t.Errorf("%s imports %s", pkg, path)
			}
		}
	}
}

func matches(path, pattern string) bool {
	if folder, all := strings.CutSuffix(pattern, "/..."); all {
		return within(path, folder)
	}
	return path == pattern
}

func within(path, folder string) bool {
	return folder == "" || path == folder || strings.HasPrefix(path, folder+"/")
}
