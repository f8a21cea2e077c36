package auth

import (
	"context"
	"fmt"
	"slices"
	"time"
)

// Scope is what somebody may do. Each includes those before it.
type Scope int

// The scopes.
const (
	None  Scope = iota // nothing
	Read               // ask and subscribe
	Write              // load articles
	Admin              // withdraw, judge, and read the audit log
)

var names = []string{"none", "read", "write", "admin"}

// String is the scope's name.
func (s Scope) String() string { return names[s] }

// ParseScope reads one of read, write and admin.
func ParseScope(name string) (Scope, error) {
	if i := slices.Index(names, name); i > 0 {
		return Scope(i), nil
	}
	return None, fmt.Errorf("a scope is read, write or admin, not %q", name)
}

// Who is somebody who asks. Name is empty for somebody without credentials;
// else it is the token's name, or the subject that an issuer vouches for.
type Who struct {
	Name  string
	Scope Scope
	// Until is when the credentials end; zero where they have no end.
	Until time.Time
}

type whoKey struct{}

// With puts who asks into a context.
func With(ctx context.Context, w Who) context.Context { return context.WithValue(ctx, whoKey{}, w) }

// From gives who asks; outside of a request it is nobody, who may do nothing.
func From(ctx context.Context) Who {
	w, _ := ctx.Value(whoKey{}).(Who)
	return w
}
