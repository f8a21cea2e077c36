package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// dated is a date that a clause names, before the tense of its event is known.
type dated struct {
	from, to    int
	year, month int // 0 where not printed
	day, last   int // last is the last day of an interval
	weekday     int
	unit        string // of a relative date: day, week, month, year
	offset      int
	byTense     bool // yesterday or tomorrow, by the tense
}

// datesIn finds the dates that stand between two items.
func (d *document) datesIn(from, to int) []dated {
	var out []dated
	for i := from; i < to; i++ {
		x, ok := d.dateAt(i, to)
		if ok {
			out = append(out, x)
			i = x.to - 1
		}
	}
	return out
}

func (d *document) dateAt(i, to int) (dated, bool) {
	x := dated{from: i, to: i + 1}
	if e, ok := d.items[i].Is(lexicon.Weekday); ok {
		x.weekday, _ = strconv.Atoi(e.ID)
		return x, true
	}
	if e, ok := d.items[i].Is(lexicon.Relative); ok {
		unit, off, _ := strings.Cut(e.ID, ":")
		x.unit = unit
		if off == "?" {
			x.byTense = true
			return x, true
		}
		x.offset, _ = strconv.Atoi(off)
		return x, true
	}
	if d.month(i) > 0 {
		x.month = d.month(i)
		at := i + 1
		if n := d.number(at, to); n >= 1 && n <= 31 { // September 9, 2025
			x.day, at = n, at+1
			if m := d.number(at, to); m >= n && m <= 31 {
				x.last, at = m, at+1
			}
		}
		if y := d.number(at, to); y >= 1900 && y < 2100 {
			x.year, at = y, at+1
		}
		x.to = at
		return x, true
	}
	n := d.number(i, to)
	if n >= 1900 && n < 2100 && (d.lex.Adposition == "post" && d.is(i+1, lexicon.Word, "in") || d.lex.Adposition == "pre" && d.is(i-1, lexicon.Word, "in")) {
		x.year = n
		return x, true
	}
	if n < 1 || n > 31 {
		return x, false
	}
	at := i + 1
	days := []int{n}
	for at < to && len(days) < 3 {
		next := at
		for next < to && next < at+2 && !d.items[next].Has(lexicon.Month) && d.number(next, to) == 0 && (d.is(next, lexicon.Word) || d.short(next)) {
			next++
		}
		if m := d.number(next, to); m >= 1 && m <= 31 {
			days = append(days, m)
			at = next + 1
			continue
		}
		at = next
		break
	}
	if at >= to || d.month(at) == 0 || at > i+6 {
		return x, false
	}
	x.day, x.month = days[0], d.month(at)
	if l := days[len(days)-1]; l > x.day {
		x.last = l
	}
	at++
	if y := d.number(at, to); y >= 1900 && y < 2100 {
		x.year, at = y, at+1
	}
	x.to = at
	return x, true
}

// short tells whether an item is a little word such as "تا" between two days.
func (d *document) short(i int) bool {
	return d.items[i].End-d.items[i].Start <= 2 && !d.items[i].Known()
}

func (d *document) month(i int) int {
	if i >= len(d.items) {
		return 0
	}
	e, ok := d.items[i].Is(lexicon.Month)
	if !ok {
		return 0
	}
	n, _ := strconv.Atoi(e.ID)
	return n
}

// number is the number that an item is; 0 where it is none.
func (d *document) number(i, to int) int {
	if i >= to || i >= len(d.items) {
		return 0
	}
	w := d.word(i)
	if !digit(d.text.Letters[d.items[i].Start]) {
		return 0
	}
	end := 0
	for end < len(w) && w[end] >= '0' && w[end] <= '9' {
		end++
	}
	if end > 4 || len(w)-end > 2 { // 3rd, 4th
		return 0
	}
	n, _ := strconv.Atoi(w[:end])
	return n
}

// resolve gives the date by the day of publication and whether the event is
// still to come. Nil where it cannot be told: no year, no day of publication.
func (x dated) resolve(published graph.Date, future bool) *graph.FuzzyDate {
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
		t := base.AddDate(0, 0, -back)
		if future {
			t = t.AddDate(0, 0, 7)
			if back == 0 {
				t = base
			}
		}
		edtf = string(graph.DateOf(t))
	case x.unit == "day":
		if !known {
			return nil
		}
		off := x.offset
		if x.byTense {
			off = -1
			if future {
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
			year = x.yearBy(base, future)
		}
		edtf = fmt.Sprintf("%04d-%02d", year, x.month)
		if x.day > 0 {
			edtf = fmt.Sprintf("%s-%02d", edtf, x.day)
		}
		if x.last > 0 {
			edtf += fmt.Sprintf("/%04d-%02d-%02d", year, x.month, x.last)
		}
	}
	f, err := graph.ParseEDTF(edtf)
	if err != nil {
		return nil // a 31 June: printed so, but no date
	}
	return f
}

// yearBy is the year of a day or month printed without one: the nearest in the tense's direction.
func (x dated) yearBy(base time.Time, future bool) int {
	day := max(x.day, 1)
	t := time.Date(base.Year(), time.Month(x.month), day, 0, 0, 0, 0, time.UTC)
	if x.day == 0 && x.month == int(base.Month()) {
		return base.Year()
	}
	switch {
	case future && t.Before(base.AddDate(0, 0, -2)):
		return base.Year() + 1
	case !future && t.After(base.AddDate(0, 0, 2)):
		return base.Year() - 1
	}
	return base.Year()
}

// dateFor chooses the date of the event whose word is item i among the clause's
// dates: the one nearest to it of all event words.
func (c *context) dateFor(cl *clause, i int, future bool) *graph.FuzzyDate {
	d, _ := c.datedFor(cl, i, future)
	return d
}

// datedFor is dateFor that tells too whether the event is recalled, of another month or year.
func (c *context) datedFor(cl *clause, i int, future bool) (*graph.FuzzyDate, bool) {
	var triggers []int
	for j := cl.from; j < cl.to; j++ {
		if c.items[j].Has(lexicon.Trigger) {
			triggers = append(triggers, j)
		}
	}
	best, far, recalled := (*graph.FuzzyDate)(nil), 1<<30, false
	for _, x := range c.datesIn(cl.from, cl.to) {
		if x.from < c.told && cl.to > c.told || x.unit == "day" && c.lex.Verb == "medial" && c.is(x.from-1, lexicon.Verb, "say") {
			continue // the day of the report, not of the event
		}
		owner := slices.MinFunc(append([]int{i}, triggers...), func(a, b int) int { return c.distance(x, a) - c.distance(x, b) })
		if owner != i {
			continue
		}
		if far <= c.distance(x, i) {
			continue
		}
		old := x.offset < 0 && (x.unit == "month" || x.unit == "year")
		if f := x.resolve(c.published, future); f != nil || old {
			best, far, recalled = f, c.distance(x, i), old
		}
	}
	return best, recalled
}

// distance from a date to an event word: in languages whose verb comes last the date stands before its event.
func (c *context) distance(x dated, i int) int {
	if i >= x.to {
		return i - x.to
	}
	if c.lex.Verb == "final" {
		return 3 * (x.from - i)
	}
	return x.from - i
}

// tensed corrects a status by the date: what is dated after the article's day was
// not done when it was written.
func (c *context) tensed(s graph.Status, d *graph.FuzzyDate) graph.Status {
	if d == nil || c.published == "" || d.From <= c.published || group(s) != "done" || s == graph.Signed || s == graph.Ratified {
		return s
	}
	return graph.Planned
}
