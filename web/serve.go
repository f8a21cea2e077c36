package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// drainTimeout is how long requests may go on after the end was asked for: the
// longest operation, and a little more.
const drainTimeout = 15 * time.Second

// Serve answers requests on l until ctx ends; then it takes no new ones, lets
// those under way end, and returns nil. It closes l. The error says that it
// could not serve, or that requests had to be cut off.
func Serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	streams, endStreams := context.WithCancel(context.Background())
	defer endStreams()
	server := &http.Server{
		BaseContext: func(net.Listener) context.Context {
			return context.WithValue(context.Background(), servingKey{}, streams)
		},
		Handler:           h,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      30 * time.Second, // from the end of the header: reading, the operation, a slow reader
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10, // a GET has its operation in the address
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	server.RegisterOnShutdown(endStreams) // they would not end by themselves
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(l) }()
	select {
	case err := <-ended:
		return fmt.Errorf("serve on %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	log.Info("draining", "address", l.Addr().String())
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := server.Shutdown(drain); err != nil {
		return errors.Join(fmt.Errorf("requests were cut off after %s: %w", drainTimeout, err), server.Close())
	}
	return nil
}

// servingKey is the key of a context that ends when the server takes no new requests.
type servingKey struct{}

// whileServing gives a context for what lasts: it ends too when the server is to
// end, and its cause is then a refusal.
func whileServing(ctx context.Context) (context.Context, context.CancelFunc) {
	ctx, end := context.WithCancelCause(ctx)
	cancel := func() { end(nil) }
	streams, ok := ctx.Value(servingKey{}).(context.Context)
	if !ok {
		return ctx, cancel
	}
	stop := context.AfterFunc(streams, func() {
		end(&refusal{status: http.StatusServiceUnavailable, code: codeUnavailable, message: "the service is ending: subscribe again"})
	})
	return ctx, func() { stop(); cancel() }
}
