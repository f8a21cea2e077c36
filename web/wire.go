package web

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/coder/websocket"
)

// subprotocol is the one that is spoken on WebSockets:
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
const subprotocol = "graphql-transport-ws"

// The types of its messages.
const (
	typeInit      = "connection_init"
	typeAck       = "connection_ack"
	typePing      = "ping"
	typePong      = "pong"
	typeSubscribe = "subscribe"
	typeNext      = "next"
	typeError     = "error"
	typeComplete  = "complete"
)

// Its close codes, and the one of WebSockets for a service that ends.
const (
	closeEnding                           = websocket.StatusGoingAway
	closeInvalid     websocket.StatusCode = 4400 // a message that is none of the protocol
	closeEarly       websocket.StatusCode = 4401 // an operation before connection_init
	closeForbidden   websocket.StatusCode = 4403 // credentials that do not suffice, or no more
	closeSubprotocol websocket.StatusCode = 4406 // another protocol
	closeLate        websocket.StatusCode = 4408 // no connection_init in time
	closeTwice       websocket.StatusCode = 4409 // an id that is in use
	closeInits       websocket.StatusCode = 4429 // a second connection_init
)

// message is one message, either way.
type message struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// goodbye ends a connection, for a reason.
type goodbye struct {
	code   websocket.StatusCode
	reason string
}

// Error implements error.
func (g goodbye) Error() string { return fmt.Sprintf("%d %s", g.code, g.reason) }

// to closes the connection; only the first reason is told.
func (g goodbye) to(conn *websocket.Conn) error {
	const longest = 123 // bytes, by RFC 6455
	if reason := g.reason; len(reason) > longest {
		g.reason = strings.ToValidUTF8(reason[:longest-len("…")], "") + "…"
	}
	return conn.Close(g.code, g.reason)
}

// farewell is how a connection ends that is ended from here.
func farewell(cause error) goodbye {
	refused, ok := cause.(*refusal)
	switch {
	case !ok:
		return goodbye{websocket.StatusNormalClosure, "terminated"}
	case refused.code == codeUnavailable:
		return goodbye{closeEnding, refused.message}
	}
	return goodbye{closeForbidden, refused.message}
}

// read waits for a message of the client. One that the protocol does not know
// is a goodbye.
func read(conn *websocket.Conn) (*message, error) {
	// It waits as long as the connection is open: an ended context would cut
	// it off without a reason.
	kind, text, err := conn.Read(context.Background())
	if err != nil {
		return nil, err
	}
	m := &message{}
	if kind != websocket.MessageText || !utf8.Valid(text) || json.Unmarshal(text, m) != nil {
		return nil, goodbye{closeInvalid, "Invalid message received: it is no JSON object with a type"}
	}
	switch m.Type {
	case typeInit, typePing, typePong:
		return m, nil
	case typeSubscribe, typeComplete:
		if m.ID != "" {
			return m, nil
		}
		return nil, goodbye{closeInvalid, "Invalid message received: " + m.Type + " needs an id"}
	}
	return nil, goodbye{closeInvalid, fmt.Sprintf("Invalid message received: a client sends no %.40q", m.Type)}
}

// authorization finds credentials in the payload of connection_init.
func authorization(payload json.RawMessage) (string, error) {
	fields := map[string]json.RawMessage{}
	if len(payload) > 0 && json.Unmarshal(payload, &fields) != nil {
		return "", goodbye{closeInvalid, "Invalid message received: the payload of connection_init is no object"}
	}
	for name, value := range fields {
		var given string
		if strings.EqualFold(name, "authorization") && json.Unmarshal(value, &given) == nil {
			return given, nil
		}
	}
	return "", nil
}

// write sends a message. A client that does not take it in time is cut off: it
// would hold what writes to it.
func (l *line) write(m *message) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return l.conn.Write(ctx, websocket.MessageText, text)
}

// patience is how long a client may take to receive one message.
const patience = 10 * time.Second
