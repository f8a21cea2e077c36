package web_test

import (
	"compress/gzip"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
)

func TestPlaygroundPage(t *testing.T) {
	s := newService(t, nil, nil)
	if a := s.get(t, "/playground"); a.StatusCode/100 != 3 || a.Header.Get("Location") != "/playground/" {
		t.Errorf("without the slash: %d %q", a.StatusCode, a.Header.Get("Location"))
	}
	page := s.get(t, "/playground/")
	if page.StatusCode != http.StatusOK || page.Header.Get("Cache-Control") != "no-cache" {
		t.Fatalf("%d, kept by %q", page.StatusCode, page.Header.Get("Cache-Control"))
	}
	parts := regexp.MustCompile(`(?:src|href)="\./([^"]+)"`).FindAllStringSubmatch(page.body, -1)
	if len(parts) < 2 {
		t.Fatalf("the page has no script or no style:\n%s", page.body)
	}
	for _, part := range parts {
		a := s.get(t, "/playground/"+part[1])
		if a.StatusCode != http.StatusOK || !strings.Contains(a.Header.Get("Cache-Control"), "immutable") {
			t.Errorf("%s: %d, kept by %q", part[1], a.StatusCode, a.Header.Get("Cache-Control"))
		}
		if media := a.Header.Get("Content-Type"); !strings.HasPrefix(media, "text/javascript") && !strings.HasPrefix(media, "text/css") {
			t.Errorf("%s is %s", part[1], media)
		}
	}
	if strings.Contains(page.body, "://") {
		t.Errorf("the page names another host:\n%s", page.body)
	}
}

func TestPlaygroundZipped(t *testing.T) {
	s := newService(t, nil, nil)
	whole := s.get(t, "/playground/", "Accept-Encoding", "br, gzip;q=0")
	if whole.Header.Get("Content-Encoding") != "" {
		t.Error("zipped though not wanted")
	}
	for range 2 {
		zipped := s.get(t, "/playground/", "Accept-Encoding", "br, gzip")
		if zipped.Header.Get("Content-Encoding") != "gzip" || zipped.Header.Get("Vary") != "Accept-Encoding" {
			t.Fatalf("headers %v", zipped.Header)
		}
		r, err := gzip.NewReader(strings.NewReader(zipped.body))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); err != nil || string(got) != whole.body {
			t.Errorf("zipped is another page: %v", err)
		}
	}
}

func TestPlaygroundHasNothingElse(t *testing.T) {
	s := newService(t, nil, nil)
	for _, path := range []string{"nothing.js", "assets/", "assets", "../web.go", "..%2fweb.go", "%2e%2e/start.html", "package.json"} {
		if a := s.get(t, "/playground/"+path); a.StatusCode == http.StatusOK {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	if a := s.get(t, "/playground/licenses.md"); !strings.Contains(a.body, "MIT") {
		t.Error("the licences of the bundle are missing")
	}
}
