package graph

import (
	"strings"
	"unicode/utf8"
)

// Label names a kind of node; it is the node's label in Neo4j and its type in GraphQL.
type Label string

// The labels. EventLabel stands for an event of any type; VisitLabel and the
// other three for one type only. BilateralLabel, TieLabel, TenureLabel and
// ReviewLabel are what a pattern can ask for though they have no global id: a pair
// of countries, how much a country deals with another, a person seen in an
// office, and two events that may be one.
const (
	CountryLabel      Label = "Country"
	OrganizationLabel Label = "Organization"
	PersonLabel       Label = "Person"
	OfficeLabel       Label = "Office"
	PlaceLabel        Label = "Place"
	SectorLabel       Label = "Sector"
	SourceLabel       Label = "Source"
	ArticleLabel      Label = "Article"
	MentionLabel      Label = "Mention"
	EventLabel        Label = "Event"
	MeetingLabel      Label = "Meeting"
	VisitLabel        Label = "Visit"
	AgreementLabel    Label = "Agreement"
	StatementLabel    Label = "Statement"
	TenureLabel       Label = "Tenure"
	BilateralLabel    Label = "Bilateral"
	TieLabel          Label = "Tie"
	ReviewLabel       Label = "Review"
	LoadLabel         Label = "Load"
	FailureLabel      Label = "Failure"
)

// Type is the event type that the label stands for; ok is false for other labels and for EventLabel.
func (l Label) Type() (t EventType, ok bool) {
	switch l {
	case MeetingLabel, VisitLabel, AgreementLabel, StatementLabel:
		return EventType(strings.ToUpper(string(l))), true
	}
	return "", false
}

// IsEvent tells whether the label stands for events.
func (l Label) IsEvent() bool {
	_, typed := l.Type()
	return typed || l == EventLabel
}

// ID makes a global id: the label in lower case, a colon, the key. Country and
// sector keys are their codes (country:KZ, sector:trade), all others are as ontology.md says.
func ID(l Label, key string) string { return strings.ToLower(string(l)) + ":" + key }

// SplitID takes a global id apart; ok is false where it has not the form of one.
func SplitID(id string) (l Label, key string, ok bool) {
	prefix, key, ok := strings.Cut(id, ":")
	if !ok || key == "" {
		return "", "", false
	}
	for _, l := range [...]Label{CountryLabel, OrganizationLabel, PersonLabel, OfficeLabel, PlaceLabel,
		SectorLabel, SourceLabel, ArticleLabel, MentionLabel, EventLabel, LoadLabel, FailureLabel} {
		if prefix == strings.ToLower(string(l)) {
			return l, key, true
		}
	}
	return "", "", false
}

// Node is anything with a global id that a pattern can find.
type Node interface {
	NodeID() string
	Label() Label
	// Answered gives what a pattern found below this node, by response key.
	Answered() *Links
}

// Links holds the pages found below a node, by the response key that asked for
// them. There are few below one node: a list is smaller than a map, and as fast.
type Links struct{ pages []link }

type link struct {
	As   string
	Page *Page
}

// Page gives what was found under a response key; nil where nothing was asked under it.
func (l *Links) Page(as string) *Page {
	for i := range l.pages {
		if l.pages[i].As == as {
			return l.pages[i].Page
		}
	}
	return nil
}

// Put keeps what was found under a response key, in place of what was under it.
func (l *Links) Put(as string, p *Page) {
	for i := range l.pages {
		if l.pages[i].As == as {
			l.pages[i].Page = p
			return
		}
	}
	l.pages = append(l.pages, link{as, p})
}

// Answered gives the links of whatever embeds them.
func (l *Links) Answered() *Links { return l }

// LocalizedText is a text in a language (a BCP 47 tag).
type LocalizedText struct {
	Lang string `json:"lang"`
	Text string `json:"text"`
}

// Names are the names of one thing in several languages, or several spellings in one.
type Names []LocalizedText

// In gives a name in a language; else the English one, else any that was met; empty where there is none.
func (n Names) In(lang string) string {
	for _, want := range [...]string{lang, "en"} {
		for _, t := range n {
			if t.Lang == want {
				return t.Text
			}
		}
	}
	if len(n) == 0 {
		return ""
	}
	return n[0].Text
}

// Fullest gives a person's name in a language as In does, of several spellings
// the one that says most: the most words, then the most letters, then the first.
func (n Names) Fullest(lang string) string {
	for _, want := range [...]string{lang, "en"} {
		best := ""
		for _, t := range n {
			if t.Lang == want && (best == "" || fuller(t.Text, best)) {
				best = t.Text
			}
		}
		if best != "" {
			return best
		}
	}
	return n.In(lang)
}

