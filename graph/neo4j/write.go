package neo4j

import (
	"context"
	"slices"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// step is one statement of an update: it runs where there are rows for it.
type step struct {
	cypher string
	rows   []any
}

// write writes a revision, in an order in which every edge finds its ends.
func (s *Store) write(ctx context.Context, tx neo4j.ManagedTransaction, r *graph.Revision) error {
	var steps []step
	add := func(cypher string, rows []any) { steps = append(steps, step{cypher, rows}) }

	add(`UNWIND $rows AS r MERGE (n:Entity {id: r.id}) SET n += r.props
WITH n, r CALL (n, r) { WITH n, r WHERE coalesce(n.support, 0) > 0 OR r.source SET n:$(r.props.label) }`, entityRows(r.Entities))
	supportSteps(r.Support, add)
	add(`UNWIND $rows AS r MATCH (n:Entity {id: r.id}) CALL (n) { MATCH (n)-[e:IN|OF]->(:Entity) DELETE e }
CALL (n) { WITH n WHERE n:Office OR n:Place UNWIND [n.country, n.organization] AS owner WITH n, owner WHERE owner <> ''
 MERGE (m:Entity {id: owner}) CREATE (n)-[:$(CASE WHEN n:Place THEN 'IN' ELSE 'OF' END)]->(m) }`, belonging(r))
	add(`UNWIND $rows AS r MERGE (n:Article {id: r.id}) SET n = r.props`, articleRows(r.Articles))
	add(`UNWIND $rows AS r MATCH (n:Article {id: r.id})-[e:PUBLISHED_BY]->() DELETE e`, articleRows(r.Articles))
	add(`UNWIND $rows AS r MATCH (n:Article {id: r.id}) MERGE (s:Entity {id: r.props.source}) CREATE (n)-[:PUBLISHED_BY]->(s)`, articleRows(r.Articles))

	gone := slices.Concat(r.EventsGone, r.Events)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) CALL (n) { MATCH (n)-[e]-() DELETE e } CALL (n) { MATCH ()-[e:MEETS|VISITS|AGREES_WITH {event: n.id}]->() DELETE e } REMOVE n:Event:Meeting:Visit:Agreement:Statement`, keyRows(gone))
	add(`UNWIND $rows AS r MATCH (t:Tie) WHERE t.key IN r.ties DETACH DELETE t`, keyRows(gone))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) DELETE n`, keyRows(r.EventsGone))

	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) DETACH DELETE n`, goneRows(r.MentionsGone))
	mentions := mentionRows(r.Mentions)
	add(`UNWIND $rows AS r MERGE (n:Mention {id: r.id}) SET n = r.props
