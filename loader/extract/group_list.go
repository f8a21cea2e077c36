package extract

import "diplograph/loader/lexicon"

// more reads the other persons of a plural office: "prime ministers A of X and
// B of Y", "ministers A, B and C".
func (d *document) more(out []actor, s *sentence) []actor {
	for len(out) < 20 {
		a := &out[len(out)-1]
		if !a.plural || !a.named() {
			return out
		}
		at := a.to
		switch {
		case d.is(at, lexicon.Word, "and") && d.mark(at) < lexicon.Comma:
			at++
		case d.mark(at) == lexicon.Comma:
		default:
			return out
		}
		b := actor{from: at, to: at, kind: lexicon.Office, offices: a.offices, rank: a.rank, country: a.country, org: a.org, plural: true}
		if at >= s.to || d.mark(at) == lexicon.Comma && !d.name(&b, at, s, true) {
			return out
		}
		if !b.named() {
			d.nameAfter(&b, s)
		}
		if !b.named() {
			return out
		}
		if d.is(b.to, lexicon.Word, "of") && d.lex.Adposition == "pre" {
			b.country, b.org = "", ""
		}
		d.suffix(&b, s)
		out = append(out, b)
	}
	return out
}

// inherit gives offices in a list the party that the first of them is of.
func (d *document) inherit(all []actor) {
	for i := 1; i < len(all); i++ {
		a, b := &all[i-1], &all[i]
		if b.country != "" || b.org != "" || a.country == "" || a.bare() || b.other {
			continue
		}
		office := b.kind == lexicon.Office || b.kind == lexicon.Group || b.kind == lexicon.Ministry
		if d.listed(a, b) && (office || b.named() && len(a.offices) > 0) {
			b.country = a.country
		} else if office && b.from == a.to+1 && d.mark(b.from) < lexicon.Comma && d.is(a.to, lexicon.Word, "poss", "of") && (d.lex.Adposition == "post" || d.is(a.to, lexicon.Word, "poss")) {
			b.country = a.country // "the president's envoy"
		}
	}
}
