package eval

import (
	"fmt"
	"slices"
)

// Items are the gold's items of a list of events.
func (g *Gold) Items(list string) ([]GoldItem, error) {
	switch list {
	case "meetings":
		return g.Meetings, nil
	case "visits":
		return g.Visits, nil
	case "agreements":
		return g.Agreements, nil
	}
	return nil, fmt.Errorf("there is no list of events %q", list)
}

// Found gives for each of the gold's items of a list the place of what was
// read of it in the record's list, or -1: what is quoted from the same sentence
// first, whatever its status, then what is alike in its details.
func Found(g *Gold, list string, r *Reading) ([]int, error) {
	gold, err := g.Items(list)
	if err != nil {
		return nil, err
	}
	items, err := itemsOf(&r.Record)
	if err != nil {
		return nil, err
	}
	read, alike := items.meetings, match(meeting)
	switch list {
	case "visits":
		read, alike = items.visits, visit
	case "agreements":
		read, alike = items.agreements, agreement
	}
	out := slices.Repeat([]int{-1}, len(gold))
	used := make([]bool, len(read))
	for _, fits := range [...]func(*GoldItem, *readItem) bool{
		func(g *GoldItem, r *readItem) bool { return r.within(g.Evidence) && alike(g, &r.Item, true) },
		func(g *GoldItem, r *readItem) bool { return r.within(g.Evidence) && alike(g, &r.Item, false) },
		func(g *GoldItem, r *readItem) bool { return r.within(g.Evidence) && sameSides(g, r) },
		func(g *GoldItem, r *readItem) bool { return alike(g, &r.Item, true) },
		func(g *GoldItem, r *readItem) bool { return alike(g, &r.Item, false) },
	} {
		for i := range gold {
			for j := range read {
				if out[i] < 0 && !used[j] && fits(&gold[i], &read[j]) {
					out[i], used[j] = j, true
				}
			}
		}
	}
	return out, nil
}

func sameSides(g *GoldItem, r *readItem) bool {
	return g.GuestCountry == r.GuestCountry && g.HostCountry == r.HostCountry && sameParties(g, &r.Item)
}
