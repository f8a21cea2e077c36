package graph

import (
	"cmp"
	"slices"
)

// A plan whose window is past by this many days has lapsed: by the precision of the window.
const (
	graceDay    = 3
	graceMonth  = 10
	graceLonger = 30
)

// stayDays is how long a visit of unknown length is taken to last after a report that it is going on.
const stayDays = 7

// life is where a visit stands after some of its mentions.
type life struct {
	status    Status
	window    *FuzzyDate
	until     Date
	then      Status
	lifecycle []VisitChange
	schedule  []ScheduleRevision
	moved     Date // when the window was announced by who says that the visit is put off
}

// live follows a visit through its mentions, day by day, after the rules of ontology.md.
func live(mentions []*Mention) life {
	var l life
	for _, day := range byDay(mentions) {
		l.pass(day[0].Published)
		l.hear(day)
	}
	l.infer(Forever)
	return l
}

// pass lets time go by until a day: what a rule concludes before that day becomes a step.
func (l *life) pass(day Date) {
	if l.then == "" || l.until >= day {
		return
	}
	l.infer(day)
	l.status = l.then
	l.then, l.until = "", Forever
}

// infer adds the step that a rule concludes, where it lies before a day.
func (l *life) infer(day Date) {
	if l.then == "" || l.until >= day || l.until == Forever {
		return
	}
	from := l.status
	l.lifecycle = append(l.lifecycle, VisitChange{From: &from, To: l.then, KnownFrom: l.until, Inferred: true,
		EvidenceIDs: slices.Clone(l.lifecycle[len(l.lifecycle)-1].EvidenceIDs)})
}

// hear takes in what was published on one day.
func (l *life) hear(day []*Mention) {
	best := decisive(day)
	published := best.Published
	if published == "" {
		published = Earliest
	}
	status, moved := best.Status, l.reschedule(day, published)
	if status == Planned && best.Authority >= Government && exact(best.Date) {
		status = Confirmed
	}
	if status == Postponed && l.postponedTo(best, moved, published) {
		status = Planned
	}
	if l.status == Confirmed && status == Planned && (best.Date == nil || l.window == nil || l.window.Within(best.Date)) {
		status = Confirmed // a vaguer report takes nothing back
	}
	if l.status == Occurred && !l.inferredLast() {
		status = Occurred
	}
	if status != l.status {
		var from *Status
		if l.status != "" {
			from = &[]Status{l.status}[0]
		}
		l.lifecycle = append(l.lifecycle, VisitChange{From: from, To: status, KnownFrom: published, EvidenceIDs: evidence(day, best)})
	}
	l.status = status
	l.until, l.then = l.expiry(published)
}

// reschedule takes in the windows of one day, the highest authority first: what
// another says then counts where it meets that one's. It tells whether a window
// took the place of another.
func (l *life) reschedule(day []*Mention, published Date) bool {
	was, said := l.window, false
	for _, m := range slices.SortedFunc(slices.Values(day), func(a, b *Mention) int { return weightier(b, a) }) {
		if m.Date == nil || said && !m.Date.Overlaps(l.window, 1) {
			continue
		}
		l.announce(m, published)
		said = true
	}
	return was != nil && l.window != was
}

// postponedTo tells whether a mention that puts a visit off gives its present
// window as the new one: it changed the window, or repeats within some days who did.
func (l *life) postponedTo(m *Mention, moved bool, published Date) bool {
	if m.Date == nil || l.window == nil || *m.Date != *l.window {
		return false
	}
	if moved {
		l.moved = published
	}
	return l.moved != "" && l.schedule[len(l.schedule)-1].Announced == l.moved && l.moved.DaysTo(published) <= recallDays
}

// inferredLast tells whether the last step was concluded by a rule.
func (l *life) inferredLast() bool {
	return len(l.lifecycle) > 0 && l.lifecycle[len(l.lifecycle)-1].Inferred
}

// decisive is the mention of a day that decides: one that says it took place,
// else the one of the highest authority, else the last by id.
func decisive(day []*Mention) *Mention { return slices.MaxFunc(day, weightier) }

// weightier orders mentions of one day by how much they decide.
func weightier(a, b *Mention) int {
	return cmp.Or(
		cmp.Compare(boolInt(a.Status == Occurred), boolInt(b.Status == Occurred)),
		cmp.Compare(a.Authority, b.Authority),
		cmp.Compare(a.ID, b.ID))
}

// evidence lists the day's mentions that say the same as the decisive one.
func evidence(day []*Mention, best *Mention) []string {
	var out []string
	for _, m := range day {
		if m.Status == best.Status {
			out = append(out, m.ID)
		}
	}
	return out
}

// announce adds a window to the schedule where a mention gives a new one: a
// first one, one that does not meet the present one, or a more exact one of a plan.
func (l *life) announce(m *Mention, published Date) {
	d := m.Date
	if d == nil {
		return
	}
	i := len(l.schedule) - 1
	switch {
	case l.window == nil:
	case *d == *l.window:
		l.schedule[i].EvidenceIDs = append(l.schedule[i].EvidenceIDs, m.ID)
		return
	case !d.Overlaps(l.window, 0):
		if d.Overlaps(l.window, 1) && !isOpen(m.Status) {
			return
		}
	case d.Within(l.window) && d.From != l.window.From && isOpen(m.Status), d.Within(l.window) && l.window.Precision != Interval && l.window.Precision != Day:
	case l.window.Within(d) && l.window.Precision == Day && d.Precision == Interval:
	default:
		return
	}
	l.window = d
	l.schedule = append(l.schedule, ScheduleRevision{Date: d, Announced: published, EvidenceIDs: []string{m.ID}})
}

// expiry is the day from which the status is another one by rule, and which.
func (l *life) expiry(heard Date) (Date, Status) {
	switch l.status {
	case Proposed, Planned, Confirmed:
		if l.window == nil {
			return Forever, ""
		}
		grace := graceLonger
		switch {
		case l.window.Precision == Day || l.window.Precision == Interval && l.window.Days() <= 31:
			grace = graceDay
		case l.window.Precision == Month:
			grace = graceMonth
		}
		return l.window.To.Add(grace + 1), Lapsed
	case Ongoing:
		if l.window == nil {
			return heard.Add(stayDays + 1), Occurred
		}
		return max(l.window.To, heard).Add(2), Occurred
	}
	return Forever, ""
}

// exact tells whether a window is given by days.
func exact(d *FuzzyDate) bool {
	return d != nil && (d.Precision == Day || d.Precision == Interval && len(d.EDTF) == len("2026-02-03/2026-02-04"))
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}
