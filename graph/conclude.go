package graph

import (
	"cmp"
	"slices"
)

// Conclude makes the events of one block's mentions, as they stand when all of
// them are published. Withdrawn mentions count for nothing. The result is the
// same in whatever order the mentions come, sorted by id.
func Conclude(mentions []*Mention) []*Event {
	var out []*Event
	for _, e := range History(mentions) {
		if e.KnownTo == Forever {
			out = append(out, e)
		}
	}
	return out
}

// History makes every state of the events of one block's mentions: for each day
// on which one of them was published, what had been published by that day. The
// states of an event follow one another without a gap; the last is known until
// Forever. Sorted by (ID, KnownFrom).
func History(mentions []*Mention) []*Event {
	heard := make([]*Mention, 0, len(mentions))
	for _, m := range mentions {
		if !m.Withdrawn {
			heard = append(heard, m)
		}
	}
	slices.SortFunc(heard, before)
	var clusters []*cluster
	current := map[*cluster]*Event{}
	var out []*Event
	for _, day := range byDay(heard) {
		for _, c := range assign(&clusters, day) {
			e := c.event(day[0].Published)
			if was := current[c]; was != nil {
				was.KnownTo = e.KnownFrom
			}
			current[c] = e
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b *Event) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.KnownFrom, b.KnownFrom))
	})
	return out
}

// event concludes the cluster as known on a day.
func (c *cluster) event(day Date) *Event {
	first, last := c.mentions[0], c.mentions[len(c.mentions)-1]
	e := &Event{
		ID: EventID(first.ID), Type: first.Type, Block: BlockOf(first),
		Countries: slices.Clone(first.Countries), Organizations: slices.Clone(first.Organizations),
		Guest: first.Guest, Host: first.Host,
		MentionCount: len(c.mentions), FirstReported: first.Published, LastReported: last.Published,
		KnownFrom: max(day, Earliest), KnownTo: Forever, Until: Forever, Level: OtherRank,
	}
	for _, m := range c.mentions {
		e.MentionIDs = append(e.MentionIDs, m.ID)
		if m.Level != "" && m.Level.Height() < e.Level.Height() {
			e.Level = m.Level
		}
	}
	e.Confidence, e.OriginCount = confidence(c.mentions)
	e.Participants = participants(c.mentions)
	e.Sectors = sectorSupport(c.mentions)
	e.About = aboutOf(c.mentions)
	e.choose(c.mentions)
	if e.Type == VisitType {
		l := live(c.mentions)
		e.Status, e.Until, e.Then, e.Date = l.status, l.until, l.then, l.window
		e.Lifecycle, e.Schedule = l.lifecycle, l.schedule
		return e
	}
	e.Status = standing(c.mentions)
	e.Date = e.dated(c.mentions)
	return e
}

// choose settles the fields of which an event has one value, and notes where the mentions disagree.
func (e *Event) choose(mentions []*Mention) {
	settle := func(field string, value func(*Mention) string) string {
		b := vote(field, mentions, value)
		if c, ok := b.conflict(); ok {
			e.Conflicts = append(e.Conflicts, c)
		}
		return b.chosen()
	}
	e.Kind = Kind(settle("kind", func(m *Mention) string {
		if generic(m.Kind) {
			return "" // says nothing against a more exact word
		}
		return string(m.Kind)
	}))
	if e.Kind == "" {
		e.Kind = mentions[0].Kind
	}
	e.PlaceID = settle("place", func(m *Mention) string { return m.PlaceID })
	e.LeaderID = settle("leader", func(m *Mention) string { return m.LeaderID })
	e.LeaderOffice = vote("office", mentions, func(m *Mention) string { return m.LeaderOffice }).chosen()
	e.SpeakerID = settle("speaker", func(m *Mention) string { return m.SpeakerID })
}

// generic tells whether a kind is only its type's plainest word.
func generic(k Kind) bool {
	switch k {
	case KindMeeting, KindVisit, KindInstrument, KindStatement:
		return true
	}
	return false
}

// standing is where an event that is no visit stands: a meeting or statement
// that took place for good; an agreement at the furthest stage reported, unless
// it was called off or ended later; else what the latest mention says.
func standing(mentions []*Mention) Status {
	days := byDay(mentions)
	latest := decisive(days[len(days)-1])
	furthest := latest
	for _, m := range mentions {
		if stage(m.Status) > stage(furthest.Status) {
			furthest = m
		}
	}
	if stage(furthest.Status) >= stage(Ongoing) && latest.Status != Terminated {
		return furthest.Status
	}
	return latest.Status
}

// stage orders statuses by how far an event got; 0 for what is not on the way.
func stage(s Status) int {
	for i, x := range [...]Status{Proposed, Planned, Confirmed, Agreed, Ongoing, Occurred, Signed, Ratified, InForce} {
		if s == x {
			return i + 1
		}
	}
	return 0
}

// dated chooses the most believed of the most exact dates; days that exclude each other are a conflict.
func (e *Event) dated(mentions []*Mention) *FuzzyDate {
	best := 0
	for _, m := range mentions {
		if m.Date != nil && (best == 0 || m.Date.Days() < best) {
			best = m.Date.Days()
		}
	}
	b := vote("date", mentions, func(m *Mention) string {
		if m.Date == nil || m.Date.Days() > best {
			return ""
		}
		return m.Date.EDTF
	})
	if c, ok := b.conflict(); ok {
		e.Conflicts = append(e.Conflicts, c)
	}
	for _, m := range mentions {
		if m.Date != nil && m.Date.EDTF == b.chosen() {
			return m.Date
		}
	}
	return nil
}
