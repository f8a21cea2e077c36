package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
)

// Source is who published an article, by registrable domain, agency or ministry code.
type Source struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Kind  string `json:"kind,omitempty"`
	Links `json:"-"`
}

// Article is one published text by one source on one day. Text is what the
// quotes' offsets count in: the whole file for .txt, the text field for JSON
// Lines. Hash is the SHA-256 of all that the reader is given, so that an
// article that did not change is known without reading it. Pack is the id and
// version of the language pack that read it. An article that was withdrawn
// stays, with the reason and the day.
type Article struct {
	ID          string    `json:"id"`
	URL         string    `json:"url,omitempty"`
	SourceID    string    `json:"source"`
	Headline    string    `json:"headline"`
	Lang        string    `json:"lang"`
	Published   Date      `json:"published,omitempty"`
	Withdrawn   bool      `json:"withdrawn,omitempty"`
	Reason      string    `json:"reason,omitempty"`
	WithdrawnOn Date      `json:"withdrawnOn,omitempty"`
	Text        string    `json:"text,omitempty"`
	Hash        string    `json:"hash"`
	Pack        string    `json:"pack"`
	Recorded    time.Time `json:"recorded"`
	Links       `json:"-"`
}

// NodeID is the global id.
func (s *Source) NodeID() string { return s.ID }

// NodeID is the global id.
func (a *Article) NodeID() string { return a.ID }

// Label is Source.
func (*Source) Label() Label { return SourceLabel }

// Label is Article.
func (*Article) Label() Label { return ArticleLabel }

// HashKey makes a short key of parts: 80 bits of SHA-256 in hexadecimal, enough
// for a million million articles. Parts are kept apart by a zero byte.
func HashKey(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:10])
}
