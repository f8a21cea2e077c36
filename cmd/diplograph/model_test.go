package main_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// The model reader is off by default, asked for by flag or environment, and
// what it does not read the default reader reads.
func TestLoadByAModel(t *testing.T) {
	const key = "sk-0123456789abcdef"
	var asked, keyed atomic.Int32
	broken := atomic.Bool{}
	endpoint := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		if r.Header.Get("Authorization") == "Bearer "+key {
			keyed.Add(1)
		}
		if broken.Load() {
			http.Error(w, "wrong key "+key, http.StatusUnauthorized)
			return
		}
		_ = json.NewEncoder(w).Encode(map[string]any{
			"choices": []any{map[string]any{"message": map[string]any{"content": `{"events":[]}`}}}, "usage": map[string]any{"total_tokens": 700}})
	}))
	t.Cleanup(endpoint.Close)
	t.Setenv("DIPLOGRAPH_MODEL_URL", endpoint.URL+"/v1")
	t.Setenv("DIPLOGRAPH_MODEL", "some-model")
	t.Setenv("DIPLOGRAPH_MODEL_KEY", key)
	store := func() string { return "sqlite:" + filepath.Join(t.TempDir(), "graph.db") }

	both := []string{examples + "/2025-09-10-kazakhstan-talks.en.txt", examples + "/2025-09-10-kazakhstan-talks.ur.txt"}
	load := func(args ...string) []string { return append(append([]string{"load"}, args...), both...) }
	byDefault := store()
	succeed(t, load("--store", byDefault)...)
	if asked.Load() != 0 {
		t.Error("the model is asked though nobody chose it")
	}
	out, errs, code := call(t, "", load("--store", store(), "--reader", "model")...)
	if code != 0 || !strings.Contains(out, "new 2") || !strings.Contains(out, "events 0") || asked.Load() != 2 || keyed.Load() != 2 ||
		!strings.Contains(errs, "model: read 2, default reader 0, events dropped 0, tokens 1400 of 1000000") {
		t.Errorf("code %d, asked %d, %s%s", code, asked.Load(), out, errs)
	}

	broken.Store(true)
	t.Setenv("DIPLOGRAPH_READER", "model")
	fallen := store()
	out, errs, code = call(t, "", load("--store", fallen)...)
	if code != 0 || strings.Count(errs, "refuses the key") != 1 || !strings.Contains(errs, "model: read 0, default reader 2") || strings.Contains(out+errs, key) {
		t.Errorf("code %d, %s%s", code, out, errs)
	}
	if a, b := succeed(t, "digest", "--store", byDefault), succeed(t, "digest", "--store", fallen); a != b {
		t.Errorf("digest %s by the default reader, %s where the model failed", a, b)
	}

	t.Setenv("DIPLOGRAPH_MODEL_URL", "")
	_, errs, code = call(t, "", load("--store", store())...)
	if code != 1 || !strings.Contains(errs, "the model's URL must be") || !strings.Contains(errs, "DIPLOGRAPH_MODEL_URL") || strings.Contains(errs, key) {
		t.Errorf("code %d, %s", code, errs)
	}
}
