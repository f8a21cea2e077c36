package graph

// Tie is how much a country deals with another, at the moment of the question:
// what a pattern finds by the edge Tied. There is a tie where both countries are
// there and have an event in common of which Pairs has the two.
type Tie struct {
	// With is the other country's ISO code.
	With string `json:"with"`
	// EventCount is how many such events there are, wherever they stand.
	EventCount int `json:"events"`
	// LastContact is the first day of the latest of them that took place (see
	// TookPlace) and had begun by the day of the question; empty where there is none.
	LastContact Date `json:"lastContact,omitempty"`
	Links       `json:"-"`
}

// TookPlace are the statuses of events that are under way, over, or in force:
// those that count as contact. Nobody may change the list.
var TookPlace = []Status{Ongoing, Occurred, Signed, Ratified, InForce}

// NodeID is that of the other country: it names the tie below one country. A tie
// is no node of its own.
func (t *Tie) NodeID() string { return ID(CountryLabel, t.With) }

// Label is Tie.
func (*Tie) Label() Label { return TieLabel }
