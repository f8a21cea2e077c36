//go:build unix

package extract_test

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/loader"
)

// BenchmarkRead measures all stages of the reader on the corpus, language by
// language, on one core, and how much that is of the time in which gzip -6
// packs the same text (of-gzip-6: 1 is the same). Time is the processor's, so
// that a busy machine does not matter. Where the corpus is not here, the examples are read.
func BenchmarkRead(b *testing.B) {
	all := articlesOf(b)
	r := reader(b)
	for _, lang := range []string{"ur", "en", "ar"} {
		articles := all[lang]
		if len(articles) == 0 {
			b.Logf("%s: no article to read", lang)
			continue
		}
		b.Run(lang, func(b *testing.B) {
			bytes := 0
			for _, a := range articles {
				bytes += len(a.Text)
			}
			b.SetBytes(int64(bytes))
			b.ReportAllocs()
			var reading, packing time.Duration
			rounds := 0
			for b.Loop() {
				start := cpu(b)
				for _, a := range articles {
					if _, err := r.Extract(a); err != nil {
						b.Fatal(err)
					}
				}
				b.StopTimer()
				reading += cpu(b) - start
				packing += packed(b, articles)
				rounds++
				b.StartTimer()
			}
			b.ReportMetric(float64(rounds*len(articles))/reading.Seconds(), "articles/cpu-s")
			b.ReportMetric(float64(rounds*bytes)/1e6/reading.Seconds(), "MB/cpu-s")
			b.ReportMetric(float64(rounds*bytes)/1e6/packing.Seconds(), "gzip-6-MB/cpu-s")
			b.ReportMetric(float64(reading)/float64(packing), "of-gzip-6")
		})
	}
}

// cpu is how much time of the processor this process has had, its garbage collector's with it.
func cpu(tb testing.TB) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// packed is how much time gzip -6 (compress/gzip at level 6) takes for the texts, one after the other.
func packed(b *testing.B, articles []*graph.Article) time.Duration {
	texts := make([][]byte, len(articles))
	for i, a := range articles {
		texts[i] = []byte(a.Text)
	}
	start := cpu(b)
	z, err := gzip.NewWriterLevel(io.Discard, 6)
	if err != nil {
		b.Fatal(err)
	}
	for _, t := range texts {
		if _, err := z.Write(t); err != nil {
			b.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		b.Fatal(err)
	}
	return cpu(b) - start
}

// articlesOf gives what to measure with, by language.
func articlesOf(b *testing.B) map[string][]*graph.Article {
	out := map[string][]*graph.Article{}
	for a := range corpus(b, "ur", "en") {
		if len(a.Text) > 200 {
			out[a.Lang] = append(out[a.Lang], a)
		}
	}
	for lang, all := range out {
		if len(all) < 1000 {
			b.Fatalf("%d articles of the corpus are %s", len(all), lang)
		}
		out[lang] = slices.Clip(all[:1000])
	}
	paths := []string{shared}
	if len(out) == 0 {
		b.Log("the corpus is not here (it lies beside the project, in ../shared): the examples are measured")
		paths = nil
		if err := filepath.WalkDir("../../examples", func(path string, d os.DirEntry, err error) error {
			if filepath.Ext(path) == ".txt" || filepath.Ext(path) == ".jsonl" {
				paths = append(paths, path)
			}
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
	set := lexicons(b)
	for item := range loader.Find(paths, nil) {
		if item.Err != nil {
			b.Fatal(item.Err)
		}
		lang := item.Article.Lang
		if lang == "" {
			lang = set.Detect(item.Article.Text)
		}
		if lang != "" && (len(out[lang]) < 1000 || out[lang] == nil) {
			item.Article.Lang = lang
			out[lang] = append(out[lang], item.Article)
		}
	}
	return out
}
