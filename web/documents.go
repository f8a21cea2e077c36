package web

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

// A parsed document takes some 25 times its text, so the cache is bounded in
// both: at most 256 documents of at most 4 KiB are some 25 MiB.
const (
	mostDocuments   = 256
	longestDocument = 4 << 10 // bytes; longer ones are parsed each time
)

// documents keeps documents that were parsed and found valid, by their text.
type documents struct{ recent *lru.LRU[*ast.QueryDocument] }

var _ graphql.Cache[*ast.QueryDocument] = documents{}

func newDocuments() documents {
	return documents{lru.New[*ast.QueryDocument](mostDocuments)}
}

// Get implements graphql.Cache.
func (d documents) Get(ctx context.Context, text string) (*ast.QueryDocument, bool) {
	return d.recent.Get(ctx, text)
}

// Add implements graphql.Cache.
func (d documents) Add(ctx context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= longestDocument {
		d.recent.Add(ctx, text, doc)
	}
}
