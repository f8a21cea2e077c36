package auth

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// freshFor is how long a file of tokens is believed before it is looked at
// again: a revoked token is refused that soon, without a restart.
const freshFor = time.Second

// Tokens are the tokens that a service knows, by hash.
type Tokens struct {
	// Tell hears that the file can no longer be read, and vouches for nobody,
	// each time that it begins to be so. There may be none.
	Tell func(error)

	now   func() time.Time
	path  string // empty for tokens from the environment
	fixed []Token

	mu     sync.Mutex
	looked time.Time
	stamp  os.FileInfo
	known  map[string]Token
	failed error // why the file could not be read at last
}

// OpenTokens reads the tokens of a file and of lines; either may be empty. The
// lines may also be parted by semicolons, for environments that have no line breaks.
func OpenTokens(path, lines string, now func() time.Time) (*Tokens, error) {
	fixed, err := parseTokens(strings.ReplaceAll(lines, ";", "\n"))
	if err != nil {
		return nil, fmt.Errorf("tokens of the environment: %w", err)
	}
	t := &Tokens{now: now, path: path, fixed: fixed}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.refresh()
	return t, t.failed
}

// who looks a token up. A file that can no longer be read vouches for nobody.
func (t *Tokens) who(secret string) (Who, bool) {
	now := t.now()
	t.mu.Lock()
	defer t.mu.Unlock()
	if now.Sub(t.looked) >= freshFor {
		t.refresh()
	}
	token, ok := t.known[hash(secret)]
	if !ok || token.Expired(now) {
		return Who{}, false
	}
	return Who{Name: token.Name, Scope: token.Scope, Until: token.Expires}, true
}

// refresh reads the file where it changed.
func (t *Tokens) refresh() {
	t.looked = t.now()
	tokens := t.fixed
	if t.path != "" {
		info, err := os.Stat(t.path)
		if err == nil && t.failed == nil && t.stamp != nil && os.SameFile(info, t.stamp) && info.ModTime().Equal(t.stamp.ModTime()) && info.Size() == t.stamp.Size() {
			return
		}
		t.stamp = info
		before := t.failed
		var kept []Token
		kept, t.failed = ReadTokens(t.path)
		if t.failed != nil && before == nil && t.Tell != nil {
			t.Tell(t.failed)
		}
		tokens = append(kept, t.fixed...)
	}
	t.known = map[string]Token{}
	for _, token := range tokens {
		t.known[token.Hash] = token
	}
}

// Err tells why the file of tokens could not be read at last, nil where it could.
func (t *Tokens) Err() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.failed
}

// ReadTokens reads a file of tokens. The error names the file and the line.
func ReadTokens(path string) ([]Token, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("tokens: %w", err)
	}
	tokens, err := parseTokens(string(text))
	if err != nil {
		return nil, fmt.Errorf("tokens: %s: %w", path, err)
	}
	return tokens, nil
}

// AddToken adds a token to a file, which is made where it is not there. A name
// is given once.
func AddToken(path string, t Token) error {
	tokens, err := ReadTokens(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for _, have := range tokens {
		if have.Name == t.Name {
			return fmt.Errorf("tokens: %s has a token of the name %s: revoke it first", path, t.Name)
		}
	}
	return writeTokens(path, append(tokens, t))
}

// RevokeToken takes a token out of a file by its name.
func RevokeToken(path, name string) error {
	tokens, err := ReadTokens(path)
	if err != nil {
		return err
	}
	for i, have := range tokens {
		if have.Name == name {
			return writeTokens(path, append(tokens[:i:i], tokens[i+1:]...))
		}
	}
	return fmt.Errorf("tokens: %s has no token of the name %s", path, name)
}

// writeTokens replaces the file as a whole, for its owner's eyes.
func writeTokens(path string, tokens []Token) error {
	var text bytes.Buffer
	fmt.Fprintln(&text, "# name scope sha256 created expires: made by \"diplograph token create\"; the tokens themselves are kept nowhere")
	for _, t := range tokens {
		fmt.Fprintln(&text, t)
	}
	part, err := os.CreateTemp(filepath.Dir(path), ".tokens-*") // mode 0600
	if err != nil {
		return fmt.Errorf("tokens: %w", err)
	}
	_, err = part.Write(text.Bytes())
	if err = errors.Join(err, part.Sync(), part.Close()); err == nil {
		err = os.Rename(part.Name(), path)
	}
	if err != nil {
		return fmt.Errorf("tokens: %w", errors.Join(err, os.Remove(part.Name())))
	}
	return nil
}
