package neo4j

import (
	"context"
	"slices"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// step is one statement of an update: it runs where there are rows for it. A
// statement finds everything by the key of an index that it names, or by an edge
// from there: plans are made when the graph is small, and hold when it is large.
type step struct {
	cypher string
	rows   []any
}

// write writes a revision, in an order in which every edge finds its ends.
func (s *Store) write(ctx context.Context, tx neo4j.ManagedTransaction, r *graph.Revision, there *known) error {
	var steps []step
	add := func(cypher string, rows []any) { steps = append(steps, step{cypher, rows}) }
	for _, m := range r.Mentions {
		there.mentions[m.ID] = m
	}
	entitySteps(r, add)
	articleSteps(r, there, add)
	if err := s.former(ctx, tx, r, there); err != nil {
		return err
	}
	c := there.change(r)
	goneSteps(r, c, add)
	mentionSteps(r, there, add)
	stateSteps(c, there, add)
	add(`UNWIND $rows AS r MERGE (a:Entity {id: r.a}) MERGE (b:Entity {id: r.b}) MERGE (a)-[:TIED {pair: r.pair}]->(b)`, pairRows(c.put))
	viewSteps(r, c, add)
	add(`UNWIND $rows AS r MERGE (k:Kept {key: r.key}) SET k += r.props, k.n = coalesce(k.n, 0) + r.delta WITH k WHERE k.n <= 0 DELETE k`, keptRows(c))
	add(`UNWIND $rows AS r MATCH ()-[e:TIED {pair: r.pair}]->() WHERE NOT EXISTS { MATCH (:Tie {pair: r.pair}) } DELETE e`, pairRows(slices.Concat(c.remade, c.before)))
	add(`UNWIND $rows AS r MATCH (n:Review {id: r.id}) DELETE n`, reviewRows(r.ReviewsGone))
	add(`UNWIND $rows AS r MERGE (n:Review {id: r.id}) SET n = r.props`, reviewRows(r.Reviews))
	add(`UNWIND $rows AS r MERGE (n:Verdict {key: r.key}) SET n = r.props`, verdictRows(r.Verdicts))
	add(`UNWIND $rows AS r MATCH (n:Failure {id: r.id}) DELETE n`, idRows(r.FailuresGone))
	add(`UNWIND $rows AS r MERGE (n:Entity {id: r.id}) SET n:$(r.props.label), n += r.props`, loadRows(r))
	add(addEntries, entryRows(r))
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

// entitySteps put entities and support, and what offices and places belong to.
// Most entities are there already as they are put.
func entitySteps(r *graph.Revision, add func(string, []any)) {
	add(`UNWIND $rows AS r MERGE (n:Entity {id: r.id}) WITH n, r WHERE n.doc IS NULL OR n.doc <> r.props.doc SET n += r.props
WITH n, r CALL (n, r) { WITH n, r WHERE coalesce(n.support, 0) > 0 OR r.source SET n:$(r.props.label) }`, entityRows(r.Entities))
	supportSteps(r.Support, add)
	add(`UNWIND $rows AS r MATCH (n:Entity {id: r.id})
WITH n, COLLECT { MATCH (n)-[:IN|OF]->(m) RETURN m.id } AS has, CASE WHEN n:Office OR n:Place THEN [x IN [n.country, n.organization] WHERE x <> ''] ELSE [] END AS owners
WHERE size(has) <> size(owners) OR any(x IN owners WHERE NOT x IN has)
CALL (n) { MATCH (n)-[e:IN|OF]->() DELETE e }
WITH n, owners UNWIND owners AS owner MERGE (m:Entity {id: owner}) CREATE (n)-[:$(CASE WHEN n:Place THEN 'IN' ELSE 'OF' END)]->(m)`, belonging(r))
}

func articleSteps(r *graph.Revision, there *known, add func(string, []any)) {
	old := slices.DeleteFunc(slices.Clone(r.Articles), func(a *graph.Article) bool { return there.freshArticle(a.ID) })
	add(`UNWIND $rows AS r MATCH (n:Article {id: r.id})-[e:PUBLISHED_BY]->() DELETE e`, articleRows(old))
	add(`UNWIND $rows AS r MERGE (n:Article {id: r.id}) SET n = r.props MERGE (s:Entity {id: r.props.source}) CREATE (n)-[:PUBLISHED_BY]->(s)`, articleRows(r.Articles))
}

// goneSteps take away what is gone, and of what is remade all that leads to it
// and from it. A state that has ended keeps its edges, under the names of former states.
func goneSteps(r *graph.Revision, c change, add func(string, []any)) {
	gone := slices.Concat(c.remade, r.EventsGone)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) CALL (n) { MATCH (n)-[e]-() DELETE e } REMOVE n:Event:Meeting:Visit:Agreement:Statement`, keyRows(gone))
	add(`UNWIND $rows AS r UNWIND r.ties AS key MATCH (t:Tie {key: key}) DETACH DELETE t`, keyRows(slices.Concat(gone, c.remadeFrom)))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) DELETE n`, keyRows(r.EventsGone))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) SET n.knownTo = r.knownTo, n.doc = r.doc REMOVE n:Event:Meeting:Visit:Agreement:Statement
