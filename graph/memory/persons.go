package memory

import (
	"cmp"
	"slices"

	"diplograph/graph"
)

// spellings gathers the names of every person, each spelling once, sorted by
// (lang, text), from the mentions that are not withdrawn.
func spellings(mentions map[string]*graph.Mention) map[string]graph.Names {
	out := map[string]graph.Names{}
	for _, m := range mentions {
		if m.Withdrawn {
			continue
		}
		for _, n := range m.Named {
			name := graph.LocalizedText{Lang: n.Lang, Text: n.Text}
			if !slices.Contains(out[n.PersonID], name) {
				out[n.PersonID] = append(out[n.PersonID], name)
			}
		}
	}
	for _, names := range out {
		slices.SortFunc(names, func(a, b graph.LocalizedText) int {
			return cmp.Or(cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Text, b.Text))
		})
	}
	return out
}

// tenures gathers who was seen in which office, from the first to the last day
// on which a mention that is not withdrawn says so. A mention of unknown day
// makes no tenure.
func tenures(mentions map[string]*graph.Mention) []*graph.Tenure {
	seen := map[string]*graph.Tenure{}
	for _, m := range mentions {
		if m.Withdrawn || m.Published == "" {
			continue
		}
		for _, n := range m.Named {
			if n.OfficeID == "" {
				continue
			}
			t := &graph.Tenure{PersonID: n.PersonID, OfficeID: n.OfficeID, FirstSeen: m.Published, LastSeen: m.Published}
			if was := seen[t.NodeID()]; was != nil {
				t.FirstSeen, t.LastSeen = min(t.FirstSeen, was.FirstSeen), max(t.LastSeen, was.LastSeen)
			}
			seen[t.NodeID()] = t
		}
	}
	var out []*graph.Tenure
	for _, t := range seen {
		out = append(out, t)
	}
	return out
}
