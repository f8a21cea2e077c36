package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"diplograph/graph"
)

// readAtOnce is how many entries are asked for at once.
const readAtOnce = 200

// Read gives the entries that a question wants to each, oldest first: all of
// them, whatever it says of Most.
func Read(ctx context.Context, from graph.Journal, q graph.EntryQuery, each func(*Entry) error) error {
	q.Most = readAtOnce
	for {
		page, err := from.Entries(ctx, q)
		if err != nil {
			return err
		}
		for _, row := range page {
			e := &Entry{}
			if err := json.Unmarshal([]byte(row.Doc), e); err != nil {
				return fmt.Errorf("audit log: entry %d: %w", row.Number, err)
			}
			if err := each(e); err != nil {
				return err
			}
			q.After = row.Number
		}
		if len(page) < readAtOnce {
			return nil
		}
	}
}

// ParseTime reads a time or a day, in UTC.
func ParseTime(text string) (time.Time, error) {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, nil
		}
	}
	return time.Time{}, fmt.Errorf("%q is neither a time such as 2026-01-31T12:00:00Z nor a day such as 2026-01-31", text)
}
