package web_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"diplograph/graph"

	"github.com/coder/websocket"
)

// raw opens a WebSocket of some subprotocol and sends nothing.
func raw(t *testing.T, address, subprotocol string) *websocket.Conn {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), address, &websocket.DialOptions{Subprotocols: []string{subprotocol}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	return conn
}

// isClosed waits for the end of a connection and looks at its code and reason.
func isClosed(t *testing.T, conn *websocket.Conn, code websocket.StatusCode, reason string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Second)
	defer cancel()
	var err error
	for err == nil {
		_, _, err = conn.Read(ctx)
	}
	if got := websocket.CloseStatus(err); got != code || !strings.Contains(err.Error(), reason) {
		t.Errorf("closed with %d: %v; want %d %s", got, err, code, reason)
	}
}

const (
	initial    = `{"type": "connection_init"}`
	subscribed = `{"id": "1", "type": "subscribe", "payload": {"query": "` + progress + `"}}`
)

// Whatever breaks the protocol ends the connection with the protocol's own code.
func TestProtocol(t *testing.T) {
	address, _ := following(t, nil)
	for name, c := range map[string]struct {
		says   []string
		code   websocket.StatusCode
		reason string
	}{
		"an id in use":                 {[]string{initial, subscribed, subscribed}, 4409, "Subscriber for 1 already exists"},
		"an id in use, a long one":     {[]string{initial, strings.ReplaceAll(subscribed, `"1"`, `"`+strings.Repeat("ب", 100)+`"`), strings.ReplaceAll(subscribed, `"1"`, `"`+strings.Repeat("ب", 100)+`"`)}, 4409, "Subscriber for ببب"},
		"an operation before init":     {[]string{subscribed}, 4401, "Unauthorized"},
		"a second init":                {[]string{initial, initial}, 4429, "Too many initialisation requests"},
		"no JSON":                      {[]string{`{"type": `}, 4400, "Invalid message"},
		"no JSON, once it has begun":   {[]string{initial, "hello"}, 4400, "Invalid message"},
		"no object":                    {[]string{`["connection_init"]`}, 4400, "Invalid message"},
		"no type":                      {[]string{initial, `{"id": "1"}`}, 4400, "Invalid message"},
		"a type that nobody knows":     {[]string{initial, `{"type": "start", "id": "1"}`}, 4400, "a client sends no"},
		"a type of the server":         {[]string{initial, `{"type": "next", "id": "1"}`}, 4400, "a client sends no"},
		"an operation without id":      {[]string{initial, `{"type": "subscribe", "payload": {"query": "{ sectors { id } }"}}`}, 4400, "needs an id"},
		"complete without id":          {[]string{initial, `{"type": "complete"}`}, 4400, "needs an id"},
		"an operation without payload": {[]string{initial, `{"type": "subscribe", "id": "1"}`}, 4400, "payload"},
		"a query that is no text":      {[]string{initial, `{"type": "subscribe", "id": "1", "payload": {"query": 1}}`}, 4400, "query has not the type"},
		"variables that are a list":    {[]string{initial, `{"type": "subscribe", "id": "1", "payload": {"query": "{ sectors { id } }", "variables": []}}`}, 4400, "variables has not the type"},
		"credentials in a list":        {[]string{`{"type": "connection_init", "payload": ["Bearer"]}`}, 4400, "payload"},
		"silence":                      {nil, 4408, "Connection initialisation timeout"},
		"only signs of life":           {[]string{`{"type": "ping"}`}, 4408, "Connection initialisation timeout"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			conn := raw(t, address, "graphql-transport-ws")
			for _, text := range c.says {
				if err := conn.Write(t.Context(), websocket.MessageText, []byte(text)); err != nil {
					t.Fatal(err)
				}
			}
			isClosed(t, conn, c.code, c.reason)
		})
	}
	t.Run("another protocol", func(t *testing.T) {
		t.Parallel()
		isClosed(t, raw(t, address, "graphql-ws"), 4406, "Subprotocol not acceptable")
	})
	t.Run("bytes", func(t *testing.T) {
		t.Parallel()
		conn := raw(t, address, "graphql-transport-ws")
		if err := conn.Write(t.Context(), websocket.MessageBinary, []byte(initial)); err != nil {
			t.Fatal(err)
		}
		isClosed(t, conn, 4400, "Invalid message")
	})
}

// What is wrong with one operation ends that one alone, with an error and
// nothing after it; its id is free then.
func TestErrorsOfOperations(t *testing.T) {
	address, store := following(t, nil)
	conn := dial(t, address, `{}`)
	hears(t, conn, "connection_ack")
	send(t, conn, message{Type: "ping", Payload: json.RawMessage(`{"sent":1}`)})
	hears(t, conn, `pong  {"sent":1}`)
	subscribe := func(query string) {
		t.Helper()
		send(t, conn, message{ID: "1", Type: "subscribe", Payload: json.RawMessage(`{"query": "` + query + `"}`)})
	}
	subscribe(`{ nonsense }`)
	hears(t, conn, `error 1 [{"message":"Cannot query field \"nonsense\"`)
	subscribe(`{ broken`)
	hears(t, conn, `error 1 [{"message":"Expected Name`)
	subscribe(`subscription { loadProgress(id: \"load:none\") { id } }`)
	hears(t, conn, `next 1 {"errors":[{"message":"nothing has this id"`)
	hears(t, conn, "complete 1")
	for _, query := range []string{
		`subscription { a: loadProgress(id: \"load:1\") { id } b: loadProgress(id: \"load:1\") { id } }`,
		`subscription { loadProgress(id: \"load:1\") @skip(if: true) { id } }`,
		`subscription { ...F } fragment F on Subscription { a: loadProgress(id: \"load:1\") { id } b: loadProgress(id: \"load:1\") { id } }`,
	} {
		subscribe(query)
		hears(t, conn, `error 1 [{"message":"a subscription follows one field, this one `)
	}
	send(t, conn, message{ID: "1", Type: "complete"}) // it has ended: nothing happens
	subscribe(progress)
	hears(t, conn, `next 1 {"data":{"loadProgress":{"state":"RUNNING"}}}`)
	goOn(t, store, graph.LoadDone)
	hears(t, conn, `next 1 {"data":{"loadProgress":{"state":"DONE"}}}`)
	hears(t, conn, "complete 1")
}
