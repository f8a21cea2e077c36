package graph

// EventType is one of the four types of event.
type EventType string

// The types of event.
const (
	MeetingType   EventType = "MEETING"
	VisitType     EventType = "VISIT"
	AgreementType EventType = "AGREEMENT"
	StatementType EventType = "STATEMENT"
)

// Kind is what kind of event, within its type. One list for all types.
type Kind string

// The kinds of Meeting.
const (
	KindMeeting      Kind = "MEETING"
	KindTalks        Kind = "TALKS"
	KindCall         Kind = "CALL"
	KindSummit       Kind = "SUMMIT"
	KindWorkingGroup Kind = "WORKING_GROUP"
	KindConference   Kind = "CONFERENCE"
)

// The kinds of Visit.
const (
	KindVisit    Kind = "VISIT"
	KindState    Kind = "STATE_VISIT"
	KindOfficial Kind = "OFFICIAL_VISIT"
	KindWorking  Kind = "WORKING_VISIT"
	KindPrivate  Kind = "PRIVATE_VISIT"
)

// The kinds of Agreement, after the practice of the UN Treaty Collection.
const (
	KindTreaty         Kind = "TREATY"
	KindAgreement      Kind = "AGREEMENT"
	KindProtocol       Kind = "PROTOCOL"
	KindMoU            Kind = "MOU"
	KindActionPlan     Kind = "ACTION_PLAN"
	KindJointStatement Kind = "JOINT_STATEMENT"
	KindLoan           Kind = "LOAN"
	KindInstrument     Kind = "INSTRUMENT"
)

// The kinds of Statement.
const (
	KindSupport        Kind = "SUPPORT"
	KindCondemnation   Kind = "CONDEMNATION"
	KindConcern        Kind = "CONCERN"
	KindCongratulation Kind = "CONGRATULATION"
	KindCondolence     Kind = "CONDOLENCE"
	KindStatement      Kind = "STATEMENT"
)

// Status is where an event stands.
type Status string

// The statuses. LAPSED is only ever concluded, never said by an article.
const (
	Proposed   Status = "PROPOSED"
	Planned    Status = "PLANNED"
	Confirmed  Status = "CONFIRMED"
	Ongoing    Status = "ONGOING"
	Occurred   Status = "OCCURRED"
	Postponed  Status = "POSTPONED"
	Cancelled  Status = "CANCELLED"
	Lapsed     Status = "LAPSED"
	Agreed     Status = "AGREED"
	Signed     Status = "SIGNED"
	Ratified   Status = "RATIFIED"
	InForce    Status = "IN_FORCE"
	Terminated Status = "TERMINATED"
)

// Rank is the seniority of a person's office, highest first.
type Rank string

// The ranks, highest first.
const (
	HeadOfState            Rank = "HEAD_OF_STATE"
	HeadOfGovernment       Rank = "HEAD_OF_GOVERNMENT"
	DeputyHeadOfGovernment Rank = "DEPUTY_HEAD_OF_GOVERNMENT"
	ForeignMinister        Rank = "FOREIGN_MINISTER"
	Minister               Rank = "MINISTER"
	SpeakerRank            Rank = "SPEAKER"
	MilitaryChief          Rank = "MILITARY_CHIEF"
	DeputyMinister         Rank = "DEPUTY_MINISTER"
	Ambassador             Rank = "AMBASSADOR"
	SeniorOfficial         Rank = "SENIOR_OFFICIAL"
	DelegationRank         Rank = "DELEGATION"
	OtherRank              Rank = "OTHER"
)

// Ranks lists the ranks from the highest to the lowest.
var Ranks = [...]Rank{HeadOfState, HeadOfGovernment, DeputyHeadOfGovernment, ForeignMinister, Minister,
	SpeakerRank, MilitaryChief, DeputyMinister, Ambassador, SeniorOfficial, DelegationRank, OtherRank}

// Height orders ranks: 0 is the highest; an unknown rank is lower than all.
func (r Rank) Height() int {
	for i, x := range Ranks {
		if x == r {
			return i
		}
	}
	return len(Ranks)
}

// Role is what somebody did in an event.
type Role string

// The roles.
const (
	Guest           Role = "GUEST"
	Host            Role = "HOST"
	Chair           Role = "CHAIR"
	ParticipantRole Role = "PARTICIPANT"
	Signatory       Role = "SIGNATORY"
	Speaker         Role = "SPEAKER"
	Inviter         Role = "INVITER"
	Mediator        Role = "MEDIATOR"
)

// EventCode maps an event to the field's standards: PLOVER type and mode, CAMEO
// root code (a string: leading zeros count). The table is in the ontology.
type EventCode struct {
	PLOVER *string
	Mode   *string
	CAMEO  *string
}
