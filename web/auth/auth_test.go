package auth_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"diplograph/web/auth"
)

var noon = time.Date(2026, 11, 27, 12, 0, 0, 0, time.UTC)

// clock is a time that a test moves.
type clock struct{ time.Time }

func (c *clock) now() time.Time { return c.Time }

func newToken(t *testing.T, name string, scope auth.Scope, expires time.Time) (string, auth.Token) {
	t.Helper()
	secret, token, err := auth.NewToken(name, scope, noon, expires)
	if err != nil {
		t.Fatal(err)
	}
	return secret, token
}

func TestTokensOfAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "tokens")
	reader, r := newToken(t, "dashboard", auth.Read, noon.Add(time.Hour))
	admin, a := newToken(t, "تجزیہ-1", auth.Admin, time.Time{})
	for _, token := range []auth.Token{r, a} {
		if err := auth.AddToken(path, token); err != nil {
			t.Fatal(err)
		}
	}
	if err := auth.AddToken(path, r); err == nil || !strings.Contains(err.Error(), "dashboard") {
		t.Errorf("a second token of a name: %v", err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), reader) || strings.Contains(string(text), admin) {
		t.Errorf("the file has the tokens themselves:\n%s", text)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	c := &clock{noon}
	tokens, err := auth.OpenTokens(path, "", c.now)
	if err != nil {
		t.Fatal(err)
	}
	door := &auth.Auth{Tokens: tokens}
	is := func(when, secret, name string, scope auth.Scope) {
		t.Helper()
		w, err := door.Who(t.Context(), "Bearer "+secret)
		if want := noon.Add(time.Hour); name == "dashboard" && !w.Until.Equal(want) {
			t.Errorf("%s: it holds until %v, want %v", when, w.Until, want)
		}
		w.Until = time.Time{}
		if name == "" && !errors.Is(err, auth.ErrUnknown) || w != (auth.Who{Name: name, Scope: scope}) {
			t.Errorf("%s: %+v, %v; want %s %s", when, w, err, name, scope)
		}
	}
	is("at noon", reader, "dashboard", auth.Read)
	is("at noon", admin, "تجزیہ-1", auth.Admin)
	is("a hash is no token", r.Hash, "", auth.None)
	is("half a token", reader[:20], "", auth.None)
	c.Time = noon.Add(time.Hour)
	is("when it expires", reader, "", auth.None)
	is("which never expires", admin, "تجزیہ-1", auth.Admin)
	if err := auth.RevokeToken(path, "nobody"); err == nil {
		t.Error("a token that is not there was revoked")
	}
	if err := auth.RevokeToken(path, "تجزیہ-1"); err != nil {
		t.Fatal(err)
	}
	c.Time = c.Add(time.Second)
	is("after it was revoked", admin, "", auth.None)
	told := 0
	tokens.Tell = func(error) { told++ }
	if err := os.WriteFile(path, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Time = noon.Add(time.Minute)
	c.Time = c.Add(time.Hour)
	is("a file that cannot be read", reader, "", auth.None)
	if err := tokens.Err(); err == nil || !strings.Contains(err.Error(), "tokens: line 1: ") {
		t.Errorf("the reason: %v", err)
	}
	c.Time = c.Add(time.Second)
	is("and still not", admin, "", auth.None)
	if told != 1 {
		t.Errorf("that the file cannot be read was told %d times", told)
	}
}

func TestTokensOfTheEnvironment(t *testing.T) {
	secret, token := newToken(t, "ci", auth.Write, time.Time{})
	_, other := newToken(t, "other", auth.Read, time.Time{})
	tokens, err := auth.OpenTokens("", token.String()+";"+other.String(), (&clock{noon}).now)
	if err != nil {
		t.Fatal(err)
	}
	for header, want := range map[string]auth.Who{
		"bearer " + secret:   {Name: "ci", Scope: auth.Write},
		"":                   {Scope: auth.Read},
		"Basic " + secret:    {},
		"Bearer":             {},
		"Bearer a.b.c":       {},
		"Bearer   " + secret: {Name: "ci", Scope: auth.Write},
	} {
		door := auth.Auth{Anonymous: auth.Read, Tokens: tokens}
		w, err := door.Who(t.Context(), header)
		if w != want || (err != nil) != (want == auth.Who{}) {
			t.Errorf("%q: %+v %v, want %+v", header, w, err, want)
		}
	}
}

func TestTokensThatAreNone(t *testing.T) {
	_, token := newToken(t, "a", auth.Read, time.Time{})
	line := token.String()
	for name, lines := range map[string]string{
		"too few fields": "a read",
		"no scope":       strings.Replace(line, " read ", " root ", 1),
		"no hash":        strings.Replace(line, token.Hash, "secret", 1),
		"no time":        strings.Replace(line, "never", "soon", 1),
		"twice":          line + "\n" + line,
	} {
		if _, err := auth.OpenTokens("", lines, (&clock{noon}).now); err == nil || !strings.Contains(err.Error(), "line ") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := auth.OpenTokens(filepath.Join(t.TempDir(), "nowhere"), "", (&clock{noon}).now); err == nil {
		t.Error("a file that is not there was opened")
	}
	for name, expires := range map[string]time.Time{"": {}, "two words": {}, "late": noon, "after-all-years": noon.AddDate(0, 0, 9_999_999)} {
		if _, _, err := auth.NewToken(name, auth.Read, noon, expires); err == nil {
			t.Errorf("a token %q that expires at %v was made", name, expires)
		}
	}
}
