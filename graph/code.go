package graph

import "slices"

// coding is a row of the table of codes: which kinds of event of which statuses
// have which codes. No kinds stand for all of the type, no statuses for all.
type coding struct {
	of                  EventType
	kinds               []Kind
	statuses            []Status
	plover, mode, cameo string
}

// codings is ontology's table, CAMEO codes after the codebook 1.1b3, types and
// modes after PLOVER; the first row that fits holds. What is only meant to
// happen is no meeting or visit yet but the intent to meet (036).
var codings = [...]coding{
	{of: MeetingType, statuses: []Status{Proposed, Planned, Confirmed}, plover: "AGREE", cameo: "036"},
	{of: MeetingType, kinds: []Kind{KindCall}, statuses: []Status{Ongoing, Occurred}, plover: "CONSULT", mode: "phone", cameo: "041"},
	{of: MeetingType, kinds: []Kind{KindTalks}, statuses: []Status{Ongoing, Occurred}, plover: "CONSULT", cameo: "046"},
	{of: MeetingType, statuses: []Status{Ongoing, Occurred}, plover: "CONSULT", cameo: "040"},
	{of: VisitType, statuses: []Status{Proposed, Planned, Confirmed}, plover: "AGREE", cameo: "036"},
	{of: VisitType, statuses: []Status{Ongoing, Occurred}, plover: "CONSULT", mode: "visit", cameo: "042"},
	{of: AgreementType, statuses: []Status{Signed, Ratified, InForce}, plover: "SUPPORT", cameo: "057"},
	{of: AgreementType, statuses: []Status{Proposed, Planned, Agreed}, plover: "AGREE", cameo: "030"},
	{of: StatementType, kinds: []Kind{KindSupport, KindCongratulation, KindCondolence}, plover: "SUPPORT", cameo: "051"},
	{of: StatementType, kinds: []Kind{KindCondemnation, KindConcern}, plover: "ACCUSE", mode: "disapprove", cameo: "111"},
}

// CodeOf gives an event's codes by its type, its kind and where it stands; what
// was called off and plain statements have none. A visit is coded from the
// guest's side: the host's CAMEO code is 043.
func CodeOf(e *Event, status Status) *EventCode {
	for _, c := range codings {
		if c.of == e.Type && fits(c.kinds, e.Kind) && fits(c.statuses, status) {
			return &EventCode{PLOVER: optional(c.plover), Mode: optional(c.mode), CAMEO: optional(c.cameo)}
		}
	}
	return &EventCode{}
}

func fits[T comparable](all []T, x T) bool { return len(all) == 0 || slices.Contains(all, x) }

// optional is nil where a value is empty.
func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
