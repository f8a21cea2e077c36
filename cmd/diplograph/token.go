package main

import (
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"diplograph/web/audit"
	"diplograph/web/auth"
)

type tokenCommand struct {
	Create tokenCreate `cmd:"" help:"Make a token and print it once."`
	List   tokenList   `cmd:"" help:"List tokens: name, scope, times; not the tokens themselves, which are kept nowhere."`
	Revoke tokenRevoke `cmd:"" help:"Take a token back; a running service refuses it within a second."`
}

// tokensFlag names the file of tokens.
type tokensFlag struct {
	Tokens string `default:"diplograph.tokens" env:"DIPLOGRAPH_TOKENS_FILE" placeholder:"FILE" help:"The file of tokens."`
}

type tokenCreate struct {
	tokensFlag
	Scope   string `required:"" enum:"read,write,admin" help:"What the holder may do: read; write, also load; admin, also withdraw, judge and read the audit log."`
	Expires string `required:"" placeholder:"WHEN" help:"When it ends: a day or time in UTC, a number of days such as 90d, or never."`
	Line    bool   `help:"Change no file; print the token, then the line for DIPLOGRAPH_TOKENS."`
	Name    string `arg:"" help:"Who holds it; the audit log says so."`
}

// Help is the long help with examples.
func (tokenCreate) Help() string {
	return `The file keeps a hash. The token is printed once, and is sent as "Authorization: Bearer TOKEN".

  diplograph token create --scope read --expires 90d dashboard
  diplograph token create --scope admin --expires 2027-01-01 --tokens /etc/diplograph/tokens amna`
}

// Run makes the token.
func (c tokenCreate) Run(std streams) error {
	now := time.Now()
	scope, err := auth.ParseScope(c.Scope)
	if err != nil {
		return err
	}
	expires, err := expiry(c.Expires, now)
	if err != nil {
		return err
	}
	secret, token, err := auth.NewToken(c.Name, scope, now, expires)
	if err != nil {
		return err
	}
	if c.Line {
		_, err = fmt.Fprintf(std.out, "%s\n%s\n", secret, token)
		return err
	}
	if err := auth.AddToken(c.Tokens, token); err != nil {
		return err
	}
	_, err = fmt.Fprintln(std.out, secret)
	return err
}

// expiry reads when a token ends; zero stands for never.
func expiry(text string, now time.Time) (time.Time, error) {
	if text == "never" {
		return time.Time{}, nil
	}
	if days, err := strconv.Atoi(strings.TrimSuffix(text, "d")); err == nil && strings.HasSuffix(text, "d") {
		return now.AddDate(0, 0, days), nil
	}
	t, err := audit.ParseTime(text)
	if err != nil {
		return t, fmt.Errorf("--expires: %w, nor a number of days such as 90d, nor never", err)
	}
	return t, nil
}

type tokenList struct{ tokensFlag }

// Help is the long help with examples.
func (tokenList) Help() string {
	return "  diplograph token list"
}

// Run lists the tokens.
func (c tokenList) Run(std streams) error {
	tokens, err := auth.ReadTokens(c.Tokens)
	if err != nil {
		return err
	}
	table := tabwriter.NewWriter(std.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "NAME\tSCOPE\tCREATED\tEXPIRES")
	for _, t := range tokens {
		expires := "never"
		switch {
		case t.Expired(time.Now()):
			expires = t.Expires.Format(time.RFC3339) + " (over)"
		case !t.Expires.IsZero():
			expires = t.Expires.Format(time.RFC3339)
		}
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\n", t.Name, t.Scope, t.Created.Format(time.RFC3339), expires)
	}
	return table.Flush()
}

type tokenRevoke struct {
	tokensFlag
	Name string `arg:"" help:"Whose token."`
}

// Help is the long help with examples.
func (tokenRevoke) Help() string {
	return "  diplograph token revoke dashboard"
}

// Run revokes the token.
func (c tokenRevoke) Run(std streams) error {
	if err := auth.RevokeToken(c.Tokens, c.Name); err != nil {
		return err
	}
	_, err := fmt.Fprintf(std.out, "revoked: %s\n", c.Name)
	return err
}
