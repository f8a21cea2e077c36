package graph

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// errStored is a stored form that is none: the store was written by something else.
var errStored = errors.New("a node is not in its stored form")

// scan reads JSON as encoding/json writes it, from the beginning to the end.
// What it gives are parts of the text. After the first thing that is not as it
// should be, it is bad and gives nothing more.
type scan struct {
	text string
	at   int
	bad  bool
}

// next passes over white space and gives the byte there; 0 at the end.
func (s *scan) next() byte {
	for !s.bad && s.at < len(s.text) {
		switch b := s.text[s.at]; b {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return b
		}
	}
	return 0
}

// take passes over a byte, where it is the next one.
func (s *scan) take(b byte) bool {
	if s.next() != b {
		return false
	}
	s.at++
	return true
}

// need passes over a byte that must be there.
func (s *scan) need(b byte) {
	if !s.take(b) {
		s.bad = true
	}
}

// null passes over null, where it is the next value.
func (s *scan) null() bool {
	if s.next() != 'n' {
		return false
	}
	return s.word("null")
}

func (s *scan) word(w string) bool {
	if !strings.HasPrefix(s.text[s.at:], w) {
		s.bad = true
		return false
	}
	s.at += len(w)
	return true
}

// object reads an object: field reads the value of each key.
func (s *scan) object(field func(key string)) {
	if s.null() {
		return
	}
	s.need('{')
	for first := true; !s.bad && !s.take('}'); first = false {
		if !first {
			s.need(',')
		}
		key := s.string()
		s.need(':')
		if !s.bad {
			field(key)
		}
	}
}

// list reads an array into a slice, one element after the other; null leaves it nil.
func list[T any](s *scan, into *[]T, element func(*T)) {
	if s.null() {
		return
	}
	s.need('[')
	out := make([]T, 0, s.elements())
	for !s.bad && !s.take(']') {
		if len(out) > 0 {
			s.need(',')
		}
		out = append(out, *new(T))
		element(&out[len(out)-1])
	}
	*into = out
}

// elements is a guess how many elements an array has that begins here: it makes
// room for short ones at once.
func (s *scan) elements() int {
	if s.next() == ']' {
		return 0
	}
	return 2
}

// string reads a string.
func (s *scan) string() string {
	if s.need('"'); s.bad {
		return ""
	}
	from := s.at
	for escaped := false; s.at < len(s.text); s.at++ {
		switch b := s.text[s.at]; {
		case b == '\\':
			escaped = true
			s.at++
		case b == '"':
			s.at++
			if !escaped {
				return s.text[from : s.at-1]
			}
			var out string
			if json.Unmarshal([]byte(s.text[from-1:s.at]), &out) != nil {
				s.bad = true
			}
			return out
		case b < ' ':
			s.bad = true
			return ""
		}
	}
	s.bad = true
	return ""
}

// text reads a string, or null, which leaves the value as it is.
func text[T ~string](s *scan, into *T) {
	if !s.null() {
		*into = T(s.string())
	}
}

func texts[T ~string](s *scan, into *[]T) {
	list(s, into, func(x *T) { text(s, x) })
}

// number gives the digits of a number.
func (s *scan) number() string {
	s.next()
	from := s.at
	for !s.bad && s.at < len(s.text) && strings.IndexByte("+-.0123456789eE", s.text[s.at]) >= 0 {
		s.at++
	}
	return s.text[from:s.at]
}

func (s *scan) int(into *int) {
	n, err := strconv.Atoi(s.number())
	*into, s.bad = n, s.bad || err != nil
}

func (s *scan) float(into *float64) {
	x, err := strconv.ParseFloat(s.number(), 64)
	*into, s.bad = x, s.bad || err != nil
}

func (s *scan) bool(into *bool) {
	if *into = s.next() == 't'; *into {
		s.word("true")
		return
	}
	s.word("false")
}

// skip passes over a value.
func (s *scan) skip() {
	switch s.next() {
	case '"':
		s.string()
	case '{':
		s.object(func(string) { s.skip() })
	case '[':
		var none []struct{}
		list(s, &none, func(*struct{}) { s.skip() })
	case 't':
		s.word("true")
	case 'f':
		s.word("false")
	case 'n':
		s.word("null")
	default:
		s.bad = s.bad || s.number() == ""
	}
}
