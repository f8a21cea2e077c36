package web

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The media types of answers.
const (
	mediaGraphQL = "application/graphql-response+json"
	mediaJSON    = "application/json"
)

// errorsOnly is an answer without data: not even null.
type errorsOnly struct {
	Errors gqlerror.List `json:"errors"`
}

// negotiate chooses the media type of the answer; ok is false where the
// client takes none of them. Who does not care gets application/json.
func negotiate(accept []string) (media string, ok bool) {
	if len(accept) == 0 {
		return mediaJSON, true
	}
	best := 0.0
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		wanted, attributes, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		if charset := strings.ToLower(attributes["charset"]); charset != "" && charset != "utf-8" {
			continue
		}
		quality, err := strconv.ParseFloat(attributes["q"], 64)
		if err != nil {
			quality = 1
		}
		if quality <= best {
			continue
		}
		switch wanted {
		case mediaGraphQL, mediaJSON:
			best, media = quality, wanted
		case "*/*", "application/*":
			best, media = quality, mediaJSON
		}
	}
	return media, media != ""
}

// encode gives an answer as JSON. Data that stands alone is JSON already, which
// encoding/json would read once more only to find it compact.
func encode(answer any) ([]byte, error) {
	if r, ok := answer.(*graphql.Response); ok && r.Data != nil && len(r.Errors) == 0 && len(r.Extensions) == 0 && r.HasNext == nil {
		return slices.Concat([]byte(`{"data":`), r.Data, []byte(`}`)), nil
	}
	return json.Marshal(answer)
}

// writeJSON writes the whole answer or, where it cannot be encoded, status 500
// and the error. That the client is gone is no error.
func writeJSON(w http.ResponseWriter, status int, media string, answer any) error {
	body, err := encode(answer)
	if err != nil {
		http.Error(w, "something went wrong inside", http.StatusInternalServerError)
		return fmt.Errorf("encode answer: %w", err)
	}
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("Content-Length", strconv.Itoa(len(body)))
	h.Set("Cache-Control", "no-store")
	h.Add("Vary", "Accept")
	w.WriteHeader(status)
	_, _ = w.Write(body)
	return nil
}
