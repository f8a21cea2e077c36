package bench_test

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"text/tabwriter"
	"time"

	"diplograph/graph"
	"diplograph/graph/neo4j"
	"diplograph/graph/neo4j/neo4jtest"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var timeFlag = flag.Duration("each", 3*time.Second, "how long each query is asked")

// many is how many clients ask at once, where it is not one.
const many = 16

// latency is what asking took: the median, what 19 of 20 keep below, and how
// long this process ran for each.
type latency struct{ p50, p95, cpu time.Duration }

func (l latency) String() string {
	return fmt.Sprintf("%.2f\t%.2f", ms(l.p50), ms(l.p95))
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// measure asks for a while, some clients at once, after a few times to warm up.
func measure(tb testing.TB, clients int, length time.Duration, ask func() error) latency {
	tb.Helper()
	for range 20 {
		if err := ask(); err != nil {
			tb.Fatal(err)
		}
	}
	var mu sync.Mutex
	var all []time.Duration
	var under sync.WaitGroup
	before, end := cpu(), time.Now().Add(length)
	for range clients {
		under.Go(func() {
			var own []time.Duration
			for time.Now().Before(end) || len(own) == 0 {
				begun := time.Now()
				if err := ask(); err != nil {
					tb.Error(err)
					return
				}
				own = append(own, time.Since(begun))
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, own...)
		})
	}
	under.Wait()
	used := cpu() - before
	if len(all) == 0 {
		tb.FailNow()
	}
	slices.Sort(all)
	return latency{all[len(all)/2], all[len(all)*95/100], used / time.Duration(len(all))}
}

// bolt sends statements to the server as they are.
type bolt struct {
	driver   driver.DriverWithContext
	database string
	mu       sync.Mutex
	loading  bool        // what a load sends is not kept: it would be all that it loads
	sent     []statement // by the store, the latest ones
}

type statement struct {
	cypher string
	params map[string]any
}

func (b *bolt) keep(cypher string, params map[string]any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.loading {
		b.sent = append(b.sent, statement{cypher, params})
	}
}

// load tells that a load begins, or ends.
func (b *bolt) load(begins bool) {
	if b != nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.loading = begins
	}
}

// take gives what the store has sent since it was taken before.
func (b *bolt) take() []statement {
	b.mu.Lock()
	defer b.mu.Unlock()
	defer func() { b.sent = nil }()
	return b.sent
}

// raw runs statements, each in a transaction of its own, and reads their rows.
// What the store sends to wait for a writer is no part of a question.
func (b *bolt) raw(all ...statement) func() error {
	all = slices.DeleteFunc(all, func(s statement) bool { return strings.Contains(s.cypher, " SET ") })
	return func() error {
		for _, s := range all {
			_, err := driver.ExecuteQuery(context.Background(), b.driver, s.cypher, s.params, driver.EagerResultTransformer,
				driver.ExecuteQueryWithReadersRouting(), driver.ExecuteQueryWithDatabase(b.database))
			if err != nil {
				return err
			}
		}
		return nil
	}
}

// place opens an empty store, and where it is Neo4j the way beside it.
func place(tb testing.TB, name string) (graph.Store, *bolt) {
	tb.Helper()
	if name != "neo4j" {
		return open(tb, name), nil
	}
	address := neo4jtest.URL(tb)
	u, err := url.Parse(address)
	if err != nil {
		tb.Fatal("the address of the server is none") // without it: there is a password in it
	}
	password, _ := u.User.Password()
	b := &bolt{database: strings.Trim(u.Path, "/")}
	if b.driver, err = driver.NewDriverWithContext(u.Scheme+"://"+u.Host, driver.BasicAuth(u.User.Username(), password, "")); err != nil {
		tb.Fatal(err)
	}
	s, err := neo4j.Open(context.Background(), address, neo4j.Sending(b.keep))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _, _ = s.Close(context.Background()), b.driver.Close(context.Background()) })
	return s, b
}

