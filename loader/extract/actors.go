package extract

import "diplograph/loader/lexicon"

// actor is somebody or something named in a clause: a state by its own name, or
// a person, office, group, ministry or organisation of one.
type actor struct {
	from, to int // items
	country  string
	kind     lexicon.Class // Name, Demonym or Capital for a bare state; else Office, Group, Ministry, Org, Person
	offices  []string      // office types
	rank     string        // of the first office
	group    string
	ministry string
	org      string
	person   string // known person: country/name
	nameFrom int    // items of the name, where one is printed
	nameTo   int
	role     string
	other    bool // the counterpart: of the other side
	former   bool
}

// bare tells whether the actor is only a state's name.
func (a *actor) bare() bool {
	return a.kind == lexicon.Name || a.kind == lexicon.Demonym || a.kind == lexicon.Capital
}

// named tells whether a person's name is printed.
func (a *actor) named() bool { return a.nameTo > a.nameFrom }

// actors finds who is named between two items, with the words beside them as roles.
func (d *document) actors(from, to int) []actor {
	var out []actor
	for i := from; i < to; {
		found := d.actorsAt(i, to)
		if len(found) == 0 {
			i++
			continue
		}
		out = append(out, found...)
		i = max(found[len(found)-1].to, i+1)
	}
	d.inherit(out)
	d.roles(out, from, to)
	return out
}

// actorsAt reads a noun group that begins at an item: states, then the office or people that belong to them.
func (d *document) actorsAt(i, to int) []actor {
	var states []actor
	at := i
	for at < to {
		c, kind, ok := d.stateAt(at)
		if !ok {
			break
		}
		states = append(states, actor{from: at, to: at + 1, country: c, kind: kind})
		at++
		if next := d.join(at, to); next > at {
			if _, _, ok := d.stateAt(next); ok {
				at = next
				continue
			}
		}
		break
	}
	if len(states) > 0 {
		head := at
		if d.is(head, lexicon.Word, "of", "poss") && d.mark(head) < lexicon.Comma {
			head++
		}
		if d.mark(head) < lexicon.Comma {
			if a, ok := d.coreAt(head, to); ok {
				var out []actor
				for _, s := range states {
					b := a
					b.from, b.country = s.from, s.country
					if a.person != "" && len(states) > 1 {
						b.person, b.nameFrom, b.nameTo = "", 0, 0
					}
					out = append(out, b)
				}
				return out
			}
		}
		return states
	}
	if a, ok := d.coreAt(i, to); ok {
		d.suffix(&a, to)
		return []actor{a}
	}
	return nil
}

// suffix reads the state that stands behind: "foreign ministry of Kazakhstan".
func (d *document) suffix(a *actor, to int) {
	at := a.to
	if a.named() || a.country != "" && a.kind == lexicon.Person {
		return
	}
	if d.lex.Adposition == "pre" {
		if !d.is(at, lexicon.Word, "of") {
			return
		}
		at++
		if d.is(at, lexicon.Word, "article") {
			at++
		}
	} else if a.kind != lexicon.Ministry {
		return
	}
	if at >= to || d.mark(at) >= lexicon.Comma {
		return
	}
	if c, kind, ok := d.stateAt(at); ok && kind == lexicon.Name {
		a.country, a.to = c, at+1
		d.nameAfter(a, to)
	}
}

// stateAt gives the state that an item names.
func (d *document) stateAt(i int) (code string, kind lexicon.Class, ok bool) {
	if i < 0 || i >= len(d.items) {
		return "", 0, false
	}
	for _, c := range [...]lexicon.Class{lexicon.Name, lexicon.Demonym, lexicon.Capital} {
		if e, ok := d.items[i].Is(c); ok {
			return e.ID, c, true
		}
	}
	return "", 0, false
}

// join skips a comma or an "and"; the item itself where there is none.
func (d *document) join(i, to int) int {
	if i >= to {
		return i
	}
	if d.is(i, lexicon.Word, "and") {
		return i + 1
	}
	if d.mark(i) == lexicon.Comma {
		return i // the comma is no item
	}
	return i
}

