package graph

// Dimension is something by which events are counted.
type Dimension string

// The dimensions. An event of several countries, pairs, sectors, sources or
// languages counts once under each. Direction is guest>host of a visit
// (KZ>PK), empty for other events. Month, Quarter and Year are those of the
// event's first day (2025-09, 2025-Q3, 2025), empty for undated events.
const (
	ByCountry   Dimension = "COUNTRY"
	ByPair      Dimension = "PAIR"
	ByType      Dimension = "TYPE"
	BySector    Dimension = "SECTOR"
	ByLevel     Dimension = "LEVEL"
	ByStatus    Dimension = "STATUS"
	BySource    Dimension = "SOURCE"
	ByLanguage  Dimension = "LANGUAGE"
	ByMonth     Dimension = "MONTH"
	ByQuarter   Dimension = "QUARTER"
	ByYear      Dimension = "YEAR"
	ByDirection Dimension = "DIRECTION"
)

// Tally is a question for counts: events (of a pair, where one is given) that
// pass a filter, counted by up to three dimensions. No dimension: one row with the total.
type Tally struct {
	Pair  *Pair
	Where *EventFilter
	By    []Dimension
	// First rows wanted, largest first, then by keys; 0 wants all.
	First int
	At    Moment
}

// Row is a count with its keys, one for each dimension of the tally.
type Row struct {
	Keys []string
	N    int
}