// read prints what each query costs at each size of the graph, in milliseconds.
func read(tb testing.TB, out *tabwriter.Writer, name string, sizes []int, each time.Duration) {
	tb.Helper()
	s, b := place(tb, name)
	p := news(tb, seed)
	smallest := map[string]latency{}
	at := 0
	for _, n := range sizes {
		b.load(true)
		report, _, _ := load(tb, s, p, n-at)
		b.load(false)
		debug.FreeOSMemory() // a process that serves has not just loaded years of news
		if at = n; report.New == 0 {
			tb.Fatal("nothing was loaded")
		}
		h := service(tb, s, p.Day())
		var one latency
		if b != nil {
			one = measure(tb, 1, each, b.raw(statement{cypher: "RETURN 1"}))
			fmt.Fprintf(out, "%s\t%d\tRETURN 1\t%s\t%.2f\t\t\t\t\t\t\t\t\n", name, n, one, ms(one.cpu))
			b.take()
		}
		for _, q := range queries(p) {
			body := q.body()
			if _, err := ask(h, body); err != nil {
				tb.Fatalf("%s: %v", q.name, err)
			}
			if b != nil {
				b.take()
			}
			answer, err := ask(h, body)
			if err != nil {
				tb.Fatalf("%s: %v", q.name, err)
			}
			if !q.rare && !strings.Contains(answer, `":"`) && !strings.Contains(answer, `":[{`) {
				tb.Errorf("%s finds nothing: %s", q.name, answer)
			}
			var sent []statement
			if b != nil {
				sent = b.take()
			}
			through := func() error { _, err := ask(h, body); return err }
			single, together := measure(tb, 1, each, through), measure(tb, many, each, through)
			alone := service(tb, &again{Store: s}, p.Day())
			if same, err := ask(alone, body); err != nil || same != answer {
				tb.Fatalf("%s: from what was found before: %s, %v", q.name, same, err)
			}
			graphql := measure(tb, 1, each, func() error { _, err := ask(alone, body); return err })
			growth := 1.0
			if was, ok := smallest[q.name]; ok {
				growth = ratio(single, was)
			} else {
				smallest[q.name] = single
			}
			raw, toRaw, toOne := "\t", "", ""
			if b != nil {
				l := measure(tb, 1, each, b.raw(sent...))
				raw, toRaw, toOne = l.String(), fmt.Sprintf("%.2f", ratio(single, l)), fmt.Sprintf("%.2f", ratio(single, one))
				b.take()
			}
			fmt.Fprintf(out, "%s\t%d\t%s\t%.1f\t%s\t%.2f\t%s\t%.2f\t%.2f\t%s\t%s\t%s\t\n", name, n, q.name,
				float64(len(answer))/1024, single, ms(single.cpu), together, ms(graphql.p50), growth, raw, toRaw, toOne)
			out.Flush()
		}
	}
}

func ratio(a, b latency) float64 { return float64(a.p50) / float64(max(b.p50, 1)) }

// A small graph is asked as a large one is.
func TestRead(t *testing.T) {
	for _, store := range [...]string{"sqlite", "neo4j"} {
		t.Run(store, func(t *testing.T) {
			var text strings.Builder
			out := tabwriter.NewWriter(&text, 0, 0, 2, ' ', tabwriter.AlignRight)
			read(t, out, store, []int{1000}, time.Millisecond)
			if lines := strings.Count(text.String(), "\n"); lines < 10 {
				t.Errorf("%d lines: %s", lines, text.String())
			}
		})
	}
}

// BenchmarkRead prints what questions cost through GraphQL, by the whole
// handler: at one client, with the CPU of this process, which other jobs change
// less, and at sixteen; what of it is GraphQL alone, the store's answer being there;
// against the smallest graph; and on Neo4j beside the same statements sent by themselves, and RETURN 1.
func BenchmarkRead(b *testing.B) {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "store\tarticles\tquery\tKB\tp50\tp95\tCPU\tp50 of 16\tp95 of 16\tGraphQL alone\tto smallest\traw p50\traw p95\tto raw\tto RETURN 1\t")
	for _, store := range strings.Split(*storesFlag, ",") {
		read(b, out, store, sizes(b), *timeFlag)
	}
}
