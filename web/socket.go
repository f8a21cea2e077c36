package web

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"diplograph/web/auth"

	"github.com/coder/websocket"
)

// Waits of a WebSocket: for its first message, and between signs of life.
const (
	initTimeout = 10 * time.Second
	pingEvery   = 30 * time.Second
)

// isSocket tells whether a request wants to become a WebSocket.
func isSocket(r *http.Request) bool { return strings.EqualFold(r.Header.Get("Upgrade"), "websocket") }

// socket serves operations of any kind over a WebSocket, by graphql-transport-ws
// to the letter. gqlgen's own transport takes a second operation under an id in
// use, and has one close code for all that goes wrong.
func (e *endpoint) socket(ctx context.Context, w http.ResponseWriter, r *http.Request, client string) {
	if origin := r.Header.Get("Origin"); origin != "" && !slices.Contains(e.origins, origin) {
		if u, err := url.Parse(origin); err != nil || u.Host != r.Host {
			e.refuse(w, r, mediaJSON, &refusal{status: http.StatusForbidden, code: codeForbidden, message: "pages of other sites may not connect"})
			return
		}
	}
	leave, refused := e.door.clients.connect(client)
	if refused != nil {
		e.refuse(w, r, mediaJSON, refused)
		return
	}
	defer leave()
	conn, err := websocket.Accept(w, r, &websocket.AcceptOptions{Subprotocols: []string{subprotocol}, OriginPatterns: e.origins})
	if err != nil {
		return // it has been answered
	}
	defer func() { _ = conn.CloseNow() }()
	conn.SetReadLimit(e.limits.Body)
	if conn.Subprotocol() != subprotocol {
		_ = goodbye{closeSubprotocol, "Subprotocol not acceptable"}.to(conn)
		return
	}
	l := &line{endpoint: e, conn: conn, client: client, header: r.Header, authorization: r.Header.Get("Authorization"), active: map[string]*operation{}}
	err = l.serve(ctx)
	e.log.LogAttrs(ctx, slog.LevelDebug, "websocket ended", slog.String("request", RequestID(ctx)), slog.Any("reason", err))
}

// serve reads what the client says until the connection ends, and gives the reason.
func (l *line) serve(ctx context.Context) error {
	defer l.under.Wait()
	serving, cancel := whileServing(ctx)
	defer cancel()
	defer l.closeAfter(serving)()
	late := time.AfterFunc(initTimeout, func() { _ = goodbye{closeLate, "Connection initialisation timeout"}.to(l.conn) })
	defer late.Stop()
	l.under.Go(func() { l.live(serving) })
	var in context.Context // of who was let in
	for {
		m, err := read(l.conn)
		switch {
		case err != nil:
		case m.Type == typePing:
			err = l.write(&message{Type: typePong, Payload: m.Payload})
		case m.Type == typePong:
		case m.Type == typeInit && in != nil:
			err = goodbye{closeInits, "Too many initialisation requests"}
		case m.Type == typeInit:
			late.Stop()
			if in, err = l.begin(serving, m.Payload); err == nil {
				defer l.closeAfter(in)()
				err = l.write(&message{Type: typeAck})
			}
		case m.Type == typeSubscribe && in == nil:
			err = goodbye{closeEarly, "Unauthorized"}
		case m.Type == typeSubscribe:
			err = l.subscribe(in, m)
		case m.Type == typeComplete:
			l.complete(m.ID)
		}
		var bye goodbye
		if errors.As(err, &bye) {
			_ = bye.to(l.conn)
		}
		if err != nil {
			return err
		}
	}
}

// closeAfter closes the connection when the context ends, unless it was
// stopped before.
func (l *line) closeAfter(ctx context.Context) (stop func() bool) {
	return context.AfterFunc(ctx, func() { _ = farewell(context.Cause(ctx)).to(l.conn) })
}

// begin lets the client in. Browsers cannot send a header, so credentials may
// come with connection_init: {"Authorization": "Bearer …"}. The context that it
// gives ends when they do.
func (l *line) begin(ctx context.Context, payload []byte) (context.Context, error) {
	given, err := authorization(payload)
	if err != nil {
		return nil, err
	}
	who := auth.From(ctx)
	var refused *refusal
	if given != "" {
		if who, err = l.endpoint.door.auth.Who(ctx, given); err != nil {
			refused = unknown(err)
		}
		l.client, l.authorization = holder(who), given
	}
	if refused == nil {
		refused = permit(who, auth.Read)
	}
	if refused != nil {
		l.endpoint.metrics.rejected(refused.list())
		return nil, farewell(refused)
	}
	return l.endpoint.door.whileKnown(ctx, who, l.authorization), nil
}

// live asks the client now and then for a sign of life: without one the
// connection is cut off.
func (l *line) live(ctx context.Context) {
	tick := time.NewTicker(pingEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		waiting, cancel := context.WithTimeout(ctx, pingEvery)
		err := l.conn.Ping(waiting)
		cancel()
		if err != nil {
			_ = l.conn.CloseNow()
			return
		}
	}
}
