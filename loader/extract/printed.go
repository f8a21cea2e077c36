package extract

import (
	"strconv"
	"strings"

	"diplograph/loader/lexicon"
)

// dated is a date that a clause names, before the tense of its event is known.
type dated struct {
	from, to    int
	year, month int // 0 where not printed
	day, last   int // last is the last day of an interval
	lastMonth   int // of last, where it is another than month
	weekday     int
	unit        string // of a relative date: day, week, month, year
	offset      int
	byTense     bool // yesterday or tomorrow, by the tense
	owner, gap  int  // the nearest event word of its clause (-1 for none), and how far that is
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
		return d.monthFirst(x, to), true
	}
	if n := d.numbers(i, to); len(n) == 3 && isYear(n[0]) && isDay(n[2]) && n[1] <= 12 { // 2025-09-09
		x.year, x.month, x.day = n[0], n[1], n[2]
		return x, true
	}
	if n := d.number(i, to); isYear(n) && (d.lex.Adposition == "post" && d.is(i+1, lexicon.Word, "in") || d.lex.Adposition == "pre" && d.is(i-1, lexicon.Word, "in")) {
		x.year = n
		return x, true
	}
	return d.dayFirst(x, to)
}

// monthFirst reads "November", "November 2025", "September 9, 2025", "April
// 27-28", "August 23 and 24" and "May 25 to June 2".
func (d *document) monthFirst(x dated, to int) dated {
	x.month = d.month(x.from)
	at := x.from + 1
	days := d.daysAt(at, to)
	if len(days) > 0 {
		at++
		if len(days) == 1 && d.until(at) {
			if more := d.daysAt(at+1, to); len(more) == 1 && more[0] > days[0] {
				days, at = append(days, more...), at+2
			}
		}
		x.span(days)
	}
	at = d.yearAt(&x, at, to)
	if x.day > 0 && x.last == 0 && d.until(at) && d.month(at+1) > 0 {
		if days := d.daysAt(at+2, to); len(days) == 1 {
			at = d.through(&x, days[0], d.month(at+1), at+3, to)
		}
	}
	x.to = at
	return x
}

// dayFirst reads "9 September 2025", "27 and 28 April", "2 to 3 August" and "25 August to 2 September".
func (d *document) dayFirst(x dated, to int) (dated, bool) {
	days := d.daysAt(x.from, to)
	if len(days) == 0 {
		return x, false
	}
	at := x.from + 1
	for at < to && len(days) < 3 {
		next := at
		for next < to && next < at+2 && !d.items[next].Has(lexicon.Month) && d.number(next, to) == 0 && (d.is(next, lexicon.Word) || d.short(next)) {
			next++
		}
		if more := d.daysAt(next, to); len(more) > 0 {
			days = append(days, more...)
			at = next + 1
			continue
		}
		at = next
		break
	}
	if at >= to || d.month(at) == 0 || at > x.from+6 {
		return x, false
	}
	x.month = d.month(at)
	x.span(days)
	at = d.yearAt(&x, at+1, to)
	if days := d.daysAt(at+1, to); x.last == 0 && d.until(at) && len(days) == 1 && d.month(at+2) > 0 {
		at = d.through(&x, days[0], d.month(at+2), at+3, to)
	}
	x.to = at
	return x, true
}

// span takes the first and the last of some days.
func (x *dated) span(days []int) {
	x.day = days[0]
	if l := days[len(days)-1]; l > x.day {
		x.last = l
	}
}

// through ends an interval with a day of a month, and gives the item behind it.
func (d *document) through(x *dated, day, month, at, to int) int {
	if month != x.month || day > x.day {
		x.last, x.lastMonth = day, month
	}
	return d.yearAt(x, at, to)
}

// yearAt takes the year that stands at an item, if it is one, and gives the item behind it.
func (d *document) yearAt(x *dated, at, to int) int {
	if y := d.number(at, to); isYear(y) {
		x.year = y
		return at + 1
	}
	return at
}

// until tells whether an item joins the first and the last day of an interval.
func (d *document) until(i int) bool {
	return d.is(i, lexicon.Word, "until", "and") || i < len(d.items) && d.lex.Adposition == "post" && d.short(i)
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

// daysAt are the days of a month that an item is: one, or two with a hyphen
// between; none where it is something else.
func (d *document) daysAt(i, to int) []int {
	n := d.numbers(i, to)
	if len(n) > 2 {
		return nil
	}
	for _, day := range n {
		if !isDay(day) {
			return nil
		}
	}
	return n
}

func isDay(n int) bool { return n >= 1 && n <= 31 }

func isYear(n int) bool { return n >= 1900 && n < 2100 }

// number is the number that an item is; 0 where it is none.
func (d *document) number(i, to int) int {
	if n := d.numbers(i, to); len(n) == 1 {
		return n[0]
	}
	return 0
}

// numbers are the numbers that an item is: one, or several with hyphens
// between. None where it has other words in it.
func (d *document) numbers(i, to int) []int {
	if i >= to || i >= len(d.items) || !digit(d.text.Letters[d.items[i].Start]) {
		return nil
	}
	var out []int
	for from := d.items[i].Start; from < d.items[i].End; {
		end := from + 1
		for end < d.items[i].End && d.text.Before[end] == lexicon.None {
			end++
		}
		n, ok := ordinal(d.text.Letters[from:end])
		if !ok {
			return nil
		}
		out, from = append(out, n), end
	}
	return out
}

// ordinal reads up to four digits, with up to two letters behind: 2025, 3rd.
func ordinal(letters []rune) (int, bool) {
	n, end := 0, 0
	for end < len(letters) && digit(letters[end]) {
		n = 10*n + int(letters[end]-'0')
		end++
	}
	return n, end > 0 && end <= 4 && len(letters)-end <= 2
}
