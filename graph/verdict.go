package graph

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// Verdict is what a person says of two mentions: that they tell of one event,
// or of two, whatever the score says. There is at most one verdict on a pair of
// mentions, the latest, and a revoked one counts for nothing. A verdict is
// about mentions and not about a day: asOf shows earlier days as they are judged now.
type Verdict struct {
	// A and B are the ids of the mentions, the smaller first.
	A       string    `json:"a"`
	B       string    `json:"b"`
	Same    bool      `json:"same"`
	Reason  string    `json:"reason,omitempty"`
	At      time.Time `json:"at"`
	Revoked bool      `json:"revoked,omitempty"`
}

// later orders verdicts by time; of two of one time the order means nothing but is always the same.
func later(v, w *Verdict) int {
	return cmp.Or(w.At.Compare(v.At), boolInt(w.Revoked)-boolInt(v.Revoked), boolInt(w.Same)-boolInt(v.Same),
		cmp.Compare(v.Reason, w.Reason), cmp.Compare(v.A, w.A), cmp.Compare(v.B, w.B))
}

// Joins tells whether the verdict holds two mentions, and so their blocks, together.
func (v *Verdict) Joins() bool { return v.Same && !v.Revoked }

// JudgedMention is the id of the mention that a verdict on an event or a
// mention is about: an event is judged by the mention that its id is made of.
// The error is ErrInvalid.
func JudgedMention(id string) (string, error) {
	l, key, ok := SplitID(id)
	switch {
	case ok && l == MentionLabel:
		return id, nil
	case ok && l == EventLabel:
		return ID(MentionLabel, key), nil
	}
	return "", wrong(ErrInvalid, id, "%q is the id of no event and no mention; take one from an answer, such as event:0123456789abcdef0123", id)
}

// TouchedByVerdict lists the mentions that a verdict on two events or mentions
// is about. The error is ErrInvalid.
func TouchedByVerdict(a, b string) (Touched, error) {
	x, err := JudgedMention(a)
	if err != nil {
		return Touched{}, err
	}
	y, err := JudgedMention(b)
	if err != nil {
		return Touched{}, err
	}
	if x == y {
		return Touched{}, fmt.Errorf("%w: a verdict is about two events or mentions, and %s and %s are one", ErrInvalid, a, b)
	}
	return Touched{Mentions: []string{min(x, y), max(x, y)}}, nil
}

// judged is what all verdicts together come to. Where they contradict one
// another the later ones hold: an earlier "same" joins no groups that a later
// verdict keeps apart, an earlier "different" parts no group that later ones made.
type judged struct {
	above map[string]string // a judged mention → another of its group, up to the one that stands for all
	apart [][2]string       // mentions whose groups are kept apart
}

func judge(verdicts []*Verdict) *judged {
	j := &judged{above: map[string]string{}}
	sorted := slices.Clone(verdicts)
	slices.SortFunc(sorted, later)
	for _, v := range sorted {
		if v.Revoked {
			continue
		}
		for _, id := range [...]string{v.A, v.B} {
			if _, ok := j.above[id]; !ok {
				j.above[id] = id
			}
		}
		a, b := j.group(v.A), j.group(v.B)
		switch {
		case a == b:
		case !v.Same:
			j.apart = append(j.apart, [2]string{v.A, v.B})
		case !j.separate(a, b):
			j.above[max(a, b)] = min(a, b)
		}
	}
	return j
}

// group stands for all mentions that are judged to be one with a mention; empty
// where nobody judged it.
func (j *judged) group(mention string) string {
	for {
		up := j.above[mention]
		if up == mention || up == "" {
			return up
		}
		mention = up
	}
}

// separate tells whether two groups are kept apart.
func (j *judged) separate(a, b string) bool {
	return slices.ContainsFunc(j.apart, func(x [2]string) bool {
		p, q := j.group(x[0]), j.group(x[1])
		return p == a && q == b || p == b && q == a
	})
}
