package web_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/graph/memory"
	"diplograph/resolvers"
	"diplograph/resolvers/gql"
	"diplograph/web"
	"diplograph/web/auth"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"
	"github.com/google/go-cmp/cmp"
	"go.uber.org/goleak"
)

// following serves subscriptions on a store in memory with one load under way.
func following(t *testing.T, change func(*web.Config)) (address string, store graph.Store) {
	t.Helper()
	store = memory.New()
	goOn(t, store, graph.LoadRunning)
	s := newService(t, nil, func(c *web.Config) {
		c.Schema = gql.NewExecutableSchema(gql.Config{Resolvers: &resolvers.Resolver{Store: store, Today: func() graph.Date { return "2025-09-15" },
			Watch: &resolvers.Watch{Feed: store, Every: 5 * time.Millisecond}}})
		if change != nil {
			change(c)
		}
	})
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	return server.URL + "/graphql", store
}

// subscribe sends a subscription whose answers come as server-sent events.
func subscribe(ctx context.Context, t *testing.T, address, query string) *http.Response {
	t.Helper()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, address, strings.NewReader(`{"query": "`+query+`"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "text/event-stream")
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = resp.Body.Close() })
	return resp
}

func goOn(t *testing.T, store graph.Store, state graph.LoadState) {
	t.Helper()
	err := store.Update(context.Background(), graph.Touched{}, func(*graph.Evidence) (*graph.Revision, error) {
		return &graph.Revision{Loads: []*graph.Load{{ID: "load:1", State: state}}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

const progress = `subscription { loadProgress(id: \"load:1\") { state } }`

func TestServerSentEvents(t *testing.T) {
	address, store := following(t, nil)
	resp := subscribe(t.Context(), t, address, progress)
	if got := resp.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Fatalf("media type %q", got)
	}
	var lines []string
	for s := bufio.NewScanner(resp.Body); s.Scan(); {
		if s.Text() != "" && s.Text() != ":" {
			lines = append(lines, s.Text())
		}
		if len(lines) == 2 {
			goOn(t, store, graph.LoadDone)
		}
	}
	want := `event: next|data: {"data":{"loadProgress":{"state":"RUNNING"}}}|event: next|data: {"data":{"loadProgress":{"state":"DONE"}}}|event: complete|data:`
	if got := strings.Join(lines, "|"); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// Events that change together come one by one, each as it is: whoever makes the
// next answer has not written over the one before.
func TestServerSentEventsThatComeTogether(t *testing.T) {
	address, store := following(t, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	resp := subscribe(ctx, t, address, "subscription { eventChanged { id date { edtf } } }")
	want, got := map[string]int{}, map[string]int{}
	var told []*graph.Reading
	for i := range 50 {
		key, day := fmt.Sprintf("a%d", i), graph.Date("2025-01-01").Add(7*i)
		told = append(told, &graph.Reading{
			Article: &graph.Article{ID: graph.ID(graph.ArticleLabel, key), SourceID: "source:daily", Lang: "en", Published: day, Hash: key},
			Mentions: []*graph.Mention{{ID: graph.ID(graph.MentionLabel, key), Type: graph.MeetingType, Kind: graph.KindMeeting, Status: graph.Occurred,
				Date: graph.DayOf(day), Countries: []string{"KZ", "PK"}, Origin: "daily", Authority: graph.Outlet, Confidence: .9}},
		})
		want[fmt.Sprintf(`{"data":{"eventChanged":{"id":"event:%s","date":{"edtf":"%s"}}}}`, key, day)] = 1
	}
	lines := bufio.NewScanner(resp.Body)
	for begun := false; len(got) < len(want) && lines.Scan(); {
		if !begun { // the comment that begins the stream
			begun = true
			if err := store.Update(t.Context(), graph.TouchedBy(told), func(ev *graph.Evidence) (*graph.Revision, error) { return graph.Revise(ev, told), nil }); err != nil {
				t.Fatal(err)
			}
		}
		if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			got[data]++
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got: %s", diff)
	}
}

// message is one of graphql-transport-ws.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// dial opens a WebSocket and sends what begins it.
func dial(t *testing.T, address, payload string) *websocket.Conn {
	t.Helper()
	conn, _, err := websocket.Dial(t.Context(), address, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	send(t, conn, message{Type: "connection_init", Payload: json.RawMessage(payload)})
	return conn
}

func send(t *testing.T, conn *websocket.Conn, m message) {
	t.Helper()
	if err := wsjson.Write(t.Context(), conn, m); err != nil {
		t.Fatal(err)
	}
}

// hears waits for a message that is no sign of life.
func hears(t *testing.T, conn *websocket.Conn, want string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	for {
		var m message
		if err := wsjson.Read(ctx, conn, &m); err != nil {
			t.Fatalf("want %s: %v", want, err)
		}
		if m.Type == "ping" {
			continue
		}
		if got := strings.TrimSpace(m.Type + " " + m.ID + " " + string(m.Payload)); !strings.HasPrefix(got, want) {
			t.Fatalf("got %s, want %s", got, want)
		}
		return
	}
}

func TestWebSocket(t *testing.T) {
	address, store := following(t, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Subscriptions = 2
	})
	conn := dial(t, address, `{}`)
	hears(t, conn, "connection_ack")
	subscribe := func(id string) {
		send(t, conn, message{ID: id, Type: "subscribe", Payload: json.RawMessage(`{"query": "` + progress + `"}`)})
	}
	subscribe("1")
	hears(t, conn, `next 1 {"data":{"loadProgress":{"state":"RUNNING"}}}`)
	subscribe("2")
	hears(t, conn, `next 2 {"data":{"loadProgress":{"state":"RUNNING"}}}`)
	subscribe("3")
	hears(t, conn, `error 3 [{"message":"a connection may have 2 subscriptions at once`)
	send(t, conn, message{ID: "2", Type: "complete"})
	subscribe("2") // the id is free again
	hears(t, conn, `next 2 {"data":{"loadProgress":{"state":"RUNNING"}}}`)
	send(t, conn, message{ID: "2", Type: "complete"})
	send(t, conn, message{ID: "q", Type: "subscribe", Payload: json.RawMessage(`{"query": "{ load(id: \"load:1\") { state } }"}`)})
	hears(t, conn, `next q {"data":{"load":{"state":"RUNNING"}}}`)
	hears(t, conn, "complete q")
	goOn(t, store, graph.LoadDone)
	hears(t, conn, `next 1 {"data":{"loadProgress":{"state":"DONE"}}}`)
	hears(t, conn, "complete 1")
}

// Strangers are told that they may not, by the protocol's own close code;
// credentials may come with the first message.
func TestWebSocketOfStrangers(t *testing.T) {
	address, _ := following(t, func(c *web.Config) { c.Auth = &auth.Auth{} })
	for _, payload := range [...]string{`{}`, `{"Authorization": "Bearer nonsense"}`} {
		conn := dial(t, address, payload)
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		var err error
		for err == nil {
			_, _, err = conn.Read(ctx)
		}
		if got := websocket.CloseStatus(err); got != 4403 {
			t.Errorf("%s: closed with %d: %v", payload, got, err)
		}
	}
}

// A page of another site cannot open one.
func TestWebSocketOfAnotherSite(t *testing.T) {
	address, _ := following(t, nil)
	_, resp, err := websocket.Dial(t.Context(), address, &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Origin": {"https://evil.example"}}})
	if err == nil || resp.StatusCode < 400 {
		t.Errorf("it was opened: %v", resp.Status)
	}
}

// Two hundred that only sit there, and two hundred that follow and do not read,
// hold nothing once they are gone.
func TestWebSocketsLeaveNothing(t *testing.T) {
	address, store := following(t, func(c *web.Config) {
		c.Limits = web.DefaultLimits()
		c.Limits.Rate = 0
	})
	server := goleak.IgnoreCurrent()
	defer goleak.VerifyNone(t, server)
	var all []*websocket.Conn
	for i := range 400 {
		conn := dial(t, address, `{}`)
		if i%2 == 0 {
			send(t, conn, message{ID: "1", Type: "subscribe", Payload: json.RawMessage(`{"query": "` + progress + `"}`)})
		}
		all = append(all, conn)
	}
	for range 5 {
		goOn(t, store, graph.LoadRunning)
		time.Sleep(10 * time.Millisecond)
	}
	for _, conn := range all {
		_ = conn.CloseNow()
	}
	http.DefaultClient.CloseIdleConnections()
}

// A client has so many WebSockets, and who holds a token may be refused it in
// the middle of a connection.
func TestWebSocketsOfAClient(t *testing.T) {
	secret, token, err := auth.NewToken("amna", auth.Read, time.Now(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "tokens")
	if err := auth.AddToken(path, token); err != nil {
		t.Fatal(err)
	}
	var ahead atomic.Int64 // of the clock, in seconds
	tokens, err := auth.OpenTokens(path, "", func() time.Time { return time.Now().Add(time.Duration(ahead.Load()) * time.Second) })
	if err != nil {
		t.Fatal(err)
	}
	address, _ := following(t, func(c *web.Config) {
		c.Auth = &auth.Auth{Tokens: tokens}
		c.Limits = web.DefaultLimits()
		c.Limits.Connections = 1
	})
	header := &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: http.Header{"Authorization": {"Bearer " + secret}}}
	open := func() (*websocket.Conn, *http.Response, error) { return websocket.Dial(t.Context(), address, header) }
	conn, _, err := open()
	if err != nil {
		t.Fatal(err)
	}
	if _, resp, err := open(); err == nil || resp.StatusCode != http.StatusTooManyRequests {
		t.Errorf("a second one was opened: %v", resp.Status)
	}
	send(t, conn, message{Type: "connection_init"})
	hears(t, conn, "connection_ack")
	load := message{ID: "q", Type: "subscribe", Payload: json.RawMessage(`{"query": "{ load(id: \"load:1\") { state } }"}`)}
	send(t, conn, load)
	hears(t, conn, `next q {"data":{"load":{"state":"RUNNING"}}}`)
	hears(t, conn, "complete q")
	if err := auth.RevokeToken(path, "amna"); err != nil {
		t.Fatal(err)
	}
	ahead.Store(10)
	send(t, conn, load)
	hears(t, conn, `error q [{"message":"this token is not known`)
	_ = conn.CloseNow()
}
