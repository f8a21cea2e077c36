package web

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"diplograph/graph"
)

// NotReady is an error of Config.Ready whose text is written for whoever asks:
// a plain sentence, nothing of a driver's.
type NotReady string

// Error implements error.
func (n NotReady) Error() string { return string(n) }

// readyTimeout is how long /readyz waits for the store.
const readyTimeout = 2 * time.Second

// health answers what orchestrators ask.
type health struct {
	ready func(context.Context) error
	log   *slog.Logger
	away  atomic.Bool // what the log was told last
}

func (h *health) live(w http.ResponseWriter, _ *http.Request) {
	say(w, http.StatusOK, "ok")
}

// readyz asks the store each time, so that the service is ready again as soon
// as the store is. The log hears of it when it changes.
func (h *health) readyz(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	err := h.ready(ctx)
	if err == nil {
		if h.away.Swap(false) {
			h.log.LogAttrs(r.Context(), slog.LevelInfo, "ready again")
		}
		say(w, http.StatusOK, "ready")
		return
	}
	if !h.away.Swap(true) {
		h.log.LogAttrs(r.Context(), slog.LevelWarn, "not ready", slog.Any("error", err))
	}
	say(w, http.StatusServiceUnavailable, reason(err))
}

// reason is why the service is not ready, for anybody to read.
func reason(err error) string {
	var told NotReady
	switch {
	case errors.As(err, &told):
		return told.Error()
	case errors.Is(err, context.DeadlineExceeded):
		return "the store did not answer in " + readyTimeout.String()
	case errors.Is(err, graph.ErrUnavailable):
		return "the store cannot be reached"
	}
	return "the service is not ready; its log says why"
}

// say answers with a line of text that nobody may keep.
func say(w http.ResponseWriter, status int, line string) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_, _ = io.WriteString(w, line+"\n")
}
