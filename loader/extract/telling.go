package extract

import (
	"slices"
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// confidence of a frame that all its parts support, and of one that leans on the context.
const (
	firm    = 0.9
	leaning = 0.7
)

// word is an event word: its type and kind, and the flags of its form.
type word struct {
	typ   graph.EventType
	kind  graph.Kind
	flags string
}

// trigger takes an item's event word apart.
func (d *document) trigger(i int) (word, bool) {
	if !d.items[i].Has(lexicon.Trigger) { // nearly always: this much is inlined
		return word{}, false
	}
	return d.wordOf(i), true
}

func (d *document) wordOf(i int) word {
	e, _ := d.items[i].Is(lexicon.Trigger)
	t, k, _ := strings.Cut(e.ID, ":")
	return word{eventTypes[t], graph.Kind(k), e.Attr}
}

// triggerAt is trigger for an item that may not be there.
func (d *document) triggerAt(i int) (word, bool) {
	if i < 0 || i >= len(d.items) {
		return word{}, false
	}
	return d.trigger(i)
}

var eventTypes = map[string]graph.EventType{"meeting": graph.MeetingType, "visit": graph.VisitType,
	"agreement": graph.AgreementType, "statement": graph.StatementType}

// has tells whether the form has a flag.
func (w word) has(flag string) bool {
	for rest := w.flags; rest != ""; {
		var f string
		f, rest, _ = strings.Cut(rest, ",")
		if f == flag {
			return true
		}
	}
	return false
}

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
	headline  bool // the headline tells it: in fewer words than the body
	apart     bool // "earlier", "separately": not the event told before
	over      bool // a visit that has ended
	recalled  bool // of another time: "last year's visit"
	after     *telling
	weight    float64
}

// origin is who first said it.
type origin struct {
	name      string
	authority int
}

// party adds a state or organisation to the telling's parties.
func (t *telling) party(w who) {
	switch {
	case w.org != "":
		if !slices.Contains(t.orgs, w.org) {
			t.orgs = append(t.orgs, w.org)
		}
	case w.country != "":
		if !slices.Contains(t.countries, w.country) {
			t.countries = append(t.countries, w.country)
		}
	}
}

// sides counts a telling's parties.
func (t *telling) sides() int { return len(t.countries) + len(t.orgs) }

// join adds a participant, once; the fuller entry of one person stays.
func (t *telling) join(w who) {
	for i := range t.who {
		if t.who[i].key() == w.key() {
			if w.role == graph.Chair {
				t.who[i].role = graph.Chair
			}
			for _, o := range w.offices {
				if !slices.Contains(t.who[i].offices, o) {
					t.who[i].offices = append(slices.Clip(t.who[i].offices), o)
				}
			}
			return
		}
	}
	t.who = append(t.who, w)
}

// manyQuotes is how many sentences one event is quoted with; beyond it is no article.
const manyQuotes = 50

// span adds a sentence, once.
func (t *telling) span(s [2]int) {
	if len(t.spans) < manyQuotes && !slices.Contains(t.spans, s) {
		t.spans = append(t.spans, s)
	}
}

// field adds sectors, each once.
func (t *telling) field(codes ...string) {
	for _, s := range codes {
		if !slices.Contains(t.sectors, s) {
			t.sectors = append(t.sectors, s)
		}
	}
}

// own gives the telling a leader of its own: that of the clause is in the room
// that the next article uses.
func (t *telling) own() {
	if t.leader != nil {
		leader := *t.leader
		t.leader = &leader
	}
}
