package main

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"time"

	"diplograph/web"
	"diplograph/web/auth"
)

// doorFlags say who may come in, and how.
type doorFlags struct {
	Tokens       string            `env:"DIPLOGRAPH_TOKENS_FILE" placeholder:"FILE" help:"Tokens of clients, made by \"diplograph token create\". A change of the file holds within a second."`
	TokenLines   string            `env:"DIPLOGRAPH_TOKENS" placeholder:"LINES" help:"Lines of such a file, parted by line breaks or semicolons; hashes, no secrets."`
	OIDCIssuer   string            `name:"oidc-issuer" env:"DIPLOGRAPH_OIDC_ISSUER" placeholder:"URL" help:"OpenID Connect issuer whose tokens do as well."`
	OIDCAudience string            `name:"oidc-audience" env:"DIPLOGRAPH_OIDC_AUDIENCE" placeholder:"NAME" help:"Audience that its tokens must have."`
	OIDCClaim    string            `name:"oidc-claim" env:"DIPLOGRAPH_OIDC_CLAIM" default:"scope" help:"Claim that says what the holder may do: words, or a list."`
	OIDCScopes   map[string]string `name:"oidc-scope" env:"DIPLOGRAPH_OIDC_SCOPES" default:"diplograph:read=read;diplograph:write=write;diplograph:admin=admin" placeholder:"WORD=SCOPE" help:"What each word of the claim stands for: read, write or admin."`
	Anonymous    string            `env:"DIPLOGRAPH_ANONYMOUS" enum:"auto,read,none" default:"auto" help:"What clients without a token may do: read, none, or auto: read where only this machine can ask, by its own name."`
	Insecure     bool              `env:"DIPLOGRAPH_INSECURE" help:"Listen on a public address although there are no tokens and no issuer: everybody may read."`
	TLSCert      string            `name:"tls-cert" env:"DIPLOGRAPH_TLS_CERT" placeholder:"FILE" help:"Certificate chain in PEM; read again when it changes."`
	TLSKey       string            `name:"tls-key" env:"DIPLOGRAPH_TLS_KEY" placeholder:"FILE" help:"Its key in PEM."`
	CORSOrigins  []string          `name:"cors-origin" env:"DIPLOGRAPH_CORS_ORIGINS" placeholder:"ORIGIN" help:"Site whose pages may ask from a browser, such as https://dashboard.example; none by default."`
	Proxies      []string          `name:"proxy" env:"DIPLOGRAPH_PROXIES" placeholder:"PREFIX" help:"Proxy whose X-Forwarded-For is believed, such as 10.0.0.0/8; those on this machine always are."`
}

// auth knows who may do what, on an address that only this machine reaches or on a public one.
func (f doorFlags) auth(loopback bool) (*auth.Auth, error) {
	a := &auth.Auth{}
	if f.Tokens != "" || f.TokenLines != "" {
		var err error
		if a.Tokens, err = auth.OpenTokens(f.Tokens, f.TokenLines, time.Now); err != nil {
			return nil, err
		}
	}
	if f.OIDCIssuer != "" {
		a.Issuer = &auth.Issuer{URL: f.OIDCIssuer, Audience: f.OIDCAudience, Claim: f.OIDCClaim, Now: time.Now, Scopes: map[string]auth.Scope{}}
		for word, name := range f.OIDCScopes {
			scope, err := auth.ParseScope(name)
			if err != nil {
				return nil, fmt.Errorf("--oidc-scope %s: %w", word, err)
			}
			a.Issuer.Scopes[word] = scope
		}
		if err := a.Issuer.Check(); err != nil {
			return nil, err
		}
	}
	if !loopback && !a.Required() && !f.Insecure {
		return nil, errors.New("this address is public, and anybody could ask: give --tokens or --oidc-issuer, listen on 127.0.0.1, or say --insecure")
	}
	if f.Anonymous == "read" || f.Anonymous == "auto" && (loopback || !a.Required()) {
		a.Anonymous, a.Here = auth.Read, f.Anonymous == "auto" && loopback
	}
	return a, nil
}

// secure wraps the listener in TLS where there is a certificate.
func (f doorFlags) secure(l net.Listener, log *slog.Logger) (_ net.Listener, scheme string, err error) {
	switch {
	case f.TLSCert == "" && f.TLSKey == "":
		return l, "http", nil
	case f.TLSCert == "" || f.TLSKey == "":
		return nil, "", errors.New("--tls-cert and --tls-key go together")
	}
	l, err = web.Secure(l, f.TLSCert, f.TLSKey, log)
	return l, "https", err
}
