package web_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"diplograph/web"
)

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// A request under way when the end is asked for is answered; a new one is not taken.
func TestServeDrains(t *testing.T) {
	begun, release := make(chan struct{}), make(chan struct{})
	h := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(begun)
		<-release
		_, _ = io.WriteString(w, "whole")
	})
	l := listen(t)
	ctx, end := context.WithCancel(t.Context())
	log := new(records)
	served := make(chan error, 1)
	go func() { served <- web.Serve(ctx, l, h, slog.New(slog.NewTextHandler(log, nil))) }()
	answered := make(chan string, 1)
	go func() {
		resp, err := http.Get("http://" + l.Addr().String())
		if err != nil {
			answered <- err.Error()
			return
		}
		defer func() { _ = resp.Body.Close() }()
		body, _ := io.ReadAll(resp.Body)
		answered <- string(body)
	}()
	<-begun
	end()
	for refused := false; !refused; {
		conn, err := net.DialTimeout("tcp", l.Addr().String(), time.Second)
		if refused = err != nil; !refused {
			_ = conn.Close()
		}
	}
	select {
	case err := <-served:
		t.Fatalf("ended before its request: %v", err)
	default:
	}
	close(release)
	if got := <-answered; got != "whole" {
		t.Errorf("the request under way got %q", got)
	}
	if err := <-served; err != nil {
		t.Errorf("drained with %v", err)
	}
	if !strings.Contains(log.String(), "draining") {
		t.Errorf("log: %s", log)
	}
}

func TestServeSaysWhereItCannot(t *testing.T) {
	l := listen(t)
	_ = l.Close()
	err := web.Serve(t.Context(), l, http.NotFoundHandler(), slog.New(slog.DiscardHandler))
	if err == nil || !strings.Contains(err.Error(), l.Addr().String()) {
		t.Errorf("got %v", err)
	}
}
