package eval

import (
	"maps"
	"slices"
	"strings"
)

// A match says whether what was read is an item of gold; with full its details too.
type match func(gold *GoldItem, read *Item, full bool) bool

// statusGroup says which statuses tell of one stage; others are groups of their own.
func statusGroup(status string) string {
	switch status {
	case "planned", "proposed", "agreed":
		return "planned"
	case "occurred", "ongoing", "signed", "ratified":
		return "done"
	case "postponed", "cancelled":
		return "off"
	}
	return status
}

// meetingTypes and agreementKinds are words that analysts use for one another.
var (
	meetingTypes = [][]string{
		{"meeting", "talks", "summit", "conference"},
		{"meeting", "talks", "working_group"},
	}
	agreementKinds = [][]string{
		{"agreement", "mou", "treaty", "protocol", "other"},
		{"agreement", "loan"},
		{"agreement", "action_plan", "other"},
		{"joint_statement", "other"},
	}
)

// alike says whether a word is one of the right ones, or goes for one of them.
func alike(word string, right []string, groups [][]string) bool {
	return slices.ContainsFunc(right, func(r string) bool {
		return r == word || slices.ContainsFunc(groups, func(g []string) bool {
			return slices.Contains(g, r) && slices.Contains(g, word)
		})
	})
}

// meeting asks for the parties and the stage; in full for type, status and date.
func meeting(g *GoldItem, r *Item, full bool) bool {
	if !sameParties(g, r) || !sameStage(g, r) {
		return false
	}
	return !full || alike(r.Type, append([]string{g.Type}, g.TypeAlt...), meetingTypes) &&
		(sameStatus(g, r) || isHeld(g.Status) && isHeld(r.Status)) && datesAgree(g.Date, r.Date)
}

// isHeld: of a meeting it is hard to tell whether it is still going on.
func isHeld(status string) bool { return status == "occurred" || status == "ongoing" }

// visit asks for guest, host and stage; in full for status and date.
func visit(g *GoldItem, r *Item, full bool) bool {
	if g.GuestCountry != r.GuestCountry || g.HostCountry != r.HostCountry || !sameStage(g, r) {
		return false
	}
	return !full || sameStatus(g, r) && datesAgree(g.Date, r.Date)
}

// agreement asks for the parties and the stage; in full for the kind.
func agreement(g *GoldItem, r *Item, full bool) bool {
	if !sameParties(g, r) || !sameStage(g, r) {
		return false
	}
	return !full || alike(r.Kind, append([]string{g.Kind}, g.KindAlt...), agreementKinds)
}

// person asks for a name, and that no other country is given. A part of a name
// is the name, and so is one that shares at least half of all the words.
func person(g *GoldItem, r *Item, _ bool) bool {
	if g.Country != "" && r.Country != "" && g.Country != r.Country {
		return false
	}
	mine := words(r.Name)
	for _, name := range []string{g.Name, g.NameEn} {
		his, both := words(name), 0
		for w := range his {
			if mine[w] {
				both++
			}
		}
		if both > 0 && (both == len(his) || both == len(mine) || 2*both >= len(his)+len(mine)-both) {
			return true
		}
	}
	return false
}

func sameParties(g *GoldItem, r *Item) bool {
	mine := set(r.Parties)
	return slices.ContainsFunc(append([][]string{g.Parties}, g.PartiesAlt...), func(p []string) bool { return maps.Equal(set(p), mine) })
}

func sameStage(g *GoldItem, r *Item) bool {
	mine := statusGroup(r.Status)
	return slices.ContainsFunc(append([]string{g.Status}, g.StatusAlt...), func(s string) bool { return statusGroup(s) == mine })
}

func sameStatus(g *GoldItem, r *Item) bool {
	return r.Status == g.Status || slices.Contains(g.StatusAlt, r.Status)
}

// datesAgree compares first days. A month agrees with its days, and no date with any.
func datesAgree(a, b string) bool {
	a, _, _ = strings.Cut(a, "/")
	b, _, _ = strings.Cut(b, "/")
	return strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// pairs gives for each item of gold the item read that it is matched with, or
// -1. Each is matched once: those alike in full first, and at each round in the
// order of the lists.
func pairs(gold []GoldItem, read []readItem, m match) []int {
	out := make([]int, len(gold))
	for i := range out {
		out[i] = -1
	}
	used := make([]bool, len(read))
	for _, full := range []bool{true, false} {
		for i := range gold {
			if out[i] >= 0 {
				continue
			}
			for j := range read {
				if !used[j] && m(&gold[i], &read[j].Item, full) {
					out[i], used[j] = j, true
					break
				}
			}
		}
	}
	return out
}

func set(list []string) map[string]bool {
	out := map[string]bool{}
	for _, x := range list {
		out[x] = true
	}
	return out
}
