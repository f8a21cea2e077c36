package memory

import (
	"context"
	"maps"
	"slices"

	"diplograph/graph"
)

// Update implements graph.Writer. Readers see what was before until the whole
// revision is there. Event states, reviews and support are concluded when
// read, so those of the revision are not kept.
func (s *Store) Update(ctx context.Context, touched graph.Touched, revise func(*graph.Evidence) (*graph.Revision, error)) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	ev, err := s.evidence(ctx, touched)
	if err != nil {
		return err
	}
	r, err := revise(ev)
	if err != nil || r.Empty() {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.answers(ctx); err != nil {
		return err
	}
	s.write(r)
	s.tell(r.Changes(ev))
	return nil
}

func (s *Store) evidence(ctx context.Context, touched graph.Touched) (*graph.Evidence, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, err
	}
	ev, blocks, err := graph.Gather(touched, lookup{s})
	if err != nil {
		return nil, err
	}
	for i, m := range ev.Mentions {
		ev.Mentions[i] = graph.Copy(m)
	}
	for i, v := range ev.Verdicts {
		w := *v
		ev.Verdicts[i] = &w
	}
	for _, e := range graph.History(s.said(), s.judged()) {
		if slices.Contains(blocks, e.Block) {
			ev.Events = append(ev.Events, graph.Copy(e))
		}
	}
	for _, r := range graph.Reviews(s.said(), s.judged()) {
		if slices.Contains(blocks, r.Block) {
			ev.Reviews = append(ev.Reviews, r)
		}
	}
	return ev, nil
}

func (s *Store) write(r *graph.Revision) {
	for _, a := range r.Articles {
		s.articles[a.ID] = graph.Copy(a)
	}
	for _, m := range r.MentionsGone {
		delete(s.mentions, m.ID)
	}
	for _, m := range r.Mentions {
		s.mentions[m.ID] = graph.Copy(m)
	}
	for _, n := range r.Entities {
		s.entities[n.NodeID()] = graph.Copy(n)
	}
	for _, l := range r.Loads {
		s.loading[l.ID] = graph.Copy(l)
	}
	for _, id := range r.FailuresGone {
		if _, ok := s.loading[id].(*graph.Failure); ok {
			delete(s.loading, id)
		}
	}
	for _, f := range r.Failures {
		s.loading[f.ID] = graph.Copy(f)
	}
	s.note(r.Entries)
	for _, v := range r.Verdicts {
		w := *v
		s.verdicts[pair{v.A, v.B}] = &w
	}
}

// said lists all mentions.
func (s *Store) said() []*graph.Mention { return slices.Collect(maps.Values(s.mentions)) }

// judged lists all verdicts.
func (s *Store) judged() []*graph.Verdict { return slices.Collect(maps.Values(s.verdicts)) }

// lookup is how evidence is gathered; the caller holds the lock.
type lookup struct{ *Store }

func (l lookup) BlocksOf(articles, mentions []string) ([]string, error) {
	var out []string
	for id, m := range l.mentions {
		if slices.Contains(articles, m.ArticleID) || slices.Contains(mentions, id) {
			out = append(out, graph.BlockOf(m))
		}
	}
	return out, nil
}

func (l lookup) ArticlesNamed(ids []string) ([]*graph.Article, error) {
	var out []*graph.Article
	for _, id := range ids {
		if a := l.articles[id]; a != nil {
			out = append(out, graph.Copy(a))
		}
	}
	return out, nil
}

func (l lookup) MentionsIn(blocks []string) ([]*graph.Mention, error) {
	return slices.DeleteFunc(l.said(), func(m *graph.Mention) bool { return !slices.Contains(blocks, graph.BlockOf(m)) }), nil
}

func (l lookup) VerdictsOn(mentions []string) ([]*graph.Verdict, error) {
	return slices.DeleteFunc(l.judged(), func(v *graph.Verdict) bool {
		return !slices.Contains(mentions, v.A) && !slices.Contains(mentions, v.B)
	}), nil
}
