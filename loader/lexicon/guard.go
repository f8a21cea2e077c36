package lexicon

import (
	"io/fs"
	"strings"
)

// guard is a condition on a form that is also a common word.
type guard struct {
	reject bool
	where  string // prev, next
	words  map[uint64]bool
	class  []Class
}

var guardClasses = map[string]Class{"@country": Name, "@demonym": Demonym, "@office": Office, "@group": Group, "@ministry": Ministry,
	"@org": Org, "@of": Word, "@honorific": Honor, "@person": Person, "@sector": Sector, "@trigger": Trigger, "@capital": Capital}

// guarded reads the guards. A guard of a form that names no country is a mistake.
func (b *builder) guarded(fsys fs.FS, file string) error {
	countries := map[uint64]bool{}
	for i := range b.lexicon.forms {
		if f := &b.lexicon.forms[i]; classesOf(f.entries)&(1<<Name|1<<Demonym|1<<Capital) != 0 {
			countries[f.key] = true
		}
	}
	return b.lexicon.readGuards(fsys, file, countries)
}

// readGuards reads guards.tsv: form, accept or reject, prev or next, words (blanks
// apart; @country, @office … stand for a class). A form that is guarded keeps its
// country meaning where no reject and, if there are any, some accept holds.
func (l *Lexicon) readGuards(fsys fs.FS, file string, countries map[uint64]bool) error {
	all, err := rows(fsys, file, 4)
	if err != nil {
		return err
	}
	for _, r := range all {
		g := guard{reject: r.cells[1] == "reject", where: r.cells[2], words: map[uint64]bool{}}
		if !g.reject && r.cells[1] != "accept" {
			return r.mistake("a guard says accept or reject, not %q", r.cells[1])
		}
		if g.where != "prev" && g.where != "next" {
			return r.mistake("a guard looks at prev or next, not %q", g.where)
		}
		for _, w := range strings.Fields(r.cells[3]) {
			if c, ok := guardClasses[w]; ok {
				g.class = append(g.class, c)
				continue
			}
			if strings.HasPrefix(w, "@") {
				return r.mistake("there is no class %q", w)
			}
			g.words[l.keyOf(w)] = true
		}
		key := l.keyOf(r.cells[0])
		if !countries[key] {
			return r.mistake("%q is no form of names.tsv: there is nothing to guard", r.cells[0])
		}
		l.guards[key] = append(l.guards[key], g)
	}
	return nil
}

// guard takes the country meanings from guarded forms where the words beside them speak against it.
func (l *Lexicon) guard(items []Item) {
	if len(l.guards) == 0 {
		return
	}
	for i := range items {
		it := &items[i]
		if it.usage&guarded == 0 {
			continue
		}
		all := l.guards[it.Key]
		keep, asked := true, false
		accepted := false
		for _, g := range all {
			near := i - 1
			if g.where == "next" {
				near = i + 1
			}
			holds := near >= 0 && near < len(items) && g.holds(&items[near])
			if g.reject {
				keep = keep && !holds
				continue
			}
			asked = true
			accepted = accepted || holds
		}
		if keep && (!asked || accepted) {
			continue
		}
		var rest []Entry
		for _, e := range it.Entries {
			if e.Class != Name && e.Class != Demonym && e.Class != Capital {
				rest = append(rest, e)
			}
		}
		if rest == nil {
			rest = []Entry{{Class: Stop}}
		}
		it.Entries, it.classes = rest, classesOf(rest)
	}
}

func (g *guard) holds(it *Item) bool {
	if g.words[it.Key] {
		return true
	}
	for _, c := range g.class {
		if c == Word && it.Has(Word, "of") || c != Word && it.Has(c) {
			return true
		}
	}
	return false
}
