package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode"

	"diplograph/graph"
)

// Set is all packs together: a lexicon for each language, and the names of
// countries, organisations, offices, sectors and places in all of them.
type Set struct {
	lexicons  map[string]*Lexicon
	languages []string
	alpha3    map[string]string // alpha-2 → alpha-3
	alpha2    map[string]string // either → alpha-2
	names     map[Class]map[string]graph.Names
	ranks     map[string]graph.Rank
	kinds     map[string]string // organisation → kind

	predecessors map[string]predecessor
}

// LoadAll compiles every folder of packs below the root, and countries.tsv. A mistake is a *Mistake.
func LoadAll(fsys fs.FS) (*Set, error) {
	s := &Set{lexicons: map[string]*Lexicon{}, alpha3: map[string]string{}, alpha2: map[string]string{},
		names: map[Class]map[string]graph.Names{}, ranks: map[string]graph.Rank{}, kinds: map[string]string{}, predecessors: map[string]predecessor{}}
	codes, err := rows(fsys, "countries.tsv", 3)
	if err != nil {
		return nil, err
	}
	if len(codes) == 0 {
		return nil, &Mistake{File: "countries.tsv", Text: "the file is missing or empty: it stands beside the packs' folders and lists the countries (alpha-2, alpha-3, Wikidata id)"}
	}
	for _, r := range codes {
		s.alpha3[r.cells[0]] = r.cells[1]
		s.alpha2[r.cells[0]], s.alpha2[r.cells[1]] = r.cells[0], r.cells[0]
	}
	old, err := rows(fsys, "predecessors.tsv", 3)
	if err != nil {
		return nil, err
	}
	for _, r := range old {
		until := graph.Date(r.cells[2])
		if _, err := graph.ParseDate(r.cells[2]); err != nil {
			return nil, r.mistake("%q is no day (YYYY-MM-DD)", r.cells[2])
		}
		s.predecessors[r.cells[0]] = predecessor{r.cells[1], until}
	}
	dirs, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		if !d.IsDir() {
			continue
		}
		l, err := Load(fsys, d.Name())
		if err != nil {
			return nil, err
		}
		if l.ID != d.Name() {
			return nil, &Mistake{File: d.Name() + "/pack.yaml", Text: fmt.Sprintf("id is %q, but the folder is %q", l.ID, d.Name())}
		}
		s.lexicons[l.ID] = l
		s.languages = append(s.languages, l.ID)
		if err := s.learn(fsys, l); err != nil {
			return nil, err
		}
	}
	if len(s.languages) == 0 {
		return nil, &Mistake{File: ".", Text: "there is no pack here: a folder with a pack.yaml"}
	}
	return s, nil
}

// learn takes a pack's first form of each id as its name in the language.
func (s *Set) learn(fsys fs.FS, l *Lexicon) error {
	for _, list := range [...]struct {
		file  string
		class Class
	}{{"names.tsv", Name}, {"organisations.tsv", Org}, {"offices.tsv", Office}, {"sectors.tsv", Sector}, {"places.tsv", Place}, {"ministries.tsv", Ministry}, {"groups.tsv", Group}} {
		all, err := rows(fsys, l.ID+"/"+list.file, 3)
		if err != nil {
			return err
		}
		for _, r := range all {
			if list.class == Name {
				if _, ok := s.alpha3[r.cells[0]]; !ok {
					return r.mistake("%s is not in countries.tsv", r.cells[0])
				}
				if r.cells[1] != "name" {
					continue
				}
			}
			if list.class == Office {
				rank, _, _ := strings.Cut(r.cells[1], ",")
				if graph.Rank(rank).Height() == len(graph.Ranks) {
					return r.mistake("%q is no rank", rank)
				}
				s.ranks[r.cells[0]] = graph.Rank(rank)
			}
			if list.class == Org {
				s.kinds[r.cells[0]] = r.cells[1]
			}
			if s.names[list.class] == nil {
				s.names[list.class] = map[string]graph.Names{}
			}
			first, _, _ := strings.Cut(r.cells[2], "|")
			known := s.names[list.class][r.cells[0]]
			if !slices.ContainsFunc(known, func(t graph.LocalizedText) bool { return t.Lang == l.ID }) {
				s.names[list.class][r.cells[0]] = append(known, graph.LocalizedText{Lang: l.ID, Text: first})
			}
		}
	}
	return nil
}

