package web

import (
	"crypto/tls"
	"fmt"
	"log/slog"
	"net"
	"os"
	"sync"
	"time"
)

// Loopback tells whether a listener can be reached from this machine only.
func Loopback(l net.Listener) bool {
	tcp, ok := l.Addr().(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// Secure wraps a listener in TLS with the certificate of two PEM files. A
// renewed certificate is read when the files change, without a restart; the log
// hears of one that will not do, and the one before stays. The error names the files.
func Secure(l net.Listener, certFile, keyFile string, log *slog.Logger) (net.Listener, error) {
	c := &certificate{certFile: certFile, keyFile: keyFile, log: log}
	pair, err := c.read()
	if err != nil {
		return nil, err
	}
	c.pair, c.state = pair, c.stat()
	return tls.NewListener(l, &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.current, NextProtos: []string{"h2", "http/1.1"}}), nil
}

// certificate is the certificate of two files.
type certificate struct {
	certFile, keyFile string
	log               *slog.Logger

	mu    sync.Mutex
	state [2]time.Time // of the files, when they were read at last
	pair  *tls.Certificate
}

// current gives the certificate as the files have it. While they do not fit
// each other, in the middle of a renewal, the one before stays.
func (c *certificate) current(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	state := c.stat()
	if state == c.state {
		return c.pair, nil
	}
	c.state = state
	pair, err := c.read()
	if err != nil {
		c.log.Warn("the TLS certificate stays the one before", "reason", err)
		return c.pair, nil
	}
	c.pair = pair
	return c.pair, nil
}

// stat tells when the files changed at last; the zero time of one that is not there.
func (c *certificate) stat() (state [2]time.Time) {
	for i, file := range [...]string{c.certFile, c.keyFile} {
		if info, err := os.Stat(file); err == nil {
			state[i] = info.ModTime()
		}
	}
	return state
}

// read reads the files. A certificate that no client would accept today is an error.
func (c *certificate) read() (*tls.Certificate, error) {
	pair, err := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	if err != nil {
		return nil, fmt.Errorf("TLS certificate of %s and %s: %w", c.certFile, c.keyFile, err)
	}
	switch now := time.Now(); {
	case now.After(pair.Leaf.NotAfter):
		return nil, fmt.Errorf("TLS certificate of %s: it has expired on %s: renew it", c.certFile, pair.Leaf.NotAfter.Format(time.RFC3339))
	case now.Before(pair.Leaf.NotBefore):
		return nil, fmt.Errorf("TLS certificate of %s: it holds from %s on: is the clock right?", c.certFile, pair.Leaf.NotBefore.Format(time.RFC3339))
	}
	return &pair, nil
}
