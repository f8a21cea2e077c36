// Package audit notes who changed what, when, and how it was before and after:
// in the store, with the change.
package audit

import (
	"slices"
	"time"

	"diplograph/graph"
)

// Entry is one change, or one that was tried. No text of an article is in it.
type Entry struct {
	At time.Time `json:"at"`
	// Who is the holder of the token, Scope what they may do; on the command
	// line it is the user of the machine, user@host.
	Who   string `json:"who"`
	Scope string `json:"scope,omitempty"`
	// Via is "api" or "command line".
	Via string `json:"via"`
	// Request is the id of the request, as in the log of the service.
	Request string `json:"request,omitempty"`
	// What is the mutation, Arguments what it was given; texts longer than some
	// hundred letters are cut. A load has an entry for each of its
	// transactions, and its arguments are in the first.
	What      string         `json:"what"`
	Arguments map[string]any `json:"arguments,omitempty"`
	// Refused says why nothing was changed, empty where it was done.
	Refused string  `json:"refused,omitempty"`
	Before  *Change `json:"before,omitempty"`
	After   *Change `json:"after,omitempty"`
}

// Change is what a mutation touches, on one side of it.
type Change struct {
	Articles []Article        `json:"articles,omitempty"`
	Verdicts []*graph.Verdict `json:"verdicts,omitempty"`
	Mentions int              `json:"mentions"`
	Events   []string         `json:"events,omitempty"` // by id
	// Loads are after the change as it left them; Failures, by id, are before it
	// those that it took away, and after it those that came.
	Loads    []Load   `json:"loads,omitempty"`
	Failures []string `json:"failures,omitempty"`
}

// Load is how far a load is.
type Load struct {
	ID      string          `json:"id"`
	State   graph.LoadState `json:"state"`
	Done    int             `json:"done"`
	Created int             `json:"created"`
	Failed  int             `json:"failed"`
}

// Article is what changes of an article.
type Article struct {
	ID          string     `json:"id"`
	Hash        string     `json:"hash"`
	Withdrawn   bool       `json:"withdrawn,omitempty"`
	Reason      string     `json:"reason,omitempty"`
	WithdrawnOn graph.Date `json:"withdrawnOn,omitempty"`
}

// before and after tell of the two sides of a revision what it changes.
func before(ev *graph.Evidence, r *graph.Revision) *Change {
	c := &Change{Mentions: len(ev.Mentions), Failures: r.FailuresGone}
	changed := map[string]bool{}
	for _, a := range r.Articles {
		changed[a.ID] = true
	}
	for _, a := range ev.Articles {
		if changed[a.ID] {
			c.Articles = append(c.Articles, article(a))
		}
	}
	for _, v := range ev.Verdicts {
		if slices.ContainsFunc(r.Verdicts, func(w *graph.Verdict) bool { return v.A == w.A && v.B == w.B }) {
			c.Verdicts = append(c.Verdicts, v)
		}
	}
	touched := map[string]bool{}
	for _, e := range slices.Concat(r.Events, r.EventsGone) {
		touched[e.ID] = true
	}
	var were []*graph.Event
	for _, e := range ev.Events {
		if touched[e.ID] {
			were = append(were, e)
		}
	}
	c.Events = ids(were)
	return c
}

func after(ev *graph.Evidence, r *graph.Revision) *Change {
	c := &Change{Mentions: len(ev.Mentions) - len(r.MentionsGone), Verdicts: r.Verdicts, Events: ids(r.Events)}
	there := map[string]bool{}
	for _, m := range ev.Mentions {
		there[m.ID] = true
	}
	for _, m := range r.Mentions {
		if !there[m.ID] {
			c.Mentions++
		}
	}
	for _, a := range r.Articles {
		c.Articles = append(c.Articles, article(a))
	}
	for _, l := range r.Loads {
		c.Loads = append(c.Loads, Load{l.ID, l.State, l.Done, l.Created, l.Failed})
	}
	for _, f := range r.Failures {
		c.Failures = append(c.Failures, f.ID)
	}
	return c
}

// goesOn tells whether a revision is a further step of a load.
func goesOn(r *graph.Revision) bool {
	return slices.ContainsFunc(r.Loads, func(l *graph.Load) bool { return l.Done > 0 || l.State.Over() })
}

func article(a *graph.Article) Article {
	return Article{ID: a.ID, Hash: a.Hash, Withdrawn: a.Withdrawn, Reason: a.Reason, WithdrawnOn: a.WithdrawnOn}
}

func ids(events []*graph.Event) []string {
	var out []string
	for _, e := range events {
		out = append(out, e.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
