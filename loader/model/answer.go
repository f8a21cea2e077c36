package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"diplograph/graph"
)

// answer is what the schema asks for.
type answer struct {
	Events []event `json:"events"`
}

// event is one event as the model tells it; nothing in it is checked yet.
type event struct {
	Quotes        []string        `json:"quotes"`
	Number        int             `json:"number"`
	Type          graph.EventType `json:"type"`
	Kind          graph.Kind      `json:"kind"`
	Status        graph.Status    `json:"status"`
	Countries     []string        `json:"countries"`
	Organizations []string        `json:"organizations"`
	Date          string          `json:"date"`
	Place         string          `json:"place"`
	Sectors       []string        `json:"sectors"`
	People        []person        `json:"people"`
	Guest         string          `json:"guest"`
	Host          string          `json:"host"`
	About         []string        `json:"about"`
	Issuer        string          `json:"issuer"`
	PartOf        int             `json:"part_of"`
	OutcomeOf     int             `json:"outcome_of"`
}

// person is who took part.
type person struct {
	Name    string     `json:"name"`
	Country string     `json:"country"`
	Offices []string   `json:"offices"`
	Role    graph.Role `json:"role"`
}

// Bounds of an answer: no article of news has more, and what is beyond them is dropped.
const (
	maxEvents = 60
	maxQuotes = 6
	maxPeople = 40
	maxCodes  = 40
)

// decode reads an answer strictly: unknown keys, a missing list of events and
// anything behind the object are errors.
func decode(content string) (*answer, error) {
	d := json.NewDecoder(strings.NewReader(content))
	d.DisallowUnknownFields()
	var a answer
	if err := d.Decode(&a); err != nil {
		return nil, err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something stands behind the answer")
	}
	if a.Events == nil {
		return nil, errors.New("the answer has no events, not even an empty list")
	}
	a.Events = first(a.Events, maxEvents)
	for i := range a.Events {
		e := &a.Events[i]
		e.Quotes, e.People = first(e.Quotes, maxQuotes), first(e.People, maxPeople)
		e.Countries, e.Organizations = first(e.Countries, maxCodes), first(e.Organizations, maxCodes)
		e.Sectors, e.About = first(e.Sectors, maxCodes), first(e.About, maxCodes)
	}
	return &a, nil
}

func first[T any](all []T, n int) []T { return all[:min(n, len(all))] }

// fits tells whether the event's kind and status belong to its type.
func (e *event) fits() bool {
	return slices.ContainsFunc(forms[:], func(f form) bool {
		return f.of == e.Type && slices.Contains(f.kinds, e.Kind) && slices.Contains(f.statuses, e.Status)
	})
}

// A quote of fewer words could stand anywhere and proves nothing; a longer one is no sentence.
const (
	minQuoteWords = 3
	maxQuoteBytes = 4000
)

// exact keeps the quotes that are exact slices of a text, in its order, each once.
func exact(text string, quotes []string) []graph.Quote {
	var out []graph.Quote
	for _, q := range quotes {
		q = strings.TrimSpace(q)
		if len(q) > maxQuoteBytes || len(graph.Words(q)) < minQuoteWords {
			continue
		}
		at := strings.Index(text, q)
		if at < 0 {
			continue
		}
		start := utf8.RuneCountInString(text[:at])
		x := graph.Quote{Text: q, Start: start, End: start + utf8.RuneCountInString(q)}
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	slices.SortFunc(out, func(a, b graph.Quote) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	return out
}

// appendNew appends what is not there yet.
func appendNew[T comparable](all []T, more ...T) []T {
	for _, x := range more {
		if !slices.Contains(all, x) {
			all = append(all, x)
		}
	}
	return all
}

// envelope is the endpoint's message around the answer; keys that are not named here are left alone.
type envelope struct {
	Choices []struct {
		Message struct {
			Content string `json:"content"`
		} `json:"message"`
		FinishReason string `json:"finish_reason"`
	} `json:"choices"`
	Usage struct {
		TotalTokens int `json:"total_tokens"`
	} `json:"usage"`
}

// open gives the answer's text.
func (e *envelope) open() (string, error) {
	switch {
	case len(e.Choices) == 0:
		return "", errors.New("the message has no answer")
	case e.Choices[0].FinishReason == "length":
		return "", errors.New("the answer is cut off")
	case e.Choices[0].Message.Content == "":
		return "", errors.New("the answer is empty")
	}
	return e.Choices[0].Message.Content, nil
}

// unwrap decodes the endpoint's message.
func unwrap(body []byte) (*envelope, error) {
	var e envelope
	if err := json.NewDecoder(bytes.NewReader(body)).Decode(&e); err != nil {
		return nil, err
	}
	return &e, nil
}
