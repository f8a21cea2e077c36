package graph

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
)

// Pattern is a question: a node to start from, and the edges wanted below it.
// It is a value: resolvers build it from a GraphQL selection, and a store
// answers the whole tree at once, on Neo4j in one statement.
type Pattern struct {
	// Label is what is wanted. A root without a label searches (see Text) or
	// finds nodes of any label by IDs.
	Label Label
	// Edge leads here from the pattern above; a root has none.
	Edge Edge
	// As is the response key under which the answer is put into the node above.
	As string
	// IDs, where not nil, are the global ids of the only nodes wanted, unknown
	// ones left out. An event is also found by the id of any event it has
	// absorbed: an event's id is made of a mention's, so it finds the event that
	// has this mention now. A root answers in the order of IDs, each node once,
	// and whole: it looks at no Order and no page, and its cursors mean nothing.
	IDs []string
	// Pair starts a root at two countries (ISO codes); Label is then BilateralLabel.
	Pair *Pair
	// Text makes a root without a label a search: nodes of the labels in Search
	// (all SearchLabels, where empty) that SearchTexts finds by the Words of
	// Text; a text without a word finds nothing. The answer comes by
	// (SearchSort, id). A search asks about what is known now (At.Known is Forever).
	Text   string
	Search []Label
	// Where holds conditions on what is wanted: *EventFilter for any event,
	// *VisitFilter for visits, *ArticleFilter for articles, *FailureFilter for failures. A nil pointer is no condition.
	Where Filter
	// Order of the answer; the zero Order is the label's own, the only one of what is no event.
	Order Order
	// First wants the first nodes after the cursor After, or, where Last is
	// set, the last nodes before the cursor Before, in the same order. Both 0:
	// all (after After), for edges that lead to few (countries of an event,
	// quotes), capped at MaxAll. A cursor is a place: its node may be gone.
	First, Last   int
	After, Before Cursor
	// Whole wants all that is stored of what is found. Without it, an article
	// comes without its text, and a mention without what only concluding needs (see Told).
	Whole bool
	// Total wants the number of all nodes that pass IDs and Where, whatever the page.
	Total bool
	// With are the edges wanted below each node found.
	With []*Pattern
	// At is when the question is asked. A root has one; a child's, where set,
	// holds from there down (a summary as of another day). Below an event all is
	// of the event's own moment.
	At Moment
}

// Paged tells whether the pattern wants a page, with cursors, and not all.
func (p *Pattern) Paged() bool { return p.First > 0 || p.Last > 0 }

// Size is how many nodes an answer to the pattern holds at most.
func (p *Pattern) Size() int {
	if n := max(p.First, p.Last); n > 0 {
		return n
	}
	return MaxAll
}

// MaxAll is how many nodes a pattern without First or Last answers at most.
const MaxAll = 1000

// Pair is two different countries by their ISO codes.
type Pair struct{ A, B string }

// Edge names a step from one node to others. What it leads from and to is in Edges.
type Edge string

