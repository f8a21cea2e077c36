package graph_test

import (
	"fmt"
	"strings"
	"testing"

	"diplograph/graph"

	"github.com/google/go-cmp/cmp"
)

// steps writes a visit's life as known on a day, its windows and its conflicts.
func steps(e *graph.Event, day graph.Date) string {
	var out []string
	for _, c := range e.LifecycleOn(day) {
		mark := ""
		if c.Inferred {
			mark = "?"
		}
		out = append(out, fmt.Sprintf("%s%s %s", c.To, mark, c.KnownFrom[5:]))
	}
	for _, s := range e.Schedule {
		out = append(out, s.Date.EDTF)
	}
	for _, c := range e.Conflicts {
		values := make([]string, len(c.Values))
		for i, v := range c.Values {
			values[i] = fmt.Sprintf("%s×%d", v.Value, len(v.MentionIDs))
		}
		out = append(out, fmt.Sprintf("%s: %s of %s", c.Field, c.Chosen, strings.Join(values, " ")))
	}
	return strings.Join(out, ", ")
}

func TestTheLifeOfAVisit(t *testing.T) {
	for _, tc := range []struct{ name, said, want string }{
		{"exact days of a government are a confirmation", "2026-01-10 ministry PLANNED 2026-02-03/2026-02-04 VISIT", "CONFIRMED 01-10, LAPSED? 02-08, 2026-02-03/2026-02-04"},
		{"exact days of an agency are a plan", "2026-01-10 agency PLANNED 2026-02-03/2026-02-04 VISIT", "PLANNED 01-10, LAPSED? 02-08, 2026-02-03/2026-02-04"},
		{"a month of a government is a plan", "2026-01-10 ministry PLANNED 2026-02 VISIT", "PLANNED 01-10, LAPSED? 03-11, 2026-02"},
		{"one that goes on is over when its window is", "2026-02-03 agency ONGOING 2026-02-03/2026-02-04 VISIT", "ONGOING 02-03, OCCURRED? 02-06, 2026-02-03/2026-02-04"},
		{"put off without new days", "2026-02-01 agency PLANNED 2026-02-10 VISIT\n2026-02-08 agency POSTPONED - VISIT", "PLANNED 02-01, POSTPONED 02-08, 2026-02-10"},
		{"put off, with the days that it had", "2026-02-01 agency PLANNED 2026-02-10 VISIT\n2026-02-08 agency POSTPONED 2026-02-10 VISIT", "PLANNED 02-01, POSTPONED 02-08, 2026-02-10"},
		{"put off to new days, which others repeat", "2026-02-01 agency PLANNED 2026-02-10 VISIT\n2026-02-08 agency POSTPONED 2026-04-05 VISIT\n2026-02-08 daily POSTPONED 2026-04-05 VISIT\n2026-02-09 daily POSTPONED 2026-04-05 VISIT",
			"PLANNED 02-01, LAPSED? 04-09, 2026-02-10, 2026-04-05"},
		{"put off again", "2026-02-01 agency PLANNED 2026-02-10 VISIT\n2026-02-08 agency POSTPONED 2026-04-05 VISIT\n2026-04-01 agency POSTPONED 2026-04-05 VISIT", "PLANNED 02-01, POSTPONED 04-01, 2026-02-10, 2026-04-05"},
		{"first heard of when it is put off", "2025-04-26 ministry POSTPONED 2025-04-27/2025-04-28 VISIT", "POSTPONED 04-26, 2025-04-27/2025-04-28"},
		{"two origins of one day: the higher authority", "2026-02-01 agency PLANNED 2026-02-10 VISIT\n2026-02-08 ministry PLANNED 2026-02-10 VISIT\n2026-02-08 daily CANCELLED - VISIT",
			"PLANNED 02-01, CONFIRMED 02-08, LAPSED? 02-14, 2026-02-10, status: CONFIRMED of PLANNED×1 CANCELLED×1"},
		{"two origins of one day: other windows", "2026-02-01 daily PLANNED 2026-03-10/2026-03-11 VISIT\n2026-02-01 agency PLANNED 2026-03-11/2026-03-12 VISIT",
			"PLANNED 02-01, LAPSED? 03-16, 2026-03-11/2026-03-12, date: 2026-03-11/2026-03-12 of 2026-03-11/2026-03-12×1 2026-03-10/2026-03-11×1"},
		{"a day of a visit of two days is no conflict", "2026-02-03 agency ONGOING 2026-02-03/2026-02-04 VISIT\n2026-02-04 daily OCCURRED 2026-02-04 VISIT", "ONGOING 02-03, OCCURRED 02-04, 2026-02-03/2026-02-04"},
		{"a visit that took place did, whoever still plans it", "2026-02-03 daily OCCURRED 2026-02-03 VISIT\n2026-02-03 ministry PLANNED 2026-02-03 VISIT\n2026-02-04 agency PLANNED 2026-02-03 VISIT", "OCCURRED 02-03, 2026-02-03"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var all []*graph.Mention
			for line := range strings.Lines(tc.said) {
				all = append(all, said(t, len(all)+1, line))
			}
			events := graph.Conclude(all, nil)
			if len(events) != 1 {
				t.Fatalf("%d visits, want 1", len(events))
			}
			if diff := cmp.Diff(tc.want, steps(events[0], graph.Forever)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A visit of an office is one with the visit of the person whom a later article names in it.
func TestAPersonIsFoundInAnOffice(t *testing.T) {
	named := func(m *graph.Mention) {
		m.LeaderID = "person:KZ/tkv"
		m.Participants = []graph.Participant{{PersonID: m.LeaderID, OfficeID: m.LeaderOffice, CountryCode: "KZ", Role: graph.Guest}}
	}
	unnamed := func(m *graph.Mention) {
		m.Participants = []graph.Participant{{OfficeID: m.LeaderOffice, CountryCode: "KZ", Role: graph.Guest}}
	}
	all := []*graph.Mention{
		said(t, 1, "2025-09-10 daily PLANNED 2025-11 VISIT", unnamed),
		said(t, 2, "2025-10-20 agency PLANNED 2025-11-12 VISIT", named),
	}
	states := graph.History(all, nil)
	if len(states) != 2 || states[0].ID != states[1].ID {
		t.Fatalf("%d states, want 2 of one visit", len(states))
	}
	if before, after := states[0], states[1]; before.LeaderID != "" || after.LeaderID != "person:KZ/tkv" || after.LeaderOffice != "office:KZ/president" {
		t.Errorf("leader %q before, %q of %q after", before.LeaderID, after.LeaderID, after.LeaderOffice)
	}
	want := []graph.Participant{{PersonID: "person:KZ/tkv", OfficeID: "office:KZ/president", CountryCode: "KZ", Role: graph.Guest}}
	if diff := cmp.Diff(want, states[1].Participants); diff != "" {
		t.Error(diff)
	}
}
