package model

import (
	"bytes"
	_ "embed"
	"encoding/json"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// instruction is what the model is told; the article is no part of it.
//
//go:embed instruction.md
var instruction string

// version changes with the instruction and the schema, so that articles are read anew.
const version = "1"

// schema is the part of JSON Schema that endpoints hold answers to strictly:
// every property required, no others, no nulls.
type schema struct {
	Type       string   `json:"type"`
	Enum       []string `json:"enum,omitempty"`
	Items      *schema  `json:"items,omitempty"`
	Properties fields   `json:"properties,omitempty"`
	Required   []string `json:"required,omitempty"`
	// Additional is false for objects; other schemas have none.
	Additional *bool `json:"additionalProperties,omitempty"`
}

// fields are an object's properties in the order in which they are to be
// written: quotes come first, so that the rest follows from them.
type fields []field

type field struct {
	name string
	of   *schema
}

// MarshalJSON writes an object whose keys keep their order.
func (f fields) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, x := range f {
		sep := byte(',')
		if i == 0 {
			sep = '{'
		}
		name, err := json.Marshal(x.name)
		if err != nil {
			return nil, err
		}
		value, err := json.Marshal(x.of)
		if err != nil {
			return nil, err
		}
		b.WriteByte(sep)
		b.Write(name)
		b.WriteByte(':')
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func object(f ...field) *schema {
	closed := false
	out := &schema{Type: "object", Properties: f, Additional: &closed}
	for _, x := range f {
		out.Required = append(out.Required, x.name)
	}
	return out
}

func list(of *schema) *schema { return &schema{Type: "array", Items: of} }

func word() *schema { return &schema{Type: "string"} }

func number() *schema { return &schema{Type: "integer"} }

func oneOf[T ~string](words []T) *schema {
	out := &schema{Type: "string"}
	for _, w := range words {
		out.Enum = append(out.Enum, string(w))
	}
	return out
}

// schemaOf is the form of an answer, with the codes that the packs know.
func schemaOf(set *lexicon.Set) *schema {
	var types []graph.EventType
	var kinds []graph.Kind
	var statuses []graph.Status
	for _, f := range forms {
		types = append(types, f.of)
		kinds = appendNew(kinds, f.kinds...)
		statuses = appendNew(statuses, f.statuses...)
	}
	person := object(
		field{"name", word()}, field{"country", word()}, field{"offices", list(oneOf(set.Codes(lexicon.Office)))},
		field{"role", oneOf(roles[:])})
	event := object(
		field{"quotes", list(word())}, field{"number", number()},
		field{"type", oneOf(types)}, field{"kind", oneOf(kinds)}, field{"status", oneOf(statuses)},
		field{"countries", list(word())}, field{"organizations", list(oneOf(set.Codes(lexicon.Org)))},
		field{"date", word()}, field{"place", word()}, field{"sectors", list(oneOf(set.Codes(lexicon.Sector)))},
		field{"people", list(person)}, field{"guest", word()}, field{"host", word()}, field{"about", list(word())},
		field{"issuer", word()}, field{"part_of", number()}, field{"outcome_of", number()})
	return object(field{"events", list(event)})
}

// form is which kinds and statuses an event of a type can have.
type form struct {
	of       graph.EventType
	kinds    []graph.Kind
	statuses []graph.Status
}

var happens = []graph.Status{graph.Proposed, graph.Planned, graph.Confirmed, graph.Ongoing, graph.Occurred, graph.Postponed, graph.Cancelled}

var forms = [...]form{
	{graph.MeetingType, []graph.Kind{graph.KindMeeting, graph.KindTalks, graph.KindCall, graph.KindSummit, graph.KindWorkingGroup, graph.KindConference}, happens},
	{graph.VisitType, []graph.Kind{graph.KindVisit, graph.KindState, graph.KindOfficial, graph.KindWorking, graph.KindPrivate}, happens},
	{graph.AgreementType, []graph.Kind{graph.KindTreaty, graph.KindAgreement, graph.KindProtocol, graph.KindMoU, graph.KindActionPlan,
		graph.KindJointStatement, graph.KindLoan, graph.KindInstrument},
		[]graph.Status{graph.Proposed, graph.Planned, graph.Agreed, graph.Signed, graph.Ratified, graph.InForce, graph.Terminated}},
	{graph.StatementType, []graph.Kind{graph.KindSupport, graph.KindCondemnation, graph.KindConcern, graph.KindCongratulation,
		graph.KindCondolence, graph.KindStatement}, []graph.Status{graph.Occurred}},
}

var roles = [...]graph.Role{graph.Guest, graph.Host, graph.Chair, graph.ParticipantRole, graph.Signatory, graph.Speaker, graph.Inviter, graph.Mediator}
