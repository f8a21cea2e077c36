package memory

import (
	"context"
	"slices"

	"diplograph/graph"
)

// Update implements graph.Writer. Readers see what was before until the whole
// revision is there. Event states and support are concluded when read, so
// those of the revision are not kept.
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
	return nil
}

func (s *Store) evidence(ctx context.Context, touched graph.Touched) (*graph.Evidence, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, err
	}
	ev := &graph.Evidence{}
	blocks := map[string][]*graph.Mention{}
	for _, b := range touched.Blocks {
		blocks[b] = nil
	}
	for _, m := range s.mentions {
		if slices.Contains(touched.Articles, m.ArticleID) {
			blocks[graph.BlockOf(m)] = nil
		}
	}
	for _, m := range s.mentions {
		b := graph.BlockOf(m)
		if _, ok := blocks[b]; ok {
			blocks[b] = append(blocks[b], m)
			ev.Mentions = append(ev.Mentions, copyMention(m))
		}
	}
	for _, mentions := range blocks {
		for _, e := range graph.History(mentions) {
			ev.Events = append(ev.Events, copyEvent(e))
		}
	}
	for id, a := range s.articles {
		if slices.Contains(touched.Articles, id) {
			ev.Articles = append(ev.Articles, copyNode(a).(*graph.Article))
		}
	}
	return ev, nil
}

func (s *Store) write(r *graph.Revision) {
	for _, a := range r.Articles {
		s.articles[a.ID] = copyNode(a).(*graph.Article)
	}
	for _, m := range r.MentionsGone {
		delete(s.mentions, m.ID)
	}
	for _, m := range r.Mentions {
		s.mentions[m.ID] = copyMention(m)
	}
	for _, n := range r.Entities {
		s.entities[n.NodeID()] = copyNode(n)
	}
}
