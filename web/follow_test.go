package web_test

import (
	"bufio"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"diplograph/web"
	"diplograph/web/auth"
)

// What follows changes does so only as long as its token holds.
func TestSubscriptionsEndWithTheirTokens(t *testing.T) {
	for name, ends := range map[string]func(t *testing.T, path string) (secret string){
		"revoked": func(t *testing.T, path string) string {
			secret := keep(t, path, auth.Read, time.Time{})
			time.AfterFunc(200*time.Millisecond, func() {
				if err := auth.RevokeToken(path, "amna"); err != nil {
					t.Error(err)
				}
			})
			return secret
		},
		"expired": func(t *testing.T, path string) string {
			return keep(t, path, auth.Read, time.Now().Add(2*time.Second))
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			path := filepath.Join(t.TempDir(), "tokens")
			other := keep(t, path, auth.Admin, time.Time{}, "other")
			begun := time.Now()
			secret := ends(t, path)
			tokens, err := auth.OpenTokens(path, "", time.Now)
			if err != nil {
				t.Fatal(err)
			}
			address, _ := following(t, func(c *web.Config) { c.Auth = &auth.Auth{Tokens: tokens} })
			stays := dial(t, address, `{"Authorization": "Bearer `+other+`"}`)
			hears(t, stays, "connection_ack")
			conn := dial(t, address, `{"Authorization": "Bearer `+secret+`"}`)
			hears(t, conn, "connection_ack")
			send(t, conn, message{ID: "1", Type: "subscribe", Payload: json.RawMessage(`{"query": "` + progress + `"}`)})
			hears(t, conn, `next 1 {"data":{"loadProgress":{"state":"RUNNING"}}}`)
			lines := make(chan string, 1)
			go func() { lines <- streamed(t, address, secret) }()
			isClosed(t, conn, 4403, "this token is not known, or was revoked, or has expired")
			want := `event: next|data: {"data":{"loadProgress":{"state":"RUNNING"}}}|event: next|data: {"errors":[{"message":"this token is not known, or was revoked, or has expired","extensions":{"code":"UNAUTHENTICATED"}}]}|event: complete|data:`
			if got := <-lines; got != want {
				t.Errorf("got  %s\nwant %s", got, want)
			}
			if took := time.Since(begun); took > 8*time.Second {
				t.Errorf("they ended after %v", took)
			}
			send(t, stays, message{Type: "ping"})
			hears(t, stays, "pong")
		})
	}
}

// keep adds a token to a file.
func keep(t *testing.T, path string, scope auth.Scope, until time.Time, name ...string) (secret string) {
	t.Helper()
	secret, token, err := auth.NewToken(append(name, "amna")[0], scope, time.Now(), until)
	if err != nil {
		t.Fatal(err)
	}
	if err := auth.AddToken(path, token); err != nil {
		t.Fatal(err)
	}
	return secret
}

// streamed follows the load by server-sent events to the end, and gives all lines that say something.
func streamed(t *testing.T, address, secret string) string {
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(`{"query": "`+progress+`"}`))
	if err != nil {
		t.Error(err)
		return ""
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	r.Header.Set("Authorization", "Bearer "+secret)
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Error(err)
		return ""
	}
	defer func() { _ = resp.Body.Close() }()
	var lines []string
	for s := bufio.NewScanner(resp.Body); s.Scan(); {
		if s.Text() != "" && s.Text() != ":" {
			lines = append(lines, s.Text())
		}
	}
	return strings.Join(lines, "|")
}
