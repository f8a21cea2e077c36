package graph

import "strconv"

// Quote is an exact slice of the article. Start and End count Unicode code
// points of Article.Text from 0; End is exclusive.
type Quote struct {
	Text  string `json:"quote"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Participant is who took part, and as what. A person whose office is named has
// both; an unnamed holder has the office alone; a delegation has its country alone.
// The nodes are filled only in answers that ask for them.
type Participant struct {
	PersonID         string `json:"person,omitempty"`
	OfficeID         string `json:"office,omitempty"`
	OrganizationCode string `json:"organization,omitempty"`
	CountryCode      string `json:"country,omitempty"`
	Role             Role   `json:"role"`

	Person       *Person       `json:"-"`
	Office       *Office       `json:"-"`
	Organization *Organization `json:"-"`
	Country      *Country      `json:"-"`
}

// Naming is one person called by one spelling in an article, and the office in
// which the article sees the person (empty where it names none).
type Naming struct {
	PersonID string `json:"person"`
	OfficeID string `json:"office,omitempty"`
	Lang     string `json:"lang"`
	Text     string `json:"text"`
}

// Mention is what one article says of one event, with the words that say it.
// It is stored as it was read and never changed by conclusions, in two parts:
// what is told of it (Told), and what only concluding needs (Untold).
type Mention struct {
	ID        string `json:"id,omitempty"`
	ArticleID string `json:"article,omitempty"`
	// Of the article, kept here so that events are concluded from mentions alone.
	SourceID  string `json:"source,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Published Date   `json:"published,omitempty"`
	Withdrawn bool   `json:"withdrawn,omitempty"`

	Type   EventType  `json:"type,omitempty"`
	Kind   Kind       `json:"kind,omitempty"`
	Status Status     `json:"status,omitempty"`
	Level  Rank       `json:"level,omitempty"`
	Date   *FuzzyDate `json:"date,omitempty"`
	// Countries and Organizations are the parties: ISO and organisation codes, sorted.
	Countries     []string      `json:"countries,omitempty"`
	Organizations []string      `json:"organizations,omitempty"`
	Participants  []Participant `json:"participants,omitempty"`
	PlaceID       string        `json:"place,omitempty"`
	Sectors       []string      `json:"sectors,omitempty"`
	// Guest and Host are the two countries of a Visit.
	Guest string `json:"guest,omitempty"`
	Host  string `json:"host,omitempty"`
	// LeaderID and LeaderOffice lead a Visit; SpeakerID and About belong to a Statement.
	LeaderID     string   `json:"leader,omitempty"`
	LeaderOffice string   `json:"leaderOffice,omitempty"`
	SpeakerID    string   `json:"speaker,omitempty"`
	About        []string `json:"about,omitempty"`
	// PartOf is the visit's mention, OutcomeOf the meeting's or visit's, in the same article.
	PartOf    string `json:"partOf,omitempty"`
	OutcomeOf string `json:"outcomeOf,omitempty"`

	// Origin is who first said it: an issuer or agency named in the text, else the source.
	Origin string `json:"origin,omitempty"`
	// Authority of the origin: ministry or head office 4, agency 3, outlet 2, unattributed 1.
	Authority  int      `json:"authority,omitempty"`
	Confidence float64  `json:"confidence,omitempty"`
	Rule       string   `json:"rule,omitempty"`
	Pack       string   `json:"pack,omitempty"`
	Quotes     []Quote  `json:"quotes,omitempty"`
	Named      []Naming `json:"named,omitempty"`
	// Refers lists the global ids of all entities that the mention refers to,
	// and of the countries and organisations that these belong to, sorted. Revise fills it.
	Refers []string `json:"refers,omitempty"`
	Links  `json:"-"`
}

// NodeID is the global id.
func (m *Mention) NodeID() string { return m.ID }

// Label is Mention.
func (*Mention) Label() Label { return MentionLabel }

// Told is the part of a mention that answers tell.
func (m *Mention) Told() *Mention {
	return &Mention{ID: m.ID, ArticleID: m.ArticleID, Published: m.Published, Kind: m.Kind, Status: m.Status, Date: m.Date,
		Origin: m.Origin, Confidence: m.Confidence, Rule: m.Rule, Quotes: m.Quotes, Links: m.Links}
}

// Untold is the part of a mention that Told leaves out.
func (m *Mention) Untold() *Mention {
	rest := *m
	rest.ID, rest.ArticleID, rest.Published, rest.Kind, rest.Status, rest.Date = "", "", "", "", "", nil
	rest.Origin, rest.Confidence, rest.Rule, rest.Quotes = "", 0, "", nil
	rest.Links = Links{}
	return &rest
}

// MentionID is the id of an article's mention: a hash of the article, the type,
// the parties (ISO and organisation codes, sorted) and the ordinal among its like.
func MentionID(article string, t EventType, parties []string, ordinal int) string {
	parts := append([]string{article, string(t), strconv.Itoa(ordinal)}, parties...)
	return ID(MentionLabel, HashKey(parts...))
}

// EventID is the id of the event whose first mention has the given id.
func EventID(mention string) string {
	_, key, _ := SplitID(mention)
	return ID(EventLabel, key)
}

// Parties lists countries and organisations, sorted within each.
func (m *Mention) Parties() []string {
	return append(append([]string(nil), m.Countries...), m.Organizations...)
}
