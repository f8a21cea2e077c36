package extract

import (
	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// addsDate reads "the trip is set for 6 April": the day of the visit told last,
// or the days of the tour.
func (c *context) addsDate(before []*telling, cl *clause, t int) {
	v := last(before, graph.VisitType)
	if v == nil || cl.sentence-v.clause > 3 {
		return
	}
	d := c.dateFor(cl, t, tenseOf(v.status))
	if d == nil || !narrows(d, v.date) {
		return
	}
	for _, v := range tourOf(before, v) {
		c.dates(v, d, cl)
	}
}

// stays reads where a visitor is and when: "he will be in P from 3 to 6 June". It
// tells of no visit by itself, but gives one that was told its days.
func (c *context) stays(before []*telling, cl *clause) {
	for i := cl.from + 1; i+1 < cl.to; i++ {
		if !c.is(i, lexicon.Word, "in") || !c.is(i-1, lexicon.Word, "copula") && !c.is(i-1, lexicon.Verb, "future") || c.placeCode(i+1) == "" {
			continue
		}
		for k := len(before) - 1; k >= max(0, len(before)-40); k-- {
			v := before[k]
			if v.typ != graph.VisitType || v.host != c.placeCode(i+1) || !c.speaksOf(cl, i, v) {
				continue
			}
			if d := c.dateFor(cl, i, tenseOf(v.status)); d != nil {
				c.dates(v, d, cl)
			}
			break
		}
	}
}

// speaksOf tells whether what stands before item i in a clause is a visit's guest, or points back to somebody.
func (c *context) speaksOf(cl *clause, i int, v *telling) bool {
	pronoun := false
	for j := cl.from; j < i; j++ {
		pronoun = pronoun || c.is(j, lexicon.Word, "pronoun")
	}
	for k := range cl.actors {
		if a := &cl.actors[k]; a.to <= i && !a.bare() && a.who.party() != "" {
			return a.who.party() == v.guest
		}
	}
	return pronoun
}

// dates gives a visit a day that is told of it, with the sentence that does.
func (c *context) dates(v *telling, d *graph.FuzzyDate, cl *clause) {
	if narrows(d, v.date) {
		v.date = d
		v.span(c.quote(&c.sentences[cl.sentence]))
	}
}

// narrows tells whether a date says more than another of the same time: "6 April" than "next week".
func narrows(d, of *graph.FuzzyDate) bool {
	return of == nil || d.From >= of.From && d.To <= of.To && d.EDTF != of.EDTF
}
