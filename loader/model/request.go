package model

import (
	"bytes"
	"encoding/json"
	"sync"

	"diplograph/graph"
)

// requests makes the requests for a model, in the dialect that its endpoint takes.
type requests struct {
	model  string
	format format

	sync.Mutex
	learned dialect
}

// dialect is in what endpoints differ: newer models count the answer's tokens
// under another name, and choose their own temperature.
type dialect struct{ newLimit, ownTemperature bool }

// request is a chat-completions request.
type request struct {
	Model               string    `json:"model"`
	Messages            []message `json:"messages"`
	Format              format    `json:"response_format"`
	Temperature         *float64  `json:"temperature,omitempty"`
	MaxTokens           int       `json:"max_tokens,omitempty"`
	MaxCompletionTokens int       `json:"max_completion_tokens,omitempty"`
}

type message struct {
	Role    string `json:"role"`
	Content string `json:"content"`
}

// format is the response_format of an answer held to a schema.
type format struct {
	Type   string     `json:"type"`
	Schema formatting `json:"json_schema"`
}

type formatting struct {
	Name   string  `json:"name"`
	Strict bool    `json:"strict"`
	Schema *schema `json:"schema"`
}

func strictly(of *schema) format {
	return format{Type: "json_schema", Schema: formatting{Name: "events", Strict: true, Schema: of}}
}

// dialect is what the endpoint is known to take.
func (r *requests) dialect() dialect {
	r.Lock()
	defer r.Unlock()
	return r.learned
}

// adapt learns from the name of a property that the endpoint refused in a
// request of a dialect. It tells whether the request is worth making again.
func (r *requests) adapt(sent dialect, property string) bool {
	r.Lock()
	defer r.Unlock()
	switch {
	case property == "max_tokens" && !sent.newLimit:
		r.learned.newLimit = true
	case property == "temperature" && !sent.ownTemperature:
		r.learned.ownTemperature = true
	default:
		return false
	}
	return true
}

// encode writes a request as JSON.
func (r *requests) encode(how dialect, question string) ([]byte, error) {
	out := request{Model: r.model, Format: r.format, Messages: []message{{"system", instruction}, {"user", question}}}
	if !how.ownTemperature {
		out.Temperature = new(float64)
	}
	if how.newLimit {
		out.MaxCompletionTokens = answerTokens
	} else {
		out.MaxTokens = answerTokens
	}
	return plainJSON(out)
}

// question is the article as data: one JSON object, so that nothing in its text ends it.
func question(a *graph.Article) (string, error) {
	b, err := plainJSON(struct {
		Published graph.Date `json:"published"`
		Headline  string     `json:"headline"`
		Text      string     `json:"text"`
	}{a.Published, a.Headline, a.Text})
	return string(b), err
}

// plainJSON is JSON whose letters are as they are in the text.
func plainJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(b.Bytes()), nil
}
