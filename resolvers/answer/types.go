package answer

import (
	"context"

	"diplograph/graph"
)

// Meeting is an event of type MEETING.
type Meeting struct{ *concluded }

// Visit is an event of type VISIT.
type Visit struct{ *concluded }

// Agreement is an event of type AGREEMENT.
type Agreement struct{ *concluded }

// Statement is an event of type STATEMENT.
type Statement struct{ *concluded }

var (
	_ Event = (*Meeting)(nil)
	_ Event = (*Visit)(nil)
	_ Event = (*Agreement)(nil)
	_ Event = (*Statement)(nil)
)

// During is the visit that the meeting was part of.
func (m *Meeting) During(ctx context.Context) (*Visit, error) { return One[*Visit](ctx, m) }

// Guest is the state that visits.
func (v *Visit) Guest(ctx context.Context) (*graph.Country, error) {
	return One[*graph.Country](ctx, v)
}

// Host is the state that is visited.
func (v *Visit) Host(ctx context.Context) (*graph.Country, error) {
	return One[*graph.Country](ctx, v)
}

// Leader leads the visit.
func (v *Visit) Leader(ctx context.Context) (*graph.Person, error) {
	return One[*graph.Person](ctx, v)
}

// Office is the leader's.
func (v *Visit) Office(ctx context.Context) (*graph.Office, error) {
	return One[*graph.Office](ctx, v)
}

// Lifecycle is how the status came about, as known on the day of the question.
func (v *Visit) Lifecycle(ctx context.Context) []*graph.VisitChange {
	mentions := byID[*graph.Mention](part(ctx, v, PartMentions))
	out := []*graph.VisitChange{}
	for _, c := range v.LifecycleOn(v.day) {
		c.Evidence = pick(mentions, c.EvidenceIDs)
		out = append(out, &c)
	}
	return out
}

// Schedule is every window announced.
func (v *Visit) Schedule(ctx context.Context) []*graph.ScheduleRevision {
	mentions := byID[*graph.Mention](part(ctx, v, PartMentions))
	out := []*graph.ScheduleRevision{}
	for _, s := range v.Event.Schedule {
		s.Evidence = pick(mentions, s.EvidenceIDs)
		out = append(out, &s)
	}
	return out
}

// Programme is what was part of the visit.
func (v *Visit) Programme(ctx context.Context) ([]Event, error) { return All[Event](ctx, v) }

// SignedAt is the agreement's date while it stands as signed; later the date is
// of what came after.
func (a *Agreement) SignedAt() *graph.FuzzyDate {
	if a.Status() != graph.Signed {
		return nil
	}
	return a.Date
}

// ProducedBy is the meeting or visit that produced the agreement.
func (a *Agreement) ProducedBy(ctx context.Context) (Event, error) { return One[Event](ctx, a) }

// Speaker is who made the statement.
func (s *Statement) Speaker(ctx context.Context) (*graph.Person, error) {
	return One[*graph.Person](ctx, s)
}

// About are the states that the statement is about.
func (s *Statement) About(ctx context.Context) ([]*graph.Country, error) {
	return All[*graph.Country](ctx, s)
}
