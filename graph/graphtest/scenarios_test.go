package graphtest

import (
	"reflect"
	"slices"
	"testing"

	"diplograph/graph"
)

// asked collects what the scenarios ask with.
type asked struct {
	edges      map[graph.Edge]bool
	orders     map[graph.Order]bool
	dimensions map[graph.Dimension]bool
	filters    map[string]bool // TYPE.FIELD
}

func (a *asked) pattern(p *graph.Pattern) {
	a.edges[p.Edge] = true
	a.orders[p.Order] = true
	a.filter(p.Where)
	for _, below := range p.With {
		a.pattern(below)
	}
}

// filter notes the fields of a filter that are set, also in filters within.
func (a *asked) filter(f graph.Filter) {
	v := reflect.ValueOf(f)
	if f == nil || v.IsNil() {
		return
	}
	v = v.Elem()
	for i := range v.NumField() {
		if !v.Field(i).IsZero() {
			a.filters[v.Type().Name()+"."+v.Type().Field(i).Name] = true
		}
	}
	if e, ok := f.(*graph.EventFilter); ok {
		for _, g := range slices.Concat(e.And, e.Or, []*graph.EventFilter{e.Not}) {
			a.filter(g)
		}
	}
}

func TestScenariosAskForEverything(t *testing.T) {
	a := &asked{map[graph.Edge]bool{}, map[graph.Order]bool{}, map[graph.Dimension]bool{}, map[string]bool{}}
	for name, all := range sections(t) {
		for _, x := range all {
			var q question
			var c counting
			var err error
			switch x.verb {
			case "ask":
				err = decode(x.text, &q)
				a.pattern(q.pattern(newStory(), true))
			case "count":
				err = decode(x.text, &c)
				for _, d := range c.By {
					a.dimensions[d] = true
				}
			}
			if err != nil {
				t.Errorf("%s, %s: %v", name, x.title, err)
			}
		}
	}
	a.edges[graph.FailedIn] = true // a load is no part of a story: (*suite).loads follows it
	for edge := range graph.Edges {
		if !a.edges[edge] {
			t.Errorf("no scenario follows the edge %s", edge)
		}
	}
	for _, o := range [...]graph.Order{"", graph.DateAsc, graph.DateDesc, graph.ReportedDesc, graph.ConfidenceDesc} {
		if !a.orders[o] {
			t.Errorf("no scenario asks in the order %q", o)
		}
	}
	for _, d := range dimensions {
		if !a.dimensions[d] {
			t.Errorf("no scenario counts by %s", d)
		}
	}
	for _, f := range [...]graph.Filter{&graph.EventFilter{}, &graph.VisitFilter{}, &graph.ArticleFilter{}} {
		v := reflect.TypeOf(f).Elem()
		for i := range v.NumField() {
			if field := v.Name() + "." + v.Field(i).Name; !a.filters[field] {
				t.Errorf("no scenario asks with %s", field)
			}
		}
	}
}

func TestStoryRefusesWhatItCannotRead(t *testing.T) {
	for _, text := range [...]string{
		"meeting TALKS OCCURRED - KZ,PK",
		"article 1 2025-09-10 en",
		"article 1 2025-09-10 en daily\nmeeting TALKS OCCURRED soon KZ,PK",
		"article 1 2025-09-10 en daily\nmeeting TALKS OCCURRED - KZ,PK colour=red",
		"article 1 2025-09-10 en daily\nmeeting TALKS OCCURRED - KZ,PK part=1.7",
		"article 1 2025-09-10 en daily\nmeeting TALKS OCCURRED - KZ,PK origin=mofa",
		"town PK/lahore",
	} {
		if readings, err := newStory().tell(text); err == nil {
			t.Errorf("%q was read as %d readings", text, len(readings))
		}
	}
}
