package main

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"strings"
	"time"
)

type healthCommand struct {
	URL string `default:"http://127.0.0.1:8080/readyz" help:"The address to ask."`
}

// Help is the long help with examples.
func (healthCommand) Help() string {
	return `Ends with 0 where the service answers that it is ready, else with 1 and the reason: for health checks of
containers that have no other program inside.

  diplograph health
  diplograph health --url http://127.0.0.1:9090/readyz
  diplograph health --url https://127.0.0.1:8443/readyz    # whatever name its certificate is for`
}

// Run asks once and waits at most three seconds.
func (c healthCommand) Run(ctx context.Context, std streams) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Second)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.URL, nil)
	if err != nil {
		return err
	}
	client := &http.Client{}
	if addr, err := netip.ParseAddr(req.URL.Hostname()); err == nil && addr.IsLoopback() {
		// The certificate is made for the service's public name, and nobody stands between this machine and itself.
		client.Transport = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}
	}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer func() { _ = resp.Body.Close() }()
	said, err := io.ReadAll(io.LimitReader(resp.Body, 1<<10))
	if err != nil {
		return err
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", resp.Status, strings.TrimSpace(string(said)))
	}
	_, err = fmt.Fprintln(std.out, "ready")
	return err
}
