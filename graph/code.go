package graph

// CodeOf gives an event's codes by its type, kind and where it stands. The
// table is ontology's: CAMEO codes after the CAMEO codebook 1.1b3, types and modes after PLOVER.
func CodeOf(e *Event, status Status) *EventCode {
	code := func(plover, mode, cameo string) *EventCode {
		c := &EventCode{PLOVER: &plover, CAMEO: &cameo}
		if mode != "" {
			c.Mode = &mode
		}
		return c
	}
	took := status == Occurred || status == Ongoing
	switch e.Type {
	case MeetingType:
		if e.Kind == KindCall {
			return code("CONSULT", "phone", "041")
		}
		if e.Kind == KindTalks {
			return code("CONSULT", "", "046")
		}
		return code("CONSULT", "", "040")
	case VisitType:
		if took {
			return code("CONSULT", "visit", "042")
		}
		return code("AGREE", "", "036")
	case AgreementType:
		switch status {
		case Signed, Ratified, InForce:
			return code("SUPPORT", "", "057")
		}
		return code("AGREE", "", "030")
	case StatementType:
		switch e.Kind {
		case KindCondemnation, KindConcern:
			return code("ACCUSE", "disapprove", "111")
		case KindSupport, KindCongratulation, KindCondolence:
			return code("SUPPORT", "", "051")
		}
	}
	return &EventCode{}
}
