package memory

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"diplograph/graph"
)

// Count implements graph.Reader.
func (s *Store) Count(ctx context.Context, tallies ...*graph.Tally) ([][]graph.Row, error) {
	for _, t := range tallies {
		if err := t.Check(); err != nil {
			return nil, err
		}
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, err
	}
	out := make([][]graph.Row, len(tallies))
	for i, t := range tallies {
		out[i] = s.view(t.At).count(t)
	}
	return out, nil
}

func (v *view) count(t *graph.Tally) []graph.Row {
	rows := map[string]*graph.Row{}
	if len(t.By) == 0 {
		rows[""] = &graph.Row{}
	}
	for _, e := range v.events {
		if t.Pair != nil && !tied(e, t.Pair.A, t.Pair.B) || !v.eventPasses(e, t.Where) {
			continue
		}
		for _, keys := range v.combinations(e, t.By) {
			k := strings.Join(keys, "\x00")
			if rows[k] == nil {
				rows[k] = &graph.Row{Keys: keys}
			}
			rows[k].N++
		}
	}
	var out []graph.Row
	for _, r := range rows {
		out = append(out, *r)
	}
	slices.SortFunc(out, func(a, b graph.Row) int {
		return cmp.Or(cmp.Compare(b.N, a.N), slices.Compare(a.Keys, b.Keys))
	})
	if t.First > 0 && len(out) > t.First {
		out = out[:t.First]
	}
	return out
}

// combinations lists the keys under which an event counts, each once.
func (v *view) combinations(e *graph.Event, by []graph.Dimension) [][]string {
	out := [][]string{nil}
	for _, d := range by {
		var longer [][]string
		for _, keys := range out {
			for _, k := range slices.Compact(slices.Sorted(slices.Values(v.keys(e, d)))) {
				longer = append(longer, append(slices.Clone(keys), k))
			}
		}
		out = longer
	}
	return out
}

// keys lists under what an event counts in one dimension.
func (v *view) keys(e *graph.Event, d graph.Dimension) []string {
	switch d {
	case graph.ByCountry:
		return e.Countries
	case graph.ByPair:
		return graph.Pairs(e.Countries)
	case graph.BySector:
		return e.SectorCodes()
	case graph.BySource:
		return v.ofMentions(e, func(m *graph.Mention) string { return m.SourceID })
	case graph.ByLanguage:
		return v.ofMentions(e, func(m *graph.Mention) string { return m.Lang })
	case graph.ByType:
		return []string{string(e.Type)}
	case graph.ByLevel:
		return []string{string(e.Level)}
	case graph.ByStatus:
		return []string{string(e.StatusOn(v.at.Today))}
	case graph.ByDirection:
		if e.Type != graph.VisitType {
			return []string{""}
		}
		return []string{e.Guest + ">" + e.Host}
	}
	return []string{period(e.Date, d)}
}

// period is the month, quarter or year of a time's first day.
func period(date *graph.FuzzyDate, d graph.Dimension) string {
	if date == nil {
		return ""
	}
	switch day := date.From.Time(); d {
	case graph.ByMonth:
		return day.Format("2006-01")
	case graph.ByQuarter:
		return fmt.Sprintf("%04d-Q%d", day.Year(), (day.Month()+2)/3)
	default:
		return day.Format("2006")
	}
}

func (v *view) ofMentions(e *graph.Event, key func(*graph.Mention) string) []string {
	var out []string
	for _, id := range e.MentionIDs {
		out = append(out, key(v.mentions[id]))
	}
	return out
}
