package web_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"diplograph/web"
)

// pair is a certificate that was made here, and its key, in PEM.
type pair struct{ certificate, key []byte }

func newPair(t *testing.T, number int64, from, to time.Time) pair {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(number), NotBefore: from, NotAfter: to, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}}
	raw, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return pair{pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})}
}

// put writes a certificate and a key at a time, so that a change is seen.
func put(t *testing.T, dir string, certificate, key []byte, at time.Time) (certFile, keyFile string) {
	t.Helper()
	certFile, keyFile = filepath.Join(dir, "cert.pem"), filepath.Join(dir, "key.pem")
	for file, text := range map[string][]byte{certFile: certificate, keyFile: key} {
		if err := os.WriteFile(file, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(file, at, at); err != nil {
			t.Fatal(err)
		}
	}
	return certFile, keyFile
}

// The service answers over TLS, takes a renewed certificate without a restart,
// and keeps the one before where the new one will not do.
func TestTLS(t *testing.T) {
	now, dir, log := time.Now(), t.TempDir(), new(records)
	first, second := newPair(t, 1, now.Add(-time.Hour), now.Add(time.Hour)), newPair(t, 2, now.Add(-time.Hour), now.Add(time.Hour))
	certFile, keyFile := put(t, dir, first.certificate, first.key, now)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	logger := slog.New(slog.NewTextHandler(log, nil))
	secured, err := web.Secure(l, certFile, keyFile, logger)
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, secured, newService(t, nil, nil), logger) }()
	serves := func(when string, number int64, version string) {
		t.Helper()
		roots := x509.NewCertPool()
		roots.AppendCertsFromPEM(append(first.certificate, second.certificate...))
		transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: version == "HTTP/2.0"}
		defer transport.CloseIdleConnections()
		resp, err := (&http.Client{Transport: transport}).Get("https://" + l.Addr().String() + in("{ hello }"))
		if err != nil {
			t.Fatalf("%s: %v", when, err)
		}
		defer func() { _ = resp.Body.Close() }()
		body, err := io.ReadAll(resp.Body)
		if err != nil || resp.Proto != version || !strings.HasPrefix(string(body), `{"data":`) {
			t.Errorf("%s: %s %s, %v", when, resp.Proto, body, err)
		}
		if got := resp.TLS.PeerCertificates[0].SerialNumber.Int64(); got != number {
			t.Errorf("%s: certificate %d, want %d", when, got, number)
		}
	}
	serves("at first", 1, "HTTP/2.0")
	serves("without HTTP/2", 1, "HTTP/1.1")
	put(t, dir, second.certificate, first.key, now.Add(time.Second))
	serves("in the middle of a renewal", 1, "HTTP/2.0")
	serves("and again", 1, "HTTP/2.0")
	if n := strings.Count(log.String(), "stays the one before"); n != 1 {
		t.Errorf("what will not do is told %d times:\n%s", n, log)
	}
	put(t, dir, second.certificate, second.key, now.Add(2*time.Second))
	serves("after it", 2, "HTTP/2.0")
	old := newPair(t, 3, now.Add(-2*time.Hour), now.Add(-time.Hour))
	put(t, dir, old.certificate, old.key, now.Add(3*time.Second))
	serves("renewed by one that has expired", 2, "HTTP/2.0")
	end()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestCertificatesThatWillNotDo(t *testing.T) {
	now := time.Now()
	good, other := newPair(t, 1, now.Add(-time.Hour), now.Add(time.Hour)), newPair(t, 2, now.Add(-time.Hour), now.Add(time.Hour))
	old, early := newPair(t, 3, now.Add(-2*time.Hour), now.Add(-time.Hour)), newPair(t, 4, now.Add(time.Hour), now.Add(2*time.Hour))
	for says, files := range map[string]pair{
		"private key does not match": {good.certificate, other.key},
		"it has expired on ":         old,
		"it holds from ":             early,
		"PEM inputs may have been":   {good.key, good.certificate},
		"failed to find any PEM":     {[]byte("nonsense"), good.key},
	} {
		certFile, keyFile := put(t, t.TempDir(), files.certificate, files.key, now)
		if _, err := web.Secure(nil, certFile, keyFile, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), certFile) {
			t.Errorf("%v, want %s of %s", err, says, certFile)
		}
	}
	nowhere := filepath.Join(t.TempDir(), "nowhere.pem")
	if _, err := web.Secure(nil, nowhere, nowhere, slog.New(slog.DiscardHandler)); err == nil || !strings.Contains(err.Error(), nowhere) {
		t.Errorf("a file that is not there: %v", err)
	}
}
