package sqlite

import (
	"context"
	"database/sql"
	"slices"

	"diplograph/graph"
)

// links lists the global ids to which an event's edges lead, by the kind of
// edge, and the keys of its mentions, in their order.
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
	Mention           []int64  `json:"mention,omitempty"`
	Guest             []string `json:"guest,omitempty"`
	Host              []string `json:"host,omitempty"`
	Leader            []string `json:"leader,omitempty"`
	LeaderOffice      []string `json:"leader_office,omitempty"`
	Speaker           []string `json:"speaker,omitempty"`
	About             []string `json:"about,omitempty"`
}

func (w *revision) links(ctx context.Context, e *graph.Event) (*links, error) {
	out := &links{
		Party:             idSet(graph.CountryLabel, e.Countries...),
		PartyOrganization: idSet(graph.OrganizationLabel, e.Organizations...),
		Pair:              graph.Pairs(e.Countries),
		Person:            e.PersonIDs(),
		Office:            e.OfficeIDs(),
		Sector:            idSet(graph.SectorLabel, e.SectorCodes()...),
		Place:             set(e.PlaceID),
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
	for _, id := range set(e.MentionIDs...) {
		key, err := w.mentionKey(ctx, id)
		if err != nil {
			return nil, err
		}
		if key != 0 {
			out.Mention = append(out.Mention, key)
		}
	}
	return out, nil
}

// mentionKey is the key of a mention, 0 where it is not there.
func (w *revision) mentionKey(ctx context.Context, id string) (int64, error) {
	if key, ok := w.keys[id]; ok {
		return key, nil
	}
	key := int64(0)
	err := w.query(ctx, "SELECT key FROM mention WHERE id = ?", []any{id}, func(rows *sql.Rows) error { return rows.Scan(&key) })
	w.keys[id] = key
	return key, err
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

// lead is one row that leads to an event's state, of the table that the kind
// says: tie, said or else edge.
type lead struct {
	kind, target string
	mention      int64
	at           stand
}

// stand is what such a row tells of the state: where it stands in the order of
// time, and in tie its type and the days on which it was known.
type stand struct{ sort, is, from, to string }

func standOf(e *graph.Event) stand {
	return stand{e.Sort(), string(e.Type), string(e.KnownFrom), string(e.KnownTo)}
}

const (
	tieKind  = "tie"
	saidKind = "said"
)

// crowd lists the keys under which an event is found that has countries and no pairs.
func (l *links) crowd() []string {
	var out []string
	if len(l.Pair) == 0 && len(l.Party) > 1 {
		for _, id := range l.Party {
			_, code, _ := graph.SplitID(id)
			out = append(out, graph.CrowdOf(code))
		}
	}
	return out
}

// leading lists the rows that lead to a state.
func (l *links) leading(at stand) map[lead]bool {
	out := map[lead]bool{}
	for _, x := range [...]struct {
		kind    string
		targets []string
	}{{"party", l.Party}, {"guest", l.Guest}, {"host", l.Host}, {"person", l.Person}, {"sector", l.Sector}, {"place", l.Place}} {
		for _, t := range x.targets {
			out[lead{kind: x.kind, target: t, at: stand{sort: at.sort}}] = true
		}
	}
	for _, t := range slices.Concat(l.Pair, l.crowd()) {
		out[lead{kind: tieKind, target: t, at: at}] = true
	}
	for _, m := range l.Mention {
		out[lead{kind: saidKind, mention: m}] = true
	}
	return out
}

// lead writes the difference between the rows that led to a state and those that do.
func (w *revision) lead(ctx context.Context, state int64, was, is map[lead]bool) error {
	for x := range was {
		if is[x] {
			continue
		}
		var err error
		switch x.kind {
		case tieKind:
			err = w.exec(ctx, "DELETE FROM tie WHERE pair = ? AND sort = ? AND state = ?", x.target, x.at.sort, state)
		case saidKind:
			err = w.exec(ctx, "DELETE FROM said WHERE mention = ? AND state = ?", x.mention, state)
		default:
			err = w.exec(ctx, "DELETE FROM edge WHERE target = ? AND kind = ? AND sort = ? AND state = ?", x.target, x.kind, x.at.sort, state)
		}
		if err != nil {
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
			err = w.exec(ctx, "INSERT INTO tie (pair, sort, state, type, known_from, known_to) VALUES (?, ?, ?, ?, ?, ?)", x.target, x.at.sort, state, x.at.is, x.at.from, x.at.to)
		case saidKind:
			err = w.exec(ctx, "INSERT INTO said (mention, state) VALUES (?, ?)", x.mention, state)
		default:
			err = w.exec(ctx, "INSERT INTO edge (target, kind, sort, state) VALUES (?, ?, ?, ?)", x.target, x.kind, x.at.sort, state)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
