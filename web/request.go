package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// The codes of requests that never become an operation.
const (
	codeBadRequest    = "BAD_REQUEST"
	codeCrossSite     = "CROSS_SITE"
	codeMethod        = "METHOD_NOT_ALLOWED"
	codeNotAcceptable = "NOT_ACCEPTABLE"
	codeMediaType     = "UNSUPPORTED_MEDIA_TYPE"
	codeTooLarge      = "BODY_TOO_LARGE"
)

// refusal is why a request is not one of GraphQL over HTTP.
type refusal struct {
	status        int
	code, message string
	allow         string // the methods that would do, with status 405
}

func (f *refusal) error() *gqlerror.Error {
	err := gqlerror.Errorf("%s", f.message)
	errcode.Set(err, f.code)
	return err
}

func badRequest(message string) *refusal {
	return &refusal{status: http.StatusBadRequest, code: codeBadRequest, message: message}
}

// readParams reads the operation of a GET or a POST. The messages never repeat
// what was sent.
func readParams(r *http.Request) (*graphql.RawParams, *refusal) {
	switch r.Method {
	case http.MethodGet:
		if crossSite(r.Header) {
			return nil, &refusal{status: http.StatusForbidden, code: codeCrossSite, message: "a page of another site may not ask: send a GraphQL-Require-Preflight header"}
		}
		return paramsOfQuery(r)
	case http.MethodPost:
		return paramsOfBody(r)
	}
	return nil, &refusal{status: http.StatusMethodNotAllowed, code: codeMethod, message: "use GET or POST", allow: "GET, POST"}
}

// crossSite tells whether a browser sends the request for a page of another
// site. Such a page cannot set headers without a preflight, which nobody
// answers here; what browsers say of the origin, no page can forge.
func crossSite(h http.Header) bool {
	if h.Get("GraphQL-Require-Preflight") != "" {
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
	return params(r, fields)
}

func paramsOfBody(r *http.Request) (*graphql.RawParams, *refusal) {
	media, attributes, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	charset := strings.ToLower(attributes["charset"])
	if err != nil || media != mediaJSON || charset != "" && charset != "utf-8" {
		return nil, &refusal{status: http.StatusUnsupportedMediaType, code: codeMediaType, message: "send application/json in UTF-8"}
	}
	body, err := io.ReadAll(r.Body)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &refusal{status: http.StatusRequestEntityTooLarge, code: codeTooLarge, message: fmt.Sprintf("a body may have %d bytes", tooLarge.Limit)}
	case err != nil:
		return nil, badRequest("the body could not be read")
	case !utf8.Valid(body):
		return nil, badRequest("the body is not UTF-8")
	}
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil || fields == nil {
		return nil, badRequest("the body must be one JSON object; lists of operations are not served")
	}
	return params(r, fields)
}

// params checks the types to the letter: encoding/json would let much pass.
func params(r *http.Request, fields map[string]json.RawMessage) (*graphql.RawParams, *refusal) {
	p := &graphql.RawParams{Headers: r.Header}
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
	if p.Query == "" {
		return nil, badRequest("query is missing")
	}
	return p, nil
}
