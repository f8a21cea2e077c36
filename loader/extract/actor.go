package extract

import (
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// actor is somebody or something named in a sentence: a state or organisation
// by its own name, or a person, office, group or ministry of one.
type actor struct {
	from, to int // items
	country  string
	org      string
	kind     lexicon.Class // Name, Demonym, Capital or Org for a bare party; else Office, Group, Ministry, Person
	offices  []string      // office types
	rank     graph.Rank    // of the highest office
	plural   bool          // of the office: "foreign ministers"
	private  bool          // of the office: one that companies have too, of a state only where it says so
	group    string
	ministry string
	known    string  // a person of the pack: country/name
	learned  *bearer // somebody whom the article names elsewhere
	nameFrom int     // items of the name, where one is printed
	nameTo   int
	role     string
	other    bool // the counterpart: of the other side
	former   bool
	who      who // what the article as a whole makes of it
}

// bare tells whether the actor is only a party's name.
func (a *actor) bare() bool {
	switch a.kind {
	case lexicon.Name, lexicon.Demonym, lexicon.Capital, lexicon.Place:
		return true
	}
	return a.kind == lexicon.Org && len(a.offices) == 0 && a.group == "" && !a.named()
}

// named tells whether a person's name is printed.
func (a *actor) named() bool { return a.nameTo > a.nameFrom }

// acts tells whether an actor takes part, not only a topic or a place.
func (a *actor) acts() bool {
	switch a.role {
	case "in", "topic", "for", "from", "issued", "site":
		return false
	}
	return !a.former
}

// who is an actor that the article's context has resolved.
type who struct {
	country string
	org     string
	offices []string
	rank    graph.Rank
	person  *person
	group   string
	role    graph.Role
}

// party is the code of the state or organisation; empty where the article does not say.
func (w *who) party() string {
	if w.org != "" {
		return w.org
	}
	return w.country
}

// inOffice is who somebody is by the whole article: where a name stands alone,
// as in a headline, the office is the one that is printed with it elsewhere.
func (w *who) inOffice() *who {
	if w.person == nil || len(w.offices) > 0 && w.rank != "" && w.rank != graph.OtherRank {
		return w
	}
	x := *w
	if len(x.offices) == 0 {
		x.offices = x.person.offices
	}
	if x.person.rank != "" {
		x.rank = x.person.rank
	}
	return &x
}

// key tells two participants apart within an article.
func (w *who) key() string {
	switch {
	case w.person != nil:
		return "person:" + w.person.id
	case len(w.offices) > 0:
		return "office:" + w.party() + "/" + w.offices[0]
	case w.org != "":
		return "org:" + w.org
	}
	return "group:" + w.country + "/" + w.group
}

// stateOf is the country in a key such as PK/Ishaq Dar; empty for international officials.
func stateOf(key string) string {
	c, _, ok := strings.Cut(key, "/")
	if !ok || c == "-" {
		return ""
	}
	return c
}
