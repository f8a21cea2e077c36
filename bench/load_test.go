package bench_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	"diplograph/graph"
	"diplograph/loader"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/packs"
	"diplograph/loader/press"
)

// seed is that of the news which is measured with, warmUp of what is loaded before.
const (
	seed   = 1
	warmUp = 2
)

// news is invented news.
func news(tb testing.TB, seed uint64) *press.Press {
	tb.Helper()
	p, err := press.New(packs.FS(), seed)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// load loads invented news as the program loads a file of JSON Lines: parsing,
// reading, concluding and writing.
func load(tb testing.TB, s graph.Store, p *press.Press, articles int) (loader.Report, *watch, time.Duration) {
	tb.Helper()
	set, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		tb.Fatal(err)
	}
	w := &watch{}
	l := loader.Loader{Reader: reader{extract.New(set), w}, Store: writer{s, w}, Now: time.Now,
		Failed: func(f *loader.Failure) { tb.Error(f) }}
	begun := time.Now()
	report, err := l.Load(context.Background(), loader.Find([]string{"-"}, p.Lines(articles)))
	if err != nil {
		tb.Fatal(err)
	}
	return report, w, time.Since(begun)
}

// cpu is how long this process has run on all cores so far.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// A small load goes as a large one does.
func TestLoad(t *testing.T) {
	for _, store := range [...]string{"sqlite", "neo4j"} {
		t.Run(store, func(t *testing.T) {
			report, w, _ := load(t, open(t, store), news(t, seed), 200)
			if report.New != 200 || report.Failed != 0 || report.EventsNew < 50 {
				t.Errorf("%+v", report)
			}
			if w.reading.Load() == 0 || w.evidence.Load() == 0 || w.concluding.Load() == 0 || w.writing.Load() == 0 {
				t.Error("a part of loading took no time at all")
			}
		})
	}
}

// BenchmarkLoad prints what an article costs in milliseconds, by store and number
// of articles; reading, which is done beside the rest, is the sum over all cores.
// CPU is this process's, a server's is not in it: it tells what an article costs
// where other programs take their share of the machine.
func BenchmarkLoad(b *testing.B) {
	out := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(out, "store\tarticles\tevents\tarticles/s\tms/article\tto smallest\treading\tevidence\tconcluding\twriting\tCPU\tto smallest\t")
	for _, store := range strings.Split(*storesFlag, ",") {
		smallest, least := 0.0, 0.0
		for _, n := range sizes(b) {
			s := open(b, store)
			load(b, s, news(b, warmUp), 300) // the server's code and plans are made at the first use
			before := cpu()
			report, w, took := load(b, s, news(b, seed), n)
			used := float64(cpu()-before) / 1e6 / float64(n)
			each := func(ns int64) float64 { return float64(ns) / 1e6 / float64(n) }
			cost := each(int64(took))
			if smallest == 0 {
				smallest, least = cost, used
			}
			fmt.Fprintf(out, "%s\t%d\t%d\t%.0f\t%.3f\t%.2f\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t%.2f\t\n", store, n, report.EventsNew, float64(n)/took.Seconds(), cost, cost/smallest,
				each(w.reading.Load()), each(w.evidence.Load()), each(w.concluding.Load()), each(w.writing.Load()), used, used/least)
			out.Flush()
		}
	}
}
