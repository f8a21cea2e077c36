package sqlite

import (
	"context"

	"diplograph/graph"
)

// links lists the global ids to which an event's edges lead, by the kind of edge.
type links struct {
	Party             []string `json:"party,omitempty"`
	PartyOrganization []string `json:"party_organization,omitempty"`
	Pair              []string `json:"pair,omitempty"`
	Person            []string `json:"person,omitempty"`
	Office            []string `json:"office,omitempty"`
	Organization      []string `json:"organization,omitempty"`
	Country           []string `json:"country,omitempty"`
	Sector            []string `json:"sector,omitempty"`
	Place             []string `json:"place,omitempty"`
	Mention           []string `json:"mention,omitempty"`
	Guest             []string `json:"guest,omitempty"`
	Host              []string `json:"host,omitempty"`
	Leader            []string `json:"leader,omitempty"`
	LeaderOffice      []string `json:"leader_office,omitempty"`
	Speaker           []string `json:"speaker,omitempty"`
	About             []string `json:"about,omitempty"`
}

func linksOf(e *graph.Event) links {
	out := links{
		Party:             idSet(graph.CountryLabel, e.Countries...),
		PartyOrganization: idSet(graph.OrganizationLabel, e.Organizations...),
		Pair:              graph.Pairs(e.Countries),
		Person:            e.PersonIDs(),
		Office:            e.OfficeIDs(),
		Sector:            idSet(graph.SectorLabel, e.SectorCodes()...),
		Place:             set(e.PlaceID),
		Mention:           set(e.MentionIDs...),
		Guest:             idSet(graph.CountryLabel, e.Guest),
		Host:              idSet(graph.CountryLabel, e.Host),
		Leader:            set(e.LeaderID),
		LeaderOffice:      set(e.LeaderOffice),
		Speaker:           set(e.SpeakerID),
		About:             idSet(graph.CountryLabel, e.About...),
	}
	var organizations, countries []string
	for _, p := range e.Participants {
		organizations = append(organizations, p.OrganizationCode)
		countries = append(countries, p.CountryCode)
	}
	out.Organization, out.Country = idSet(graph.OrganizationLabel, organizations...), idSet(graph.CountryLabel, countries...)
	return out
}

// set drops what is empty or there twice.
func set(values ...string) []string {
	var out []string
	there := map[string]bool{"": true}
	for _, v := range values {
		if !there[v] {
			there[v] = true
			out = append(out, v)
		}
	}
	return out
}

// idSet is the set of global ids of keys.
func idSet(l graph.Label, keys ...string) []string { return ids(l, set(keys...)) }

// lead is one row that leads to an event's state: of tie and said where the
// kind says so, else of edge.
type lead struct{ kind, target, sort string }

const (
	tieKind  = "tie"
	saidKind = "said"
)

// leading lists the rows that lead to a state of an event.
func leading(e *graph.Event) map[lead]bool {
	l, sort := linksOf(e), e.Sort()
	out := map[lead]bool{}
	for _, x := range [...]struct {
		kind    string
		targets []string
	}{{"party", l.Party}, {"guest", l.Guest}, {"host", l.Host}, {"person", l.Person}, {"sector", l.Sector}, {"place", l.Place}, {tieKind, l.Pair}} {
		for _, t := range x.targets {
			out[lead{x.kind, t, sort}] = true
		}
	}
	for _, m := range l.Mention {
		out[lead{kind: saidKind, target: m}] = true
	}
	return out
}

// lead writes the difference between the rows that led to a state and those that do.
func (w *revision) lead(ctx context.Context, state int64, was, is map[lead]bool) error {
	for x := range was {
		if is[x] {
			continue
		}
		if err := w.unlead(ctx, state, x); err != nil {
			return err
		}
	}
	for x := range is {
		if was[x] {
			continue
		}
		var err error
		switch x.kind {
		case tieKind:
			err = w.exec(ctx, "INSERT INTO tie (pair, sort, state) VALUES (?, ?, ?)", x.target, x.sort, state)
		case saidKind:
			err = w.exec(ctx, "INSERT INTO said (mention, state) VALUES (?, ?)", x.target, state)
		default:
			err = w.exec(ctx, "INSERT INTO edge (target, kind, sort, state) VALUES (?, ?, ?, ?)", x.target, x.kind, x.sort, state)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *revision) unlead(ctx context.Context, state int64, x lead) error {
	switch x.kind {
	case tieKind:
		return w.exec(ctx, "DELETE FROM tie WHERE pair = ? AND sort = ? AND state = ?", x.target, x.sort, state)
	case saidKind:
		return w.exec(ctx, "DELETE FROM said WHERE mention = ? AND state = ?", x.target, state)
	}
	return w.exec(ctx, "DELETE FROM edge WHERE target = ? AND kind = ? AND sort = ? AND state = ?", x.target, x.kind, x.sort, state)
}
