package lexicon

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
)

// Settings is pack.yaml: what the engine must know of a language.
type Settings struct {
	// ID is the BCP 47 tag, Version changes with the pack's words.
	ID      string `yaml:"id"`
	Version string `yaml:"version"`
	Name    string `yaml:"name"`
	// Free spacing lets blanks inside a form be missing or added (Urdu); strict
	// spacing wants them as written. Case makes abbreviations in capitals match
	// capitals only, and names that are listed with a capital a capital.
	Spacing string `yaml:"spacing"`
	Case    bool   `yaml:"case"`
	// Article is written in one with the word behind it (Arabic). A form listed
	// without it is found with and without it, one listed with it only so.
	Article string `yaml:"article"`
	// Adposition: post (Urdu) or pre (English). Verb: final, medial or initial (Arabic).
	Adposition string `yaml:"adposition"`
	Verb       string `yaml:"verb"`
	// Attribute: what describes a noun stands before it (the default) or behind
	// it, as in Arabic: "the minister the Egyptian".
	Attribute string `yaml:"attribute"`
	// Home is the ISO code of the country whose press writes the language: a
	// bare "foreign minister" is this country's where the article has no other.
	Home string `yaml:"home"`
	// Sentence and Clause are the marks that end them.
	Sentence string `yaml:"sentence"`
	Clause   string `yaml:"clause"`
	// Letters tell the language from others of its script; Unlike are letters it never has.
	Script  string `yaml:"script"`
	Letters string `yaml:"letters"`
	Unlike  string `yaml:"unlike"`
	// Abbreviations are words whose dot ends no sentence.
	Abbreviations []string `yaml:"abbreviations"`
	// Particles are parts of a person's name by which nobody is told apart.
	Particles []string `yaml:"particles"`
	// Skeleton maps letters to consonants, so that one name in two scripts has one skeleton.
	Skeleton map[string]string `yaml:"skeleton"`
	// Titles compose an event's title; see Titles.
	Titles TitleWords `yaml:"titles"`
}

// Mistake is an error in a pack: the file, the line from 1 (0 for the whole file), what is wrong.
type Mistake struct {
	File string
	Line int
	Text string
}

func (m *Mistake) Error() string {
	if m.Line == 0 {
		return fmt.Sprintf("%s: %s", m.File, m.Text)
	}
	return fmt.Sprintf("%s:%d: %s", m.File, m.Line, m.Text)
}

// settings reads pack.yaml strictly: an unknown key is a mistake.
func settings(fsys fs.FS, dir string) (*Settings, error) {
	file := path.Join(dir, "pack.yaml")
	b, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, &Mistake{File: file, Text: "the pack has no pack.yaml"}
	}
	s := &Settings{Attribute: "before"}
	if err := yaml.NewDecoder(bytes.NewReader(b), yaml.Strict()).Decode(s); err != nil {
		return nil, yamlMistake(file, err)
	}
	for _, want := range [...]struct {
		key, value string
		allowed    []string
	}{
		{"id", s.ID, nil}, {"version", s.Version, nil}, {"script", s.Script, nil}, {"sentence", s.Sentence, nil},
		{"spacing", s.Spacing, []string{"free", "strict"}}, {"adposition", s.Adposition, []string{"post", "pre"}}, {"verb", s.Verb, []string{"final", "medial", "initial"}},
		{"attribute", s.Attribute, []string{"before", "behind"}},
	} {
		if want.value == "" || want.allowed != nil && !strings.Contains(" "+strings.Join(want.allowed, " ")+" ", " "+want.value+" ") {
			return nil, &Mistake{File: file, Text: fmt.Sprintf("%s is %q; it must be set%s", want.key, want.value, one(want.allowed))}
		}
	}
	return s, nil
}

// yamlMistake takes line and reason from what the YAML reader says: "[12:1] unknown field …", and a picture of the place.
func yamlMistake(file string, err error) *Mistake {
	text, _, _ := strings.Cut(err.Error(), "\n")
	m := &Mistake{File: file, Text: text}
	if place, reason, ok := strings.Cut(strings.TrimPrefix(text, "["), "] "); ok && strings.HasPrefix(text, "[") {
		line, _, _ := strings.Cut(place, ":")
		if n, err := strconv.Atoi(line); err == nil {
			m.Line, m.Text = n, reason
		}
	}
	return m
}

func one(allowed []string) string {
	if allowed == nil {
		return ""
	}
	return " to one of: " + strings.Join(allowed, ", ")
}

// row is a line of a .tsv file.
type row struct {
	file  string
	line  int
	cells []string
}

// mistake says what is wrong with a row.
func (r row) mistake(format string, args ...any) error {
	return &Mistake{File: r.file, Line: r.line, Text: fmt.Sprintf(format, args...)}
}

// rows reads a .tsv file: cells between tabs, "#" begins a comment line. A file
// that is not there has no rows. Every row must have n cells.
func rows(fsys fs.FS, file string, n int) ([]row, error) {
	b, err := fs.ReadFile(fsys, file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []row
	for i, l := range strings.Split(string(b), "\n") {
		l = strings.TrimRight(l, "\r")
		if strings.TrimSpace(l) == "" || strings.HasPrefix(l, "#") {
			continue
		}
		r := row{file, i + 1, strings.Split(l, "\t")}
		if len(r.cells) != n {
			return nil, r.mistake("this row has %d cells between tabs, it must have %d", len(r.cells), n)
		}
		for j := range r.cells {
			r.cells[j] = strings.TrimSpace(r.cells[j])
		}
		out = append(out, r)
	}
	return out, nil
}
