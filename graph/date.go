package graph

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day, ISO 8601 (2025-09-09), or empty where unknown.
// Days compare as strings.
type Date string

// Bounds of time: no known day lies beyond them.
const (
	Earliest Date = "0000-00-00"
	Forever  Date = "9999-12-31"
)

// ParseDate reads an ISO 8601 calendar day. The error is ErrInvalid.
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("%w: %q is not a calendar day such as 2025-09-09", ErrInvalid, s)
	}
	return Date(s), nil
}

// DateOf gives the day of an instant in UTC.
func DateOf(t time.Time) Date { return Date(t.UTC().Format(time.DateOnly)) }

// Time is midnight UTC of the day; the zero time where the day is unknown or a bound of time.
func (d Date) Time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// Add gives the day n days later. Unknown days and the bounds of time stay as they are.
func (d Date) Add(n int) Date {
	t := d.Time()
	if t.IsZero() || d == Forever {
		return d
	}
	return DateOf(t.AddDate(0, 0, n))
}

// number counts the days from some day on; ok is false for what is no calendar day.
func (d Date) number() (n int, ok bool) {
	if len(d) != len(time.DateOnly) {
		return 0, false
	}
	digits := func(from, to int) (n int) {
		for _, c := range []byte(d[from:to]) {
			n = 10*n + int(c-'0')
		}
		return n
	}
	y, m, day := digits(0, 4), digits(5, 7), digits(8, 10)
	if m < 1 || day < 1 {
		return 0, false
	}
	if m < 3 { // years that begin in March end with their leap day
		y, m = y-1, m+12
	}
	return 365*y + y/4 - y/100 + y/400 + (153*m-457)/5 + day, true
}

// DaysTo counts the days from d to e, negative where e is earlier.
func (d Date) DaysTo(e Date) int {
	x, ok := d.number()
	y, also := e.number()
	if ok && also {
		return y - x
	}
	return int(e.Time().Sub(d.Time()).Hours() / 24)
}

// MarshalGQL writes the day as GraphQL's Date: null where unknown, and the
// first day of the calendar for Earliest, which is none.
func (d Date) MarshalGQL(w io.Writer) {
	switch d {
	case "":
		_, _ = io.WriteString(w, "null")
	case Earliest:
		_, _ = io.WriteString(w, `"0001-01-01"`)
	default:
		_, _ = io.WriteString(w, strconv.Quote(string(d)))
	}
}

// UnmarshalGQL reads GraphQL's Date; null is an unknown day. The error is ErrInvalid.
func (d *Date) UnmarshalGQL(v any) error {
	if v == nil {
		*d = ""
		return nil
	}
	s, ok := v.(string)
	if !ok {
		return fmt.Errorf("%w: a Date is a string such as \"2025-09-09\"", ErrInvalid)
	}
	got, err := ParseDate(s)
	*d = got
	return err
}

// Precision says how exact a FuzzyDate is.
type Precision string

// The precisions.
const (
	Day      Precision = "DAY"
	Month    Precision = "MONTH"
	Year     Precision = "YEAR"
	Interval Precision = "INTERVAL"
)

// FuzzyDate is a date no more exact than its source. EDTF is ISO 8601-2 level 0:
// 2025-09-09, 2025-11, 2025, 2026-02-03/2026-02-04. From and To are its first
// and last day. An undated thing has no FuzzyDate (nil), never an empty one.
type FuzzyDate struct {
	EDTF      string    `json:"edtf"`
	From      Date      `json:"from"`
	To        Date      `json:"to"`
	Precision Precision `json:"precision"`
}

// ParseEDTF reads a day, a month, a year or an interval of days or months. The error is ErrInvalid.
func ParseEDTF(s string) (*FuzzyDate, error) {
	if a, b, ok := strings.Cut(s, "/"); ok {
		x, err := ParseEDTF(a)
		if err != nil {
			return nil, err
		}
		y, err := ParseEDTF(b)
		if err != nil {
			return nil, err
		}
		if y.To < x.From || strings.Contains(b, "/") {
			return nil, fmt.Errorf("%w: %q is an interval that ends before it begins", ErrInvalid, s)
		}
		return &FuzzyDate{EDTF: s, From: x.From, To: y.To, Precision: Interval}, nil
	}
	for _, form := range []struct {
		layout    string
		precision Precision
		years     int
		months    int
		days      int
	}{{"2006-01-02", Day, 0, 0, 1}, {"2006-01", Month, 0, 1, 0}, {"2006", Year, 1, 0, 0}} {
		t, err := time.Parse(form.layout, s)
		if err != nil {
			continue
		}
		last := t.AddDate(form.years, form.months, form.days).AddDate(0, 0, -1)
		return &FuzzyDate{EDTF: s, From: DateOf(t), To: DateOf(last), Precision: form.precision}, nil
	}
	return nil, fmt.Errorf("%w: %q is no EDTF date such as 2025-09-09, 2025-11 or 2026-02-03/2026-02-04", ErrInvalid, s)
}

// DayOf is the FuzzyDate of one day.
func DayOf(d Date) *FuzzyDate { return &FuzzyDate{EDTF: string(d), From: d, To: d, Precision: Day} }

// Within tells whether f lies in the same time as g or inside it. Nil is within nothing.
func (f *FuzzyDate) Within(g *FuzzyDate) bool {
	return f != nil && g != nil && g.From <= f.From && f.To <= g.To
}

// Overlaps tells whether f and g share a day, each widened by slack days.
func (f *FuzzyDate) Overlaps(g *FuzzyDate, slack int) bool {
	return f != nil && g != nil && f.From.DaysTo(g.To) >= -slack && g.From.DaysTo(f.To) >= -slack
}

// Days is the length of the window in days; the lower, the more exact.
func (f *FuzzyDate) Days() int { return f.From.DaysTo(f.To) + 1 }

// DateRange is a range of days, both ends included; an empty end is open.
type DateRange struct {
	From Date `json:"from,omitempty"`
	To   Date `json:"to,omitempty"`
}

// Moment is when a question is asked: what had been published by Known, judged
// as on day Today (a plan whose window is past by then has LAPSED).
//
// Known holds for events, mentions and articles: of an event the state with
// KnownFrom ≤ Known < KnownTo (the one with KnownTo Forever, where Known is
// Forever), of mentions and articles those published by that day; what has no
// publication day is always known. Countries, persons, their spellings and
// tenures and all other nodes are as they are known now, whatever Known is.
type Moment struct {
	Known Date
	Today Date
}

// Now is the moment of a question about what is known today.
func Now(today Date) Moment { return Moment{Known: Forever, Today: today} }

// AsOf is the moment of a question about what was known on a day.
func AsOf(day Date) Moment { return Moment{Known: day, Today: day} }
