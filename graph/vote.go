package graph

import (
	"cmp"
	"slices"
)

// ballot collects what mentions say of one field.
type ballot struct {
	field  string
	values []*ConflictValue
	weight map[string]map[string]float64 // value → origin → believed
}

// vote asks each mention for its value of a field; an empty value is silence.
// from is whose word a mention is.
func vote(field string, mentions []*Mention, from map[*Mention]string, value func(*Mention) string) *ballot {
	b := &ballot{field: field, weight: map[string]map[string]float64{}}
	for _, m := range mentions {
		v := value(m)
		if v == "" {
			continue
		}
		if b.weight[v] == nil {
			b.weight[v] = map[string]float64{}
			b.values = append(b.values, &ConflictValue{Value: v})
		}
		b.weight[v][from[m]] = max(b.weight[v][from[m]], reliability(m.Authority))
		for _, x := range b.values {
			if x.Value == v {
				x.MentionIDs = append(x.MentionIDs, m.ID)
			}
		}
	}
	slices.SortFunc(b.values, func(x, y *ConflictValue) int {
		return cmp.Or(cmp.Compare(b.total(y.Value), b.total(x.Value)), cmp.Compare(x.Value, y.Value))
	})
	return b
}

// total is how much a value is believed: by independent origins, not by reprints.
func (b *ballot) total(value string) float64 {
	var all []float64
	for _, w := range b.weight[value] {
		all = append(all, w)
	}
	slices.Sort(all)
	sum := 0.0
	for _, w := range all {
		sum += w
	}
	return sum
}

// chosen is the most believed value; empty where nobody says anything.
func (b *ballot) chosen() string {
	if len(b.values) == 0 {
		return ""
	}
	return b.values[0].Value
}

// conflict is what the mentions disagree on; ok is false where they agree.
func (b *ballot) conflict() (c Conflict, ok bool) {
	if len(b.values) < 2 {
		return Conflict{}, false
	}
	c = Conflict{Field: b.field, Chosen: b.chosen()}
	for _, v := range b.values {
		c.Values = append(c.Values, *v)
	}
	return c, true
}
