package auth

import (
	"context"
	"errors"
	"strings"
)

// The reasons why credentials are refused; neither repeats them.
var (
	ErrUnknown = errors.New("this token is not known, or was revoked, or has expired")
	ErrAway    = errors.New("the issuer of tokens cannot be asked at the moment: try again later")
)

// Auth knows who may ask. The zero value lets nobody do anything.
type Auth struct {
	// Anonymous is what somebody without credentials may do.
	Anonymous Scope
	// Here: Anonymous holds only where a request comes from this very machine and
	// names it, as those of its own user do. The page of another site that has
	// its name lead to this machine names itself, and a proxy its clients.
	Here bool
	// Tokens and Issuer vouch for the others; either may be nil.
	Tokens *Tokens
	Issuer *Issuer
}

// Who tells who sends an Authorization header, which may be empty. The error
// is ErrUnknown or ErrAway.
func (a *Auth) Who(ctx context.Context, authorization string) (Who, error) {
	if authorization == "" {
		return Who{Scope: a.Anonymous}, nil
	}
	scheme, token, _ := strings.Cut(authorization, " ")
	token = strings.TrimSpace(token)
	if !strings.EqualFold(scheme, "bearer") || token == "" {
		return Who{}, ErrUnknown
	}
	if a.Tokens != nil {
		if w, ok := a.Tokens.who(token); ok {
			return w, nil
		}
	}
	if a.Issuer != nil && strings.Count(token, ".") == 2 {
		return a.Issuer.who(ctx, token)
	}
	return Who{}, ErrUnknown
}

// Required tells whether there are credentials to have at all.
func (a *Auth) Required() bool { return a.Tokens != nil || a.Issuer != nil }
