package graph

import "slices"

// clash notes where mentions of the latest day say of one event that it is on
// and that it is off, or off in two ways: then the highest authority holds.
func (e *Event) clash(mentions []*Mention, from map[*Mention]string) {
	days := byDay(mentions)
	latest := days[len(days)-1]
	says := func(m *Mention) Status {
		switch {
		case !isOff(m.Status), e.Type == VisitType && e.Status == Planned && m.Status == Postponed && m.Date != nil && e.Date != nil && *m.Date == *e.Date:
			return "" // on; also what was put off to the day that it has now
		}
		return m.Status
	}
	first := latest[0]
	if !slices.ContainsFunc(latest, func(m *Mention) bool { return says(m) != says(first) && from[m] != from[first] }) {
		return
	}
	c, ok := vote("status", latest, from, func(m *Mention) string { return string(m.Status) }).conflict()
	if ok {
		c.Chosen = string(e.Status)
		e.Conflicts = append(e.Conflicts, c)
	}
}

// misdated notes where mentions give other days for the window that a visit
// has: days that meet it and that are neither a part of it nor more than it.
func (e *Event) misdated(mentions []*Mention, from map[*Mention]string) {
	if !exact(e.Date) {
		return
	}
	near := func(m *Mention) bool { return exact(m.Date) && m.Date.Overlaps(e.Date, 1) }
	nested := func(m *Mention) bool { return m.Date.Within(e.Date) || e.Date.Within(m.Date) }
	if !slices.ContainsFunc(mentions, func(m *Mention) bool { return near(m) && !nested(m) }) {
		return
	}
	c, ok := vote("date", mentions, from, func(m *Mention) string {
		if !near(m) || nested(m) && *m.Date != *e.Date {
			return ""
		}
		return m.Date.EDTF
	}).conflict()
	if ok {
		c.Chosen = e.Date.EDTF
		e.Conflicts = append(e.Conflicts, c)
	}
}
