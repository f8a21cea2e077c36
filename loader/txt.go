package loader

import (
	"errors"
	"regexp"
	"strings"

	"diplograph/graph"
)

// firstLine is the form of a text file's first line: date YYYY-MM-DD headline,
// or "date -" where the day is unknown. Blanks and a byte order mark before it
// are allowed; a headline may be missing.
var firstLine = regexp.MustCompile(`^[\s\x{FEFF}]*date[ \t]+(\d{4}-\d{2}-\d{2}|-)(?:[ \t\x{A0}]+([^\r\n]*))?(?:\r?\n|$)`)

var errFirstLine = errors.New(`the first line must be "date YYYY-MM-DD headline", or "date - headline" where the day is unknown`)

// UnknownSource is the source of an article that names none.
const UnknownSource = "unknown"

// textArticle makes an article of a text file. Its text is the whole file, first
// line included, so that offsets are those of the file on disk.
func textArticle(b []byte) (*graph.Article, *graph.Source, error) {
	text := string(b)
	m := firstLine.FindStringSubmatchIndex(text)
	if m == nil {
		return nil, nil, errFirstLine
	}
	a := &graph.Article{Text: text, SourceID: graph.ID(graph.SourceLabel, UnknownSource)}
	if day := text[m[2]:m[3]]; day != "-" {
		d, err := graph.ParseDate(day)
		if err != nil {
			return nil, nil, err
		}
		a.Published = d
	}
	if m[4] >= 0 {
		a.Headline = strings.TrimSpace(text[m[4]:m[5]])
	}
	body := text[m[1]:]
	if strings.TrimSpace(a.Headline+body) == "" {
		return nil, nil, errEmpty
	}
	a.ID = articleID(a, body)
	a.Hash = articleHash(a)
	return a, &graph.Source{ID: a.SourceID, Name: UnknownSource}, nil
}

// articleID is the hash of the address, else of source, day, folded headline and folded body.
func articleID(a *graph.Article, body string) string {
	if a.URL != "" {
		return graph.ID(graph.ArticleLabel, graph.HashKey(a.URL))
	}
	return graph.ID(graph.ArticleLabel, graph.HashKey(a.SourceID, string(a.Published), graph.Folded(a.Headline), graph.Folded(body)))
}

// articleHash is the hash of all that the reader is given.
func articleHash(a *graph.Article) string {
	return graph.HashKey(a.Text, a.Headline, string(a.Published), a.Lang, a.SourceID, a.URL)
}
