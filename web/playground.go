package web

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"sync"
)

// The playground is built from playground/ by npm; nothing comes from elsewhere.
//
//go:embed all:playground/dist
var bundle embed.FS

// playgroundPolicy allows what the editor needs (styles within the page,
// workers) from the service itself, and nothing from anywhere else.
const playgroundPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; " +
	"font-src 'self' data:; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// mediaTypes are those of the bundle's files: the machine's own table is not asked.
var mediaTypes = map[string]string{
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".css":  "text/css; charset=utf-8",
	".ttf":  "font/ttf",
	".md":   "text/plain; charset=utf-8",
}

// playground serves the bundle by file name.
type playground map[string]*bundled

// bundled is one file; zipped makes its gzip form at the first request.
type bundled struct {
	media  string
	plain  []byte
	zipped func() []byte
}

func newPlayground() (playground, error) {
	files := playground{}
	dist, err := fs.Sub(bundle, "playground/dist")
	if err != nil {
		return nil, fmt.Errorf("playground: %w", err)
	}
	err = fs.WalkDir(dist, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		media, ok := mediaTypes[path.Ext(name)]
		if !ok {
			return fmt.Errorf("no media type for %s", name)
		}
		plain, err := fs.ReadFile(dist, name)
		if err != nil {
			return err
		}
		files[name] = &bundled{media: media, plain: plain, zipped: sync.OnceValue(func() []byte { return zip(plain) })}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("playground: %w", err)
	}
	return files, nil
}

// ServeHTTP implements http.Handler. What lies in assets has its content's
// hash in its name and may be kept for ever.
func (p playground) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := r.URL.Path
	if name == "" {
		name = "index.html"
	}
	file, ok := p[name]
	if !ok {
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Security-Policy", playgroundPolicy)
	h.Set("Content-Type", file.media)
	h.Set("Vary", "Accept-Encoding")
	h.Set("Cache-Control", "no-cache")
	if strings.HasPrefix(name, "assets/") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body := file.plain
	if takesGzip(r.Header.Get("Accept-Encoding")) {
		body = file.zipped()
		h.Set("Content-Encoding", "gzip")
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	_, _ = w.Write(body)
}

func takesGzip(accept string) bool {
	for part := range strings.SplitSeq(accept, ",") {
		coding, quality, _ := strings.Cut(strings.ReplaceAll(part, " ", ""), ";")
		if coding == "gzip" {
			return quality != "q=0"
		}
	}
	return false
}

func zip(plain []byte) []byte {
	var out bytes.Buffer
	w := gzip.NewWriter(&out)
	_, _ = w.Write(plain) // a bytes.Buffer takes everything
	_ = w.Close()
	return out.Bytes()
}
