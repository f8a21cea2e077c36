package memory

import (
	"context"

	"diplograph/graph"
)

// tell numbers changes and keeps the latest.
func (s *Store) tell(changes []graph.Change) {
	for _, c := range changes {
		s.last++
		c.Number = s.last
		s.changes = append(s.changes, c)
	}
	if over := len(s.changes) - graph.KeptChanges; over > 0 {
		s.changes = append([]graph.Change(nil), s.changes[over:]...)
	}
}

// Changes implements graph.Feed.
func (s *Store) Changes(ctx context.Context, after int64, most int) ([]graph.Change, int64, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if err := s.answers(ctx); err != nil {
		return nil, 0, err
	}
	var out []graph.Change
	for _, c := range s.changes {
		if after >= 0 && c.Number > after && len(out) < most {
			out = append(out, c)
		}
	}
	return out, s.last, nil
}