WITH n CALL (n) { MATCH (n)-[e:PART_OF|OUTCOME_OF]-() DELETE e }
CALL (n) { MATCH (n)<-[e:OF|PARTY_TO|TOOK_PART]-(m) CREATE (m)-[w:$('WAS_' + type(e))]->(n) SET w = properties(e) DELETE e }
CALL (n) { MATCH (n)-[e:GUEST|HOST|ON|AT]->(m) CREATE (n)-[:$('WAS_' + type(e))]->(m) DELETE e }`, endedRows(c.ended))
}

// mentionSteps put mentions. Only in an article that was there can a mention
// that is put again be the one to which another points.
func mentionSteps(r *graph.Revision, there *known, add func(string, []any)) {
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) DETACH DELETE n`, goneRows(r.MentionsGone))
	old := slices.DeleteFunc(slices.Clone(r.Mentions), func(m *graph.Mention) bool { return there.freshArticle(m.ArticleID) })
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id})-[e:FROM|WITHIN|CAME_OF]->() DELETE e`, mentionRows(old))
	add(`UNWIND $rows AS r MERGE (n:Mention {id: r.id}) SET n = r.props WITH n, r MATCH (a:Article {id: r.props.article}) CREATE (n)-[:FROM]->(a)`, mentionRows(r.Mentions))
	pointing := func(to func(*graph.Mention) string) []any {
		return pointerRows(slices.DeleteFunc(slices.Clone(r.Mentions), func(m *graph.Mention) bool { return to(m) == "" }))
	}
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {id: r.partOf}) MERGE (n)-[:WITHIN]->(m)`, pointing(func(m *graph.Mention) string { return m.PartOf }))
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {id: r.outcomeOf}) MERGE (n)-[:CAME_OF]->(m)`, pointing(func(m *graph.Mention) string { return m.OutcomeOf }))
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {article: r.article}) WHERE m.partOf = n.id MERGE (m)-[:WITHIN]->(n)`, pointerRows(old))
	add(`UNWIND $rows AS r MATCH (n:Mention {id: r.id}) MATCH (m:Mention {article: r.article}) WHERE m.outcomeOf = n.id MERGE (m)-[:CAME_OF]->(n)`, pointerRows(old))
}

// stateSteps put the states of events, their ties, and what leads to and from them.
func stateSteps(c change, there *known, add func(string, []any)) {
	states := stateRows(c.put, there)
	add(`UNWIND $rows AS r MERGE (n:State {key: r.key}) SET n = r.props
WITH n, r CALL (n, r) { WITH n, r WHERE r.now SET n:Event:$(r.label) }`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.mentions AS id MATCH (m:Mention {id: id})
CREATE (m)-[:$(r.prefix + 'OF')]->(n)`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key})<-[:OF|WAS_OF]-(m)
WITH n, collect(DISTINCT m.source) AS sources, collect(DISTINCT m.lang) AS langs, collect(DISTINCT m.published) AS days
SET n.sources = sources, n.langs = langs, n.days = [d IN days WHERE d <> '']`, keyRows(there.partly(c.put)))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.to AS t MERGE (m:Entity {id: t.id}) CREATE (n)-[e:$(r.prefix + t.type)]->(m) SET e = t.props`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.from AS t MERGE (m:Entity {id: t.id}) CREATE (m)-[e:$(r.prefix + t.type)]->(n) SET e = t.props`, states)
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) UNWIND r.ties AS t CREATE (m:Tie) SET m = t, m.sort = n.sort CREATE (m)-[:TIES]->(n)`, states)
	now := slices.DeleteFunc(slices.Clone(c.put), func(e *graph.Event) bool { return e.KnownTo != graph.Forever })
	pointing := func(to func(*graph.Mention) string) []any {
		return keyRows(slices.DeleteFunc(slices.Clone(now), func(e *graph.Event) bool { return !there.points(e, to) }))
	}
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key})<-[:OF]-()-[:WITHIN]->()-[:OF]->(v) WHERE v:Visit MERGE (n)-[:PART_OF]->(v)`, pointing(func(m *graph.Mention) string { return m.PartOf }))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key}) WHERE n:Visit MATCH (n)<-[:OF]-()<-[:WITHIN]-()-[:OF]->(v) MERGE (v)-[:PART_OF]->(n)`, keyRows(now))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key})<-[:OF]-()-[:CAME_OF]->()-[:OF]->(v) MERGE (n)-[:OUTCOME_OF]->(v)`, pointing(func(m *graph.Mention) string { return m.OutcomeOf }))
	add(`UNWIND $rows AS r MATCH (n:State {key: r.key})<-[:OF]-()<-[:CAME_OF]-()-[:OF]->(v) MERGE (v)-[:OUTCOME_OF]->(n)`, keyRows(now))
}

