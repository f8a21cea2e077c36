package neo4j

import (
	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

var _ graph.Nearby = (*lookup)(nil)

func (l *lookup) Standing(blocks []string) (standing []graph.Standing, judged []string, err error) {
	err = l.run(l.ctx, l.tx, "UNWIND $list AS b CALL (b) { MATCH (n:Mention) WHERE n.block = b AND n.sortDay > '' RETURN n.sortDay AS last ORDER BY n.block DESC, n.sortDay DESC LIMIT 1 } RETURN b, last",
		map[string]any{"list": orEmpty(blocks)}, func(r *neo4j.Record) error {
			standing = append(standing, graph.Standing{Block: text(r.Values[0]), Last: graph.Date(text(r.Values[1]))})
			return nil
		})
	if err != nil {
		return nil, nil, err
	}
	err = l.run(l.ctx, l.tx, "MATCH (v:Verdict) UNWIND [v.a, v.b] AS id MATCH (n:Mention {id: id}) RETURN DISTINCT n.block", nil, func(r *neo4j.Record) error {
		judged = append(judged, text(r.Values[0]))
		return nil
	})
	return standing, judged, err
}

func (l *lookup) EventsNear(spans []graph.Span) ([]*graph.Event, error) {
	rows := make([]any, len(spans))
	for i, s := range spans {
		rows[i] = props{"block": s.Block, "from": string(s.From), "to": string(s.To)}
	}
	return docs[graph.Event](l.ctx, l.Store, l.tx, "UNWIND $list AS s MATCH (n:Event) WHERE n.block = s.block AND n.reachTo >= s.from AND n.reachFrom <= s.to RETURN DISTINCT n.doc", rows)
}

func (l *lookup) EventsNamed(ids []string) ([]*graph.Event, error) {
	return docs[graph.Event](l.ctx, l.Store, l.tx, "MATCH (n:Event) WHERE n.id IN $list RETURN n.doc", ids)
}

func (l *lookup) ReviewsOf(events []string) ([]*graph.Review, error) {
	return docs[graph.Review](l.ctx, l.Store, l.tx,
		"CALL () { MATCH (n:Review) WHERE n.a IN $list RETURN n UNION MATCH (n:Review) WHERE n.b IN $list RETURN n } RETURN n.doc", events)
}

func (l *lookup) MentionsNamed(ids []string) ([]*graph.Mention, error) {
	return l.mentions("id", ids)
}
