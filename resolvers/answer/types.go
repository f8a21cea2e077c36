package answer

import (
	"context"

	"diplograph/graph"
)

// During is the visit that the meeting was part of.
func (m *Meeting) During(ctx context.Context) *Visit {
	v, _ := m.other(graph.One[*graph.Event](Under(ctx, m, ""))).(*Visit)
	return v
}

// Outcomes are the agreements that came of a meeting or visit.
func (e *concluded) Outcomes(ctx context.Context) []*Agreement {
	return typed[*Agreement](e.context, Under(ctx, e, ""))
}

// typed gives the events of a page that are of one type.
func typed[T Event](c Context, p *graph.Page) []T {
	out := []T{}
	for _, x := range graph.All[*graph.Event](p) {
		if t, ok := Of(x, c).(T); ok {
			out = append(out, t)
		}
	}
	return out
}

// Guest is the state that visits.
func (v *Visit) Guest(ctx context.Context) *graph.Country {
	return graph.One[*graph.Country](Under(ctx, v, ""))
}

// Host is the state that is visited.
func (v *Visit) Host(ctx context.Context) *graph.Country {
	return graph.One[*graph.Country](Under(ctx, v, ""))
}

// Leader leads the visit.
func (v *Visit) Leader(ctx context.Context) *graph.Person {
	return graph.One[*graph.Person](Under(ctx, v, ""))
}

// Office is the leader's.
func (v *Visit) Office(ctx context.Context) *graph.Office {
	return graph.One[*graph.Office](Under(ctx, v, ""))
}

// Lifecycle is how the status came about, as known on the day of the question.
func (v *Visit) Lifecycle(ctx context.Context) []*graph.VisitChange {
	mentions := byID[*graph.Mention](Under(ctx, v, ""))
	out := []*graph.VisitChange{}
	for _, c := range v.LifecycleOn(v.context.Today) {
		c.Evidence = pick(mentions, c.EvidenceIDs)
		out = append(out, &c)
	}
	return out
}

// Schedule is every window announced.
func (v *Visit) Schedule(ctx context.Context) []*graph.ScheduleRevision {
	mentions := byID[*graph.Mention](Under(ctx, v, ""))
	out := []*graph.ScheduleRevision{}
	for _, s := range v.Event.Schedule {
		s.Evidence = pick(mentions, s.EvidenceIDs)
		out = append(out, &s)
	}
	return out
}

// Programme is what was part of the visit.
func (v *Visit) Programme(ctx context.Context) []Event {
	return typed[Event](v.context, Under(ctx, v, ""))
}

// SignedAt is the agreement's date where it is signed.
func (a *Agreement) SignedAt() *graph.FuzzyDate {
	switch a.Status() {
	case graph.Signed, graph.Ratified, graph.InForce, graph.Terminated:
		return a.Date
	}
	return nil
}

// ProducedBy is the meeting or visit that produced the agreement.
func (a *Agreement) ProducedBy(ctx context.Context) Event {
	return a.other(graph.One[*graph.Event](Under(ctx, a, "")))
}

// Speaker is who made the statement.
func (s *Statement) Speaker(ctx context.Context) *graph.Person {
	return graph.One[*graph.Person](Under(ctx, s, ""))
}

// About are the states that the statement is about.
func (s *Statement) About(ctx context.Context) []*graph.Country {
	return graph.All[*graph.Country](Under(ctx, s, ""))
}
