package graph

import (
	"fmt"
	"slices"
)

// Blank gives an empty node of a label; nil for the labels of what has no form
// of its own (Tie, Tenure, Bilateral).
func Blank(l Label) Node {
	switch l {
	case CountryLabel:
		return new(Country)
	case OrganizationLabel:
		return new(Organization)
	case PersonLabel:
		return new(Person)
	case OfficeLabel:
		return new(Office)
	case PlaceLabel:
		return new(Place)
	case SectorLabel:
		return new(Sector)
	case SourceLabel:
		return new(Source)
	case ArticleLabel:
		return new(Article)
	case MentionLabel:
		return new(Mention)
	case ReviewLabel:
		return new(Review)
	case LoadLabel:
		return new(Load)
	case FailureLabel:
		return new(Failure)
	}
	if l.IsEvent() {
		return new(Event)
	}
	return nil
}

// Told gives the part of a node that an answer tells where the pattern does not
// want it whole: an article without its text, a mention's Told, any other as it
// is. What was found below it stays.
func Told(n Node) Node {
	switch n := n.(type) {
	case *Article:
		told := *n
		told.Text = ""
		return &told
	case *Mention:
		return n.Told()
	}
	return n
}

// Forms reads the nodes of one answer from their stored forms. A node that may
// stand in many places of it, as a country or a source may, is read once, and
// each place gets a copy.
type Forms struct {
	unmarshal func(form []byte, into any) error
	met       map[form]Node
}

type form struct {
	label Label
	text  string
}

// NewForms reads by a function such as json.Unmarshal.
func NewForms(unmarshal func(form []byte, into any) error) *Forms {
	return &Forms{unmarshal, map[form]Node{}}
}

// Read reads a node of a label. The error is the function's, or says that no
// node of the label has a stored form.
func (f *Forms) Read(l Label, text string) (Node, error) {
	seldom := l.IsEvent() || l == MentionLabel || l == ArticleLabel // hardly ever stands twice
	if !seldom {
		if n, ok := f.met[form{l, text}]; ok {
			return Copy(n), nil
		}
	}
	n := Blank(l)
	if n == nil {
		return nil, fmt.Errorf("no node of the label %q has a stored form", l)
	}
	if err := f.unmarshal([]byte(text), n); err != nil || seldom {
		return n, err
	}
	f.met[form{l, text}] = n
	return Copy(n), nil
}

// Copy gives a node that shares no memory with the given one and has nothing
// found below it.
func Copy[N Node](n N) N {
	return copyNode(n).(N)
}

func copyNode(n Node) Node {
	switch n := n.(type) {
	case *Country:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), Links{}
		return &c
	case *Organization:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), Links{}
		return &c
	case *Person:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), Links{}
		return &c
	case *Office:
		c := *n
		c.Titles, c.Links = slices.Clone(n.Titles), Links{}
		return &c
	case *Place:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), Links{}
		return &c
	case *Sector:
		c := *n
		c.Names, c.Links = slices.Clone(n.Names), Links{}
		return &c
	case *Source:
		c := *n
		c.Links = Links{}
		return &c
	case *Article:
		c := *n
		c.Links = Links{}
		return &c
	case *Tenure:
		c := *n
		c.Links = Links{}
		return &c
	case *Load:
		c := *n
		c.Links = Links{}
		return &c
	case *Failure:
		c := *n
		c.Links = Links{}
		if n.Given != nil {
			given := *n.Given
			c.Given = &given
		}
		return &c
	case *Tie:
		c := *n
		c.Links = Links{}
		return &c
	case *Bilateral:
		c := *n
		c.Links = Links{}
		return &c
	case *Review:
		c := *n
		c.Reasons, c.Links = slices.Clone(n.Reasons), Links{}
		return &c
	case *Mention:
		return copyMention(n)
	case *Event:
		return copyEvent(n)
	}
	return n
}

func copyMention(m *Mention) *Mention {
	c := *m
	c.Date, c.Links = copyDate(m.Date), Links{}
	c.Countries, c.Organizations = slices.Clone(m.Countries), slices.Clone(m.Organizations)
	c.Participants, c.Sectors, c.About = slices.Clone(m.Participants), slices.Clone(m.Sectors), slices.Clone(m.About)
	c.Quotes, c.Named, c.Refers = slices.Clone(m.Quotes), slices.Clone(m.Named), slices.Clone(m.Refers)
	return &c
}

func copyEvent(e *Event) *Event {
	c := *e
	c.Date, c.Links = copyDate(e.Date), Links{}
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

func copyDate(d *FuzzyDate) *FuzzyDate {
	if d == nil {
		return nil
	}
	c := *d
	return &c
}
