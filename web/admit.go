package web

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"

	"diplograph/web/auth"

	"github.com/vektah/gqlparser/v2/ast"
)

// The codes of what somebody may not do.
const (
	codeUnauthenticated = "UNAUTHENTICATED" // with credentials it may go
	codeForbidden       = "FORBIDDEN"       // these credentials do not suffice
)

// admission lets requests in: it knows who asks, and counts them.
type admission struct {
	auth    *auth.Auth
	clients *clients
	log     *slog.Logger
}

// admit tells who sends a request, in the context that it gives, and under
// which name they are counted.
func (a *admission) admit(r *http.Request) (ctx context.Context, client string, refused *refusal) {
	client = a.clients.address(r)
	who, err := a.auth.Who(r.Context(), r.Header.Get("Authorization"))
	switch {
	case err == nil && who.Name == "" && a.auth.Here && (client != "" || !namesThisMachine(r.Host)):
		who.Scope = auth.None
	case err == nil && who.Name != "":
		client = holder(who)
	case err != nil && client != "":
		client = "stranger " + client // whoever guesses uses up a rate of their own
	}
	if refused := a.clients.request(client); refused != nil {
		return nil, "", refused
	}
	if err != nil {
		if errors.Is(err, auth.ErrAway) {
			a.log.LogAttrs(r.Context(), slog.LevelWarn, "credentials not checked", slog.String("request", RequestID(r.Context())), slog.Any("reason", err))
		}
		return nil, "", unknown(err)
	}
	return auth.With(r.Context(), who), client, nil
}

// namesThisMachine tells whether a host, with a port or without, can only be this machine.
func namesThisMachine(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	if addr, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil {
		return addr.Unmap().IsLoopback()
	}
	host = strings.ToLower(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost")
}

// holder is the client that the holder of a token is.
func holder(who auth.Who) string { return "holder " + who.Name }

func unknown(err error) *refusal {
	if errors.Is(err, auth.ErrAway) {
		return &refusal{status: http.StatusServiceUnavailable, code: codeUnavailable, message: auth.ErrAway.Error()}
	}
	return &refusal{status: http.StatusUnauthorized, code: codeUnauthenticated, message: auth.ErrUnknown.Error()}
}

// permit tells whether somebody may do what needs a scope.
func permit(who auth.Who, needed auth.Scope) *refusal {
	switch {
	case who.Scope >= needed:
		return nil
	case who.Name == "":
		return &refusal{status: http.StatusUnauthorized, code: codeUnauthenticated, message: "send a token with scope " + needed.String() + ": Authorization: Bearer …"}
	}
	return &refusal{status: http.StatusForbidden, code: codeForbidden, message: "this needs scope " + needed.String() + ", the token has " + who.Scope.String()}
}

// only lets through who may do what needs a scope.
func (a *admission) only(needed auth.Scope, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, _, refused := a.admit(r)
		if refused == nil {
			refused = permit(auth.From(ctx), needed)
		}
		if refused != nil {
			refused.header(w.Header())
			say(w, refused.status, refused.message)
			return
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// needs is the scope that an operation needs: a mutation what the schema says
// of its root fields, at least write.
func needs(op *ast.OperationDefinition) auth.Scope {
	if op.Operation != ast.Mutation {
		return auth.Read
	}
	return max(auth.Write, needsOf(op.SelectionSet, map[*ast.FragmentDefinition]bool{}))
}

// needsOf looks at each fragment once, however often it is spread.
func needsOf(set ast.SelectionSet, seen map[*ast.FragmentDefinition]bool) auth.Scope {
	out := auth.None
	for _, selection := range set {
		switch x := selection.(type) {
		case *ast.Field:
			out = max(out, declared(x.Definition))
		case *ast.InlineFragment:
			out = max(out, needsOf(x.SelectionSet, seen))
		case *ast.FragmentSpread:
			if x.Definition != nil && !seen[x.Definition] {
				seen[x.Definition] = true
				out = max(out, needsOf(x.Definition.SelectionSet, seen))
			}
		}
	}
	return out
}

// declared is the scope that the schema says of a field. A word that is no
// scope lets nobody but admins in.
func declared(f *ast.FieldDefinition) auth.Scope {
	if f == nil {
		return auth.None
	}
	d := f.Directives.ForName("needs")
	if d == nil {
		return auth.None
	}
	for s, word := range map[auth.Scope]string{auth.Read: "READ", auth.Write: "WRITE"} {
		if a := d.Arguments.ForName("scope"); a != nil && a.Value.Raw == word {
			return s
		}
	}
	return auth.Admin
}
