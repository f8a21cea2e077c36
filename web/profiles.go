package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"
)

// Profiles serve the program's profiles, which tell of its memory: to this machine alone.
type Profiles struct{ listener net.Listener }

// ListenProfiles listens at an address that only this machine reaches.
func ListenProfiles(ctx context.Context, address string) (*Profiles, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fmt.Errorf("cannot listen on %s: %w", address, err)
	}
	if !Loopback(l) {
		return nil, errors.Join(fmt.Errorf("profiles are for this machine alone: not on %s, but on one such as 127.0.0.1:6060", address), l.Close())
	}
	return &Profiles{l}, nil
}

// Serve serves profiles until the context ends.
func (p *Profiles) Serve(ctx context.Context, log *slog.Logger) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	server := &http.Server{Handler: secure(mux), ReadHeaderTimeout: 5 * time.Second, ErrorLog: slog.NewLogLogger(log.Handler(), slog.LevelWarn)}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	log.Info("profiles", "address", p.listener.Addr().String())
	if err := server.Serve(p.listener); !errors.Is(err, http.ErrServerClosed) {
		log.Error("no profiles", "reason", err)
	}
}
