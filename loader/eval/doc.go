// Package eval compares what the reader takes from articles with gold: what a
// careful analyst takes from them. It counts for each list (countries, people,
// sectors, meetings, visits, agreements) what is right, extra and missed, by
// language, and names every difference.
//
// Events are compared twice. Core asks whether the reader saw the event: the
// same parties (a visit: guest and host) and the same group of statuses, such
// as planned or done. Full asks for its details too: kind, exact status, date.
// Gold that is optional counts neither way, and so does what gold allows.
package eval
