package graph

import (
	"context"
	"fmt"
)

// Reader answers questions. Every method answers from one consistent state of
// the store: a batch is seen whole or not at all. Errors are ErrInvalid for a
// question that cannot be understood and ErrUnavailable where the store does
// not answer or is closed; where the context ends, it may be the context's.
// Something that is not there is an empty page, no error. Answers share no
// memory with the store.
type Reader interface {
	// Find answers a pattern with its whole tree.
	Find(ctx context.Context, p *Pattern) (*Page, error)
	// Count answers several tallies at once: one list of rows for each.
	Count(ctx context.Context, tallies ...*Tally) ([][]Row, error)
	// Paths finds the shortest chains of countries that events link.
	Paths(ctx context.Context, r *Route) ([]*Path, error)
}

// MaxKey is the largest length in bytes of what stores look up by: ids, codes,
// language tags, kinds. Names, headlines, quotes and other texts may be of any length.
const MaxKey = 1000

// Writer changes what is known.
type Writer interface {
	// Update reads the evidence of the touched articles and blocks, lets
	// revise conclude, and writes the revision: all of it or nothing, in one
	// transaction. revise is pure and may be called again when two updates
	// meet. A nil revision writes nothing. The error is revise's own,
	// ErrConflict where two updates keep meeting, or ErrUnavailable.
	Update(ctx context.Context, touched Touched, revise func(*Evidence) (*Revision, error)) error
}

// Store keeps the graph. Open functions of the stores make constraints,
// indexes and migrations by themselves.
type Store interface {
	Reader
	Writer
	Feed
	Journal
	// Ready tells whether the store answers: nil or ErrUnavailable.
	Ready(ctx context.Context) error
	// Close ends the store; what it keeps stays. Closing again does nothing.
	Close(ctx context.Context) error
}

// Touched says what an update is about: articles by id, blocks by key, mentions
// by id, whether they are there or not; and readings, whose articles, blocks and
// mentions they are.
type Touched struct {
	Articles []string
	Blocks   []string
	Mentions []string
	Readings []*Reading
}

// Evidence is what a store knows of what is touched: the touched articles that
// are there; every mention, withdrawn ones too, of the touched blocks, of all
// blocks in which the touched articles have a mention, of those of the touched
// mentions, and of all that verdicts link with them (see Gather); every event
// state and review of these blocks; and every verdict, revoked ones too, on one
// of these mentions or a touched one. All in any order. The writer owns it.
//
// Of a block that readings touch and only add to, it may have less: the block is
// then Grown, and of it there are the events, in their current states, that the
// readings' mentions may be one with, their reviews, and the mentions of both.
// Articles that are there as the readings have them touch nothing.
type Evidence struct {
	Articles []*Article
	Mentions []*Mention
	Events   []*Event
	Reviews  []*Review
	Verdicts []*Verdict
	Grown    []string
}

// Revision is a difference to write. What is put replaces what has the same
// key: articles, mentions and entities by id, event states by (ID, KnownFrom),
// reviews and verdicts by (A, B). Revise, Withdraw, Restore, Judge and Revoke make it.
type Revision struct {
	Articles     []*Article
	Mentions     []*Mention
	MentionsGone []*Mention
	// Entities are countries, organisations, persons, offices, places, sectors and sources.
	Entities    []Node
	Events      []*Event
	EventsGone  []*Event
	Reviews     []*Review
	ReviewsGone []*Review
	Verdicts    []*Verdict
	Support     []Support
	// Loads and Failures tell of loading, not of the world: no conclusion and no
	// digest depends on them. FailuresGone are ids.
	Loads        []*Load
	Failures     []*Failure
	FailuresGone []string
	// Entries are lines of the audit log, still without numbers.
	Entries []Entry
}

// Empty tells whether there is nothing to write.
func (r *Revision) Empty() bool {
	return r == nil || len(r.Articles)+len(r.Mentions)+len(r.MentionsGone)+len(r.Events)+len(r.EventsGone)+
		len(r.Reviews)+len(r.ReviewsGone)+len(r.Verdicts)+len(r.Support)+len(r.Loads)+len(r.Failures)+len(r.FailuresGone)+len(r.Entries) == 0
}

// Support is a change in how many mentions (none of them withdrawn) hold up
// something that no single mention owns: that an entity is there at all, a
// person's spelling, a day on which a person was seen in an office. A store
// adds Delta to what it has; what falls to 0 is gone: the entity is not found
// any more, the spelling leaves Person.Names, the day leaves the tenure
// (FirstSeen and LastSeen are the least and the greatest day; without a day
// there is no tenure). Deltas are never 0, and sorted by the other fields.
//
// Person.Names of an answer are the spellings with support, sorted by (lang,
// text), nil where there is none; what was put there does not count. A Source
// needs no support: it is there once it is put.
type Support struct {
	// Node is the entity's global id.
	Node string
	// Lang and Spelling are set where a spelling of a person is meant.
	Lang, Spelling string
	// OfficeID and Day are set where a person's tenure is meant.
	OfficeID string
	Day      Date
	Delta    int
}

// Route is a question for paths between two countries, by ISO code.
type Route struct {
	From, To string
	// MaxLength is the largest number of events in a chain, 1 to MaxPath.
	MaxLength int
	// First chains wanted, shortest first, then by the codes on the way.
	First int
	Where *EventFilter
	At    Moment
	// Countries and Events are the edges wanted below each country and each event found.
	Countries, Events []*Pattern
}

// MaxPath is the longest chain that Paths looks for.
const MaxPath = 5

// Check tells whether a store can answer the question. The error is ErrInvalid.
func (r *Route) Check() error {
	switch {
	case r.From == "" || r.To == "" || r.From == r.To:
		return fmt.Errorf("%w: a path leads from one country to another, not from %q to %q", ErrInvalid, r.From, r.To)
	case r.MaxLength < 1 || r.MaxLength > MaxPath:
		return fmt.Errorf("%w: a path is 1 to %d events long, not %d", ErrInvalid, MaxPath, r.MaxLength)
	case r.First < 1:
		return fmt.Errorf("%w: ask for 1 path or more, not %d", ErrInvalid, r.First)
	}
	for _, p := range r.Below() {
		p.IDs = []string{}
		if err := p.Check(); err != nil {
			return err
		}
	}
	return nil
}

// Below are the roots, still without ids, that ask for what is wanted below the
// countries and below the events of the chains found.
func (r *Route) Below() [2]*Pattern {
	return [...]*Pattern{{Label: CountryLabel, With: r.Countries, At: r.At}, {Label: EventLabel, With: r.Events, At: r.At}}
}

// Path is a chain of countries, each linked with the next by an event: the
// latest event (by Event.Sort) that the two have in common and that passes the filter. No
// country comes twice; events of more than MaxTies countries link nobody, and
// no chain leads through a country that is not there. Chains may share their nodes.
type Path struct {
	Countries []*Country
	Events    []*Event
}
