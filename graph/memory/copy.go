package memory

import (
	"slices"

	"diplograph/graph"
)

// copyNode gives a node that shares no memory with the given one and has
// nothing found below it.
func copyNode(n graph.Node) graph.Node {
	switch n := n.(type) {
	case *graph.Country:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), graph.Links{}
		return &c
	case *graph.Organization:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), graph.Links{}
		return &c
	case *graph.Person:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), graph.Links{}
		return &c
	case *graph.Office:
		c := *n
		c.Titles, c.Links = slices.Clone(n.Titles), graph.Links{}
		return &c
	case *graph.Place:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), graph.Links{}
		return &c
	case *graph.Sector:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), graph.Links{}
		return &c
	case *graph.Source:
		c := *n
		c.Links = graph.Links{}
		return &c
	case *graph.Article:
		c := *n
		c.Links = graph.Links{}
		return &c
	case *graph.Tenure:
		c := *n
		c.Links = graph.Links{}
		return &c
	case *graph.Load:
		c := *n
		c.Links = graph.Links{}
		return &c
	case *graph.Failure:
		c := *n
		c.Links = graph.Links{}
		if n.Given != nil {
			given := *n.Given
			c.Given = &given
		}
		return &c
	case *graph.Tie:
		c := *n
		c.Links = graph.Links{}
		return &c
	case *graph.Bilateral:
		c := *n
		c.Links = graph.Links{}
		return &c
	case *graph.Review:
		c := *n
		c.Reasons, c.Links = slices.Clone(n.Reasons), graph.Links{}
		return &c
	case *graph.Mention:
		return copyMention(n)
	case *graph.Event:
		return copyEvent(n)
	}
	return n
}

func copyMention(m *graph.Mention) *graph.Mention {
	c := *m
	c.Date, c.Links = copyDate(m.Date), graph.Links{}
	c.Countries, c.Organizations = slices.Clone(m.Countries), slices.Clone(m.Organizations)
	c.Participants, c.Sectors, c.About = slices.Clone(m.Participants), slices.Clone(m.Sectors), slices.Clone(m.About)
	c.Quotes, c.Named, c.Refers = slices.Clone(m.Quotes), slices.Clone(m.Named), slices.Clone(m.Refers)
	return &c
}

func copyEvent(e *graph.Event) *graph.Event {
	c := *e
	c.Date, c.Links = copyDate(e.Date), graph.Links{}
	c.Countries, c.Organizations = slices.Clone(e.Countries), slices.Clone(e.Organizations)
	c.Participants, c.Sectors, c.About = slices.Clone(e.Participants), slices.Clone(e.Sectors), slices.Clone(e.About)
	c.MentionIDs = slices.Clone(e.MentionIDs)
	c.Conflicts = slices.Clone(e.Conflicts)
	for i := range c.Conflicts {
		c.Conflicts[i].Values = slices.Clone(c.Conflicts[i].Values)
		for j := range c.Conflicts[i].Values {
			v := &c.Conflicts[i].Values[j]
			v.MentionIDs = slices.Clone(v.MentionIDs)
		}
	}
	c.Lifecycle = slices.Clone(e.Lifecycle)
	for i := range c.Lifecycle {
		step := &c.Lifecycle[i]
		step.EvidenceIDs = slices.Clone(step.EvidenceIDs)
		if step.From != nil {
			from := *step.From
			step.From = &from
		}
	}
	c.Schedule = slices.Clone(e.Schedule)
	for i := range c.Schedule {
		window := &c.Schedule[i]
		window.Date, window.EvidenceIDs = copyDate(window.Date), slices.Clone(window.EvidenceIDs)
	}
	return &c
}

func copyDate(d *graph.FuzzyDate) *graph.FuzzyDate {
	if d == nil {
		return nil
	}
	c := *d
	return &c
}
