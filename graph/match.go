package graph

import "slices"

// Thresholds of the score of two mentions: from Same on they are one event;
// from Doubtful on a person is to judge; below they are two.
const (
	Same     = 0.80
	Doubtful = 0.55
)

// The score's weights, after ontology.md; they add up to 1. unknown is what a
// part counts for where one of the two mentions does not say: silence is no denial.
const (
	weightParticipants = 0.30
	weightDates        = 0.25
	weightKind         = 0.15
	weightPlace        = 0.10
	weightSectors      = 0.10
	weightOutcome      = 0.10
	unknown            = 0.80
)

// What a part counts for where it says little: two persons who hold one office
// may be two spellings of one name; writers take one kind of event for another;
// where a mention has no day at all, neither of
// the event nor of the publication, something else must speak for its being the same.
const (
	otherName = 0.60
	otherKind = 0.50
	noDay     = 0.60
	noDayPact = 0.70 // of agreements, of which states make fewer than they hold meetings
)

// undatedDays is how far from its publication day an undated event may lie.
const undatedDays = 7

// kindGroups are kinds that different writers use for one and the same event.
var kindGroups = [...][]Kind{
	{KindMeeting, KindTalks, KindSummit, KindConference},
	{KindTalks, KindWorkingGroup},
	{KindMoU, KindAgreement, KindTreaty, KindProtocol, KindInstrument},
	{KindLoan, KindAgreement},
	{KindActionPlan, KindAgreement, KindInstrument},
	{KindJointStatement, KindInstrument},
	{KindVisit, KindState, KindOfficial, KindWorking, KindPrivate},
}

// part is one part of a score.
type part struct {
	name          string
	value, weight float64
}

// Score judges two mentions of one block: how likely they are the same event,
// 0 to 1, and what is the same and what differs, heaviest first. 0 means never (a veto).
func Score(a, b *Mention) (score float64, reasons []string) {
	parts, veto := compare(a, b)
	if veto != "" {
		return 0, []string{veto}
	}
	for _, p := range parts {
		score += p.value * p.weight
		switch {
		case p.value == 1:
			reasons = append(reasons, "same "+p.name)
		case p.value < unknown:
			reasons = append(reasons, "different "+p.name)
		}
	}
	return score, reasons
}

// score is Score without the reasons.
func score(a, b *Mention) float64 {
	parts, veto := compare(a, b)
	if veto != "" {
		return 0
	}
	sum := 0.0
	for _, p := range parts {
		sum += p.value * p.weight
	}
	return sum
}

// compare gives the parts of a score, or why two mentions are never one event.
func compare(a, b *Mention) (parts [6]part, veto string) {
	if a.ArticleID == b.ArticleID {
		return parts, "one article tells them apart"
	}
	dates := alikeDates(a, b)
	if dates == 0 {
		return parts, "their dates exclude each other"
	}
	kind := alikeKinds(a.Kind, b.Kind)
	if kind == 0 {
		return parts, "their kinds exclude each other"
	}
	who := alikeParticipants(a, b)
	if who == 0 {
		return parts, "other people took part"
	}
	return [...]part{
		{"participants", who, weightParticipants},
		{"dates", dates, weightDates},
		{"kind", kind, weightKind},
		{"place", alikeValues(a.PlaceID, b.PlaceID), weightPlace},
		{"sectors", alikeSets(a.Sectors, b.Sectors), weightSectors},
		{"outcome", unknown, weightOutcome},
	}, ""
}

// alikeDates compares days; 0 where they exclude each other.
func alikeDates(a, b *Mention) float64 {
	x, y := a.Date, b.Date
	if x == nil && a.Published == "" || y == nil && b.Published == "" {
		switch {
		case isOff(a.Status) != isOff(b.Status):
			return 0 // one was held, one was not, and nothing says that they were to be at one time
		case a.Type == AgreementType:
			return noDayPact
		}
		return noDay
	}
	if x == nil && y == nil {
		days := a.Published.DaysTo(b.Published)
		if days < -undatedDays || days > undatedDays {
			return 0
		}
		return unknown
	}
	if x == nil || y == nil {
		silent, dated := a, y
		if y == nil {
			silent, dated = b, x
		}
		if dated.Overlaps(DayOf(silent.Published), undatedDays) {
			return unknown
		}
		return 0
	}
	switch {
	case x.Within(y) || y.Within(x):
		return 1
	case x.Overlaps(y, 0):
		return .9
	case x.Overlaps(y, 1):
		return .7
	}
	return 0
}

// isOff tells whether an event of that status was not held.
func isOff(s Status) bool { return s == Postponed || s == Cancelled }

// alikeKinds is 1 for the same kind, less for kinds that are mixed up, 0 for kinds that exclude each other.
func alikeKinds(a, b Kind) float64 {
	if a == b {
		return 1
	}
	for _, g := range kindGroups {
		if slices.Contains(g, a) && slices.Contains(g, b) {
			return otherKind
		}
	}
	return 0
}

// alikeParticipants compares who took part, country by country: 1 where they
// share a person or an office for every country that both name somebody of, less
// where one office is held by two names, 0 where for some country they name only
// different people.
func alikeParticipants(a, b *Mention) float64 {
	known, out := false, 1.0
	for _, c := range a.Countries {
		x, y := whoOf(a, c), whoOf(b, c)
		switch {
		case share(x.persons, y.persons):
		case share(x.offices, y.offices):
			if len(x.persons) > 0 && len(y.persons) > 0 {
				out = otherName
			}
		case len(x.persons) > 0 && len(y.persons) > 0, len(x.offices) > 0 && len(y.offices) > 0:
			return 0
		default:
			continue
		}
		known = true
	}
	if known {
		return out
	}
	return unknown
}

// people are the persons and offices of a country that took part.
type people struct{ persons, offices []string }

// whoOf lists who took part for a country; of a person also the offices in
// which the article sees that person elsewhere.
func whoOf(m *Mention, country string) people {
	var out people
	for _, p := range m.Participants {
		if p.CountryCode != country {
			continue
		}
		out.offices = append(out.offices, given(p.OfficeID)...)
		if p.PersonID == "" {
			continue
		}
		out.persons = append(out.persons, p.PersonID)
		for _, n := range m.Named {
			if n.PersonID == p.PersonID {
				out.offices = append(out.offices, given(n.OfficeID)...)
			}
		}
	}
	return out
}

// share tells whether two lists have something in common.
func share(x, y []string) bool {
	return slices.ContainsFunc(x, func(id string) bool { return slices.Contains(y, id) })
}

func alikeValues(a, b string) float64 {
	switch {
	case a == "" || b == "":
		return unknown
	case a == b:
		return 1
	}
	return 0
}

// alikeSets is the share of what the smaller set has in common with the larger; unknown where one is empty.
func alikeSets(a, b []string) float64 {
	if len(a) == 0 || len(b) == 0 {
		return unknown
	}
	if len(b) < len(a) {
		a, b = b, a
	}
	n := 0
	for _, x := range a {
		if slices.Contains(b, x) {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