WITH n CALL (n) { MATCH (n)-[e:FROM|WITHIN|CAME_OF]->() DELETE e }`, mentions)
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (a:Article {id: r.props.article}) CREATE (n)-[:FROM]->(a)`, mentions)
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {id: r.partOf}) MERGE (n)-[:WITHIN]->(m)`, mentions)
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {id: r.outcomeOf}) MERGE (n)-[:CAME_OF]->(m)`, mentions)
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id})<-[:FROM*0..0]-() MATCH (m:Mention {article: r.props.article}) WHERE m.partOf = n.id MERGE (m)-[:WITHIN]->(n)`, mentions)
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {article: r.props.article}) WHERE m.outcomeOf = n.id MERGE (m)-[:CAME_OF]->(n)`, mentions)

	states := stateRows(r.Events)
	add(`UNWIND $rows AS r MERGE (n:State {key: r.key}) SET n = r.props
WITH n, r CALL (n, r) { WITH n, r WHERE r.now SET n:Event:$(r.label) }`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.mentions AS id MATCH (m:Mention {id: id})
CREATE (m)-[:$(r.prefix + 'OF')]->(n)`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key})<-[:OF|WAS_OF]-(m:Mention)
WITH n, collect(DISTINCT m.source) AS sources, collect(DISTINCT m.lang) AS langs, collect(DISTINCT m.published) AS days
SET n.sources = sources, n.langs = langs, n.days = [d IN days WHERE d <> '']`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.to AS t MERGE (m:Entity {id: t.id}) CREATE (n)-[:$(r.prefix + t.type)]->(m)`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.from AS t MERGE (m:Entity {id: t.id}) CREATE (m)-[e:$(r.prefix + t.type)]->(n) SET e += t.props`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.ties AS t MERGE (m:Tie {key: t.key}) SET m += t.props, m.sort = n.sort MERGE (m)-[:TIES]->(n)`, states)
	add(`UNWIND $rows AS r MERGE (a:Entity {id: r.a}) MERGE (b:Entity {id: r.b}) MERGE (a)-[:TIED {pair: r.pair}]->(b)`, pairRows(r.Events))
	for _, view := range [...]string{"MEETS", "VISITS", "AGREES_WITH"} {
		add(`UNWIND $rows AS r MERGE (a:Entity {id: r.a}) MERGE (b:Entity {id: r.b}) MERGE (a)-[e:`+view+` {event: r.event, pair: r.pair}]->(b) SET e += r.props`, viewRows(r.Events, view))
	}
	add(`UNWIND $rows AS r MATCH (n:Event {id: r.id})<-[:OF]-(:Mention)-[:WITHIN]->(:Mention)-[:OF]->(v:Visit) MERGE (n)-[:PART_OF]->(v)`, states)
	add(`UNWIND $rows AS r MATCH (n:Visit {id: r.id})<-[:OF]-(:Mention)<-[:WITHIN]-(:Mention)-[:OF]->(v:Event) MERGE (v)-[:PART_OF]->(n)`, states)
	add(`UNWIND $rows AS r MATCH (n:Event {id: r.id})<-[:OF]-(:Mention)-[:CAME_OF]->(:Mention)-[:OF]->(v:Event) MERGE (n)-[:OUTCOME_OF]->(v)`, states)
	add(`UNWIND $rows AS r MATCH (n:Event {id: r.id})<-[:OF]-(:Mention)<-[:CAME_OF]-(:Mention)-[:OF]->(v:Event) MERGE (v)-[:OUTCOME_OF]->(n)`, states)
	add(`UNWIND $rows AS r MATCH ()-[e:TIED {pair: r.pair}]->() WHERE NOT EXISTS { MATCH (:Tie {pair: r.pair}) } DELETE e`, pairRows(gone))
	add(`UNWIND $rows AS r MATCH (n:Review {id: r.id}) DELETE n`, reviewRows(r.ReviewsGone))
	add(`UNWIND $rows AS r MERGE (n:Review {id: r.id}) SET n = r.props`, reviewRows(r.Reviews))
	add(`UNWIND $rows AS r MERGE (n:Verdict {key: r.key}) SET n = r.props`, verdictRows(r.Verdicts))
	add(`UNWIND $rows AS r MATCH (n:Failure {id: r.id}) DELETE n`, idRows(r.FailuresGone))
	add(`UNWIND $rows AS r MERGE (n:Entity {id: r.id}) SET n:$(r.props.label), n += r.props`, loadRows(r))
	for _, x := range steps {
		if len(x.rows) == 0 {
			continue
		}
		if err := s.run(ctx, tx, x.cypher, map[string]any{"rows": x.rows}, nil); err != nil {
			return err
		}
	}
	return nil
}

// supportSteps adds what mentions hold up: that entities are there, the
// spellings of persons, the days on which they were seen in offices.
func supportSteps(all []graph.Support, add func(string, []any)) {
	entities, spellings, seen := supportRows(all)
	add(`UNWIND $rows AS r MERGE (n:Entity {id: r.node}) SET n.support = coalesce(n.support, 0) + r.delta
WITH n WHERE n.label IS NOT NULL
CALL (n) { WITH n WHERE n.support > 0 SET n:$(n.label) } CALL (n) { WITH n WHERE n.support <= 0 AND n.label <> 'Source' REMOVE n:$(n.label) }`, entities)
	const count = `UNWIND $rows AS r MERGE (s:Support {key: r.key}) SET s += r.props, s.n = coalesce(s.n, 0) + r.delta WITH s WHERE s.n <= 0 DELETE s`
	add(count, spellings)
	add(`UNWIND $rows AS r WITH DISTINCT r.node AS id MERGE (p:Entity {id: id})
WITH p, COLLECT { MATCH (s:Support {person: p.id}) WHERE s.spelling IS NOT NULL RETURN s ORDER BY s.lang, s.spelling } AS all
SET p.names = [s IN all | s.lang + ': ' + s.spelling], p.name = coalesce([s IN all WHERE s.lang = 'en' | s.spelling][0], all[0].spelling),
 p.wholes = [s IN all | s.folded], p.words = reduce(t = '', s IN all | t + s.words + ' ')`, spellings)
	add(count, seen)
	add(`UNWIND $rows AS r WITH DISTINCT r.node AS person, r.props.office AS office
MERGE (p:Entity {id: person}) MERGE (o:Entity {id: office})
WITH p, o, COLLECT { MATCH (s:Support {person: p.id}) WHERE s.office = o.id RETURN s.day } AS days
CALL (p, o, days) { WITH p, o, days WHERE size(days) = 0 MATCH (p)-[h:HELD]->(o) DELETE h }
CALL (p, o, days) { WITH p, o, days WHERE size(days) > 0 MERGE (p)-[h:HELD]->(o)
 SET h.firstSeen = reduce(a = days[0], d IN days | CASE WHEN d < a THEN d ELSE a END), h.lastSeen = reduce(a = days[0], d IN days | CASE WHEN d > a THEN d ELSE a END) }`, seen)
}
