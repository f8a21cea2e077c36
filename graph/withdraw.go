package graph

import (
	"strings"
	"unicode/utf8"
)

// Withdraw takes an article's mentions out of every conclusion, for a reason and
// on a day. Nothing is deleted: the article and its mentions stay, and Restore
// brings back what was. Of an article that is withdrawn already it changes the
// reason alone. The evidence is that of Touched{Articles: {id}}. The error is
// ErrNotFound where there is no such article, ErrInvalid without a reason, or with a very long one.
func Withdraw(ev *Evidence, id, reason string, on Date) (*Revision, error) {
	given := reason
	if reason = strings.TrimSpace(reason); reason == "" {
		return nil, wrong(ErrInvalid, given, "say why the article is withdrawn")
	}
	if err := checkReason(given); err != nil {
		return nil, err
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

// longestReason is how many letters a reason has at most: it is kept for good.
const longestReason = 2000

func checkReason(reason string) error {
	if n := utf8.RuneCountInString(reason); n > longestReason {
		return wrong(ErrInvalid, reason, "a reason has at most %d letters, this one has %d", longestReason, n)
	}
	return nil
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
		return nil, wrong(ErrNotFound, id, "no article has the id %s; take one from an answer, such as article:0123456789abcdef0123", id)
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
