package press

import (
	"container/heap"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math/rand/v2"

	"diplograph/graph"
)

//go:embed people.tsv stories/*.tsv
var data embed.FS

// languages are those of stories/, and their columns in people.tsv.
var languages = [...]string{"en", "ur"}

// Numbers of the world that is invented.
const (
	countries     = 195
	exponent      = 1.1
	storiesPerDay = 10 // about 40 articles
	outlets       = 60
)

// firstDay is when the news begins.
const firstDay = graph.Date("2015-01-01")

// Article is one invented article, as a line of JSON Lines.
type Article struct {
	URL       string     `json:"url"`
	Source    string     `json:"source"`
	Published graph.Date `json:"published"`
	Lang      string     `json:"lang"`
	Headline  string     `json:"headline"`
	Text      string     `json:"text"`
}

// Press invents news. It is for one goroutine.
type Press struct {
	random   *rand.Rand
	zipf     *rand.Zipf
	words    []*words
	codes    []string // of countries, most in the news first
	sectors  []string
	day      graph.Date
	pending  pieces
	latest   *piece // what was reported before
	articles int
}

// New makes a press by the language packs. The same packs and seed give the same news.
func New(packs fs.FS, seed uint64) (*Press, error) {
	p := &Press{random: rand.New(rand.NewPCG(seed, 0)), day: firstDay}
	for i, lang := range languages {
		w, err := learn(packs, lang, i+1)
		if err != nil {
			return nil, fmt.Errorf("learn the words of %s: %w", lang, err)
		}
		p.words = append(p.words, w)
	}
	p.codes = known(p.words, func(w *words) map[string]string { return w.countries })
	p.sectors = known(p.words, func(w *words) map[string]string { return w.sectors })
	p.random.Shuffle(len(p.codes), func(i, j int) { p.codes[i], p.codes[j] = p.codes[j], p.codes[i] })
	p.codes = p.codes[:min(len(p.codes), countries)]
	p.zipf = rand.NewZipf(p.random, exponent, 1, uint64(len(p.codes)-1))
	return p, nil
}

// Pair gives the ISO codes of the pair of the n-th and the m-th country in the
// order of how much news they make, from 0.
func (p *Press) Pair(n, m int) graph.Pair { return graph.Pair{A: p.codes[n], B: p.codes[m]} }

// Day is the day to which the news has come.
func (p *Press) Day() graph.Date { return p.day }

// Next gives the next n articles, in the order of publication.
func (p *Press) Next(n int) iter.Seq[*Article] {
	return func(yield func(*Article) bool) {
		for range n {
			if !yield(p.next()) {
				return
			}
		}
	}
}

// Lines gives the next n articles as JSON Lines, made while they are read.
func (p *Press) Lines(n int) io.Reader {
	r, w := io.Pipe()
	go func() {
		out := json.NewEncoder(w)
		for a := range p.Next(n) {
			if err := out.Encode(a); err != nil {
				_ = w.CloseWithError(err)
				return
			}
		}
		_ = w.Close()
	}()
	return r
}

// next takes the earliest piece that is pending, after the day's stories have been begun.
func (p *Press) next() *Article {
	for len(p.pending) == 0 || p.pending[0].day > p.day {
		p.day = p.day.Add(1)
		for range storiesPerDay {
			p.begin()
		}
	}
	x := heap.Pop(&p.pending).(*piece)
	p.articles++
	a := x.tell(p.words[x.lang])
	a.Source = fmt.Sprintf("outlet-%02d.example", x.outlet)
	a.URL = fmt.Sprintf("https://%s/%s/%d", a.Source, x.day, p.articles)
	a.Published, a.Lang = x.day, languages[x.lang]
	return a
}

// pieces are a heap by (day, number).
type pieces []*piece

func (h pieces) Len() int { return len(h) }
func (h pieces) Less(i, j int) bool {
	return h[i].day < h[j].day || h[i].day == h[j].day && h[i].number < h[j].number
}
func (h pieces) Swap(i, j int) { h[i], h[j] = h[j], h[i] }

// Push implements heap.Interface.
func (h *pieces) Push(x any) { *h = append(*h, x.(*piece)) }

// Pop implements heap.Interface.
func (h *pieces) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}
