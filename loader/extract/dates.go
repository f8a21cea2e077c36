package extract

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// resolve gives the date by the day of publication and the tense of its event. Nil where it cannot be told: no year, no day of publication.
func (x dated) resolve(published graph.Date, t tense) *graph.FuzzyDate {
	base := published.Time()
	known := published != ""
	edtf := ""
	switch {
	case x.weekday > 0:
		if !known {
			return nil
		}
		iso := int(base.Weekday()+6)%7 + 1
		back := (iso - x.weekday + 7) % 7
		day := base.AddDate(0, 0, -back)
		if t == coming && back > 0 {
			day = day.AddDate(0, 0, 7)
		}
		edtf = string(graph.DateOf(day))
	case x.unit == "day":
		if !known {
			return nil
		}
		off := x.offset
		if x.byTense {
			off = -1
			if t == coming {
				off = 1
			}
		}
		edtf = string(graph.DateOf(base.AddDate(0, 0, off)))
	case x.unit == "week":
		if !known {
			return nil
		}
		monday := base.AddDate(0, 0, 7*x.offset-int(base.Weekday()+6)%7)
		edtf = string(graph.DateOf(monday)) + "/" + string(graph.DateOf(monday.AddDate(0, 0, 6)))
	case x.unit == "month":
		if !known {
			return nil
		}
		first := time.Date(base.Year(), base.Month(), 1, 0, 0, 0, 0, time.UTC)
		edtf = first.AddDate(0, x.offset, 0).Format("2006-01")
	case x.unit == "year":
		if !known {
			return nil
		}
		edtf = strconv.Itoa(base.Year() + x.offset)
	case x.month == 0 && x.year > 0:
		edtf = fmt.Sprintf("%04d", x.year)
	case x.month > 0:
		year := x.year
		if year == 0 {
			if !known {
				return nil
			}
			year = x.yearBy(base, t)
		}
		edtf = fmt.Sprintf("%04d-%02d", year, x.month)
		if x.day > 0 {
			edtf = fmt.Sprintf("%s-%02d", edtf, x.day)
		}
		if x.last > 0 {
			month := cmp.Or(x.lastMonth, x.month)
			if month < x.month { // 30 December to 2 January: the year is that of the first day, or of the last where it is printed
				if x.year > 0 {
					edtf = fmt.Sprintf("%04d-%02d-%02d", year-1, x.month, x.day)
				} else {
					year++
				}
			}
			edtf += fmt.Sprintf("/%04d-%02d-%02d", year, month, x.last)
		}
	}
	f, err := graph.ParseEDTF(edtf)
	if err != nil {
		return nil // a 31 June: printed so, but no date
	}
	return f
}

// tense is in which direction from the day of publication a date lies that is printed without its year.
type tense int8

const (
	past   tense = iota // what happened
	coming              // what is to happen
	around              // what was to happen and does not: it is called off before its day, or on it
)

// tenseOf is the tense of an event's dates by its status.
func tenseOf(s graph.Status) tense {
	switch s {
	case graph.Planned:
		return coming
	case graph.Postponed, graph.Cancelled:
		return around
	}
	return past
}

// yearBy is the year of a day or month printed without one: the nearest in the tense's direction.
func (x dated) yearBy(base time.Time, t tense) int {
	if x.day == 0 && x.month == int(base.Month()) {
		return base.Year()
	}
	day := time.Date(base.Year(), time.Month(x.month), max(x.day, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case t == coming && day.Before(base.AddDate(0, 0, -2)), t == around && day.Before(base.AddDate(0, -6, 0)):
		return base.Year() + 1
	case t == past && day.After(base.AddDate(0, 0, 2)), t == around && day.After(base.AddDate(0, 6, 0)):
		return base.Year() - 1
	}
	return base.Year()
}

// dateFor chooses the date of the event whose word is item i among the clause's
// dates: the one nearest to it of all event words.
func (c *context) dateFor(cl *clause, i int, t tense) *graph.FuzzyDate {
	d, _ := c.datedFor(cl, i, t)
	return d
}

// datedFor is dateFor that tells too whether the event is recalled, of another month or year.
func (c *context) datedFor(cl *clause, i int, t tense) (*graph.FuzzyDate, bool) {
	best, far, recalled := (*graph.FuzzyDate)(nil), 1<<30, false
	dates := c.datesOf(cl)
	for _, x := range dates {
		if x.from < c.told && cl.to > c.told || x.unit == "day" && c.lex.Verb != "final" && c.is(x.from-1, lexicon.Verb, "say") {
			continue // the day of the report, not of the event
		}
		if c.lex.Adposition == "pre" && c.is(x.from-1, lexicon.Cue, "after", "before") {
			continue // "after October": not then
		}
		gap := c.distance(x, i)
		if gap > x.gap && (len(dates) > 1 || !c.oneJourney(x.owner, i)) || gap >= far {
			continue
		}
		old := x.offset < 0 && (x.unit == "month" || x.unit == "year")
		if f := x.resolve(c.published, t); f != nil || old {
			best, far, recalled = f, gap, old
		}
	}
	return best, recalled
}

// datesOf lists the dates of a clause, each with the event word that is nearest to it.
func (c *context) datesOf(cl *clause) []dated {
	if cl.dated {
		return cl.dates
	}
	cl.dates, cl.dated = c.datesIn(cl.from, cl.to), true
	for k := range cl.dates {
		x := &cl.dates[k]
		x.owner, x.gap = -1, 1<<30
		for j := cl.from; j < cl.to; j++ {
			if !c.items[j].Has(lexicon.Trigger) {
				continue
			}
			if gap := c.distance(*x, j); gap < x.gap {
				x.owner, x.gap = j, gap
			}
		}
	}
	return cl.dates
}

// oneJourney tells whether two event words of one clause tell of one visit: "on a visit", "arrived".
func (c *context) oneJourney(a, b int) bool {
	v, ok := c.trigger(a)
	w, also := c.trigger(b)
	return ok && also && v.typ == graph.VisitType && w.typ == graph.VisitType
}

// distance from a date to an event word: in languages whose verb comes last the
// date stands before its event; in others what is said behind "during" or
// "after" has its own.
func (c *context) distance(x dated, i int) int {
	if i >= x.to {
		if c.lex.Verb != "final" && c.is(x.to, lexicon.Cue, "during", "after", "before") {
			return 1<<20 + i - x.to
		}
		if c.lex.Verb == "medial" && c.is(x.to, lexicon.Word, "and", "for", "to", "with") {
			return 8 + i - x.to // "visit P from 29 April and hold talks"
		}
		return i - x.to
	}
	if c.lex.Verb == "final" {
		return 3 * (x.from - i)
	}
	return x.from - i
}

// undated counts the items between two that belong to no date.
func (d *document) undated(from, to int) int {
	n := to - from
	for _, x := range d.datesIn(from, to) {
		n -= x.to - x.from
	}
	return n
}

// tensed corrects a status by the date: what is dated after the article's day was
// not done when it was written.
func (c *context) tensed(s graph.Status, d *graph.FuzzyDate) graph.Status {
	if d == nil || c.published == "" || d.From <= c.published || group(s) != "done" || s == graph.Signed || s == graph.Ratified {
		return s
	}
	return graph.Planned
}
