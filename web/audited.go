package web

import (
	"bufio"
	"encoding/json"
	"log/slog"
	"net/http"

	"diplograph/graph"
	"diplograph/web/audit"
)

// audited answers admins with the audit log, one JSON object a line: of
// somebody (who), of one mutation (what), since a time (RFC 3339) or a day.
func audited(entries graph.Journal, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r.URL.Query()
		q := graph.EntryQuery{Who: asked.Get("who"), What: asked.Get("what")}
		if since := asked.Get("since"); since != "" {
			var err error
			if q.Since, err = audit.ParseTime(since); err != nil {
				say(w, http.StatusBadRequest, err.Error())
				return
			}
		}
		w.Header().Set("Content-Type", "application/jsonl; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		lines := bufio.NewWriter(w)
		encoder := json.NewEncoder(lines)
		err := audit.Read(r.Context(), entries, q, func(e *audit.Entry) error { return encoder.Encode(e) })
		if err == nil {
			err = lines.Flush()
		}
		if err != nil && r.Context().Err() == nil {
			log.LogAttrs(r.Context(), slog.LevelError, "audit log not told", slog.String("request", RequestID(r.Context())), slog.Any("error", err))
			panic(http.ErrAbortHandler) // half a log must not look whole
		}
	})
}