// coreAt reads offices with a name, a known person, a group, a ministry or an organisation.
func (d *document) coreAt(i, to int) (actor, bool) {
	a := actor{from: i, to: i}
	at := i
	for at < to && (d.is(at, lexicon.Cue, "background") || d.is(at, lexicon.Word, "article") || d.is(at, lexicon.Honor)) && (at == i || d.mark(at) < lexicon.Comma) {
		a.former = a.former || d.is(at, lexicon.Cue, "background")
		at++
	}
	if at >= to {
		return a, false
	}
	it := &d.items[at]
	switch {
	case it.Has(lexicon.Office):
		for at < to {
			e, ok := d.items[at].Is(lexicon.Office)
			if !ok || len(a.offices) > 0 && d.mark(at) >= lexicon.Comma {
				break
			}
			if e.ID == "counterpart" {
				a.other = true
			} else {
				a.offices = append(a.offices, e.ID)
			}
			if a.rank == "" {
				a.rank = e.Attr
			}
			at++
			if !d.tied(at, to) {
				break
			}
			at++
		}
		a.kind, a.to = lexicon.Office, at
		d.nameAfter(&a, to)
		return a, true
	case it.Has(lexicon.Person):
		e, _ := it.Is(lexicon.Person)
		a.kind, a.person, a.nameFrom, a.nameTo, a.to = lexicon.Person, e.ID, at, at+1, at+1
		a.country = stateOf(e.ID)
		return a, true
	case it.Has(lexicon.Org):
		e, _ := it.Is(lexicon.Org)
		a.kind, a.org, a.to = lexicon.Org, e.ID, at+1
		return a, true
	case it.Has(lexicon.Ministry):
		e, _ := it.Is(lexicon.Ministry)
		a.kind, a.ministry, a.to = lexicon.Ministry, e.ID, at+1
		return a, true
	case it.Has(lexicon.Group):
		e, _ := it.Is(lexicon.Group)
		a.kind, a.group, a.rank, a.to = lexicon.Group, e.ID, e.Attr, at+1
		return a, true
	}
	return a, false
}

// tied tells whether item i joins two offices of one person: an "and" before
// another office that a name follows.
func (d *document) tied(i, to int) bool {
	if !d.is(i, lexicon.Word, "and") || !d.is(i+1, lexicon.Office) || i+2 >= to || d.mark(i+1) >= lexicon.Comma {
		return false
	}
	at := i + 2
	for at < to && d.is(at, lexicon.Honor) {
		at++
	}
	return d.mark(at) < lexicon.Comma && at < to && (d.is(at, lexicon.Person) || d.nameWord(at))
}

// nameAfter reads the name that follows an office.
func (d *document) nameAfter(a *actor, to int) {
	at := a.to
	for at < to && d.is(at, lexicon.Honor) && d.mark(at) < lexicon.Comma {
		at++
	}
	if at >= to || d.mark(at) >= lexicon.Comma {
		return
	}
	if e, ok := d.items[at].Is(lexicon.Person); ok {
		a.person, a.nameFrom, a.nameTo, a.to = e.ID, at, at+1, at+1
		if c := stateOf(e.ID); a.country == "" {
			a.country = c
		}
		return
	}
	end := at
	for end < to && end < at+4 && d.nameWord(end) && (end == at || d.mark(end) < lexicon.Comma) {
		end++
	}
	if end > at {
		a.nameFrom, a.nameTo, a.to = at, end, end
	}
}

// nameWord tells whether an item can be part of a name that no list knows.
func (d *document) nameWord(i int) bool {
	it := &d.items[i]
	if d.lex.Case {
		return d.upper(i) && (!it.Known() || it.Has(lexicon.Person))
	}
	return !it.Known() && it.End-it.Start > 1 && !digit(d.text.Letters[it.Start]) && !d.lex.Common(it)
}

func digit(r rune) bool { return r >= '0' && r <= '9' }

// stateOf is the country in a key such as PK/Ishaq Dar; empty for international officials.
func stateOf(key string) string {
	for i, r := range key {
		if r == '/' {
			if key[:i] == "-" {
				return ""
			}
			return key[:i]
		}
	}
	return ""
}

// inherit gives offices in a list the state that the first of them is of.
func (d *document) inherit(all []actor) {
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if b.kind != lexicon.Office && b.kind != lexicon.Group || b.country != "" || a.country == "" || a.bare() || b.other {
			continue
		}
		if b.from == a.to && d.mark(b.from) == lexicon.Comma || b.from == a.to+1 && d.is(a.to, lexicon.Word, "and") {
			b.country = a.country
		}
	}
}
