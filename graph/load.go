package graph

import "time"

// LoadState is where a load stands.
type LoadState string

// The states of a load. A load is partial that ended with some of its articles
// failed; it failed where none went in or the store gave up, and was cancelled
// where whoever asked for it went away.
const (
	LoadQueued    LoadState = "QUEUED"
	LoadRunning   LoadState = "RUNNING"
	LoadDone      LoadState = "DONE"
	LoadPartial   LoadState = "PARTIAL"
	LoadFailed    LoadState = "FAILED"
	LoadCancelled LoadState = "CANCELLED"
)

// Over tells whether nothing more will come of the load.
func (s LoadState) Over() bool { return s != LoadQueued && s != LoadRunning }

// Load is one loading of articles. Its figures are written with each batch, in
// the batch's own transaction, so that they are never ahead of the graph.
type Load struct {
	ID    string    `json:"id"`
	State LoadState `json:"state"`
	// Total articles were met so far, of which Done were worked off: Created are
	// new or changed in the graph, Unchanged were there as they are, Failed did not go in.
	Total     int       `json:"total"`
	Done      int       `json:"done"`
	Created   int       `json:"created"`
	Unchanged int       `json:"unchanged"`
	Failed    int       `json:"failed"`
	Started   time.Time `json:"started"`
	// Finished is zero while the load is under way.
	Finished time.Time `json:"finished,omitzero"`
	Links    `json:"-"`
}

// Given is an article as somebody gives it, before anything is checked.
type Given struct {
	Text      string `json:"text"`
	Headline  string `json:"headline,omitempty"`
	URL       string `json:"url,omitempty"`
	Source    string `json:"source,omitempty"`
	Published Date   `json:"published,omitempty"`
	Lang      string `json:"lang,omitempty"`
}

// Failure is an article that could not be loaded, kept until it is retried with
// success or dismissed.
type Failure struct {
	ID string `json:"id"`
	// LoadID is the load in which it failed first.
	LoadID string `json:"load"`
	// Item says where the article is: a file and line, or its number in a request.
	Item string `json:"item"`
	// Stage is the step that failed: open, read or write.
	Stage string `json:"stage"`
	// Message is why, in words for a person.
	Message string `json:"message"`
	// Attempts is how often it was tried.
	Attempts int `json:"attempts"`
	// Given is the article, for the next attempt; nil where not even its text was to be had.
	Given *Given `json:"given,omitempty"`
	Links `json:"-"`
}

// NodeID is the global id.
func (l *Load) NodeID() string { return l.ID }

// NodeID is the global id.
func (f *Failure) NodeID() string { return f.ID }

// Label is Load.
func (*Load) Label() Label { return LoadLabel }

// Label is Failure.
func (*Failure) Label() Label { return FailureLabel }

// PlannedChange is what loading would do to one event.
type PlannedChange struct {
	Action Action
	Event  *Event
}

// Action is what happens to an event.
type Action string

// The actions.
const (
	Create Action = "CREATE"
	Alter  Action = "UPDATE"
	Remove Action = "REMOVE"
)
