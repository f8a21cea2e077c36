package extract

import (
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// office reads the offices from an item on, and the name behind them.
func (d *document) office(a *actor, at int, s *sentence) {
	a.kind = lexicon.Office
	for at < s.to {
		e, ok := d.items[at].Is(lexicon.Office)
		if !ok || len(a.offices) > 0 && d.mark(at) >= lexicon.Comma {
			break
		}
		typ := e.ID
		rank, flags, _ := strings.Cut(e.Attr, ",")
		for flag := range strings.SplitSeq(flags, ",") {
			if flag == "plural" {
				a.plural = true
			} else if flag == "private" {
				a.private = true
			} else if flag != "" && a.country == "" { // only this state has such an office
				a.country = flag
			}
		}
		switch {
		case typ == "counterpart":
			a.other = true
		case !slices.Contains(a.offices, typ):
			a.offices = append(a.offices, typ)
		}
		if r := graph.Rank(rank); typ != "counterpart" && (a.rank == "" || r.Height() < a.rank.Height()) {
			a.rank = r
		}
		at++
		if !d.tied(at, s) {
			break
		}
		if d.is(at, lexicon.Word, "and") {
			at++
		}
	}
	a.to = at
	d.portfolio(a, s)
	d.fields(a, s)
	d.nameAfter(a, s)
}

// tied tells whether item i joins two offices of one person: an "and" before
// another office that a name follows.
func (d *document) tied(i int, s *sentence) bool {
	if d.is(i, lexicon.Office) && d.mark(i) < lexicon.Comma {
		return true
	}
	if !d.is(i, lexicon.Word, "and") || !d.is(i+1, lexicon.Office) || i+1 >= s.to || d.mark(i+1) >= lexicon.Comma {
		return false
	}
	if d.is(i, lexicon.Word, "tie") {
		return true
	}
	at := i + 2
	for at < s.to && d.is(at, lexicon.Honor) {
		at++
	}
	return at < s.to && d.mark(at) < lexicon.Comma && d.nameAt(at, s)
}

// portfolio skips what an office is for: "of transport, information technology
// and communications", "for Afghanistan", "to Bulgaria".
func (d *document) portfolio(a *actor, s *sentence) {
	at := a.to
	if !d.is(at, lexicon.Word, "for", "of", "to", "field") || at >= s.to || d.mark(at) >= lexicon.Comma {
		return
	}
	purpose := d.is(at, lexicon.Word, "for", "to", "field")
	if d.is(at, lexicon.Word, "to") && !d.is(at-1, lexicon.Office, "ambassador", "high_commissioner", "special_envoy", "adviser", "assistant", "special_assistant") {
		return
	}
	end := at + 1
	for end < s.to && end < at+9 {
		it := &d.items[end]
		_, party := d.partyAt(end)
		if party && d.mark(end) >= lexicon.Comma {
			break
		}
		switch {
		case purpose && d.lex.Case && !it.Known() && d.upper(end) && d.affairs(end), it.Has(lexicon.Sector), it.Has(lexicon.Word, "and", "article", "affairs"), purpose && party && !it.Has(lexicon.Org):
			end++
			continue
		}
		break
	}
	if end > at+1 && !d.is(end-1, lexicon.Word, "and", "article") {
		a.to = end
	}
}

// affairs tells whether the word for affairs follows an item soon: "Arab and African affairs".
func (d *document) affairs(i int) bool {
	return d.is(i+1, lexicon.Word, "affairs") || d.is(i+2, lexicon.Word, "affairs") || d.is(i+1, lexicon.Word, "and") && d.is(i+3, lexicon.Word, "affairs")
}

// fields skips the other fields of a minister: "minister of transport, information
// technology and communications A B".
func (d *document) fields(a *actor, s *sentence) {
	if d.lex.Adposition != "pre" || a.rank.Height() < graph.Minister.Height() || a.plural {
		return
	}
	last := a.to
	for i := a.to; i < s.to && i < a.to+9 && d.mark(i) <= lexicon.Comma; i++ {
		switch it := &d.items[i]; {
		case it.Has(lexicon.Word, "and", "affairs") && d.mark(i) < lexicon.Comma:
		case d.upper(i) && (it.Has(lexicon.Sector) || d.lex.Common(it)):
			last = i + 1
			continue
		default:
			i = s.to
		}
	}
	if last < s.to && d.mark(last) < lexicon.Comma && d.nameAt(last, s) {
		a.to = last
	}
}
