package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Conclude makes the events of the mentions, as they stand when all of them are
// published: those of one block that look alike are one event, and verdicts
// hold and part what they say, across blocks too. Withdrawn mentions count for
// nothing. A block's events depend on all its mentions, on all verdicts about
// them, and on the blocks that these verdicts link with it, and on nothing else
// that is given. The result is the same in whatever order mentions and verdicts
// come, sorted by id.
func Conclude(mentions []*Mention, verdicts []*Verdict) []*Event {
	var out []*Event
	for _, e := range History(mentions, verdicts) {
		if e.KnownTo == Forever {
			out = append(out, e)
		}
	}
	return out
}

// History makes every state of the events of the mentions: for each day on
// which one of them was published, what had been published by that day, in the
// light of all verdicts. The states of an event follow one another without a
// gap; the last is known until Forever, or until the day on which a mention was
// published that a verdict holds together with an earlier event: it is that
// event then. Sorted by (ID, KnownFrom).
func History(mentions []*Mention, verdicts []*Verdict) []*Event {
	out, _ := conclude(mentions, verdicts)
	return out
}

// conclude makes the events' states, and what there is for a person to judge.
func conclude(mentions []*Mention, verdicts []*Verdict) ([]*Event, []*Review) {
	return begun(verdicts).conclude(mentions)
}

// begun is a clustering before any mention.
func begun(verdicts []*Verdict) *clustering {
	return &clustering{judged: judge(verdicts), blocks: map[string]*block{}, home: map[*Mention]*cluster{}, bound: map[string]*whole{}}
}

// conclude goes through mentions, those aside that stand already, and gives the
// states of events that are new or end otherwise.
func (s *clustering) conclude(mentions []*Mention) ([]*Event, []*Review) {
	heard := make([]*Mention, 0, len(mentions))
	for _, m := range mentions {
		if !m.Withdrawn && s.home[m] == nil {
			heard = append(heard, m)
		}
	}
	slices.SortFunc(heard, before)
	var out []*Event
	for _, day := range byDay(heard) {
		for _, w := range s.assign(day) {
			e := concluded(w.mentions(), day[0].Published)
			for _, was := range w.states {
				was.KnownTo = e.KnownFrom
			}
			w.states = []*Event{e}
			out = append(out, e)
		}
	}
	for _, was := range s.standing {
		if was.KnownTo != Forever {
			out = append(out, was)
		}
	}
	slices.SortFunc(out, func(a, b *Event) int {
		return cmp.Or(cmp.Compare(a.ID, b.ID), cmp.Compare(a.KnownFrom, b.KnownFrom))
	})
	return out, s.reviews()
}

// concluded is the event of mentions in order of (published, id), as known on a
// day. Where a verdict holds mentions of several blocks together, the parties
// are those of all.
func concluded(mentions []*Mention, day Date) *Event {
	first, last := mentions[0], mentions[len(mentions)-1]
	e := &Event{
		ID: EventID(first.ID), Type: first.Type, Block: BlockOf(first),
		MentionCount: len(mentions), FirstReported: first.Published, LastReported: last.Published,
		KnownFrom: max(day, Earliest), KnownTo: Forever, Until: Forever, Level: OtherRank,
	}
	for _, m := range mentions {
		e.MentionIDs = append(e.MentionIDs, m.ID)
		if m.Level != "" && m.Level.Height() < e.Level.Height() {
			e.Level = m.Level
		}
	}
	e.Countries = parties(mentions, func(m *Mention) []string { return m.Countries })
	e.Organizations = parties(mentions, func(m *Mention) []string { return m.Organizations })
	from := origins(mentions)
	e.Confidence, e.OriginCount = confidence(mentions, from)
	e.Participants = participants(mentions)
	e.Sectors = sectorSupport(mentions)
	e.About = aboutOf(mentions)
	e.choose(mentions, from)
	if e.Type == VisitType {
		l := live(mentions)
		e.Status, e.Until, e.Then, e.Date = l.status, l.until, l.then, l.window
		e.Lifecycle, e.Schedule = l.lifecycle, l.schedule
		e.misdated(mentions, from)
		e.clash(mentions, from)
		e.Reach = e.reach(mentions)
		return e
	}
	e.Status = standing(mentions)
	e.Date = e.dated(mentions, from)
	e.clash(mentions, from)
	e.Reach = e.reach(mentions)
	return e
}

// choose settles the fields of which an event has one value, and notes where the mentions disagree.
func (e *Event) choose(mentions []*Mention, from map[*Mention]string) {
	settle := func(field string, value func(*Mention) string) string {
		b := vote(field, mentions, from, value)
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
	e.LeaderOffice = vote("office", mentions, from, func(m *Mention) string { return m.LeaderOffice }).chosen()
	e.SpeakerID = settle("speaker", func(m *Mention) string { return m.SpeakerID })
	if e.Type == VisitType {
		e.Guest, e.Host, _ = strings.Cut(settle("direction", func(m *Mention) string { return m.Guest + ">" + m.Host }), ">")
	}
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
func (e *Event) dated(mentions []*Mention, from map[*Mention]string) *FuzzyDate {
	best := 0
	for _, m := range mentions {
		if m.Date != nil && (best == 0 || m.Date.Days() < best) {
			best = m.Date.Days()
		}
	}
	b := vote("date", mentions, from, func(m *Mention) string {
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
