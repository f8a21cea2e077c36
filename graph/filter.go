package graph

import "slices"

// Filter is a condition on what a pattern wants: *EventFilter, *VisitFilter, *ArticleFilter or *FailureFilter.
// All given conditions hold together; values inside one list are alternatives;
// an empty list or nil is no condition.
type Filter interface{ filters(Label) bool }

// EventFilter is a condition on events. Country codes are ISO alpha-2.
type EventFilter struct {
	Types []EventType
	// AnyCountry: at least one of them is a party; AllCountries: every one is.
	AnyCountry   []string
	AllCountries []string
	// Persons took part (or lead, or speak), as in Event.PersonIDs: global ids.
	Persons []string
	// Sectors by code.
	Sectors []string
	Levels  []Rank
	// Status as on the day of the question.
	Status []Status
	// Date: the event's time overlaps the range; an undated event overlaps none, open ends or not.
	Date *DateRange
	// Reported: some day in the range one of its mentions was published.
	Reported      *DateRange
	MinConfidence *float64
	MinOrigins    *int
	// Contested: the mentions disagree on some field, or on none.
	Contested *bool
	And       []*EventFilter
	Or        []*EventFilter
	Not       *EventFilter
}

// VisitFilter is a condition on visits.
type VisitFilter struct {
	// Guest and Host by ISO alpha-2 code.
	Guest []string
	Host  []string
	// Status as on the day of the question: LAPSED where the window is past.
	Status []Status
	Levels []Rank
	Date   *DateRange
	// Rescheduled: more than one window was announced, or at most one.
	Rescheduled *bool
}

// ArticleFilter is a condition on articles.
type ArticleFilter struct {
	// Source by global id.
	Source    []string
	Lang      []string
	Published *DateRange
	Withdrawn *bool
}

// FailureFilter is a condition on failures.
type FailureFilter struct {
	// Load by global id: the load in which it failed first.
	Load []string
}

func (*FailureFilter) filters(l Label) bool { return l == FailureLabel }
func (*EventFilter) filters(l Label) bool   { return l.IsEvent() }
func (*VisitFilter) filters(l Label) bool   { return l == VisitLabel }
func (*ArticleFilter) filters(l Label) bool { return l == ArticleLabel }

// Together gives two countries that are parties to every event which passes a
// condition, where it wants such and no person, who leads to fewer.
func Together(where Filter) (a, b string, ok bool) {
	f, _ := where.(*EventFilter)
	if f == nil || len(f.Persons) > 0 {
		return "", "", false
	}
	all := sortedUnique(slices.Clone(f.AllCountries))
	if len(all) < 2 {
		return "", "", false
	}
	return all[0], all[1], true
}

// OneWay gives the country from which and that to which every visit goes that
// passes a condition, where it wants one of each.
func OneWay(where Filter) (guest, host string, ok bool) {
	f, _ := where.(*VisitFilter)
	if f == nil || len(f.Guest) != 1 || len(f.Host) != 1 {
		return "", "", false
	}
	return f.Guest[0], f.Host[0], true
}