func fuller(a, b string) bool {
	words := len(strings.Fields(a)) - len(strings.Fields(b))
	return words > 0 || words == 0 && utf8.RuneCountInString(a) > utf8.RuneCountInString(b)
}

// Country is a state, by its ISO 3166-1 codes (XK for Kosovo).
type Country struct {
	Code   string `json:"code"`
	Alpha3 string `json:"alpha3"`
	Names  Names  `json:"names"`
	Links  `json:"-"`
}

// Organization is an international organisation, or a body of one country
// (CountryCode is then set), by its code.
type Organization struct {
	Code              string `json:"code"`
	Names             Names  `json:"names"`
	Kind              string `json:"kind,omitempty"`
	CountryCode       string `json:"country,omitempty"`
	Intergovernmental bool   `json:"intergovernmental,omitempty"`
	Links             `json:"-"`
}

// Person is somebody who took part. The names are every spelling met.
type Person struct {
	ID          string `json:"id"`
	CountryCode string `json:"country,omitempty"`
	Names       Names  `json:"names"`
	Links       `json:"-"`
}

// Office is a post of a country or an organisation, not the person in it.
type Office struct {
	ID               string `json:"id"`
	Type             string `json:"type"`
	Rank             Rank   `json:"rank"`
	CountryCode      string `json:"country,omitempty"`
	OrganizationCode string `json:"organization,omitempty"`
	Titles           Names  `json:"titles"`
	Links            `json:"-"`
}

// Place is a town or a building where something took place.
type Place struct {
	ID          string `json:"id"`
	CountryCode string `json:"country,omitempty"`
	Names       Names  `json:"names"`
	Links       `json:"-"`
}

// Sector is a field of cooperation, by its code.
type Sector struct {
	Code  string `json:"code"`
	Names Names  `json:"names"`
	Links `json:"-"`
}

// Tenure is a person seen in an office, from the first to the last article that says so.
type Tenure struct {
	PersonID  string `json:"person"`
	OfficeID  string `json:"office"`
	FirstSeen Date   `json:"firstSeen"`
	LastSeen  Date   `json:"lastSeen"`
	Links     `json:"-"`
}

// Bilateral is everything between two states; A and B are as they were asked for.
type Bilateral struct {
	A     string
	B     string
	Links `json:"-"`
}

// NodeID is the global id.
func (c *Country) NodeID() string { return ID(CountryLabel, c.Code) }

// NodeID is the global id.
func (o *Organization) NodeID() string { return ID(OrganizationLabel, o.Code) }

// NodeID is the global id.
func (p *Person) NodeID() string { return p.ID }

// NodeID is the global id.
func (o *Office) NodeID() string { return o.ID }

// NodeID is the global id.
func (p *Place) NodeID() string { return p.ID }

// NodeID is the global id.
func (s *Sector) NodeID() string { return ID(SectorLabel, s.Code) }

// NodeID names the tenure within one answer; a tenure is no node of its own.
func (t *Tenure) NodeID() string { return t.PersonID + "@" + t.OfficeID }

// NodeID names the pair within one answer; a pair is no node of its own.
func (b *Bilateral) NodeID() string { return PairOf(b.A, b.B) }

// Label is Country.
func (*Country) Label() Label { return CountryLabel }

// Label is Organization.
func (*Organization) Label() Label { return OrganizationLabel }

// Label is Person.
func (*Person) Label() Label { return PersonLabel }

// Label is Office.
func (*Office) Label() Label { return OfficeLabel }

// Label is Place.
func (*Place) Label() Label { return PlaceLabel }

// Label is Sector.
func (*Sector) Label() Label { return SectorLabel }

// Label is Tenure.
func (*Tenure) Label() Label { return TenureLabel }

// Label is Bilateral.
func (*Bilateral) Label() Label { return BilateralLabel }

// PairOf is the key of two countries' tie: their ISO codes, the smaller first (KZ|PK).
func PairOf(a, b string) string {
	if b < a {
		a, b = b, a
	}
	return a + "|" + b
}

// MaxTies is the largest number of states in one event for which every pair of
// them has a tie. An event of more is a conference, not a bilateral matter.
const MaxTies = 5

// Pairs lists the keys of all pairs of the given ISO codes, sorted; none where
// there are more than MaxTies countries.
func Pairs(codes []string) []string {
	if len(codes) > MaxTies {
		return nil
	}
	var out []string
	for i, a := range codes {
		for _, b := range codes[i+1:] {
			out = append(out, PairOf(a, b))
		}
	}
	return sortedUnique(out)
}

// CrowdOf is the key of a country's part in the events of more than MaxTies
// countries (KZ|). They tie nobody and have none of the keys of Pairs, so a store
// keeps this one beside those: what two countries have in common is among the
// events under their pair, and those in the crowd of one to which the other is a party.
func CrowdOf(code string) string { return code + "|" }
