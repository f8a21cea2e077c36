package extract

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// Reader reads articles with the packs of a set. It is pure and may be used by many at once.
type Reader struct {
	set       *lexicon.Set
	particles map[string]map[string]bool // of names, by language
	room      sync.Pool                  // of *room
}

// large is the text, in letters, whose room is not kept.
const large = 1 << 20

// New makes a reader.
func New(set *lexicon.Set) *Reader {
	r := &Reader{set: set, particles: map[string]map[string]bool{}}
	for _, lang := range set.Languages() {
		if lex, err := set.Lexicon(lang); err == nil {
			r.particles[lex.ID] = particlesOf(lex)
		}
	}
	return r
}

// Reading is what the reader took from an article.
type Reading struct {
	*graph.Reading
	// Countries are those that act or are acted on, sorted by ISO code; Sectors
	// the fields that the article names.
	Countries []string
	Sectors   []string
	persons   []*person
	tellings  []*telling
	acts      []act
	set       *lexicon.Set
}

// Read takes the mentions from an article. The article's language is found by
// its letters where it gives none, and written into it. The error is
// graph.ErrInvalid where there is no pack for the language.
func (r *Reader) Read(a *graph.Article) (*graph.Reading, error) {
	x, err := r.Extract(a)
	if err != nil {
		return nil, err
	}
	return x.Reading, nil
}

// Extract is Read with all that the extract command prints.
func (r *Reader) Extract(a *graph.Article) (*Reading, error) {
	if a.Lang == "" {
		a.Lang = r.set.Detect(a.Text)
	}
	if a.Lang == "" {
		return nil, fmt.Errorf("%w: the language is not known by its letters; there are packs for %s (give lang in JSON Lines, or add a pack)",
			graph.ErrInvalid, strings.Join(r.set.Languages(), ", "))
	}
	lex, err := r.set.Lexicon(a.Lang)
	if err != nil {
		return nil, err
	}
	a.Lang, a.Pack = lex.ID, lex.Pack()
	skip, end := headline(a)
	m, _ := r.room.Get().(*room)
	if m == nil {
		m = &room{}
	}
	lex.ReadInto(&m.text, a.Text)
	m.all = lex.AppendItems(m.all[:0], &m.text)
	if m.text.Length < large {
		defer r.room.Put(m)
	}
	c := newContext(newDocument(lex, m, skip, end), a, r.particles[lex.ID], origin{a.SourceID, graph.Outlet}, r.set.Predecessor)
	tellings := joined(c.tell())
	for _, t := range tellings {
		t.own()
	}
	e := emission{c: c, set: r.set, article: a, entities: map[string]graph.Node{}, ordinal: map[string]int{}}
	out := &Reading{Reading: &graph.Reading{Article: a}, persons: c.people, tellings: tellings, acts: c.acts, set: r.set}
	c.support(tellings)
	out.Mentions = e.emit(tellings)
	for _, n := range e.entities {
		out.Entities = append(out.Entities, n)
	}
	slices.SortFunc(out.Entities, func(a, b graph.Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	out.Sectors = c.sectors(tellings)
	out.Countries = c.countries(tellings)
	return out, nil
}

// headline gives the code points between which the headline stands, where the
// text begins with a line "date … headline".
func headline(a *graph.Article) (from, to int) {
	trimmed := strings.TrimLeft(a.Text, " \t\r\n\ufeff\u00a0")
	if !strings.HasPrefix(trimmed, "date ") && !strings.HasPrefix(trimmed, "date\t") {
		return 0, 0
	}
	line, _, _ := strings.Cut(trimmed, "\n")
	lead := utf8.RuneCountInString(a.Text[:len(a.Text)-len(trimmed)])
	to = lead + utf8.RuneCountInString(line)
	fields := strings.Fields(line)
	if len(fields) < 2 {
		return to, to
	}
	at := strings.Index(line, fields[1]) + len(fields[1])
	return lead + utf8.RuneCountInString(line[:at]), to
}

// countries lists the states of the events, and those that an office or a
// second mention brings into the article.
func (c *context) countries(tellings []*telling) []string {
	var out []string
	add := func(x string) {
		if x != "" && !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	for _, t := range tellings {
		for _, x := range t.countries {
			add(x)
		}
	}
	diplomatic := c.diplomatic(tellings)
	count, acting := map[string]int{}, map[string]bool{}
	for i := range c.sentences {
		for _, a := range c.sentences[i].actors {
			if a.country == "" {
				continue
			}
			count[a.country]++
			if !a.bare() {
				acting[a.country] = true
			}
			if diplomatic && (c.sentences[i].headline || count[a.country] > 1) {
				add(a.country)
			}
		}
	}
	if diplomatic || len(acting) > 1 {
		for x := range acting {
			add(x)
		}
	}
	slices.Sort(out)
	return out
}

// diplomatic tells whether an article is about what states do with each other:
// it tells of an event, or names two states and words of events beside them.
func (c *context) diplomatic(tellings []*telling) bool {
	if len(tellings) > 0 {
		return true
	}
	if len(c.main) < 2 || c.sport() {
		return false
	}
	n := 0
	for i := range c.sentences {
		s := &c.sentences[i]
		for j := s.from; j < s.to && len(s.actors) > 0; j++ {
			if w, ok := c.trigger(j); ok && !w.has("session") {
				n++
			}
		}
	}
	return n > 1
}

// A field that sentences name in passing counts once it stands in so many; the
// second state of an article that tells of no event must weigh so much.
const often, leads = 2, 3

// sectors lists the fields of which an article speaks that tells of an event, of
// the two sides, or of what two states do. Words of which every article is full,
// and all words where nothing is told, count only where a sentence tells of an
// event or speaks of what is between states, or where several name the field.
func (c *context) sectors(tellings []*telling) []string {
	quiet := len(tellings) == 0 && (len(c.main) < 2 || !c.pointsToSides())
	if quiet && (!c.diplomatic(tellings) || c.weight[c.main[1]] < leads) {
		return nil
	}
	told := map[[2]int]bool{}
	for _, t := range tellings {
		for _, s := range t.spans {
			told[s] = true
		}
	}
	var out telling
	passing := map[string]int{} // sentences that name a field in passing
	for i := range c.sentences {
		s := &c.sentences[i]
		between, asked := false, false
		var here []string
		for j := s.from; j < s.to; j++ {
			if !c.items[j].Has(lexicon.Sector) {
				continue
			}
			if !asked {
				between, asked = s.headline || c.speaksOfFields(s) || told[c.quote(s)], true
			}
			for _, e := range c.items[j].Entries {
				switch {
				case e.Class != lexicon.Sector:
				case between || e.Attr != "between" && !quiet:
					out.field(e.ID)
				case !slices.Contains(here, e.ID):
					here = append(here, e.ID)
					if passing[e.ID]++; passing[e.ID] == often {
						out.field(e.ID)
					}
				}
			}
		}
	}
	slices.Sort(out.sectors)
	return out.sectors
}

// speaksOfFields tells whether a sentence speaks of fields of cooperation, or of the two sides.
func (c *context) speaksOfFields(s *sentence) bool {
	for i := s.from; i < s.to; i++ {
		if c.is(i, lexicon.Cue, "field") || c.is(i, lexicon.Anaphor, "pair", "countries", "persons", "mutual") {
			return true
		}
	}
	return false
}

// pointsToSides tells whether the article speaks of "the two countries" or "the two sides".
func (c *context) pointsToSides() bool {
	for i := range c.items {
		if c.is(i, lexicon.Anaphor, "pair", "countries", "persons") {
			return true
		}
	}
	return false
}
