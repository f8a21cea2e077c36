package answer

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"diplograph/graph"
)

// Summary is the figures of two states' relations. Counts holds the rows of
// each dimension that was asked for.
type Summary struct {
	Counts map[graph.Dimension][]graph.Row

	pair      *graph.Bilateral
	countries map[string]*graph.Country // by code, where asked for
	last      Event
	next      *Visit
	lapsed    []*Visit
	words     Words
}

// NewSummary takes up what was found below two states for the field that is being answered.
func NewSummary(ctx context.Context, b *graph.Bilateral, words Words) *Summary {
	out := &Summary{
		Counts: map[graph.Dimension][]graph.Row{}, pair: b, words: words, countries: map[string]*graph.Country{},
		last:   graph.One[Event](part(ctx, b, PartLast)),
		next:   graph.One[*Visit](part(ctx, b, PartNext)),
		lapsed: graph.All[*Visit](part(ctx, b, PartLapsed)),
	}
	if out.next == nil {
		out.next = graph.One[*Visit](part(ctx, b, PartUndated))
	}
	for _, side := range [...]string{PartA, PartB} {
		for _, c := range graph.All[*graph.Country](part(ctx, b, side)) {
			out.countries[c.Code] = c
		}
	}
	return out
}

// VisitDirection counts visits from one state to another.
type VisitDirection struct {
	Guest *graph.Country
	Host  *graph.Country
	Count int
}

// SectorCount counts events in a field.
type SectorCount struct {
	Sector *graph.Sector
	Count  int
}

// LevelCount counts events of a seniority.
type LevelCount struct {
	Level graph.Rank
	Count int
}

// TimeBucket counts events in a stretch of time.
type TimeBucket struct {
	From  graph.Date
	To    graph.Date
	Count int
}

// Interval is the length of a TimeBucket.
type Interval string

// The intervals.
const (
	Months   Interval = "MONTH"
	Quarters Interval = "QUARTER"
	Years    Interval = "YEAR"
)

// MarshalGQL writes the interval's name.
func (i Interval) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(i))) }

// UnmarshalGQL reads an interval's name. The error is graph.ErrInvalid.
func (i *Interval) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	switch x := Interval(s); x {
	case Months, Quarters, Years:
		*i = x
		return nil
	}
	return fmt.Errorf("%w: an Interval is MONTH, QUARTER or YEAR", graph.ErrInvalid)
}

// of counts the events of one type, or of all where none is given.
func (s *Summary) of(t graph.EventType) int {
	n := 0
	for _, r := range s.Counts[graph.ByType] {
		if t == "" || r.Keys[0] == string(t) {
			n += r.N
		}
	}
	return n
}

// EventCount counts all events.
func (s *Summary) EventCount() int { return s.of("") }

// MeetingCount counts meetings.
func (s *Summary) MeetingCount() int { return s.of(graph.MeetingType) }

// VisitCount counts visits.
func (s *Summary) VisitCount() int { return s.of(graph.VisitType) }

// AgreementCount counts agreements.
func (s *Summary) AgreementCount() int { return s.of(graph.AgreementType) }

// StatementCount counts statements.
func (s *Summary) StatementCount() int { return s.of(graph.StatementType) }

// VisitsByDirection counts visits by who goes to whom.
func (s *Summary) VisitsByDirection() []*VisitDirection {
	out := []*VisitDirection{}
	for _, r := range s.Counts[graph.ByDirection] {
		guest, host, visit := strings.Cut(r.Keys[0], ">")
		if visit && graph.PairOf(guest, host) == s.pair.NodeID() {
			out = append(out, &VisitDirection{Guest: s.countries[guest], Host: s.countries[host], Count: r.N})
		}
	}
	return out
}

// Sectors counts events by field, most first.
func (s *Summary) Sectors() []*SectorCount {
	out := []*SectorCount{}
	for _, r := range s.Counts[graph.BySector] {
		sector := &graph.Sector{Code: r.Keys[0], Names: s.words.SectorNames(r.Keys[0])}
		out = append(out, &SectorCount{Sector: sector, Count: r.N})
	}
	return out
}

// Levels counts events by seniority, highest first.
func (s *Summary) Levels() []*LevelCount {
	out := []*LevelCount{}
	for _, r := range s.Counts[graph.ByLevel] {
		out = append(out, &LevelCount{Level: graph.Rank(r.Keys[0]), Count: r.N})
	}
	slices.SortFunc(out, func(a, b *LevelCount) int { return cmp.Compare(a.Level.Height(), b.Level.Height()) })
	return out
}

// Trend counts dated events over time, oldest first.
func (s *Summary) Trend(interval *Interval) []*TimeBucket {
	width := 1
	if interval != nil {
		width = map[Interval]int{Months: 1, Quarters: 3, Years: 12}[*interval]
	}
	sums := map[string]*TimeBucket{}
	for _, r := range s.Counts[graph.ByMonth] {
		t := graph.Date(r.Keys[0] + "-01").Time()
		if t.IsZero() {
			continue // undated
		}
		first := t.AddDate(0, -((int(t.Month()) - 1) % width), 0)
		key := string(graph.DateOf(first))
		if sums[key] == nil {
			sums[key] = &TimeBucket{From: graph.DateOf(first), To: graph.DateOf(first.AddDate(0, width, -1))}
		}
		sums[key].Count += r.N
	}
	out := []*TimeBucket{}
	for _, b := range sums {
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b *TimeBucket) int { return cmp.Compare(a.From, b.From) })
	return out
}

// LastContact is the latest event that took place.
func (s *Summary) LastContact() Event { return s.last }

// NextVisit is the next visit planned.
func (s *Summary) NextVisit() *Visit { return s.next }

// LapsedVisits are visits whose window passed unreported.
func (s *Summary) LapsedVisits() []*Visit { return s.lapsed }
