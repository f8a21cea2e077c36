package graph

// Span is a stretch of days in a block, both ends included.
type Span struct {
	Block    string
	From, To Date
}

// allDays are the days between the bounds of time.
var allDays = DateRange{From: Earliest, To: Forever}

// spans are where events lie that a mention may be one with: no event whose
// Reach meets none of them can match the mention, as Score and sameVisit judge.
func (m *Mention) spans() []Span {
	block := BlockOf(m)
	if m.Published == "" && (m.Date == nil || m.Type == VisitType) {
		return []Span{{block, Earliest, Forever}}
	}
	slack := undatedDays
	if m.Type == VisitType {
		slack = recallDays
	}
	var out []Span
	if m.Date != nil {
		out = append(out, Span{block, m.Date.From.Add(-slack), m.Date.To.Add(slack)})
	}
	if m.Date == nil || m.Type == VisitType {
		out = append(out, Span{block, m.Published.Add(-slack), m.Published.Add(slack)})
	}
	return out
}

// reach are the days of which mentions may speak that are one with an event of
// these mentions: of a visit those of its window and, while its plan is open,
// all in which it may get a new one; else those of the mentions' own dates.
func (e *Event) reach(mentions []*Mention) DateRange {
	if e.Type == VisitType {
		return e.visitReach()
	}
	var out DateRange
	for i, m := range mentions {
		if m.Date == nil && m.Published == "" {
			return allDays
		}
		from, to := m.Published, m.Published
		if m.Date != nil {
			from, to = m.Date.From, m.Date.To
		}
		if i == 0 {
			out = DateRange{from, to}
		}
		out = DateRange{min(out.From, from), max(out.To, to)}
	}
	return out
}

func (e *Event) visitReach() DateRange {
	if e.LastReported == "" {
		return allDays
	}
	wait := recallDays
	if isOpen(e.Status) || e.Date == nil {
		wait = planDays
	}
	out := DateRange{e.LastReported, e.LastReported.Add(wait)}
	if e.Date != nil {
		out = DateRange{min(out.From, e.Date.From), max(out.To, e.Date.To)}
	}
	return out
}
