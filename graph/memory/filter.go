package memory

import (
	"slices"

	"diplograph/graph"
)

// passes tells whether a node fulfils a condition.
func (v *view) passes(n graph.Node, where graph.Filter) bool {
	switch f := where.(type) {
	case *graph.EventFilter:
		e, ok := n.(*graph.Event)
		return ok && v.eventPasses(e, f)
	case *graph.VisitFilter:
		e, ok := n.(*graph.Event)
		return ok && v.visitPasses(e, f)
	case *graph.FailureFilter:
		x, ok := n.(*graph.Failure)
		return ok && (f == nil || oneOf(f.Load, x.LoadID))
	case *graph.ArticleFilter:
		a, ok := n.(*graph.Article)
		return ok && articlePasses(a, f)
	}
	return true
}

func (v *view) eventPasses(e *graph.Event, f *graph.EventFilter) bool {
	if f == nil {
		return true
	}
	switch {
	case !oneOf(f.Types, e.Type),
		!anyOf(f.AnyCountry, e.Countries),
		!anyOf(f.Persons, e.PersonIDs()),
		!anyOf(f.Sectors, e.SectorCodes()),
		!oneOf(f.Levels, e.Level),
		!oneOf(f.Status, e.StatusOn(v.at.Today)),
		!overlaps(f.Date, e.Date),
		!v.reportedIn(f.Reported, e),
		f.MinConfidence != nil && e.Confidence < *f.MinConfidence,
		f.MinOrigins != nil && e.OriginCount < *f.MinOrigins,
		f.Contested != nil && *f.Contested != (len(e.Conflicts) > 0):
		return false
	}
	for _, c := range f.AllCountries {
		if !slices.Contains(e.Countries, c) {
			return false
		}
	}
	for _, g := range f.And {
		if !v.eventPasses(e, g) {
			return false
		}
	}
	if len(f.Or) > 0 && !slices.ContainsFunc(f.Or, func(g *graph.EventFilter) bool { return v.eventPasses(e, g) }) {
		return false
	}
	return f.Not == nil || !v.eventPasses(e, f.Not)
}

func (v *view) visitPasses(e *graph.Event, f *graph.VisitFilter) bool {
	return f == nil ||
		oneOf(f.Guest, e.Guest) &&
			oneOf(f.Host, e.Host) &&
			oneOf(f.Status, e.StatusOn(v.at.Today)) &&
			oneOf(f.Levels, e.Level) &&
			overlaps(f.Date, e.Date) &&
			(f.Rescheduled == nil || *f.Rescheduled == (len(e.Schedule) > 1))
}

func articlePasses(a *graph.Article, f *graph.ArticleFilter) bool {
	return f == nil ||
		oneOf(f.Source, a.SourceID) &&
			oneOf(f.Lang, a.Lang) &&
			(f.Published == nil || within(*f.Published, a.Published)) &&
			(f.Withdrawn == nil || *f.Withdrawn == a.Withdrawn)
}

// oneOf tells whether a value is among those wanted; an empty list wants all.
func oneOf[T comparable](wanted []T, value T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, value)
}

// anyOf tells whether at least one value is among those wanted; an empty list wants all.
func anyOf(wanted, values []string) bool {
	return len(wanted) == 0 || slices.ContainsFunc(values, func(x string) bool { return slices.Contains(wanted, x) })
}

// overlaps tells whether a time shares a day with a range; an unknown time shares none.
func overlaps(r *graph.DateRange, d *graph.FuzzyDate) bool {
	if r == nil {
		return true
	}
	return d != nil && (r.From == "" || r.From <= d.To) && (r.To == "" || d.From <= r.To)
}

// within tells whether a day lies in a range; an unknown day lies in none.
func within(r graph.DateRange, d graph.Date) bool {
	return d != "" && (r.From == "" || r.From <= d) && (r.To == "" || d <= r.To)
}

func (v *view) reportedIn(r *graph.DateRange, e *graph.Event) bool {
	return r == nil || slices.ContainsFunc(e.MentionIDs, func(id string) bool { return within(*r, v.mentions[id].Published) })
}
