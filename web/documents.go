package web

import (
	"context"
	"errors"
	"strings"

	"diplograph/web/trace"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
	"github.com/vektah/gqlparser/v2/validator"
	"github.com/vektah/gqlparser/v2/validator/rules"
	"go.opentelemetry.io/otel/attribute"
)

// A parsed document takes some 25 times its text, so the cache is bounded in
// both: at most 256 documents of at most 4 KiB are some 25 MiB.
const (
	mostDocuments   = 256
	longestDocument = 4 << 10 // bytes; longer ones are parsed each time
)

// mostErrors is how many mistakes of one document are told: a short one may have thousands.
const mostErrors = 5

// documents reads documents: text to tree, measured, then validated. The
// order matters: some of GraphQL's own rules take quadratic time, so they see
// only what is small. What was found valid is kept, by its text.
type documents struct {
	schema  *ast.Schema
	limits  Limits
	rules   func() *rules.Rules
	metrics *Metrics
	recent  *lru.LRU[*ast.QueryDocument]
}

func newDocuments(schema *ast.Schema, l Limits, introspection bool, m *Metrics) *documents {
	return &documents{schema, l, documentRules(introspection), m, lru.New[*ast.QueryDocument](mostDocuments)}
}

// read gives the document of a text.
func (d *documents) read(ctx context.Context, text string) (*ast.QueryDocument, gqlerror.List) {
	doc, ok := d.recent.Get(ctx, text)
	d.metrics.cached(ok)
	if ok {
		return doc, nil
	}
	ctx, span := trace.Start(ctx, "parse", attribute.Int("graphql.document.bytes", len(text)))
	defer span.End()
	return d.make(ctx, text)
}

// make reads a text for the first time.
func (d *documents) make(ctx context.Context, text string) (*ast.QueryDocument, gqlerror.List) {
	doc, err := d.parse(text)
	if err != nil {
		return nil, gqlerror.List{err}
	}
	if len(doc.Operations) == 0 {
		err := gqlerror.Errorf("no operation provided")
		errcode.Set(err, errcode.ValidationFailed)
		return nil, gqlerror.List{err}
	}
	if errs := within(d.limits, doc); len(errs) > 0 {
		return nil, errs
	}
	if errs := repeatsWithin(d.limits, doc); len(errs) > 0 {
		return nil, errs
	}
	errs := validator.ValidateWithRules(d.schema, doc, d.rules())
	errs = errs[:min(len(errs), mostErrors)]
	for _, err := range errs {
		errcode.Set(err, errcode.ValidationFailed)
	}
	if len(errs) == 0 && len(text) <= longestDocument {
		d.recent.Add(ctx, text, doc)
	}
	return doc, errs
}

// parse makes a tree of a text. It stops at the limit of tokens.
func (d *documents) parse(text string) (*ast.QueryDocument, *gqlerror.Error) {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: text}, d.limits.Tokens)
	if err == nil {
		return doc, nil
	}
	var failed *gqlerror.Error
	if !errors.As(err, &failed) {
		failed = gqlerror.Wrap(err)
	}
	if strings.HasPrefix(failed.Message, "exceeded token limit") { // the parser has no other sign
		return nil, exceeded("tokens", "a document may have %d tokens, this one has more", d.limits.Tokens).error()
	}
	errcode.Set(failed, errcode.ParseFailed)
	return nil, failed
}

// readAlready is the executor's cache of documents: it finds the one that the
// gate has read for this request.
type readAlready struct{}

var _ graphql.Cache[*ast.QueryDocument] = readAlready{}

type documentKey struct{}

// Get implements graphql.Cache.
func (readAlready) Get(ctx context.Context, _ string) (*ast.QueryDocument, bool) {
	doc, ok := ctx.Value(documentKey{}).(*ast.QueryDocument)
	return doc, ok
}

// Add implements graphql.Cache.
func (readAlready) Add(context.Context, string, *ast.QueryDocument) {}