// Lexicon gives the lexicon of a language (a BCP 47 tag; regions are not told apart). The error is ErrInvalid.
func (s *Set) Lexicon(lang string) (*Lexicon, error) {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	if l, ok := s.lexicons[base]; ok {
		return l, nil
	}
	return nil, fmt.Errorf("%w: there is no language pack for %q; there are packs for %s", graph.ErrInvalid, lang, strings.Join(s.languages, ", "))
}

// Detect tells the language of a text by its letters; empty where no pack fits.
func (s *Set) Detect(text string) string {
	sample := letters(text)
	best, most := "", 0
	for _, id := range s.languages {
		l := s.lexicons[id]
		own, unlike, script := 0, 0, 0
		for _, r := range sample {
			switch {
			case strings.ContainsRune(l.Letters, r):
				own += 3
				script++
			case strings.ContainsRune(l.Unlike, r):
				unlike += 3
			case inScript(r, l.Script):
				script++
			}
		}
		if score := script + own - unlike; script*2 > len(sample) && score > most {
			best, most = id, score
		}
	}
	return best
}

// letters are the first letters of a text, without the HTML that was left in it: enough to tell its language.
func letters(text string) []rune {
	const enough, most = 2000, 40000 // letters, and code points to look through for them
	var out []rune
	n, behind := 0, 0
	for i, r := range text {
		if n++; n > most || len(out) == enough {
			break
		}
		if r == '<' || r == '&' {
			tag, _ := markup(text[i:])
			behind = max(behind, i+tag)
		}
		if i >= behind && unicode.IsLetter(r) {
			out = append(out, r)
		}
	}
	return out
}

// inScript knows the scripts of the packs by their blocks of Unicode.
func inScript(r rune, script string) bool {
	switch script {
	case "Latn":
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250
	case "Arab":
		return r >= 0x600 && r < 0x780 || r >= 0xFB50 && r < 0xFF00
	}
	return false
}

// Languages lists the packs.
func (s *Set) Languages() []string { return slices.Clone(s.languages) }

// Names gives the names of an id of a class in all languages.
func (s *Set) Names(c Class, id string) graph.Names { return s.names[c][id] }

// Rank gives the rank of an office type.
func (s *Set) Rank(office string) graph.Rank { return s.ranks[office] }

// OrganizationKind gives the kind of an organisation.
func (s *Set) OrganizationKind(code string) string { return s.kinds[code] }

// Alpha3 gives the ISO 3166-1 alpha-3 code of an alpha-2 code; empty where it is none.
func (s *Set) Alpha3(code string) string { return s.alpha3[code] }

// Alpha2 gives the alpha-2 code of an alpha-2 or alpha-3 code in any letter case.
func (s *Set) Alpha2(code string) (string, bool) {
	c, ok := s.alpha2[strings.ToUpper(code)]
	return c, ok
}

// Title composes an event's title in a language, in English where the language has no pack.
func (s *Set) Title(e *graph.Event, lang string) string {
	l, ok := s.lexicons[lang]
	if !ok {
		if l, ok = s.lexicons["en"]; !ok {
			l, lang = s.lexicons[s.languages[0]], s.languages[0]
		} else {
			lang = "en"
		}
	}
	return l.Titles.title(e, func(code string) string {
		if n := s.names[Name][code]; n != nil {
			return n.In(lang)
		}
		if n := s.names[Org][code]; n != nil {
			return n.In(lang)
		}
		return code
	})
}

// SectorNames are the names of a field of cooperation.
func (s *Set) SectorNames(code string) graph.Names { return s.names[Sector][code] }

// Predecessor gives the state in whose place a state of today stands, and that
// state's last day; empty where there is none.
func (s *Set) Predecessor(code string) (old string, until graph.Date) {
	p := s.predecessors[code]
	return p.code, p.until
}

// predecessor is a state that is no more, and its last day.
type predecessor struct {
	code  string
	until graph.Date
}
