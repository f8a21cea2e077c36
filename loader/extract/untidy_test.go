package extract_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"diplograph/graph"
	"diplograph/loader"
)

// untidy are the ways in which articles come that nobody cleaned. Each makes
// another text of one, of which the reader must take the same.
var untidy = map[string]func(string) string{
	"blanks that do not break":      func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") },
	"blanks doubled":                func(s string) string { return strings.ReplaceAll(s, " ", "  ") },
	"thin and other blanks":         func(s string) string { return strings.ReplaceAll(s, " ", "\u2009\t") },
	"marks of direction":            func(s string) string { return "\ufeff\u202b" + strings.ReplaceAll(s, " ", "\u200f \u200e") + "\u202c" },
	"zero-width marks inside words": func(s string) string { return every(s, 3, "\u200d") },
	"lines that end with CR LF":     func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"paragraphs as HTML":            func(s string) string { return "<p class=\"x\">" + strings.ReplaceAll(s, "\n", "</p>\n<p>") + "</p>" },
	"bold words":                    func(s string) string { return words(s, func(w string) string { return "<b>" + w + "</b>" }) },
	"links": func(s string) string {
		return words(s, func(w string) string { return "<a href=\"https://example.org/x?y=Iran\">" + w + "</a>" })
	},
	"entities":                     func(s string) string { return strings.ReplaceAll(s, " ", "&nbsp;") },
	"harakat":                      func(s string) string { return arabic.ReplaceAllString(s, "${0}\u064e") },
	"tatweel":                      func(s string) string { return arabic.ReplaceAllString(s, "${0}\u0640") },
	"Arabic letters for Urdu's":    strings.NewReplacer("ی", "ي", "ک", "ك").Replace,
	"composed letters taken apart": strings.NewReplacer("آ", "ا\u0653", "ؤ", "و\u0654", "ئ", "ی\u0654").Replace,
	"wrapped lines":                wrap,
	"the last mark missing":        func(s string) string { return strings.TrimRight(s, ".۔ \n") },
}

var arabic = regexp.MustCompile(`[بتثجحخسشصضطظعغفقلمن]`)

// every puts a mark behind every n-th letter.
func every(s string, n int, mark string) string {
	var b strings.Builder
	for i, r := range []rune(s) {
		b.WriteRune(r)
		if i%n == n-1 && r != '\n' {
			b.WriteString(mark)
		}
	}
	return b.String()
}

// words changes every fourth word.
func words(s string, change func(string) string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		all := strings.Split(lines[i], " ")
		for j := range all {
			if j%4 == 3 && all[j] != "" {
				all[j] = change(all[j])
			}
		}
		lines[i] = strings.Join(all, " ")
	}
	return strings.Join(lines, "\n")
}

// wrap breaks the lines of a text at about 70 letters, as agencies do.
func wrap(s string) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		width := 0
		var b strings.Builder
		for _, w := range strings.Fields(line) {
			if n := len([]rune(w)); width+n > 70 {
				b.WriteByte('\n')
				width = n
			} else {
				if width > 0 {
					b.WriteByte(' ')
				}
				width += n + 1
			}
			b.WriteString(w)
		}
		out = append(out, b.String())
	}
	return strings.Join(out, "\n\n")
}

// An article that nobody cleaned is read as the clean one is.
func TestUntidyArticlesReadAlike(t *testing.T) {
	r := reader(t)
	for _, name := range []string{"2025-09-10-kazakhstan-talks.en.txt", "2025-09-10-kazakhstan-talks.ur.txt"} {
		for item := range loader.Find([]string{filepath.Join("../../examples", name)}, nil) {
			if item.Err != nil {
				t.Fatal(item.Err)
			}
			headline, body, _ := strings.Cut(item.Article.Text, "\n")
			read := func(body string) []string {
				text := headline + "\n" + body
				x, err := extractOf(r, item.Article.Lang, string(item.Article.Published), text)
				if err != nil {
					t.Fatal(err)
				}
				holds(t, x, text)
				return told(x.Mentions)
			}
			want := read(body)
			if len(want) < 6 {
				t.Fatalf("%s tells of %v", name, want)
			}
			for _, how := range slices.Sorted(maps.Keys(untidy)) {
				t.Run(name+" "+how, func(t *testing.T) {
					changed := untidy[how](body)
					if got := read(changed); !slices.Equal(got, want) {
						t.Errorf("read\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
					}
				})
			}
		}
	}
}

// told is what some mentions say, but for where they stand.
func told(mentions []*graph.Mention) []string {
	var out []string
	for _, m := range mentions {
		date := ""
		if m.Date != nil {
			date = m.Date.EDTF
		}
		out = append(out, fmt.Sprintf("%s %s %s %v %s→%s %s %v %d", m.Type, m.Kind, m.Status, m.Parties(), m.Guest, m.Host, date, m.Sectors, len(m.Participants)))
	}
	return out
}
