package graph_test

import (
	"testing"

	"diplograph/graph"
)

func TestCodeOf(t *testing.T) {
	for _, c := range []struct {
		of     graph.EventType
		kind   graph.Kind
		status graph.Status
		want   string
	}{
		{graph.MeetingType, graph.KindMeeting, graph.Occurred, "CONSULT - 040"},
		{graph.MeetingType, graph.KindSummit, graph.Ongoing, "CONSULT - 040"},
		{graph.MeetingType, graph.KindTalks, graph.Occurred, "CONSULT - 046"},
		{graph.MeetingType, graph.KindCall, graph.Occurred, "CONSULT phone 041"},
		{graph.MeetingType, graph.KindCall, graph.Planned, "AGREE - 036"},
		{graph.MeetingType, graph.KindMeeting, graph.Cancelled, "- - -"},
		{graph.VisitType, graph.KindState, graph.Occurred, "CONSULT visit 042"},
		{graph.VisitType, graph.KindVisit, graph.Confirmed, "AGREE - 036"},
		{graph.VisitType, graph.KindVisit, graph.Lapsed, "- - -"},
		{graph.AgreementType, graph.KindMoU, graph.Signed, "SUPPORT - 057"},
		{graph.AgreementType, graph.KindTreaty, graph.InForce, "SUPPORT - 057"},
		{graph.AgreementType, graph.KindMoU, graph.Agreed, "AGREE - 030"},
		{graph.AgreementType, graph.KindMoU, graph.Terminated, "- - -"},
		{graph.StatementType, graph.KindCondolence, graph.Occurred, "SUPPORT - 051"},
		{graph.StatementType, graph.KindConcern, graph.Occurred, "ACCUSE disapprove 111"},
		{graph.StatementType, graph.KindStatement, graph.Occurred, "- - -"},
	} {
		code := graph.CodeOf(&graph.Event{Type: c.of, Kind: c.kind}, c.status)
		if got := or(code.PLOVER) + " " + or(code.Mode) + " " + or(code.CAMEO); got != c.want {
			t.Errorf("%s %s %s: %s, want %s", c.of, c.kind, c.status, got, c.want)
		}
	}
}

func or(s *string) string {
	if s == nil {
		return "-"
	}
	return *s
}
