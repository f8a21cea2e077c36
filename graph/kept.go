package graph

// Kept is a count that a store keeps, so that the summary of two countries and
// the figures of the whole graph need not be counted: how many events, as they
// are known now, are ties of a pair, or there at all where Pair is empty, under
// one key of a dimension.
type Kept struct {
	Pair string
	By   Dimension
	Key  string
}

// KeptFor tells in which kept counts the answer to a tally is; ok is false where
// events must be counted. Kept is what there is without a condition now, by one
// dimension that no day changes, or none. Quarters and years are those of the
// months, and without a dimension all types together.
func KeptFor(t *Tally) (pair string, by Dimension, ok bool) {
	if t.Where != nil || t.At.Known != Forever || len(t.By) > 1 {
		return "", "", false
	}
	if t.Pair != nil {
		pair = PairOf(t.Pair.A, t.Pair.B)
	}
	if len(t.By) == 0 {
		return pair, ByType, true
	}
	switch d := t.By[0]; d {
	case ByType, BySector, ByLevel, ByMonth, ByDirection:
		return pair, d, true
	case ByQuarter, ByYear:
		return pair, ByMonth, true
	case ByCountry, ByPair:
		return "", d, pair == ""
	}
	return "", "", false
}

// Kept lists the kept counts in which a state of an event is: each once, none
// of a state that does not hold now.
func (e *Event) Kept() []Kept {
	if e.KnownTo != Forever {
		return nil
	}
	month, direction := "", ""
	if e.Date != nil {
		month = string(e.Date.From[:len("2006-01")])
	}
	if e.Type == VisitType {
		direction = e.Guest + ">" + e.Host
	}
	var out []Kept
	pairs := Pairs(e.Countries)
	for _, pair := range append([]string{""}, pairs...) {
		out = append(out, Kept{pair, ByType, string(e.Type)}, Kept{pair, ByLevel, string(e.Level)},
			Kept{pair, ByMonth, month}, Kept{pair, ByDirection, direction})
		for _, code := range sortedUnique(e.SectorCodes()) {
			out = append(out, Kept{pair, BySector, code})
		}
	}
	for _, pair := range pairs {
		out = append(out, Kept{"", ByPair, pair})
	}
	for _, code := range sortedUnique(e.Countries) {
		out = append(out, Kept{"", ByCountry, code})
	}
	return out
}

// Recount is by how much kept counts change where some states come in the place
// of others; without those that stay as they are.
func Recount(gone, come []*Event) map[Kept]int {
	out := map[Kept]int{}
	add := func(events []*Event, n int) {
		for _, e := range events {
			for _, k := range e.Kept() {
				if out[k] += n; out[k] == 0 {
					delete(out, k)
				}
			}
		}
	}
	add(gone, -1)
	add(come, 1)
	return out
}
