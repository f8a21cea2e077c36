package sqlite

import (
	"database/sql"
	"encoding/json"

	"diplograph/graph"
)

var _ graph.Nearby = lookup{}

func (l lookup) Standing(blocks []string) (standing []graph.Standing, judged []string, err error) {
	err = l.on.query(l.ctx, "SELECT b.value, (SELECT max(m.published) FROM mention m WHERE m.block = b.value) AS last FROM json_each(?) b WHERE last IS NOT NULL",
		[]any{listing(blocks)}, func(rows *sql.Rows) error {
			var s graph.Standing
			err := rows.Scan(&s.Block, (*string)(&s.Last))
			standing = append(standing, s)
			return err
		})
	if err != nil {
		return nil, nil, err
	}
	err = l.on.query(l.ctx, "SELECT DISTINCT m.block FROM (SELECT a AS id FROM verdict UNION SELECT b FROM verdict) v CROSS JOIN mention m ON m.id = v.id", nil,
		func(rows *sql.Rows) error {
			var b string
			err := rows.Scan(&b)
			judged = append(judged, b)
			return err
		})
	return standing, judged, err
}

func (l lookup) EventsNear(spans []graph.Span) ([]*graph.Event, error) {
	list, err := json.Marshal(spans)
	if err != nil {
		return nil, err
	}
	return docs[graph.Event](l.ctx, l.on, "SELECT d.doc FROM (SELECT DISTINCT e.key FROM json_each(?) s CROSS JOIN event e"+
		" ON e.block = s.value ->> 'Block' AND e.reach_to >= s.value ->> 'From' AND e.reach_from <= s.value ->> 'To' AND e.known_to = '9999-12-31') k"+
		" CROSS JOIN event_doc d ON d.key = k.key", string(list))
}

func (l lookup) EventsNamed(ids []string) ([]*graph.Event, error) {
	return docs[graph.Event](l.ctx, l.on, "SELECT d.doc FROM event e CROSS JOIN event_doc d ON d.key = e.key WHERE e.known_to = '9999-12-31' AND e.id"+listed, listing(ids))
}

func (l lookup) ReviewsOf(events []string) ([]*graph.Review, error) {
	return docs[graph.Review](l.ctx, l.on, "SELECT doc FROM review WHERE a"+listed+" UNION SELECT doc FROM review WHERE b"+listed, listing(events), listing(events))
}

func (l lookup) MentionsNamed(ids []string) ([]*graph.Mention, error) {
	return l.mentions("id", ids)
}
