package model

import (
	"context"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// Read takes mentions from an article, as loader.Reader does.
type Read func(*graph.Article) (*graph.Reading, error)

// Read calls the function.
func (f Read) Read(a *graph.Article) (*graph.Reading, error) { return f(a) }

// Reader asks a model what articles say, within one budget. It may be used by many at once.
type Reader struct {
	name     string
	set      *lexicon.Set
	client   *client
	fallback Read
	ledger   ledger
}

// New makes the reader of one load. Articles that the model does not read are
// read by the fallback; told (nil for nobody) hears of each reason once, from one
// goroutine at a time. The error is graph.ErrInvalid and says which setting is wrong.
func New(s Settings, set *lexicon.Set, fallback Read, told func(*Failure)) (*Reader, error) {
	address, err := s.endpoint()
	if err != nil {
		return nil, err
	}
	return &Reader{name: s.Name, set: set, client: newClient(s, address, schemaOf(set)), fallback: fallback,
		ledger: ledger{told: told, fallen: map[Reason]int{}}}, nil
}

// Pack is what mentions of this reader name as their pack: the model, and the version of what it is asked.
func (r *Reader) Pack() string { return "model:" + r.name + " " + version }

// Counts is what became of the articles so far.
func (r *Reader) Counts() Counts {
	c := r.ledger.counts()
	c.Tokens = r.client.budget.used()
	return c
}

// Within gives a reader whose calls end with the context: an article under way
// then fails with the context's error and is not read by the fallback.
func (r *Reader) Within(ctx context.Context) Read {
	return func(a *graph.Article) (*graph.Reading, error) { return r.read(ctx, a) }
}

func (r *Reader) read(ctx context.Context, a *graph.Article) (*graph.Reading, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	lang := a.Lang
	if lang == "" {
		lang = r.set.Detect(a.Text)
	}
	lex, err := r.set.Lexicon(lang)
	if err != nil {
		return r.fallback(a) // says which languages there are
	}
	out, dropped, err := r.ask(ctx, a, lex)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err != nil {
		r.ledger.fell(err, dropped)
		return r.fallback(a)
	}
	r.ledger.kept(dropped)
	a.Lang, a.Pack = lex.ID, r.Pack()
	return out, nil
}

// ask gets the model's reading of an article, and how many events of it were dropped.
func (r *Reader) ask(ctx context.Context, a *graph.Article, lex *lexicon.Lexicon) (*graph.Reading, int, error) {
	if !r.ledger.open() {
		return nil, 0, &Failure{Reason: GivenUp, text: "the model failed too often; the other articles are read without it"}
	}
	q, err := question(a)
	if err != nil {
		return nil, 0, err
	}
	content, err := r.client.ask(ctx, q)
	if err != nil {
		return nil, 0, err
	}
	said, err := decode(content)
	if err != nil {
		return nil, 0, &Failure{Reason: Malformed, text: "the model's answer is not what the schema asks for; can it hold answers to a JSON schema?"}
	}
	b := newBuilder(r.set, lex, a, r.Pack())
	out := b.build(said)
	dropped := len(said.Events) - len(out.Mentions)
	if len(out.Mentions) == 0 && dropped > 0 {
		return nil, dropped, &Failure{Reason: Invented, text: "the model tells of events whose quotes or codes do not hold"}
	}
	return out, dropped, nil
}
