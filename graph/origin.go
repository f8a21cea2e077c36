package graph

import (
	"cmp"
	"hash/fnv"
	"slices"
)

// Two mentions whose quotes share this much of their shingles, by Jaccard, are
// prints of one text. Shingles are three words in a row; of quotes with fewer
// than leastWords words it cannot be told.
const (
	nearDuplicate = 0.80
	shingleWords  = 3
	leastWords    = 12
)

// origins tells for each of some mentions, in order of (published, id), whose
// word it is: its own origin's, or where it prints a text that others print too
// that of the highest authority among them, the earliest of these.
func origins(mentions []*Mention) map[*Mention]string {
	out := make(map[*Mention]string, len(mentions))
	prints := map[*Mention][]*Mention{} // by the first print of a text
	texts := map[*Mention][]uint64{}
	shared := map[uint64][]*Mention{} // first prints by shingles, of which near duplicates share one at least
	for _, m := range mentions {
		out[m] = m.Origin
		text := shingles(m)
		if len(text) == 0 {
			continue
		}
		few := text[:len(text)-int(nearDuplicate*float64(len(text)))]
		if first := printed(text, few, shared, texts); first != nil {
			prints[first] = append(prints[first], m)
			continue
		}
		prints[m], texts[m] = []*Mention{m}, text
		for _, s := range few {
			shared[s] = append(shared[s], m)
		}
	}
	for _, group := range prints {
		best := group[0]
		for _, m := range group {
			if m.Authority > best.Authority {
				best = m
			}
		}
		for _, m := range group {
			out[m] = best.Origin
		}
	}
	return out
}

// printed finds the first print of a text; nil where there is none.
func printed(text, few []uint64, shared map[uint64][]*Mention, texts map[*Mention][]uint64) *Mention {
	var first *Mention
	for _, s := range few {
		for _, m := range shared[s] {
			if (first == nil || before(m, first) < 0) && jaccard(text, texts[m]) >= nearDuplicate {
				first = m
			}
		}
	}
	return first
}

// shingles are hashes of all that stands in a row in a mention's quotes, sorted.
func shingles(m *Mention) []uint64 {
	var out []uint64
	count := 0
	for _, q := range m.Quotes {
		words := Words(q.Text)
		count += len(words)
		for i := 0; i+shingleWords <= len(words); i++ {
			h := fnv.New64a()
			for _, w := range words[i : i+shingleWords] {
				_, _ = h.Write([]byte(w))
				_, _ = h.Write([]byte{0})
			}
			out = append(out, h.Sum64())
		}
	}
	if count < leastWords {
		return nil
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// jaccard is the share of what two sorted sets have in common in all that they have.
func jaccard(a, b []uint64) float64 {
	common, all := 0, len(a)+len(b)
	for len(a) > 0 && len(b) > 0 {
		switch cmp.Compare(a[0], b[0]) {
		case -1:
			a = a[1:]
		case 1:
			b = b[1:]
		default:
			a, b, common = a[1:], b[1:], common+1
		}
	}
	return float64(common) / float64(max(1, all-common))
}
