package web

import (
	"crypto/tls"
	"fmt"
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
// renewed certificate is read when the files change, without a restart.
func Secure(l net.Listener, certFile, keyFile string) (net.Listener, error) {
	c := &certificate{certFile: certFile, keyFile: keyFile}
	if _, err := c.current(nil); err != nil {
		return nil, err
	}
	return tls.NewListener(l, &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.current, NextProtos: []string{"h2", "http/1.1"}}), nil
}

// certificate is the certificate of two files.
type certificate struct {
	certFile, keyFile string

	mu       sync.Mutex
	modified time.Time
	pair     *tls.Certificate
}

// current gives the certificate as the files have it. While they do not fit
// each other, in the middle of a renewal, the one before stays.
func (c *certificate) current(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	info, err := os.Stat(c.certFile)
	if err == nil && c.pair != nil && info.ModTime().Equal(c.modified) {
		return c.pair, nil
	}
	pair, failed := tls.LoadX509KeyPair(c.certFile, c.keyFile)
	switch {
	case failed == nil && err == nil:
		c.pair, c.modified = &pair, info.ModTime()
	case c.pair == nil:
		return nil, fmt.Errorf("TLS certificate: %w", failed)
	}
	return c.pair, nil
}
