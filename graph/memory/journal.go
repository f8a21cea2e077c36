package memory

import (
	"context"
	"time"

	"diplograph/graph"
)

// note numbers entries and keeps them.
func (s *Store) note(entries []graph.Entry) {
	for _, e := range entries {
		e.Number, e.At = int64(len(s.entries)+1), e.At.UTC().Truncate(time.Microsecond)
		s.entries = append(s.entries, e)
	}
}

// Entries implements graph.Journal.
func (s *Store) Entries(ctx context.Context, q graph.EntryQuery) ([]graph.Entry, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, err
	}
	var out []graph.Entry
	for _, e := range s.entries {
		if e.Number > q.After && len(out) < q.Most && (q.Who == "" || q.Who == e.Who) && (q.What == "" || q.What == e.What) && !e.At.Before(q.Since) {
			out = append(out, e)
		}
	}
	return out, nil
}
