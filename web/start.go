package web

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"path"
	"strings"

	"diplograph/web/auth"
)

// The start page's parts, and the sample queries that the playground opens.
//
//go:embed start.html start.css playground/samples/*.graphql
var pages embed.FS

// latest is the query of the start page's example for the command line.
const latest = `{ events(first: 3) { nodes { title status mentions(first: 1) { nodes { quotes { text } } } } } }`

// sample is a query of the playground. Its first line is the question that it answers.
type sample struct{ Name, Question string }

// start is the start page.
type start struct {
	page    *template.Template
	samples []sample
	counts  func(context.Context) (Counts, error)
	closed  bool
	told    bool // whether anybody may see the figures
	log     *slog.Logger
}

func newStart(c Config) (*start, error) {
	page, err := template.ParseFS(pages, "start.html")
	if err != nil {
		return nil, fmt.Errorf("start page: %w", err)
	}
	names, err := fs.Glob(pages, "playground/samples/*.graphql")
	if err != nil {
		return nil, fmt.Errorf("start page: %w", err)
	}
	s := &start{page: page, counts: c.Counts, closed: c.Closed, told: c.Auth.Anonymous >= auth.Read, log: c.Log}
	for _, name := range names {
		query, err := fs.ReadFile(pages, name)
		if err != nil {
			return nil, fmt.Errorf("start page: %w", err)
		}
		question, _, _ := strings.Cut(strings.TrimPrefix(string(query), "# "), "\n")
		s.samples = append(s.samples, sample{strings.TrimSuffix(path.Base(name), ".graphql"), question})
	}
	return s, nil
}

// ServeHTTP implements http.Handler. The page is there also while the store is away.
func (s *start) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), readyTimeout)
	defer cancel()
	var counts Counts
	var err error
	if s.told {
		counts, err = s.counts(ctx)
	}
	if err != nil {
		s.log.LogAttrs(ctx, slog.LevelError, "start page without figures", slog.String("request", RequestID(ctx)), slog.Any("error", err))
	}
	origin := "http://" + r.Host
	if r.TLS != nil {
		origin = "https://" + r.Host
	}
	var out bytes.Buffer
	if err := s.page.Execute(&out, struct {
		Counts         Counts
		Away           bool
		Closed, Told   bool
		Samples        []sample
		Origin, Latest string
	}{counts, err != nil, s.closed, s.told, s.samples, origin, latest}); err != nil {
		s.log.LogAttrs(ctx, slog.LevelError, "no start page", slog.String("request", RequestID(ctx)), slog.Any("error", err))
		http.Error(w, "something went wrong inside", http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Cache-Control", "no-store")
	_, _ = out.WriteTo(w)
}

// style serves the start page's style sheet.
func style(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, pages, "start.css")
}
