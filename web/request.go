package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
)

// The codes of requests that never become an operation.
const (
	codeBadRequest    = "BAD_REQUEST"
	codeCrossSite     = "CROSS_SITE"
	codeMethod        = "METHOD_NOT_ALLOWED"
	codeNotAcceptable = "NOT_ACCEPTABLE"
	codeMediaType     = "UNSUPPORTED_MEDIA_TYPE"
	codeTooLarge      = "BODY_TOO_LARGE"
	codeBusy          = "RATE_LIMITED"
)

// readParams reads the operation of a GET or a POST. The messages never repeat
// what was sent.
func (e *endpoint) readParams(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	switch r.Method {
	case http.MethodGet:
		if e.closed && r.Header.Get(preflight) == "" || !slices.Contains(e.origins, r.Header.Get("Origin")) && crossSite(r.Header) {
			return nil, &refusal{status: http.StatusForbidden, code: codeCrossSite, message: "a page of another site may not ask: send a " + preflight + " header"}
		}
		return paramsOfQuery(r)
	case http.MethodPost:
		if r.ContentLength > e.limits.Body {
			return nil, tooLarge(e.limits.Body)
		}
		r.Body = http.MaxBytesReader(w, r.Body, e.limits.Body)
		return paramsOfBody(r)
	}
	return nil, &refusal{status: http.StatusMethodNotAllowed, code: codeMethod, message: "use GET or POST", allow: "GET, POST"}
}

// preflight is a header that a page of another site cannot send unasked.
const preflight = "GraphQL-Require-Preflight"

func tooLarge(limit int64) *refusal {
	f := exceeded("body", "a body may have %d bytes", limit)
	f.status, f.code = http.StatusRequestEntityTooLarge, codeTooLarge
	return f
}

// crossSite tells whether a browser sends the request for a page of another
// site. Such a page cannot set headers without a preflight, which nobody
// answers here; what browsers say of the origin, no page can forge.
func crossSite(h http.Header) bool {
	if h.Get(preflight) != "" {
		return false
	}
	switch h.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
		return false
	case "":
		return h.Get("Origin") != ""
	}
	return true
}

func paramsOfQuery(r *http.Request) (*graphql.RawParams, *refusal) {
	values, err := url.ParseQuery(r.URL.RawQuery)
	if err != nil {
		return nil, badRequest("the address is not well-formed")
	}
	fields := map[string]json.RawMessage{}
	for _, name := range []string{"query", "operationName", "variables", "extensions"} {
		value := values.Get(name)
		switch {
		case value == "":
		case name == "variables" || name == "extensions":
			fields[name] = json.RawMessage(value)
		default:
			quoted, err := json.Marshal(value)
			if err != nil {
				return nil, badRequest(name + " is no text")
			}
			fields[name] = quoted
		}
	}
	return params(r.Header, fields)
}

func paramsOfBody(r *http.Request) (*graphql.RawParams, *refusal) {
	media, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(attributes["charset"])
	if err != nil || media != mediaJSON || charset != "" && charset != "utf-8" {
		return nil, &refusal{status: http.StatusUnsupportedMediaType, code: codeMediaType, message: "send application/json in UTF-8"}
	}
	body, err := io.ReadAll(r.Body)
	var larger *http.MaxBytesError
	switch {
	case errors.As(err, &larger):
		return nil, tooLarge(larger.Limit)
	case err != nil:
		return nil, badRequest("the body could not be read")
	case !utf8.Valid(body):
		return nil, badRequest("the body is not UTF-8")
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil || fields == nil {
		return nil, badRequest("the body must be one JSON object; lists of operations are not served")
	}
	return params(r.Header, fields)
}

// params checks the types to the letter: encoding/json would let much pass.
func params(header http.Header, fields map[string]json.RawMessage) (*graphql.RawParams, *refusal) {
	p := &graphql.RawParams{Headers: header}
	for _, f := range []struct {
		name string
		into any
	}{
		{"query", &p.Query},
		{"operationName", &p.OperationName},
		{"variables", &p.Variables},
		{"extensions", &p.Extensions},
	} {
		raw, ok := fields[f.name]
		if !ok {
			continue
		}
		d := json.NewDecoder(bytes.NewReader(raw))
		d.UseNumber() // or large numbers would lose digits
		if d.Decode(f.into) != nil || d.More() {
			return nil, badRequest(f.name + " has not the type that GraphQL over HTTP asks for")
		}
	}
	if _, persisted := p.Extensions["persistedQuery"]; p.Query == "" && !persisted {
		return nil, badRequest("query is missing")
	}
	return p, nil
}
