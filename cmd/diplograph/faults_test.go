package main_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"diplograph/graph/neo4j/neo4jtest"

	toxiproxy "github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
)

const (
	asked     = 2 * time.Second // the time that an operation is given
	margin    = time.Second     // what a busy machine may add
	recovery  = 5 * time.Second
	faultTime = 1500 * time.Millisecond
)

// faulty puts a proxy in front of a Neo4j; the address leads through it.
func faulty(t *testing.T, address string) (*toxiproxy.Proxy, string) {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	server := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), zerolog.Nop())
	p := toxiproxy.NewProxy(server, "neo4j", "127.0.0.1:0", u.Host)
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(p.Stop)
	u.Scheme = strings.Replace(u.Scheme, "neo4j", "bolt", 1) // a server that routes would lead past the proxy
	u.Host = p.Listen
	return p, u.String()
}

// asking keeps asking for what is known, with some clients at once.
type asking struct {
	right, refused atomic.Int64
	wrong          sync.Map // what came that must not come
	longest        atomic.Int64
}

func (a *asking) run(address, query, want string, stop <-chan struct{}) {
	body, _ := json.Marshal(map[string]string{"query": query})
	for {
		select {
		case <-stop:
			return
		default:
		}
		begun := time.Now()
		resp, err := http.Post(address+"/graphql", "application/json", bytes.NewReader(body))
		if err != nil {
			a.wrong.Store(err.Error(), true)
			return
		}
		var got struct {
			Data   json.RawMessage
			Errors []struct{ Extensions struct{ Code string } }
		}
		err = json.NewDecoder(resp.Body).Decode(&got)
		_ = resp.Body.Close()
		if took := int64(time.Since(begun)); took > a.longest.Load() {
			a.longest.Store(took)
		}
		switch {
		case err != nil:
			a.wrong.Store(err.Error(), true)
		case len(got.Errors) == 0 && string(got.Data) == want:
			a.right.Add(1)
		case len(got.Errors) == 1 && (got.Errors[0].Extensions.Code == "UNAVAILABLE" || got.Errors[0].Extensions.Code == "TIMEOUT"):
			a.refused.Add(1)
			time.Sleep(20 * time.Millisecond) // as a client that was told to try again later
		default:
			a.wrong.Store(fmt.Sprintf("%s %+v", got.Data, got.Errors), true)
		}
	}
}

// A Neo4j that is cut off, reset, slow or silent makes errors with codes, in
// the time that was asked for; never a wrong answer, and nothing of it stays.
func TestFaultsOfTheNetwork(t *testing.T) {
	direct := neo4jtest.URL(t)
	succeed(t, "load", "--store", direct, examples+"/2025-09-10-kazakhstan-talks.en.txt")
	p, through := faulty(t, direct)
	address := serve(t, "--store", through, "--limit-timeout", asked.String(), "--limit-rate", "0")
	const query = `{ country(code: "KZ") { name timeline(first: 5) { nodes { title status mentions { nodes { quotes { text } } } } } } }`
	var data json.RawMessage
	ask(t, address, query, &data)
	want := string(data)
	if len(want) < 200 {
		t.Fatalf("nothing is known: %s", want)
	}
	goroutines := func() int {
		body, _ := get(t, address+"/metrics")
		n, err := strconv.Atoi(regexp.MustCompile(`(?m)^go_goroutines (\d+)`).FindStringSubmatch(body)[1])
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := goroutines()
	toxic := func(kind, attributes string) func() {
		return func() {
			for _, stream := range []string{"upstream", "downstream"} {
				if _, err := p.Toxics.AddToxicJson(strings.NewReader(fmt.Sprintf(`{"name": %q, "type": %q, "stream": %q, "attributes": %s}`, stream, kind, stream, attributes))); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	heal := func() { p.Toxics.ResetToxics(t.Context()) }
	for _, fault := range []struct {
		name       string
		harm, heal func()
	}{
		{"cut", p.Stop, func() {
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
		}},
		{"reset", toxic("reset_peer", `{"timeout": 0}`), heal},
		{"slow", toxic("latency", `{"latency": 4000}`), heal},
		{"half open", toxic("timeout", `{"timeout": 0}`), heal},
	} {
		t.Run(fault.name, func(t *testing.T) {
			a, stop := new(asking), make(chan struct{})
			var clients sync.WaitGroup
			for range 4 {
				clients.Go(func() { a.run(address, query, want, stop) })
			}
			defer clients.Wait()
			defer sync.OnceFunc(func() { close(stop) })()
			await(t, "right answers before", func() bool { return a.right.Load() > 10 })
			fault.harm()
			time.Sleep(faultTime)
			await(t, "the fault to be told", func() bool { return a.refused.Load() > 0 })
			fault.heal()
			healed, right := time.Now(), a.right.Load()
			await(t, "right answers again", func() bool { return a.right.Load() > right+8 })
			took := time.Since(healed)
			if took > recovery {
				t.Errorf("it took %v to recover, want %v", took, recovery)
			}
			if longest := time.Duration(a.longest.Load()); longest > asked+margin {
				t.Errorf("an answer took %v, %v were asked for", longest, asked)
			}
			a.wrong.Range(func(what, _ any) bool {
				t.Errorf("an answer was wrong: %v", what)
				return true
			})
			t.Logf("right %d, refused %d, longest %v, recovered in %v", a.right.Load(), a.refused.Load(), time.Duration(a.longest.Load()).Round(time.Millisecond), took.Round(time.Millisecond))
		})
	}
	http.DefaultClient.CloseIdleConnections()
	await(t, "goroutines to end", func() bool { return goroutines() <= before+2 })
}