// The edges that a pattern can follow. An edge leads to each node once, and to
// none that is not there. Every edge that a pattern asks for is answered on
// every node that can have it, by a page that may be empty.
//
// TOOK_PART joins an event with its Event.PersonIDs and Event.OfficeIDs.
// EVENTS, VISITS_MADE and VISITS_HOSTED are those of which the country is a
// party, the guest, the host. TIES are the events of which Pairs of the
// countries has the two; TIED are a country's ties. An event is PART_OF the visits, and an agreement the
// OUTCOME_OF the events, that hold a mention to which Mention.PartOf
// (OutcomeOf) of one of its own mentions points. PROGRAMME is PART_OF the other
// way round; OUTCOMES are the agreements that point to the event in either way,
// so that what was signed at the talks of a visit came of both.
const (
	// Of an Event.
	PartyCountries     Edge = "PARTY_TO.Country"
	PartyOrganizations Edge = "PARTY_TO.Organization"
	TookPartPersons    Edge = "TOOK_PART.Person"
	TookPartOffices    Edge = "TOOK_PART.Office"
	TookPartOrgs       Edge = "TOOK_PART.Organization"
	TookPartCountries  Edge = "TOOK_PART.Country"
	On                 Edge = "ON"
	At                 Edge = "AT"
	MentionsOf         Edge = "MENTIONS"
	PartOf             Edge = "PART_OF"
	Programme          Edge = "PROGRAMME"
	OutcomeOf          Edge = "OUTCOME_OF"
	Outcomes           Edge = "OUTCOMES"
	GuestOf            Edge = "GUEST"
	HostOf             Edge = "HOST"
	Leader             Edge = "LEADER"
	LeaderOffice       Edge = "LEADER_OFFICE"
	SpeakerOf          Edge = "SPEAKER"
	About              Edge = "ABOUT"
	// Of a Country.
	Events       Edge = "EVENTS"
	VisitsMade   Edge = "VISITS_MADE"
	VisitsHosted Edge = "VISITS_HOSTED"
	OfficesOf    Edge = "OFFICES"
	Tied         Edge = "TIED"
	// Of a Person, an Office, an Organization, a Place, a Tenure.
	TookPart   Edge = "TOOK_PART"
	InCountry  Edge = "IN"
	Held       Edge = "HELD"
	Holders    Edge = "HOLDERS"
	TenureOf   Edge = "TENURE.Person"
	TenureIn   Edge = "TENURE.Office"
	OfOrg      Edge = "OF.Organization"
	OnEvents   Edge = "ON_EVENTS"
	HereEvents Edge = "HERE_EVENTS"
	// Of an Article, a Mention, a Source.
	PublishedBy Edge = "PUBLISHED_BY"
	Published   Edge = "PUBLISHED"
	Says        Edge = "SAYS"
	From        Edge = "FROM"
	Of          Edge = "OF"
	// Of a Bilateral.
	SideA Edge = "SIDE_A"
	SideB Edge = "SIDE_B"
	Ties  Edge = "TIES"
	// Of a Tie.
	TieWith Edge = "TIE.Country"
	// Of a Failure.
	FailedIn Edge = "FAILED_IN"
	// Of a Review.
	ReviewA Edge = "REVIEW.A"
	ReviewB Edge = "REVIEW.B"
)

// Step says what an edge leads from and to.
type Step struct{ From, To Label }

// Edges is the graph's map: every edge that a pattern can follow.
// EventLabel stands for all four types.
var Edges = map[Edge]Step{
	PartyCountries:     {EventLabel, CountryLabel},
	PartyOrganizations: {EventLabel, OrganizationLabel},
	TookPartPersons:    {EventLabel, PersonLabel},
	TookPartOffices:    {EventLabel, OfficeLabel},
	TookPartOrgs:       {EventLabel, OrganizationLabel},
	TookPartCountries:  {EventLabel, CountryLabel},
	On:                 {EventLabel, SectorLabel},
	At:                 {EventLabel, PlaceLabel},
	MentionsOf:         {EventLabel, MentionLabel},
	PartOf:             {EventLabel, VisitLabel},
	Programme:          {VisitLabel, EventLabel},
	OutcomeOf:          {AgreementLabel, EventLabel},
	Outcomes:           {EventLabel, AgreementLabel},
	GuestOf:            {VisitLabel, CountryLabel},
	HostOf:             {VisitLabel, CountryLabel},
	Leader:             {VisitLabel, PersonLabel},
	LeaderOffice:       {VisitLabel, OfficeLabel},
	SpeakerOf:          {StatementLabel, PersonLabel},
	About:              {StatementLabel, CountryLabel},
	Events:             {CountryLabel, EventLabel},
	VisitsMade:         {CountryLabel, VisitLabel},
	VisitsHosted:       {CountryLabel, VisitLabel},
	OfficesOf:          {CountryLabel, OfficeLabel},
	Tied:               {CountryLabel, TieLabel},
	TieWith:            {TieLabel, CountryLabel},
	TookPart:           {PersonLabel, EventLabel},
	Held:               {PersonLabel, TenureLabel},
	Holders:            {OfficeLabel, TenureLabel},
	TenureOf:           {TenureLabel, PersonLabel},
	TenureIn:           {TenureLabel, OfficeLabel},
	OfOrg:              {OfficeLabel, OrganizationLabel},
	InCountry:          {"", CountryLabel}, // from a Person, Office, Organization or Place
	OnEvents:           {SectorLabel, EventLabel},
	HereEvents:         {PlaceLabel, EventLabel},
	PublishedBy:        {ArticleLabel, SourceLabel},
	Published:          {SourceLabel, ArticleLabel},
	Says:               {ArticleLabel, MentionLabel},
	From:               {MentionLabel, ArticleLabel},
	Of:                 {MentionLabel, EventLabel},
	SideA:              {BilateralLabel, CountryLabel},
	SideB:              {BilateralLabel, CountryLabel},
	Ties:               {BilateralLabel, EventLabel},
	FailedIn:           {FailureLabel, LoadLabel},
	ReviewA:            {ReviewLabel, EventLabel},
	ReviewB:            {ReviewLabel, EventLabel},
}

