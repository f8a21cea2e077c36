package extract

import (
	"strings"

	"diplograph/graph"
	"diplograph/loader/lexicon"
)

// Record is a reading in the form in which analysts write gold: one JSON object
// an article. Words of status, type and level are in small letters.
type Record struct {
	ID         string            `json:"id"`
	Lang       string            `json:"lang"`
	Date       *string           `json:"date"`
	Headline   string            `json:"headline"`
	Countries  []string          `json:"countries"`
	People     []RecordPerson    `json:"people"`
	Meetings   []RecordMeeting   `json:"meetings"`
	Visits     []RecordVisit     `json:"visits"`
	Agreements []RecordAgreement `json:"agreements"`
	Sectors    []string          `json:"sectors"`
	Statements []RecordStatement `json:"statements"`
	Others     []RecordOther     `json:"other_events"`
}

// RecordPerson is a person with a part in the events.
type RecordPerson struct {
	Name    string `json:"name"`
	NameEn  string `json:"name_en,omitempty"`
	Country string `json:"country,omitempty"`
	Office  string `json:"office,omitempty"`
}

// RecordMeeting is a meeting.
type RecordMeeting struct {
	Type         string        `json:"type"`
	Parties      []string      `json:"parties"`
	Participants []string      `json:"participants"`
	Date         *string       `json:"date"`
	Place        *string       `json:"place"`
	Status       string        `json:"status"`
	Evidence     []graph.Quote `json:"evidence"`
}

// RecordVisit is a visit; Date is its first day.
type RecordVisit struct {
	GuestCountry string        `json:"guest_country"`
	Guest        string        `json:"guest"`
	HostCountry  string        `json:"host_country"`
	Status       string        `json:"status"`
	Date         *string       `json:"date"`
	Level        string        `json:"level"`
	Evidence     []graph.Quote `json:"evidence"`
}

// RecordAgreement is an agreement.
type RecordAgreement struct {
	Kind     string        `json:"kind"`
	Parties  []string      `json:"parties"`
	Status   string        `json:"status"`
	Sectors  []string      `json:"sectors"`
	Evidence []graph.Quote `json:"evidence"`
}

// RecordStatement is a statement.
type RecordStatement struct {
	Speaker  string        `json:"speaker"`
	Country  string        `json:"country"`
	About    []string      `json:"about"`
	Stance   string        `json:"stance"`
	Evidence []graph.Quote `json:"evidence"`
}

// RecordOther is what a state did to another beside all these: Type is a word
// such as summons, Actor and Target are ISO codes.
type RecordOther struct {
	Type     string        `json:"type"`
	Actor    string        `json:"actor"`
	Target   string        `json:"target"`
	Date     *string       `json:"date"`
	Evidence []graph.Quote `json:"evidence"`
}

// Record gives the reading as a record with the given id.
func (r *Reading) Record(id string) Record {
	a := r.Article
	out := Record{ID: id, Lang: a.Lang, Headline: a.Headline, Countries: list(r.Countries), Sectors: list(r.Sectors),
		People: []RecordPerson{}, Meetings: []RecordMeeting{}, Visits: []RecordVisit{}, Agreements: []RecordAgreement{}, Statements: []RecordStatement{}, Others: []RecordOther{}}
	if a.Published != "" {
		out.Date = text(string(a.Published))
	}
	for i, t := range r.tellings {
		m := r.Mentions[i]
		switch t.typ {
		case graph.MeetingType:
			x := RecordMeeting{Type: strings.ToLower(string(m.Kind)), Parties: list(m.Parties()), Participants: []string{},
				Date: start(m.Date), Status: strings.ToLower(string(m.Status)), Evidence: m.Quotes}
			for j := range t.who {
				x.Participants = append(x.Participants, r.call(&t.who[j]))
			}
			if t.place != "" {
				x.Place = text(r.set.Names(lexicon.Place, t.place).In("en"))
			}
			out.Meetings = append(out.Meetings, x)
		case graph.VisitType:
			out.Visits = append(out.Visits, RecordVisit{GuestCountry: m.Guest, Guest: r.call(t.leader), HostCountry: m.Host,
				Status: strings.ToLower(string(m.Status)), Date: start(m.Date), Level: level(m.Level), Evidence: m.Quotes})
		case graph.AgreementType:
			kind := strings.ToLower(string(m.Kind))
			if m.Kind == graph.KindInstrument {
				kind = "other"
			}
			out.Agreements = append(out.Agreements, RecordAgreement{Kind: kind, Parties: list(m.Parties()),
				Status: strings.ToLower(string(m.Status)), Sectors: list(m.Sectors), Evidence: m.Quotes})
		case graph.StatementType:
			out.Statements = append(out.Statements, RecordStatement{Speaker: r.call(t.leader), Country: t.leader.country,
				About: list(m.About), Stance: stances[m.Kind], Evidence: m.Quotes})
		}
	}
	for _, x := range r.acts {
		out.Others = append(out.Others, RecordOther{Type: x.kind, Actor: x.actor, Target: x.target, Date: start(x.date), Evidence: x.quotes})
	}
	out.People = r.people()
	return out
}

var stances = map[graph.Kind]string{graph.KindSupport: "support", graph.KindCondemnation: "condemn", graph.KindConcern: "concern",
	graph.KindCongratulation: "congratulate", graph.KindCondolence: "condole", graph.KindStatement: "other"}

// people lists whom the article names with an office, or as somebody known.
func (r *Reading) people() []RecordPerson {
	out := []RecordPerson{}
	for _, p := range r.persons {
		if !p.shown || p.country == "" && p.org == "" && p.english == "" {
			continue
		}
		x := RecordPerson{Name: p.names[0], NameEn: p.english, Country: p.country}
		var offices []string
		for _, o := range p.offices {
			offices = append(offices, strings.ToLower(r.set.Names(lexicon.Office, o).In("en")))
		}
		x.Office = strings.Join(offices, " and ")
		out = append(out, x)
	}
	return out
}

// call names somebody as the article does, else by office or group in English.
func (r *Reading) call(w *who) string {
	switch {
	case w == nil:
		return ""
	case w.person != nil:
		return w.person.names[0]
	case len(w.offices) > 0:
		return strings.ToLower(r.set.Names(lexicon.Office, w.offices[0]).In("en")) + " of " + r.set.Names(lexicon.Name, w.country).In("en")
	}
	return w.country + " " + w.group
}

func start(d *graph.FuzzyDate) *string {
	if d == nil {
		return nil
	}
	first, _, _ := strings.Cut(d.EDTF, "/")
	return &first
}

// level is a rank in gold's words.
func level(r graph.Rank) string {
	switch r {
	case graph.HeadOfState, graph.HeadOfGovernment, graph.ForeignMinister, graph.Minister, graph.DelegationRank:
		return strings.ToLower(string(r))
	case graph.DeputyHeadOfGovernment, graph.DeputyMinister:
		return "minister"
	}
	return "other"
}

func text(s string) *string { return &s }

func list(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
