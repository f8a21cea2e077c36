package graphtest

import (
	"testing"

	"diplograph/graph"
)

// told reads one batch in line form; it must be readable.
func told(t testing.TB, s *story, text string) []*graph.Reading {
	t.Helper()
	readings, err := s.tell(text)
	if err != nil {
		t.Fatal(err)
	}
	return readings
}

// fixture gives the readings of a scenario's load sections, one list for each.
func fixture(t testing.TB, s *story, name string) [][]*graph.Reading {
	t.Helper()
	var out [][]*graph.Reading
	for _, x := range sections(t)[name] {
		if x.verb == "load" {
			out = append(out, told(t, s, x.text))
		}
	}
	if len(out) == 0 {
		t.Fatalf("no scenario %s that loads something", name)
	}
	return out
}

// labels are all that a root can ask for, but for pairs.
var labels = [...]graph.Label{graph.CountryLabel, graph.OrganizationLabel, graph.PersonLabel, graph.OfficeLabel,
	graph.PlaceLabel, graph.SectorLabel, graph.SourceLabel, graph.ArticleLabel, graph.MentionLabel,
	graph.EventLabel, graph.MeetingLabel, graph.VisitLabel, graph.AgreementLabel, graph.StatementLabel, graph.ReviewLabel}

// content is all that a store holds, to the last field, and what it counts.
func content(t testing.TB, r graph.Reader) []string {
	t.Helper()
	var out []string
	for _, l := range labels {
		p := &graph.Pattern{Label: l, Total: true, Whole: true, At: graph.Now(today)}
		if l == graph.PersonLabel {
			p.With = []*graph.Pattern{{Edge: graph.Held, Label: graph.TenureLabel, As: "held"}}
		}
		out = append(out, exact(t, p, find(t, r, p))...)
	}
	counts, err := r.Count(t.Context(),
		&graph.Tally{By: []graph.Dimension{graph.ByPair, graph.ByType, graph.BySector}, At: graph.Now(today)},
		&graph.Tally{By: []graph.Dimension{graph.BySource, graph.ByLanguage, graph.ByMonth}, At: graph.Now(today)})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range counts {
		out = append(out, rows(c)...)
	}
	digest, err := graph.Digest(t.Context(), r)
	if err != nil {
		t.Fatal(err)
	}
	return append(out, digest)
}
