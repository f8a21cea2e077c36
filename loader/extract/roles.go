package extract

import "diplograph/loader/lexicon"

// roles gives each actor the role that the word beside it makes: the one
// behind it (postpositions) or before it (prepositions). Actors in a list share
// the role of the one beside the word.
func (d *document) roles(all []actor, from, to int) {
	if d.lex.Adposition == "post" {
		for i := len(all) - 1; i >= 0; i-- {
			a := &all[i]
			if e, ok := d.roleWord(a.to, to); ok {
				a.role = e
				continue
			}
			if i+1 < len(all) && d.listed(a, &all[i+1]) {
				a.role = all[i+1].role
			}
		}
		return
	}
	for i := range all {
		a := &all[i]
		at := a.from - 1
		for at >= from && d.is(at, lexicon.Word, "article") {
			at--
		}
		if at >= from && d.mark(a.from) < lexicon.Comma {
			if e, ok := d.items[at].Is(lexicon.Word); ok && e.ID != "and" && e.ID != "article" {
				a.role = e.ID
				continue
			}
		}
		if i > 0 && d.listed(&all[i-1], a) {
			a.role = all[i-1].role
		}
	}
}

// roleWord is the role of the word at item i.
func (d *document) roleWord(i, to int) (string, bool) {
	if i >= to || d.mark(i) >= lexicon.Comma {
		return "", false
	}
	e, ok := d.items[i].Is(lexicon.Word)
	if !ok || e.ID == "and" || e.ID == "cut" {
		return "", false
	}
	return e.ID, true
}

// listed tells whether two actors stand in one list: a comma or an "and" between them.
func (d *document) listed(a, b *actor) bool {
	return b.from == a.to && d.mark(b.from) == lexicon.Comma || b.from == a.to+1 && d.is(a.to, lexicon.Word, "and") || b.from < a.to
}

// acts tells whether an actor takes part, not only a topic or a place.
func (a *actor) acts() bool {
	switch a.role {
	case "in", "topic", "for", "from", "issued", "site":
		return false
	}
	return !a.former
}
