package graph

// Event is a Meeting, Visit, Agreement or Statement as it was known from one
// day to another. It is concluded from its mentions and never edited by itself.
// The fields that only one type has are empty in the others.
type Event struct {
	// ID is made of the first mention by (published, id); it is the same in all states of the event.
	ID   string    `json:"id"`
	Type EventType `json:"type"`
	Kind Kind      `json:"kind"`
	// Status holds until the day Until; from that day on it is Then, which a rule concluded and nobody said.
	Status Status     `json:"status"`
	Until  Date       `json:"until"`
	Then   Status     `json:"then,omitempty"`
	Level  Rank       `json:"level"`
	Date   *FuzzyDate `json:"date,omitempty"`

	Countries     []string        `json:"countries"`
	Organizations []string        `json:"organizations,omitempty"`
	Participants  []Participant   `json:"participants,omitempty"`
	PlaceID       string          `json:"place,omitempty"`
	Sectors       []SectorSupport `json:"sectors,omitempty"`

	Confidence    float64    `json:"confidence"`
	Conflicts     []Conflict `json:"conflicts,omitempty"`
	MentionCount  int        `json:"mentionCount"`
	OriginCount   int        `json:"originCount"`
	FirstReported Date       `json:"firstReported,omitempty"`
	LastReported  Date       `json:"lastReported,omitempty"`
	// MentionIDs are in order of (published, id).
	MentionIDs []string `json:"mentions"`

	// Of a Visit.
	Guest        string             `json:"guest,omitempty"`
	Host         string             `json:"host,omitempty"`
	LeaderID     string             `json:"leader,omitempty"`
	LeaderOffice string             `json:"leaderOffice,omitempty"`
	Lifecycle    []VisitChange      `json:"lifecycle,omitempty"`
	Schedule     []ScheduleRevision `json:"schedule,omitempty"`
	// Of a Statement.
	SpeakerID string   `json:"speaker,omitempty"`
	About     []string `json:"about,omitempty"`

	// This state of the event was known from KnownFrom until the day before KnownTo (Forever for the current one).
	KnownFrom Date `json:"knownFrom"`
	KnownTo   Date `json:"knownTo"`
	// Reach are the days of which mentions may speak that are one with this event.
	Reach DateRange `json:"reach"`
	// Block is the key under which the event's mentions are concluded together.
	Block string `json:"block"`
	Links `json:"-"`
}

// SectorSupport is a sector and how many mentions name it.
type SectorSupport struct {
	Code     string `json:"code"`
	Mentions int    `json:"mentions"`
}

// Conflict is a field on which the mentions disagree.
type Conflict struct {
	Field  string          `json:"field"`
	Chosen string          `json:"chosen"`
	Values []ConflictValue `json:"values"`
}

// ConflictValue is one of the values, and who says so. Mentions is filled only in answers that ask for it.
type ConflictValue struct {
	Value      string   `json:"value"`
	MentionIDs []string `json:"mentions"`

	Mentions []*Mention `json:"-"`
}

// VisitChange is a step in a visit's life. Inferred is true where a rule
// concluded it and no article said it. Evidence is filled only in answers that ask for it.
type VisitChange struct {
	From        *Status  `json:"from,omitempty"`
	To          Status   `json:"to"`
	KnownFrom   Date     `json:"knownFrom"`
	Inferred    bool     `json:"inferred,omitempty"`
	EvidenceIDs []string `json:"evidence"`

	Evidence []*Mention `json:"-"`
}

// ScheduleRevision is a window announced for a visit. Evidence is filled only in answers that ask for it.
type ScheduleRevision struct {
	Date        *FuzzyDate `json:"date"`
	Announced   Date       `json:"announced"`
	EvidenceIDs []string   `json:"evidence"`

	Evidence []*Mention `json:"-"`
}

// NodeID is the global id.
func (e *Event) NodeID() string { return e.ID }

// Label is the label of the event's type.
func (e *Event) Label() Label {
	switch e.Type {
	case MeetingType:
		return MeetingLabel
	case VisitType:
		return VisitLabel
	case AgreementType:
		return AgreementLabel
	case StatementType:
		return StatementLabel
	}
	return EventLabel
}

// StatusOn is where the event stands on a day.
func (e *Event) StatusOn(day Date) Status {
	if e.Then != "" && day >= e.Until {
		return e.Then
	}
	return e.Status
}

// LifecycleOn is the visit's life as known on a day: inferred steps that lie later are left out.
func (e *Event) LifecycleOn(day Date) []VisitChange {
	var out []VisitChange
	for _, c := range e.Lifecycle {
		if c.KnownFrom <= day {
			out = append(out, c)
		}
	}
	return out
}

// Sort is the event's place in time: its first day and its id; undated events come before all others.
func (e *Event) Sort() string {
	if e.Date == nil {
		return string(Earliest) + "|" + e.ID
	}
	return string(e.Date.From) + "|" + e.ID
}

// PersonIDs lists everybody who took part, leads or speaks, sorted by global id.
func (e *Event) PersonIDs() []string {
	out := given(e.LeaderID, e.SpeakerID)
	for _, p := range e.Participants {
		out = append(out, given(p.PersonID)...)
	}
	return sortedUnique(out)
}

// OfficeIDs lists every office that took part or leads, sorted by global id.
func (e *Event) OfficeIDs() []string {
	out := given(e.LeaderOffice)
	for _, p := range e.Participants {
		out = append(out, given(p.OfficeID)...)
	}
	return sortedUnique(out)
}

// SectorCodes lists the event's sectors.
func (e *Event) SectorCodes() []string {
	out := make([]string, len(e.Sectors))
	for i, s := range e.Sectors {
		out[i] = s.Code
	}
	return out
}
