package extract_test

import (
	"io/fs"
	"strings"
	"testing"

	"diplograph/loader/packs"
)

// FuzzWords puts words of a pack side by side in any order: what no writer
// writes, but what comes nearer to the frames than bytes by chance.
func FuzzWords(f *testing.F) {
	r := reader(f)
	all := map[string][]string{}
	for _, lang := range languages {
		if all[lang] = vocabulary(f, lang); len(all[lang]) == 0 {
			continue
		}
		f.Add(lang, []byte("\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b"))
		for _, start := range []int{0, 1000, 20000, 40000, 60000} { // a walk through the vocabulary with each step
			var b []byte
			for i := range 60 {
				n := start + i*i*37
				b = append(b, byte(n>>8), byte(n))
			}
			f.Add(lang, b)
		}
	}
	f.Fuzz(func(t *testing.T, lang string, choice []byte) {
		words := all[lang]
		if len(words) == 0 {
			return
		}
		var b strings.Builder
		for i := 0; i+1 < len(choice) && i < 2000; i += 2 {
			b.WriteString(words[(int(choice[i])<<8|int(choice[i+1]))%len(words)])
		}
		text := b.String()
		x, err := extractOf(r, lang, "2025-09-10", text)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, x, text)
	})
}

// vocabulary lists the first forms of each row of a pack, and what stands
// between words; words of the shorter lists stand in it as often as names do.
func vocabulary(tb testing.TB, lang string) []string {
	tb.Helper()
	files, err := fs.Glob(packs.FS(), lang+"/*.tsv")
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, file := range files {
		b, err := fs.ReadFile(packs.FS(), file)
		if err != nil {
			tb.Fatal(err)
		}
		var forms []string
		for line := range strings.Lines(string(b)) {
			cells := strings.Split(strings.TrimSpace(line), "\t")
			if strings.HasPrefix(line, "#") || len(cells) != 3 {
				continue
			}
			all := strings.Split(cells[2], "|")
			forms = append(forms, all[:min(len(all), 4)]...)
		}
		for i := 0; len(forms) > 0 && i < 300; i++ {
			out = append(out, forms[i%len(forms)]+" ")
		}
	}
	for i := 0; len(out) > 0 && i < 300; i++ {
		out = append(out, []string{", ", ". ", "\n", "، ", "۔ ", "2 ", "2025 ", "\u200c", "(", "- "}[i%10])
	}
	return out
}
