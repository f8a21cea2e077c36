package graph

import (
	"fmt"
	"strings"
)

// Withdraw takes an article's mentions out of every conclusion, for a reason and
// on a day. Nothing is deleted: the article and its mentions stay, and Restore
// brings back what was. Of an article that is withdrawn already it changes the
// reason alone. The evidence is that of Touched{Articles: {id}}. The error is
// ErrNotFound where there is no such article, ErrInvalid without a reason.
func Withdraw(ev *Evidence, id, reason string, on Date) (*Revision, error) {
	if reason = strings.TrimSpace(reason); reason == "" {
		return nil, fmt.Errorf("%w: say why the article is withdrawn", ErrInvalid)
	}
	r := begin(ev)
	was, err := r.article(id)
	if err != nil || was.Withdrawn && was.Reason == reason {
		return r.out, err
	}
	a := *was
	if !a.Withdrawn {
		a.WithdrawnOn = on
	}
	a.Withdrawn, a.Reason = true, reason
	return r.stand(&a), nil
}

// Restore puts a withdrawn article's mentions back into the conclusions; of one
// that is not withdrawn it changes nothing. The evidence is that of
// Touched{Articles: {id}}. The error is ErrNotFound where there is no such article.
func Restore(ev *Evidence, id string) (*Revision, error) {
	r := begin(ev)
	was, err := r.article(id)
	if err != nil || !was.Withdrawn {
		return r.out, err
	}
	a := *was
	a.Withdrawn, a.Reason, a.WithdrawnOn = false, "", ""
	return r.stand(&a), nil
}

func (r *revision) article(id string) (*Article, error) {
	a := r.stored[id]
	if a == nil {
		return nil, wrongID(ErrNotFound, id, "no article has the id %s; take one from an answer, such as article:0123456789abcdef0123", id)
	}
	return a, nil
}

// stand puts an article, and its mentions as it is withdrawn or not.
func (r *revision) stand(a *Article) *Revision {
	r.out.Articles = append(r.out.Articles, a)
	for _, m := range r.ev.Mentions {
		if m.ArticleID != a.ID || m.Withdrawn == a.Withdrawn {
			continue
		}
		n := *m
		n.Withdrawn = a.Withdrawn
		r.out.Mentions, r.after[n.ID], r.changed = append(r.out.Mentions, &n), &n, append(r.changed, n.ID)
	}
	return r.settle()
}
