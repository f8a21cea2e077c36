package model_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"diplograph/graph"
	"diplograph/loader/extract"
	"diplograph/loader/lexicon"
	"diplograph/loader/model"
	"diplograph/loader/packs"
)

// key is the secret of all tests: nothing that is told may hold it.
const key = "sk-0123456789abcdef"

const text = `اسلام آباد: نائب وزیر اعظم و وزیر خارجہ اسحاق ڈار نے بدھ کو اسلام آباد میں قازقستان کے وزیر خارجہ مرات نورتلیو سے ملاقات کی۔
دونوں ممالک نے تجارت میں تعاون کی مفاہمت کی یادداشت پر دستخط کیے۔ قازقستان کے صدر نومبر 2025 میں پاکستان کا دورہ کریں گے۔`

// The sentences of the text.
const (
	met    = "اسلام آباد: نائب وزیر اعظم و وزیر خارجہ اسحاق ڈار نے بدھ کو اسلام آباد میں قازقستان کے وزیر خارجہ مرات نورتلیو سے ملاقات کی۔"
	signed = "دونوں ممالک نے تجارت میں تعاون کی مفاہمت کی یادداشت پر دستخط کیے۔"
	visit  = "قازقستان کے صدر نومبر 2025 میں پاکستان کا دورہ کریں گے۔"
)

// article is an article of its own at every call: readers write into it.
func article() *graph.Article {
	return &graph.Article{ID: "article:one", SourceID: "source:news.example", Published: "2025-10-02", Headline: "ملاقات", Text: text, Hash: "h"}
}

// said is an event of an answer, as a model writes it.
type said struct {
	Quotes        []string `json:"quotes"`
	Number        int      `json:"number"`
	Type          string   `json:"type"`
	Kind          string   `json:"kind"`
	Status        string   `json:"status"`
	Countries     []string `json:"countries"`
	Organizations []string `json:"organizations"`
	Date          string   `json:"date"`
	Place         string   `json:"place"`
	Sectors       []string `json:"sectors"`
	People        []who    `json:"people"`
	Guest         string   `json:"guest"`
	Host          string   `json:"host"`
	About         []string `json:"about"`
	Issuer        string   `json:"issuer"`
	PartOf        int      `json:"part_of"`
	OutcomeOf     int      `json:"outcome_of"`
}

type who struct {
	Name    string   `json:"name"`
	Country string   `json:"country"`
	Offices []string `json:"offices"`
	Role    string   `json:"role"`
}

// meeting is what a good model says of the first sentence.
func meeting() said {
	return said{Quotes: []string{met}, Number: 1, Type: "MEETING", Kind: "MEETING", Status: "OCCURRED", Countries: []string{"PK", "KZ"},
		Date: "2025-10-01", Place: "اسلام آباد", People: []who{
			{"اسحاق ڈار", "PK", []string{"foreign_minister", "deputy_pm"}, "PARTICIPANT"},
			{"مرات نورتلیو", "KZ", []string{"foreign_minister"}, "PARTICIPANT"}}}
}

func agreement() said {
	return said{Quotes: []string{signed}, Number: 2, Type: "AGREEMENT", Kind: "MOU", Status: "SIGNED", Countries: []string{"KZ", "PK"},
		Sectors: []string{"trade"}, OutcomeOf: 1}
}

func journey() said {
	return said{Quotes: []string{visit}, Number: 3, Type: "VISIT", Kind: "VISIT", Status: "PLANNED", Countries: []string{"KZ", "PK"}, Date: "2025-11",
		Guest: "KZ", Host: "PK", People: []who{{"", "KZ", []string{"president"}, "GUEST"}}}
}

// content is the text of an answer with these events.
func content(t *testing.T, events ...said) string {
	t.Helper()
	b, err := json.Marshal(map[string][]said{"events": append([]said{}, events...)})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// completion writes an answer as an endpoint does.
func completion(w http.ResponseWriter, content string, tokens int) {
	_ = json.NewEncoder(w).Encode(map[string]any{"id": "c", "object": "chat.completion", "model": "m",
		"choices": []any{map[string]any{"index": 0, "finish_reason": "stop", "message": map[string]any{"role": "assistant", "content": content}}},
		"usage":   map[string]any{"prompt_tokens": tokens / 2, "completion_tokens": tokens - tokens/2, "total_tokens": tokens}})
}

// endpoint is a server that answers as the handler says and counts the requests.
type endpoint struct {
	*httptest.Server
	mu       sync.Mutex
	requests []asked
}

// asked is a request as the endpoint got it.
type asked struct {
	path, authorization string
	body                []byte
}

func (e *endpoint) calls() int {
	e.mu.Lock()
	defer e.mu.Unlock()
	return len(e.requests)
}

// answering starts an endpoint; n counts its requests from 1.
func answering(t *testing.T, answer func(w http.ResponseWriter, r *http.Request, n int)) *endpoint {
	t.Helper()
	e := &endpoint{}
	e.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		e.mu.Lock()
		e.requests = append(e.requests, asked{r.URL.Path, r.Header.Get("Authorization"), b})
		n := len(e.requests)
		e.mu.Unlock()
		answer(w, r, n)
	}))
	t.Cleanup(e.Close)
	return e
}

// saying starts an endpoint that always gives one answer of 1,000 tokens.
func saying(t *testing.T, content string) *endpoint {
	return answering(t, func(w http.ResponseWriter, _ *http.Request, _ int) { completion(w, content, 1000) })
}

func set(tb testing.TB) *lexicon.Set {
	tb.Helper()
	s, err := lexicon.LoadAll(packs.FS())
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// bench is a reader of an endpoint, and what it told.
type bench struct {
	*model.Reader
	set  *lexicon.Set
	told []string
	why  []model.Reason
}

// ask makes a reader of an endpoint; change may alter its settings.
func ask(t *testing.T, url string, change func(*model.Settings)) *bench {
	t.Helper()
	s := model.Settings{URL: url + "/v1", Key: key, Name: "m", Budget: 1_000_000, Timeout: 10 * time.Second, Pause: time.Millisecond}
	if change != nil {
		change(&s)
	}
	b := &bench{set: set(t)}
	r, err := model.New(s, b.set, extract.New(b.set).Read, func(f *model.Failure) {
		b.told, b.why = append(b.told, f.Error()), append(b.why, f.Reason)
	})
	if err != nil {
		t.Fatal(err)
	}
	b.Reader = r
	t.Cleanup(func() {
		for _, line := range b.told {
			if strings.Contains(line, key) {
				t.Errorf("the key is told: %s", line)
			}
		}
	})
	return b
}

// read reads the article.
func (b *bench) read(t *testing.T) *graph.Reading {
	t.Helper()
	out, err := b.Within(t.Context())(article())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// plain is what the default reader reads.
func (b *bench) plain(t *testing.T) *graph.Reading {
	t.Helper()
	out, err := extract.New(b.set).Read(article())
	if err != nil {
		t.Fatal(err)
	}
	return out
}
