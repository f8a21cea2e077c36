package main_test

import (
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// A service on this machine is asked over TLS too, whatever name its certificate is for.
func TestHealth(t *testing.T) {
	ready := http.StatusOK
	service := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(ready)
		_, _ = w.Write([]byte("the store is away\n"))
	})
	plain, secured := httptest.NewServer(service), httptest.NewUnstartedServer(service)
	secured.Config.ErrorLog = log.New(io.Discard, "", 0) // of the client that hangs up at the end
	secured.StartTLS()
	defer plain.Close()
	defer secured.Close()
	for _, url := range []string{plain.URL, secured.URL} {
		ready = http.StatusOK
		if out := succeed(t, "health", "--url", url+"/readyz"); out != "ready\n" {
			t.Errorf("%s: %q", url, out)
		}
		ready = http.StatusServiceUnavailable
		if _, said, code := call(t, "", "health", "--url", url+"/readyz"); code != 1 || !strings.Contains(said, "the store is away") {
			t.Errorf("%s: exit code %d, %s", url, code, said)
		}
	}
	if _, said, code := call(t, "", "health", "--url", strings.Replace(secured.URL, "127.0.0.1", "localhost", 1)+"/readyz"); code != 1 || !strings.Contains(said, "certificate") {
		t.Errorf("a name is not verified: exit code %d, %s", code, said)
	}
}
