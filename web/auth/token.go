package auth

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// Token is what is kept of a token: its hash, never itself. A token is random
// through and through, so that a plain hash is as good as a slow one.
type Token struct {
	Name    string
	Scope   Scope
	Hash    string // SHA-256, hexadecimal
	Created time.Time
	Expires time.Time // zero for never
}

// lastYear is the last one that a time of RFC 3339 can have.
const lastYear = 9999

// prefix lets scanners of repositories find tokens that were committed.
const prefix = "diplograph_"

// NewToken makes a token: secret is shown to its holder once and kept nowhere.
func NewToken(name string, scope Scope, created, expires time.Time) (secret string, t Token, err error) {
	if !wellNamed.MatchString(name) {
		return "", Token{}, fmt.Errorf("a token's name is 1 to 64 letters, digits, dots, - and _, not %q", name)
	}
	if expires.UTC().Year() > lastYear {
		return "", Token{}, fmt.Errorf("a token ends by the year %d, or never", lastYear)
	}
	if !expires.IsZero() && !expires.After(created) {
		return "", Token{}, fmt.Errorf("the token would have expired already, at %s", expires.Format(time.RFC3339))
	}
	secret = prefix + strings.ToLower(rand.Text())
	return secret, Token{Name: name, Scope: scope, Hash: hash(secret), Created: created.UTC().Truncate(time.Second), Expires: expires.UTC().Truncate(time.Second)}, nil
}

var (
	wellNamed = regexp.MustCompile(`^[\p{L}\p{N}._-]{1,64}$`)
	hashed    = regexp.MustCompile(`^[0-9a-f]{64}$`)
)

func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

const never = "never"

// String is the token's line: name, scope, hash, created, expires.
func (t Token) String() string {
	expires := never
	if !t.Expires.IsZero() {
		expires = t.Expires.Format(time.RFC3339)
	}
	return strings.Join([]string{t.Name, t.Scope.String(), t.Hash, t.Created.Format(time.RFC3339), expires}, " ")
}

// Expired tells whether the token's time is over.
func (t Token) Expired(now time.Time) bool { return !t.Expires.IsZero() && !now.Before(t.Expires) }

// parseTokens reads lines of tokens; empty ones and those that begin with #
// count for nothing. The error names the line.
func parseTokens(text string) ([]Token, error) {
	var out []Token
	seen := map[string]bool{}
	for i, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		t, err := parseToken(line)
		if err == nil && seen[t.Name] {
			err = fmt.Errorf("a second token of the name %s", t.Name)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", i+1, err)
		}
		seen[t.Name] = true
		out = append(out, t)
	}
	return out, nil
}

func parseToken(line string) (t Token, err error) {
	fields := strings.Fields(line)
	if len(fields) != 5 {
		return t, fmt.Errorf("a token has five fields (name, scope, hash, created, expires), this line has %d", len(fields))
	}
	t.Name, t.Hash = fields[0], fields[2]
	if !wellNamed.MatchString(t.Name) || !hashed.MatchString(t.Hash) {
		return t, fmt.Errorf("name or hash are not well-formed: use \"diplograph token create\"")
	}
	if t.Scope, err = ParseScope(fields[1]); err != nil {
		return t, err
	}
	if t.Created, err = time.Parse(time.RFC3339, fields[3]); err != nil {
		return t, err
	}
	if fields[4] != never {
		t.Expires, err = time.Parse(time.RFC3339, fields[4])
	}
	return t, err
}