// viewSteps put the edges for explorers: one for each pair and event that holds now.
func viewSteps(r *graph.Revision, c change, add func(string, []any)) {
	for _, view := range [...]string{"MEETS", "VISITS", "AGREES_WITH"} {
		rows := viewRows(c.put, view)
		stays := map[[2]any]bool{}
		for _, x := range rows {
			stays[viewKey(x)] = true
		}
		gone := slices.DeleteFunc(viewRows(c.before, view), func(x any) bool { return stays[viewKey(x)] })
		add(`UNWIND $rows AS r MATCH ()-[e:`+view+` {event: r.event, pair: r.pair}]->() DELETE e`, gone)
		add(`UNWIND $rows AS r MERGE (a:Entity {id: r.a}) MERGE (b:Entity {id: r.b}) MERGE (a)-[e:`+view+` {event: r.event, pair: r.pair}]->(b) SET e = r.props`, rows)
	}
}

func viewKey(row any) [2]any {
	p, _ := row.(props)
	return [2]any{p["event"], p["pair"]}
}

// supportSteps adds what mentions hold up: that entities are there, the
// spellings of persons, the days on which they were seen in offices. Names are
// written again only where a spelling comes or goes, and the days of a tenure
// are looked through only where one goes.
func supportSteps(all []graph.Support, add func(string, []any)) {
	entities, spellings, seen := supportRows(all)
	add(`UNWIND $rows AS r MERGE (n:Entity {id: r.node}) SET n.support = coalesce(n.support, 0) + r.delta
WITH n WHERE n.label IS NOT NULL
CALL (n) { WITH n WHERE n.support > 0 SET n:$(n.label) } CALL (n) { WITH n WHERE n.support <= 0 AND n.label <> 'Source' REMOVE n:$(n.label) }`, entities)
	add(`UNWIND $rows AS r MERGE (s:Support {key: r.key}) SET s += r.props, s.n = coalesce(s.n, 0) + r.delta
WITH r, s, s.n AS n WHERE n <= 0 OR n = r.delta
WITH r.node AS id, collect(CASE WHEN n <= 0 THEN s END) AS none
FOREACH (s IN none | DELETE s) WITH id
MERGE (p:Entity {id: id})
WITH p, COLLECT { MATCH (s:Support {person: p.id}) WHERE s.lang > '' RETURN s ORDER BY s.lang, s.spelling } AS all
SET p.names = [s IN all | s.lang + ': ' + s.spelling], p.name = coalesce([s IN all WHERE s.lang = 'en' | s.spelling][0], all[0].spelling),
 p.wholes = [s IN all | s.folded], p.words = reduce(t = '', s IN all | t + s.words + ' ')`, spellings)
	add(`UNWIND $rows AS r MERGE (s:Support {key: r.key}) SET s += r.props, s.n = coalesce(s.n, 0) + r.delta WITH s WHERE s.n <= 0 DELETE s`, seen)
	more, less := tenureRows(all)
	add(`UNWIND $rows AS r MERGE (p:Entity {id: r.person}) MERGE (o:Entity {id: r.office}) MERGE (p)-[h:HELD]->(o)
SET h.firstSeen = CASE WHEN h.firstSeen < r.first THEN h.firstSeen ELSE r.first END, h.lastSeen = CASE WHEN h.lastSeen > r.last THEN h.lastSeen ELSE r.last END`, more)
	add(`UNWIND $rows AS r MERGE (p:Entity {id: r.person}) MERGE (o:Entity {id: r.office})
WITH p, o, COLLECT { MATCH (s:Support {person: p.id, office: o.id}) RETURN s.day } AS days
CALL (p, o, days) { WITH p, o, days WHERE size(days) = 0 MATCH (p)-[h:HELD]->(o) DELETE h }
CALL (p, o, days) { WITH p, o, days WHERE size(days) > 0 MERGE (p)-[h:HELD]->(o)
 SET h.firstSeen = reduce(a = days[0], d IN days | CASE WHEN d < a THEN d ELSE a END), h.lastSeen = reduce(a = days[0], d IN days | CASE WHEN d > a THEN d ELSE a END) }`, less)
}
