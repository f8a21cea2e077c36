package loader

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"diplograph/graph"

	"golang.org/x/net/publicsuffix"
)

// line is one article of a JSON Lines file. Keys that are not named here are left alone.
type line struct {
	URL       string `json:"url"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Lang      string `json:"lang"`
	Headline  string `json:"headline"`
	Text      string `json:"text"`
}

// eachLine hands every line that is not blank to yield, with its number from 1.
// A line over MaxArticle (and room for the JSON around it) is handed over as
// nil with errTooLong, and the lines after it are read on.
func eachLine(r io.Reader, yield func(n int, b []byte, err error) bool) error {
	const most = MaxArticle * 2 // JSON escapes
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		var b []byte
		long := false
		for {
			part, err := in.ReadSlice('\n')
			if !long {
				b = append(b, part...)
			}
			if len(b) > most {
				long, b = true, nil
			}
			if errors.Is(err, bufio.ErrBufferFull) {
				continue
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return err
			}
			if (long || len(bytes.TrimSpace(b)) > 0) && !yield(n, b, tooLong(long)) || err != nil {
				return nil
			}
			break
		}
	}
}

func tooLong(long bool) error {
	if long {
		return errTooLong
	}
	return nil
}

// lineArticle makes an article of a JSON line. Its text is the field text.
func lineArticle(b []byte) (*graph.Article, *graph.Source, error) {
	var l line
	if err := json.Unmarshal(b, &l); err != nil {
		return nil, nil, notAnArticle(err)
	}
	if err := checkText([]byte(l.Text)); err != nil {
		if errors.Is(err, errEmpty) {
			return nil, nil, errors.New(`the field "text" is missing or empty`)
		}
		return nil, nil, err
	}
	a := &graph.Article{Text: l.Text, Headline: strings.TrimSpace(l.Headline), Lang: l.Lang}
	if l.URL != "" {
		u, err := url.Parse(l.URL)
		if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
			return nil, nil, fmt.Errorf("the field \"url\" is %q, which is no http or https address", l.URL)
		}
		u.Fragment = ""
		a.URL = u.String()
	}
	if day, _, _ := strings.Cut(l.Published, "T"); day != "" {
		d, err := graph.ParseDate(day)
		if err != nil {
			return nil, nil, fmt.Errorf("the field \"published\": %w", err)
		}
		a.Published = d
	}
	source := sourceOf(l.Source, a.URL)
	a.SourceID = source.ID
	a.ID = articleID(a, a.Text)
	a.Hash = articleHash(a)
	return a, source, nil
}

// notAnArticle says what is wrong with a line in the words of JSON.
func notAnArticle(err error) error {
	var wrong *json.UnmarshalTypeError
	switch {
	case !errors.As(err, &wrong):
		return fmt.Errorf("this is no JSON object of an article: %w", err)
	case wrong.Field == "":
		return fmt.Errorf("this is no JSON object of an article: it is a JSON %s", wrong.Value)
	}
	return fmt.Errorf("the field %q is a JSON %s, it must be a string", wrong.Field, wrong.Value)
}

// sourceOf names the source: as the article gives it, else by the registrable
// domain of its address, else unknown. Its key is the name, folded.
func sourceOf(name, address string) *graph.Source {
	name = strings.TrimSpace(name)
	if name == "" && address != "" {
		if u, err := url.Parse(address); err == nil {
			name = strings.TrimPrefix(u.Hostname(), "www.")
			if d, err := publicsuffix.EffectiveTLDPlusOne(name); err == nil {
				name = d
			}
		}
	}
	key := strings.ToLower(strings.Join(strings.Fields(name), "-"))
	if key == "" {
		key, name = UnknownSource, UnknownSource
	}
	return &graph.Source{ID: graph.ID(graph.SourceLabel, key), Name: name}
}
