package audit

import (
	"context"
	"fmt"
	"os"
	"os/user"
	"unicode/utf8"

	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
)

// longestText is how many letters of an argument are kept.
const longestText = 300

// The ways by which changes come.
const (
	viaAPI         = "api"
	viaCommandLine = "command line"
)

type deedKey struct{}

// ByCommand gives a context whose changes are noted as those of the user of
// this machine's command line, under the name of the mutation that does the same.
func ByCommand(ctx context.Context, what string, arguments map[string]any) context.Context {
	return context.WithValue(ctx, deedKey{}, &Entry{Who: account(), Via: viaCommandLine, What: what, Arguments: cut(arguments)})
}

// account is the user of the operating system, and the machine.
func account() string {
	name := "unknown"
	if u, err := user.Current(); err == nil {
		name = u.Username
	}
	if host, err := os.Hostname(); err == nil {
		return name + "@" + host
	}
	return name
}

// deed is who does what in a context, still without time; nil where it is no
// change that anybody asked for, such as loading by the service itself.
func (s *Store) deed(ctx context.Context) *Entry {
	if e, ok := ctx.Value(deedKey{}).(*Entry); ok {
		of := *e
		return &of
	}
	if !graphql.HasOperationContext(ctx) {
		return nil
	}
	op, root := graphql.GetOperationContext(ctx), graphql.GetRootFieldContext(ctx)
	if root == nil || op.Operation == nil || op.Operation.Operation != ast.Mutation {
		return nil
	}
	who := auth.From(ctx)
	return &Entry{Who: who.Name, Scope: who.Scope.String(), Via: viaAPI, Request: s.Request(ctx), What: root.Field.Name,
		Arguments: cut(root.Field.ArgumentMap(op.Variables))}
}

// cut shortens long texts, at any depth; of an article's text only the length is kept.
func cut(arguments map[string]any) map[string]any {
	out := map[string]any{}
	for name, value := range arguments {
		if text, ok := value.(string); ok && name == articleText {
			value = fmt.Sprintf("%d letters", utf8.RuneCountInString(text))
		}
		out[name] = shortened(value)
	}
	return out
}

// articleText is what the schema calls the text of an article.
const articleText = "text"

func shortened(value any) any {
	switch v := value.(type) {
	case string:
		if letters := []rune(v); len(letters) > longestText {
			return string(letters[:longestText]) + "…"
		}
	case map[string]any:
		return cut(v)
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = shortened(item)
		}
		return out
	}
	return value
}
