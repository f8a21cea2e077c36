package web

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"diplograph/web/auth"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	mediaEvents = "text/event-stream"
	// keepAlive is how often a silent stream gives a sign of life.
	keepAlive = 15 * time.Second
)

// takesEvents tells whether a client asks for server-sent events.
func takesEvents(h http.Header) bool {
	return strings.Contains(strings.Join(h.Values("Accept"), ","), mediaEvents)
}

// stream answers a subscription by server-sent events, one connection for each
// (graphql-sse, distinct connections). A client that does not read is cut off.
func (e *endpoint) stream(ctx context.Context, w http.ResponseWriter, op *graphql.OperationContext, authorization string) {
	ctx, cancel := whileServing(ctx)
	defer cancel()
	ctx = e.door.whileKnown(ctx, auth.From(ctx), authorization)
	out := &events{w: w, control: http.NewResponseController(w)}
	w.Header().Set("Content-Type", mediaEvents)
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no")
	next, why := e.follow(ctx, op) // before the client hears that it began: what comes after that is not missed
	answers := make(chan string)
	go func() {
		defer close(answers)
		for answer := next(); answer != nil; answer = next() {
			text, err := asEvent(answer) // the next answer is written over this one
			if err != nil {
				e.log.LogAttrs(ctx, slog.LevelError, "no answer", slog.String("request", RequestID(ctx)), slog.Any("error", err))
				return
			}
			select {
			case answers <- text:
			case <-ctx.Done():
				return
			}
		}
	}()
	defer func() {
		cancel()
		for range answers { // until the operation has ended
		}
	}()
	// The server's own time for reading would end the request.
	if out.control.SetReadDeadline(time.Time{}) != nil || out.write(":\n\n") != nil {
		return
	}
	alive := time.NewTicker(keepAlive)
	defer alive.Stop()
	for {
		select {
		case <-alive.C:
			if out.write(":\n\n") != nil {
				return
			}
		case answer, more := <-answers:
			if !more {
				if reason := why(); reason != nil {
					if text, err := asEvent(errorsOnly{gqlerror.List{reason}}); err == nil {
						_ = out.write(text)
					}
				}
				_ = out.write("event: complete\ndata:\n\n")
				return
			}
			if out.write(answer) != nil {
				return
			}
		}
	}
}

// events writes a stream.
type events struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

// asEvent is an answer as an event of the stream.
func asEvent(answer any) (string, error) {
	body, err := json.Marshal(answer)
	return fmt.Sprintf("event: next\ndata: %s\n\n", body), err
}

func (s *events) write(text string) error {
	if err := s.control.SetWriteDeadline(time.Now().Add(patience)); err != nil {
		return err
	}
	if _, err := s.w.Write([]byte(text)); err != nil {
		return err
	}
	return s.control.Flush()
}
