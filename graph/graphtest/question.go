package graphtest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"diplograph/graph"
)

// question is a pattern in JSON: the fields of graph.Pattern, the filter by
// what it filters, and the moment as asOf (known and judged on a day) or today
// (all is known). Ids may be names of the story: "event 1.1", "mention 1.1".
type question struct {
	graph.Pattern
	Events   *graph.EventFilter
	Visits   *graph.VisitFilter
	Articles *graph.ArticleFilter
	With     []*question
	AsOf     graph.Date
	Today    graph.Date
}

// today is the day of a question that names none.
const today graph.Date = "2025-10-01"

// decode reads JSON strictly: a field that is not there is an error.
func decode(text string, into any) error {
	d := json.NewDecoder(bytes.NewReader([]byte(text)))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return fmt.Errorf("%s: %w", strings.TrimSpace(text), err)
	}
	return nil
}

// pattern makes the question a root's or a child's pattern.
func (q *question) pattern(s *story, root bool) *graph.Pattern {
	p := q.Pattern
	switch {
	case q.Events != nil:
		p.Where = q.Events
	case q.Visits != nil:
		p.Where = q.Visits
	case q.Articles != nil:
		p.Where = q.Articles
	}
	p.At = moment(q.AsOf, q.Today, root)
	for i, id := range p.IDs {
		if known, ok := s.ids[id]; ok {
			p.IDs[i] = known
		}
	}
	if p.As == "" {
		p.As = string(p.Edge)
	}
	for _, below := range q.With {
		p.With = append(p.With, below.pattern(s, false))
	}
	return &p
}

func moment(asOf, on graph.Date, root bool) graph.Moment {
	switch {
	case asOf != "":
		return graph.AsOf(asOf)
	case on != "":
		return graph.Now(on)
	case root:
		return graph.Now(today)
	}
	return graph.Moment{}
}

// counting is a tally in JSON, with the moment as in a question.
type counting struct {
	graph.Tally
	AsOf  graph.Date
	Today graph.Date
}

// way is a route in JSON, with the moment as in a question.
type way struct {
	graph.Route
	Countries []*question
	Events    []*question
	AsOf      graph.Date
	Today     graph.Date
}
