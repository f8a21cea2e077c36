package graph

import "slices"

// planDays is how long an open plan waits for a new window: 18 months.
const planDays = 548

// recallDays is how long after a visit's last report an undated mention still means it.
const recallDays = 14

// sameVisit tells how well a mention fits a visit, from the visit's life so
// far: 1 where their windows meet, less where the mention is undated or gives
// an open plan a new window, 0 where it is another visit. Guest and host are
// the block's, so they are the same.
func (c *cluster) sameVisit(m *Mention) float64 {
	last := c.mentions[len(c.mentions)-1]
	for _, x := range c.mentions {
		if x.ArticleID == m.ArticleID {
			return 0
		}
	}
	if !sameLeader(c.mentions, m) {
		return 0
	}
	life := c.course()
	open := isOpen(life.status)
	quiet := 0
	if last.Published != "" && m.Published != "" {
		quiet = last.Published.DaysTo(m.Published)
	}
	switch {
	case m.Date == nil && life.window == nil:
		if open && quiet <= planDays || quiet <= recallDays {
			return .9
		}
	case m.Date == nil:
		near := m.Published == "" || life.window.Overlaps(DayOf(m.Published), recallDays)
		if open && quiet <= planDays || near || quiet <= recallDays && life.status != Occurred {
			return .9
		}
	case life.window == nil:
		if until(m) >= c.mentions[0].Published.Add(-recallDays) && quiet <= planDays && (open || m.Date.Overlaps(DayOf(last.Published), recallDays)) {
			return .9
		}
	case m.Date.Overlaps(life.window, 1):
		return 1
	case open && m.Date.From >= c.mentions[0].Published && quiet <= planDays:
		return Same // a new window for an open plan
	}
	return 0
}

// until is the last day of a plan, which may be vague; of anything else the first.
func until(m *Mention) Date {
	if isOpen(m.Status) {
		return m.Date.To
	}
	return m.Date.From
}

// isOpen tells whether a visit of that status may still get a new window.
func isOpen(s Status) bool {
	switch s {
	case Proposed, Planned, Confirmed, Postponed:
		return true
	}
	return false
}

// sameLeader tells whether a mention names the visit's leading person or
// office, or names neither; another rank is another visit.
func sameLeader(mentions []*Mention, m *Mention) bool {
	known := false
	for _, x := range mentions {
		switch {
		case x.LeaderID != "" && x.LeaderID == m.LeaderID:
			return true
		case x.LeaderOffice != "" && x.LeaderOffice == m.LeaderOffice:
			return x.LeaderID == "" || m.LeaderID == "" || near(mentions, m)
		case x.LeaderID+x.LeaderOffice != "" && m.LeaderID+m.LeaderOffice != "":
			known = true
		}
	}
	if known {
		return false
	}
	return slices.ContainsFunc(mentions, func(x *Mention) bool { return x.Level == m.Level || m.Level == OtherRank || x.Level == OtherRank })
}

// near tells whether a mention was published within the time in which one
// office has one holder: two spellings of a name then mean one person.
func near(mentions []*Mention, m *Mention) bool {
	last := mentions[len(mentions)-1]
	return last.Published == "" || m.Published == "" || last.Published.DaysTo(m.Published) <= recallDays
}
