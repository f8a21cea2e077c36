package extract

import (
	"slices"

	"diplograph/graph"
)

// telling is one place of an article that tells of an event.
type telling struct {
	typ       graph.EventType
	kind      graph.Kind
	status    graph.Status
	date      *graph.FuzzyDate
	countries []string
	orgs      []string
	who       []who
	place     string
	sectors   []string
	guest     string
	host      string
	leader    *who
	about     []string
	rule      string
	origin    origin
	spans     [][2]int // code points of the sentences that say it
	clause    int
	apart     bool // "earlier", "separately": not the event told before
	after     int  // the telling after or during which this took place, -1 for none
	weight    float64
}

// who is an actor that the article's context has resolved.
type who struct {
	country string
	offices []string
	rank    graph.Rank
	person  *person
	group   string
	org     string
	role    graph.Role
}

// key tells two participants apart within an article.
func (w *who) key() string {
	switch {
	case w.person != nil:
		return "person:" + w.person.id
	case w.org != "":
		return "org:" + w.org
	case len(w.offices) > 0:
		return "office:" + w.country + "/" + w.offices[0]
	}
	return "group:" + w.country + "/" + w.group
}

// origin is who first said it.
type origin struct {
	name      string
	authority int
}

// party adds a state to the telling's parties.
func (t *telling) party(codes ...string) {
	for _, c := range codes {
		if c != "" && !slices.Contains(t.countries, c) {
			t.countries = append(t.countries, c)
		}
	}
}

// join adds a participant, once; the fuller entry of one person stays.
func (t *telling) join(w who) {
	for i := range t.who {
		if t.who[i].key() == w.key() {
			if w.role == graph.Chair {
				t.who[i].role = graph.Chair
			}
			for _, o := range w.offices {
				if !slices.Contains(t.who[i].offices, o) {
					t.who[i].offices = append(t.who[i].offices, o)
				}
			}
			return
		}
	}
	t.who = append(t.who, w)
}

// span adds a sentence, once.
func (t *telling) span(s [2]int) {
	if !slices.Contains(t.spans, s) {
		t.spans = append(t.spans, s)
	}
}
