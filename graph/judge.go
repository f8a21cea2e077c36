package graph

import (
	"fmt"
	"time"
)

// Judge records a person's verdict and concludes anew. v.A and v.B may be ids
// of events or of mentions, in any order; an event is judged by the mention
// that its id is made of. Of two verdicts on one pair the later holds, so a
// verdict that is older than the one that is there changes nothing. The evidence
// is that of TouchedByVerdict. The error is ErrInvalid where the two cannot be
// judged, ErrNotFound where one of them is not there.
func Judge(ev *Evidence, v Verdict) (*Revision, error) {
	touched, err := TouchedByVerdict(v.A, v.B)
	if err == nil {
		err = checkReason(v.Reason)
	}
	if err != nil {
		return nil, err
	}
	r := begin(ev)
	a, err := r.judgeable(v.A)
	if err != nil {
		return nil, err
	}
	b, err := r.judgeable(v.B)
	if err != nil {
		return nil, err
	}
	if a.Type != b.Type {
		return nil, fmt.Errorf("%w: %s is a %s and %s a %s: they cannot be one event, and need no verdict", ErrInvalid, v.A, a.Type, v.B, b.Type)
	}
	v.A, v.B, v.Revoked = touched.Mentions[0], touched.Mentions[1], false
	return r.hold(&v), nil
}

// Revoke takes back the verdict on two events or mentions, which are then as the
// score says. The evidence is that of TouchedByVerdict. The error is ErrInvalid
// where there can be no verdict, ErrNotFound where there is none.
func Revoke(ev *Evidence, a, b, reason string, at time.Time) (*Revision, error) {
	touched, err := TouchedByVerdict(a, b)
	if err == nil {
		err = checkReason(reason)
	}
	if err != nil {
		return nil, err
	}
	r := begin(ev)
	was := r.verdicts[[2]string(touched.Mentions)]
	if was == nil || was.Revoked {
		return nil, fmt.Errorf("%w: nobody has judged %s and %s", ErrNotFound, a, b)
	}
	v := *was
	v.Reason, v.At, v.Revoked = reason, at, true
	return r.hold(&v), nil
}

// judgeable finds the mention that an id stands for.
func (r *revision) judgeable(id string) (*Mention, error) {
	mention, err := JudgedMention(id)
	if err != nil {
		return nil, err
	}
	m := r.before[mention]
	switch {
	case m == nil:
		return nil, wrong(ErrNotFound, id, "no event and no mention has the id %s", id)
	case m.Withdrawn:
		return nil, wrong(ErrNotFound, id, "the article behind %s is withdrawn; restore %s first", id, m.ArticleID)
	}
	return m, nil
}

// hold puts a verdict, unless a later one holds.
func (r *revision) hold(v *Verdict) *Revision {
	v.At = v.At.UTC().Round(0) // as it will be read back
	k := [2]string{v.A, v.B}
	if was := r.verdicts[k]; was != nil && later(was, v) <= 0 {
		return r.out
	}
	r.verdicts[k] = v
	r.out.Verdicts = append(r.out.Verdicts, v)
	return r.settle()
}