// Leads tells whether the edge leads from nodes of a label.
func (e Edge) Leads(l Label) bool {
	switch from := Edges[e].From; from {
	case "":
		return l == PersonLabel || l == OfficeLabel || l == OrganizationLabel || l == PlaceLabel
	case EventLabel:
		return l.IsEvent()
	default:
		return l == from
	}
}

// Order is the order of an answer. Every order ends with the id, so that it is
// total and a cursor is never in doubt.
type Order string

// The orders of events. DateDesc is an event's own; undated events come last in
// it and first in DateAsc. Articles come by publication day, latest first;
// mentions by (published, id), earliest first; reviews by score, highest first;
// ties by the number of events, most first; all others by id. The id follows
// the direction of the order, so that the reverse of an order reverses the
// whole answer. Order.Of is the sort value.
const (
	DateAsc        Order = "DATE_ASC"
	DateDesc       Order = "DATE_DESC"
	ReportedDesc   Order = "REPORTED_DESC"
	ConfidenceDesc Order = "CONFIDENCE_DESC"
)

// Cursor is a place in an ordered answer: the sort value and the id of a node.
// Clients get it as an opaque string.
type Cursor string

// MakeCursor makes the cursor of a node by its sort value and id.
func MakeCursor(sort, id string) Cursor {
	return Cursor(base64.RawURLEncoding.EncodeToString([]byte(sort + "\x00" + id)))
}

// Split takes a cursor apart. The error is ErrInvalid.
func (c Cursor) Split() (sort, id string, err error) {
	raw, err := base64.RawURLEncoding.DecodeString(string(c))
	sort, id, ok := strings.Cut(string(raw), "\x00")
	if err != nil || !ok {
		return "", "", fmt.Errorf("%w: %q is no cursor that this service gave; take endCursor or startCursor of a page", ErrInvalid, string(c))
	}
	return sort, id, nil
}

// Page is what was found: nodes in order, and the cursor of each, where the
// pattern is Paged.
type Page struct {
	Nodes   []Node
	Cursors []Cursor
	// HasNext and HasPrevious tell whether there is more after and before the
	// page. What lies behind the cursor that was given is not counted again:
	// HasPrevious is true of every page after a cursor, HasNext of every page before one.
	HasNext, HasPrevious bool
	// Total is the number of all that match; 0 where it was not asked for.
	Total int
}

// Stand says where a page stands that a store has read, and whether there are
// more nodes than it holds. The last nodes come in reverse, and are put in order.
func (p *Page) Stand(of *Pattern, more bool) {
	p.HasNext, p.HasPrevious = of.Before != "", of.After != ""
	if of.Last > 0 {
		slices.Reverse(p.Nodes)
		slices.Reverse(p.Cursors)
		p.HasPrevious = more
		return
	}
	p.HasNext = more
}

// One gives the only node of a page; nil where the page is nil or empty.
func One[T Node](p *Page) T {
	var none T
	if p == nil || len(p.Nodes) == 0 {
		return none
	}
	n, ok := p.Nodes[0].(T)
	if !ok {
		return none
	}
	return n
}

// All gives the nodes of a page that are of one type.
func All[T Node](p *Page) []T {
	if p == nil {
		return nil
	}
	out := make([]T, 0, len(p.Nodes))
	for _, n := range p.Nodes {
		if x, ok := n.(T); ok {
			out = append(out, x)
		}
	}
	return out
}
