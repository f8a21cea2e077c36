package graph

import (
	"cmp"
	"context"
	"slices"
)

// Change says that something is not as it was: an event that is new, concluded
// anew or gone, or a load that went on.
type Change struct {
	// Number grows with each change of a store, whoever made it: no number comes
	// twice, and a smaller one never after a larger.
	Number int64 `json:"-"`
	// ID is the global id of the event or the load.
	ID    string `json:"id"`
	Label Label  `json:"label"`
	// From and To are an event's statuses before and after; From is empty where
	// the event is new, To where it is gone.
	From Status `json:"from,omitempty"`
	To   Status `json:"to,omitempty"`
}

// KeptChanges is how many of the latest changes a store keeps. Whoever falls
// further behind does not see all.
const KeptChanges = 10_000

// Feed tells what changed in a store, whoever wrote it: this process or another.
type Feed interface {
	// Changes gives the changes after a number, in order, at most so many; a
	// number below 0 gives none. last is the number of the latest change that the
	// store knows, 0 where there was none. A change is seen no sooner than what
	// it tells of. Errors are those of Reader.
	Changes(ctx context.Context, after int64, most int) (changes []Change, last int64, err error)
}

// Changes lists what a revision changes, still without numbers: the loads, and
// the events whose state of today it puts or takes away, by id. Stores write them
// with the revision.
func (r *Revision) Changes(ev *Evidence) []Change {
	was := map[string]Status{}
	for _, e := range ev.Events {
		if e.KnownTo == Forever {
			was[e.ID] = e.Status
		}
	}
	found := map[string]Change{}
	for _, e := range r.EventsGone {
		if e.KnownTo == Forever {
			found[e.ID] = Change{ID: e.ID, Label: e.Label(), From: cmp.Or(was[e.ID], e.Status)}
		}
	}
	for _, e := range r.Events {
		if e.KnownTo == Forever {
			found[e.ID] = Change{ID: e.ID, Label: e.Label(), From: was[e.ID], To: e.Status}
		}
	}
	for _, l := range r.Loads {
		found[l.ID] = Change{ID: l.ID, Label: LoadLabel}
	}
	out := make([]Change, 0, len(found))
	for _, c := range found {
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b Change) int { return cmp.Compare(a.ID, b.ID) })
	return out
}
