package press

import (
	"bufio"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// words are what one language calls things.
type words struct {
	countries, capitals, offices, sectors, months, weekdays map[string]string
	given, family                                           []string
	headlines, texts                                        map[string]string // by telling
}

// rows reads a table of three or more columns; lines that begin with # say what it is.
func rows(fsys fs.FS, file string) ([][]string, error) {
	f, err := fsys.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out [][]string
	for in, n := bufio.NewScanner(f), 1; in.Scan(); n++ {
		if strings.HasPrefix(in.Text(), "#") || in.Text() == "" {
			continue
		}
		cells := strings.Split(in.Text(), "\t")
		if len(cells) < 3 {
			return nil, fmt.Errorf("%s:%d: %d columns, not 3", file, n, len(cells))
		}
		out = append(out, cells)
	}
	return out, nil
}

// first takes the first form of each key from a pack's table.
func first(fsys fs.FS, file, kind string) (map[string]string, error) {
	all, err := rows(fsys, file)
	out := map[string]string{}
	for _, r := range all {
		if kind != "" && r[1] != kind || out[r[0]] != "" {
			continue
		}
		out[r[0]], _, _ = strings.Cut(r[2], "|")
	}
	return out, err
}

// learn reads the words of a language: its pack's, and column of people.tsv.
func learn(packs fs.FS, lang string, column int) (*words, error) {
	w := &words{headlines: map[string]string{}, texts: map[string]string{}}
	for _, x := range [...]struct {
		into       *map[string]string
		file, kind string
	}{{&w.countries, "names", "name"}, {&w.capitals, "names", "capital"}, {&w.offices, "offices", ""}, {&w.sectors, "sectors", ""},
		{&w.months, "months", ""}, {&w.weekdays, "weekdays", ""}} {
		var err error
		if *x.into, err = first(packs, lang+"/"+x.file+".tsv", x.kind); err != nil {
			return nil, err
		}
	}
	stories, err := rows(data, "stories/"+lang+".tsv")
	if err != nil {
		return nil, err
	}
	for _, r := range stories {
		w.headlines[r[0]], w.texts[r[0]] = r[1], r[2]
	}
	people, err := rows(data, "people.tsv")
	for _, r := range people {
		switch r[0] {
		case "given":
			w.given = append(w.given, r[column])
		case "family":
			w.family = append(w.family, r[column])
		}
	}
	return w, err
}

// known lists the keys that every language has a word for, sorted.
func known(all []*words, of func(*words) map[string]string) []string {
	var out []string
	for k := range of(all[0]) {
		if !slices.ContainsFunc(all, func(w *words) bool { return of(w)[k] == "" }) {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}
