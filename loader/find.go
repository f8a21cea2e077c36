package loader

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Find gives the articles of files (.txt, .jsonl, .ndjson), of folders with all
// below them, and of standard input ("-"), in the order of the paths, folders
// by name. What cannot be read is an item with an error. In a folder other
// files are passed over; named by itself such a file is an error.
func Find(paths []string, stdin io.Reader) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		for _, p := range paths {
			if p == "-" {
				if !standardInput(stdin, yield) {
					return
				}
				continue
			}
			if !walk(p, yield) {
				return
			}
		}
	}
}

var errNoArticles = errors.New("there are no articles in this folder: .txt, .jsonl or .ndjson files")

// walk hands over a file, or all articles below a folder.
func walk(root string, yield func(Item) bool) bool {
	more, some := true, false
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			some = true
			more = yield(Item{Place: path, Err: reason(err)})
		case d.IsDir():
			return nil
		case path == root || isArticle(path):
			some = true
			more = file(path, yield)
		}
		if !more {
			return fs.SkipAll
		}
		return nil
	})
	if err == nil && !some {
		err = errNoArticles
	}
	if err != nil && more {
		more = yield(Item{Place: root, Err: reason(err)})
	}
	return more
}

func isArticle(path string) bool {
	return slices.Contains([]string{".txt", ".jsonl", ".ndjson"}, strings.ToLower(filepath.Ext(path)))
}

func file(path string, yield func(Item) bool) bool {
	if !isArticle(path) {
		return yield(Item{Place: path, Err: errors.New("articles are .txt, .jsonl or .ndjson files")})
	}
	f, err := os.Open(path)
	if err != nil {
		return yield(Item{Place: path, Err: reason(err)})
	}
	defer func() { _ = f.Close() }()
	if ext := filepath.Ext(path); !strings.EqualFold(ext, ".txt") {
		return lines(path, f, yield)
	}
	return text(path, strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)), f, yield)
}

func text(place, name string, r io.Reader, yield func(Item) bool) bool {
	b, err := readText(r)
	if err != nil {
		return yield(Item{Name: name, Place: place, Err: reason(err)})
	}
	a, s, err := textArticle(b)
	return yield(Item{Name: name, Place: place, Article: a, Source: s, Err: err})
}

func lines(place string, r io.Reader, yield func(Item) bool) bool {
	more, some := true, false
	err := eachLine(r, func(n int, b []byte, err error) bool {
		some = true
		item := Item{Place: fmt.Sprintf("%s:%d", place, n), Err: err}
		if err == nil {
			item.Article, item.Source, item.Err = lineArticle(b)
		}
		more = yield(item)
		return more
	})
	if err != nil && more {
		return yield(Item{Place: place, Err: reason(err)})
	}
	if !some && more {
		return yield(Item{Place: place, Err: errEmpty})
	}
	return more
}

// standardInput holds JSON Lines where its first letter is "{", else one text article.
func standardInput(r io.Reader, yield func(Item) bool) bool {
	const place = "standard input"
	head := make([]byte, 512)
	n, err := io.ReadFull(r, head)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return yield(Item{Place: place, Err: reason(err)})
	}
	whole := io.MultiReader(bytes.NewReader(head[:n]), r)
	if bytes.HasPrefix(bytes.TrimSpace(head[:n]), []byte("{")) {
		return lines(place, whole, yield)
	}
	return text(place, "", whole, yield)
}

// reason says why a path cannot be read, without saying the path twice.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return cmp.Or(path.Err, err)
	}
	return err
}
