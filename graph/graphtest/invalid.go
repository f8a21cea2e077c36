package graphtest

import (
	"errors"
	"testing"

	"diplograph/graph"
)

// invalid asks questions that cannot be understood. Each is answered with
// ErrInvalid and not with nothing, a panic or the store's own error.
func (s *suite) invalid(t *testing.T) {
	store := s.open(t)
	now := graph.Now(today)
	below := func(p graph.Pattern) []*graph.Pattern { return []*graph.Pattern{&p} }
	for name, p := range map[string]*graph.Pattern{
		"nothing at all":            {At: now},
		"no moment":                 {Label: graph.EventLabel},
		"an edge at the root":       {Label: graph.EventLabel, Edge: graph.Events, At: now},
		"a tenure at the root":      {Label: graph.TenureLabel, At: now},
		"a tie at the root":         {Label: graph.TieLabel, At: now},
		"a pair of nobody":          {Label: graph.BilateralLabel, At: now},
		"a pair of one country":     {Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK", B: "PK"}, At: now},
		"half a pair":               {Label: graph.BilateralLabel, Pair: &graph.Pair{A: "PK"}, At: now},
		"a pair for events":         {Label: graph.EventLabel, Pair: &graph.Pair{A: "PK", B: "KZ"}, At: now},
		"a filter of others":        {Label: graph.CountryLabel, Where: &graph.EventFilter{}, At: now},
		"a visit's filter":          {Label: graph.EventLabel, Where: &graph.VisitFilter{}, At: now},
		"first and last":            {Label: graph.EventLabel, First: 1, Last: 1, At: now},
		"less than nothing":         {Label: graph.EventLabel, First: -1, At: now},
		"before with first":         {Label: graph.EventLabel, First: 1, Before: graph.MakeCursor("", "event:1"), At: now},
		"after with last":           {Label: graph.EventLabel, Last: 1, After: graph.MakeCursor("", "event:1"), At: now},
		"no cursor":                 {Label: graph.EventLabel, First: 1, After: "\x01\x02'--", At: now},
		"a cursor of half":          {Label: graph.EventLabel, First: 1, After: "YWJj", At: now},
		"an order of events":        {Label: graph.CountryLabel, Order: graph.DateAsc, At: now},
		"an order that is none":     {Label: graph.EventLabel, Order: "date; DROP", At: now},
		"an edge that is none":      {Label: graph.EventLabel, With: below(graph.Pattern{Edge: "ON]->() DETACH DELETE", Label: graph.SectorLabel, As: "x"}), At: now},
		"an edge of others":         {Label: graph.CountryLabel, With: below(graph.Pattern{Edge: graph.On, Label: graph.SectorLabel, As: "x"}), At: now},
		"an edge to others":         {Label: graph.EventLabel, With: below(graph.Pattern{Edge: graph.On, Label: graph.CountryLabel, As: "x"}), At: now},
		"no response key":           {Label: graph.EventLabel, With: below(graph.Pattern{Edge: graph.On, Label: graph.SectorLabel}), At: now},
		"one key twice":             {Label: graph.EventLabel, With: []*graph.Pattern{{Edge: graph.On, Label: graph.SectorLabel, As: "x"}, {Edge: graph.At, Label: graph.PlaceLabel, As: "x"}}, At: now},
		"a search with a label":     {Label: graph.PersonLabel, Text: "x", At: now},
		"a search for mentions":     {Text: "x", Search: []graph.Label{graph.MentionLabel}, At: now},
		"a search as of a day":      {Text: "x", At: graph.AsOf("2025-09-10")},
		"a review by its id":        {Label: graph.ReviewLabel, IDs: []string{"review:1-2"}, At: now},
		"a review as of a day":      {Label: graph.ReviewLabel, At: graph.AsOf("2025-09-10")},
		"a moment below an event":   {Label: graph.EventLabel, With: below(graph.Pattern{Edge: graph.On, Label: graph.SectorLabel, As: "x", At: now}), At: now},
		"a cursor that is not deep": {Label: graph.CountryLabel, With: below(graph.Pattern{Edge: graph.Events, Label: graph.EventLabel, As: "x", First: 1, After: "?"}), At: now},
	} {
		page, err := store.Find(t.Context(), p)
		if !errors.Is(err, graph.ErrInvalid) || page != nil {
			t.Errorf("%s: page %v, error %v, want ErrInvalid", name, page, err)
		}
	}
	for name, y := range map[string]*graph.Tally{
		"no moment":                {},
		"four dimensions":          {By: []graph.Dimension{graph.ByType, graph.ByType, graph.ByType, graph.ByType}, At: now},
		"a dimension that is none": {By: []graph.Dimension{"type) RETURN 1"}, At: now},
		"less than nothing":        {First: -1, At: now},
		"a pair of one":            {Pair: &graph.Pair{A: "PK", B: "PK"}, At: now},
	} {
		if got, err := store.Count(t.Context(), &graph.Tally{At: now}, y); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("count, %s: %v, error %v, want ErrInvalid", name, got, err)
		}
	}
	for name, r := range map[string]*graph.Route{
		"no moment":   {From: "PK", To: "KZ", MaxLength: 1, First: 1},
		"to itself":   {From: "PK", To: "PK", MaxLength: 1, First: 1, At: now},
		"from nobody": {To: "PK", MaxLength: 1, First: 1, At: now},
		"too long":    {From: "PK", To: "KZ", MaxLength: graph.MaxPath + 1, First: 1, At: now},
		"too short":   {From: "PK", To: "KZ", First: 1, At: now},
		"no paths":    {From: "PK", To: "KZ", MaxLength: 1, At: now},
	} {
		if got, err := store.Paths(t.Context(), r); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("paths, %s: %v, error %v, want ErrInvalid", name, got, err)
		}
	}
}
