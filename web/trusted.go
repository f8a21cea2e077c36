package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Trusted are documents by the id under which clients ask for them: the
// SHA-256 of the text, in hexadecimal, or what a manifest calls it.
type Trusted map[string]string

// ReadTrusted reads trusted documents: every *.graphql of a folder, or a
// manifest, which is a JSON object of texts by id, or one as Apollo's tools write it.
// The error names the file.
func ReadTrusted(path string) (Trusted, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("trusted documents: %w", err)
	}
	if !info.IsDir() {
		return readManifest(path)
	}
	files, err := filepath.Glob(filepath.Join(path, "*.graphql"))
	if err != nil {
		return nil, fmt.Errorf("trusted documents: %w", err)
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("trusted documents: %s has no *.graphql", path)
	}
	out := Trusted{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("trusted documents: %w", err)
		}
		out[hash(string(text))] = string(text)
	}
	return out, nil
}

func readManifest(path string) (Trusted, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("trusted documents: %w", err)
	}
	var apollo struct {
		Format     string
		Operations []struct{ ID, Body string }
	}
	if json.Unmarshal(text, &apollo) == nil && apollo.Format != "" {
		out := Trusted{}
		for _, op := range apollo.Operations {
			out[op.ID] = op.Body
		}
		return out, nil
	}
	out := Trusted{}
	if err := json.Unmarshal(text, &out); err != nil {
		return nil, fmt.Errorf("trusted documents: %s is no JSON object of documents by id: %w", path, err)
	}
	return out, nil
}

// valid tells whether all documents are, so that a dashboard that no longer
// fits the schema is heard of at the start.
func (t Trusted) valid(d *documents) error {
	for id, text := range t {
		if _, errs := d.read(context.Background(), text); len(errs) > 0 {
			return fmt.Errorf("trusted document %s: %.60q: %w", id, text, errs[0])
		}
	}
	return nil
}

// Texts of documents that clients registered: each at most so long, and so many.
const (
	mostPersisted    = 256
	longestPersisted = 32 << 10 // bytes
)

// persisted finds documents that clients name instead of sending them: trusted
// ones, and those that some client sent with its hash before (APQ).
type persisted struct {
	trusted Trusted
	texts   map[string]bool // of the trusted ones
	only    bool            // whether others are refused
	recent  *lru.LRU[string]
}

func newPersisted(t Trusted, closed bool) persisted {
	p := persisted{trusted: t, texts: map[string]bool{}, only: closed && t != nil, recent: lru.New[string](mostPersisted)}
	for _, text := range t {
		p.texts[text] = true
	}
	return p
}

var errHash = errors.New("sha256Hash is not the SHA-256 of the query")

// text gives the document that a request asks for. register is the hash under
// which to keep it once it is found valid, empty where there is nothing to keep.
func (p persisted) text(ctx context.Context, params *graphql.RawParams) (text, register string, refused *gqlerror.Error) {
	id, err := idOf(params.Extensions)
	switch {
	case err != nil:
		return "", "", badRequest("extensions.persistedQuery takes version 1 and a sha256Hash").error()
	case params.Query == "" && id != "":
		if text, ok := p.trusted[id]; ok {
			return text, "", nil
		}
		if text, ok := p.recent.Get(ctx, id); ok && !p.only {
			return text, "", nil
		}
		err := gqlerror.Errorf("PersistedQueryNotFound") // the word that clients wait for
		errcode.Set(err, codeNotPersisted)
		return "", "", err
	case p.only && !p.texts[params.Query]:
		return "", "", (&refusal{code: codeNotTrusted, message: "only trusted documents are answered here: ask for one by its id"}).error()
	case id != "" && hash(params.Query) != id:
		return "", "", badRequest(errHash.Error()).error()
	}
	return params.Query, id, nil
}

// keep registers a valid document.
func (p persisted) keep(ctx context.Context, id, text string) {
	if id != "" && len(text) <= longestPersisted && !p.only {
		p.recent.Add(ctx, id, text)
	}
}

// idOf is the id in a request's extensions, empty where there is none.
func idOf(extensions map[string]any) (string, error) {
	raw, ok := extensions["persistedQuery"]
	if !ok {
		return "", nil
	}
	fields, _ := raw.(map[string]any)
	id, _ := fields["sha256Hash"].(string)
	if version, ok := whole(fields["version"]); !ok || version != 1 || id == "" {
		return "", errors.New("no hash")
	}
	return id, nil
}

func hash(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}
