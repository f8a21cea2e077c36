package model_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/loader/extract"
	"diplograph/loader/model"
)

func TestSettings(t *testing.T) {
	s := set(t)
	for name, tc := range map[string]struct {
		settings model.Settings
		says     string // empty: they are right
	}{
		"right":                {model.Settings{URL: "https://models.example/v1/", Key: key, Name: "m", Budget: 1}, ""},
		"whole address":        {model.Settings{URL: "https://models.example/v1/chat/completions", Key: key, Name: "m", Budget: 1}, ""},
		"near and no key":      {model.Settings{URL: "http://localhost:11434/v1", Name: "m", Budget: 1}, ""},
		"near with a key":      {model.Settings{URL: "http://127.0.0.1:11434/v1", Key: key, Name: "m", Budget: 1}, ""},
		"far and no key":       {model.Settings{URL: "http://ollama:11434/v1", Name: "m", Budget: 1}, ""},
		"no URL":               {model.Settings{Key: key, Name: "m", Budget: 1}, "the model's URL"},
		"a file":               {model.Settings{URL: "file:///etc/passwd", Key: key, Name: "m", Budget: 1}, "http or https"},
		"key in the URL":       {model.Settings{URL: "https://u:" + key + "@models.example/v1", Name: "m", Budget: 1}, "plain address"},
		"key in the query":     {model.Settings{URL: "https://models.example/v1?key=" + key, Name: "m", Budget: 1}, "plain address"},
		"broken URL":           {model.Settings{URL: "https://models.example/%zz" + key, Name: "m", Budget: 1}, "http or https"},
		"no name":              {model.Settings{URL: "https://models.example/v1", Key: key, Budget: 1}, "name"},
		"no budget":            {model.Settings{URL: "https://models.example/v1", Key: key, Name: "m"}, "budget"},
		"key of two lines":     {model.Settings{URL: "https://models.example/v1", Key: key + "\nX: y", Name: "m", Budget: 1}, "key"},
		"key over the network": {model.Settings{URL: "http://models.example/v1", Key: key, Name: "m", Budget: 1}, "in the clear"},
	} {
		r, err := model.New(tc.settings, s, extract.New(s).Read, nil)
		switch {
		case tc.says == "" && (err != nil || r == nil):
			t.Errorf("%s: %v", name, err)
		case tc.says != "" && (!errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), tc.says) || strings.Contains(err.Error(), key)):
			t.Errorf("%s: %v", name, err)
		}
	}
}

// However a key is printed, it does not show.
func TestKeyIsHidden(t *testing.T) {
	s := model.Settings{Key: key}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("asked", "key", s.Key, "settings", s)
	slog.New(slog.NewJSONHandler(&log, nil)).Info("asked", "key", s.Key, "settings", s)
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{fmt.Sprint(s), fmt.Sprintf("%v %+v %#v %s %q %x %d", s.Key, s, s, s.Key, s.Key, s.Key, s.Key), log.String(), string(b)} {
		if strings.Contains(out, key) || strings.Contains(out, fmt.Sprintf("%x", string(s.Key))) || !strings.Contains(out, "(hidden)") {
			t.Errorf("the key shows in %s", out)
		}
	}
}
