package loader

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// MaxArticle is the largest article that is read, in bytes.
const MaxArticle = 10 << 20

// The reasons why bytes are no article.
var (
	errEmpty   = errors.New("the article is empty")
	errBinary  = errors.New("this is no text: it has zero bytes")
	errTooLong = fmt.Errorf("the article is larger than %d MB; split it", MaxArticle>>20)
)

// readText reads at most MaxArticle bytes of UTF-8 text.
func readText(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxArticle+1))
	if err != nil {
		return nil, err
	}
	return b, checkText(b)
}

func checkText(b []byte) error {
	switch {
	case len(b) > MaxArticle:
		return errTooLong
	case len(bytes.TrimSpace(b)) == 0:
		return errEmpty
	case bytes.IndexByte(b, 0) >= 0:
		return errBinary
	case !utf8.Valid(b):
		return notUTF8(b)
	}
	return nil
}

// notUTF8 names the first byte that is not UTF-8.
func notUTF8(b []byte) error {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return fmt.Errorf("the text is not UTF-8 (byte %d, line %d); convert it, for instance with iconv", i, 1+bytes.Count(b[:i], []byte("\n")))
		}
		i += n
	}
	return nil
}
