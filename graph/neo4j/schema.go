package neo4j

import (
	"context"
	"fmt"

	"diplograph/graph"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// schemaVersion is the version of the statements below; a change of theirs is
// a new version, with what brings older graphs up to it.
const schemaVersion = 8

// schema are the constraints and indexes, each made where it is not there. In a
// graph of version 1 reviews come as their blocks are concluded anew.
var schema = [...]string{
	"CREATE CONSTRAINT schema_name IF NOT EXISTS FOR (n:Schema) REQUIRE n.name IS UNIQUE",
	"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT country_id IF NOT EXISTS FOR (n:Country) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT country_code IF NOT EXISTS FOR (n:Country) REQUIRE n.code IS UNIQUE",
	"CREATE CONSTRAINT organization_id IF NOT EXISTS FOR (n:Organization) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT organization_code IF NOT EXISTS FOR (n:Organization) REQUIRE n.code IS UNIQUE",
	"CREATE CONSTRAINT sector_id IF NOT EXISTS FOR (n:Sector) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT sector_code IF NOT EXISTS FOR (n:Sector) REQUIRE n.code IS UNIQUE",
	"CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT office_id IF NOT EXISTS FOR (n:Office) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT place_id IF NOT EXISTS FOR (n:Place) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT source_id IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT load_id IF NOT EXISTS FOR (n:Load) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT failure_id IF NOT EXISTS FOR (n:Failure) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT change_number IF NOT EXISTS FOR (n:Change) REQUIRE n.number IS UNIQUE",
	"CREATE CONSTRAINT entry_number IF NOT EXISTS FOR (n:Entry) REQUIRE n.number IS UNIQUE",
	"CREATE INDEX failure_load IF NOT EXISTS FOR (n:Failure) ON (n.load)",
	"CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT state_key IF NOT EXISTS FOR (n:State) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT event_id IF NOT EXISTS FOR (n:Event) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT tie_key IF NOT EXISTS FOR (n:Tie) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT verdict_key IF NOT EXISTS FOR (n:Verdict) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT review_id IF NOT EXISTS FOR (n:Review) REQUIRE n.id IS UNIQUE",
	"CREATE CONSTRAINT support_key IF NOT EXISTS FOR (n:Support) REQUIRE n.key IS UNIQUE",
	"CREATE CONSTRAINT meets_key IF NOT EXISTS FOR ()-[r:MEETS]-() REQUIRE (r.event, r.pair) IS UNIQUE",
	"CREATE CONSTRAINT visits_key IF NOT EXISTS FOR ()-[r:VISITS]-() REQUIRE (r.event, r.pair) IS UNIQUE",
	"CREATE CONSTRAINT agrees_key IF NOT EXISTS FOR ()-[r:AGREES_WITH]-() REQUIRE (r.event, r.pair) IS UNIQUE",
	"CREATE CONSTRAINT tied_pair IF NOT EXISTS FOR ()-[r:TIED]-() REQUIRE r.pair IS UNIQUE",
	"CREATE INDEX tie_page IF NOT EXISTS FOR (n:Tie) ON (n.pair, n.sort)",
	"CREATE INDEX state_direction IF NOT EXISTS FOR (n:State) ON (n.direction, n.sort)",
	"CREATE INDEX event_sort IF NOT EXISTS FOR (n:Event) ON (n.sort)",
	"CREATE INDEX state_sort IF NOT EXISTS FOR (n:State) ON (n.sort)",
	"CREATE INDEX state_block IF NOT EXISTS FOR (n:State) ON (n.block)",
	"CREATE INDEX mention_day IF NOT EXISTS FOR (n:Mention) ON (n.block, n.sortDay)",
	"CREATE INDEX event_reach IF NOT EXISTS FOR (n:Event) ON (n.block, n.reachTo)",
	"CREATE INDEX mention_article IF NOT EXISTS FOR (n:Mention) ON (n.article)",
	"DROP INDEX mention_block IF EXISTS",
	"CREATE CONSTRAINT kept_key IF NOT EXISTS FOR (n:Kept) REQUIRE n.key IS UNIQUE",
	"CREATE INDEX kept_pair IF NOT EXISTS FOR (n:Kept) ON (n.pair, n.by)",
	"CREATE INDEX article_page IF NOT EXISTS FOR (n:Article) ON (n.published, n.id)",
	"CREATE INDEX verdict_a IF NOT EXISTS FOR (n:Verdict) ON (n.a)",
	"CREATE INDEX verdict_b IF NOT EXISTS FOR (n:Verdict) ON (n.b)",
	"CREATE INDEX review_page IF NOT EXISTS FOR (n:Review) ON (n.sort)",
	"CREATE INDEX review_a IF NOT EXISTS FOR (n:Review) ON (n.a)",
	"CREATE INDEX review_b IF NOT EXISTS FOR (n:Review) ON (n.b)",
	"CREATE INDEX review_block IF NOT EXISTS FOR (n:Review) ON (n.block)",
	"CREATE INDEX support_lang IF NOT EXISTS FOR (n:Support) ON (n.person, n.lang)",
	"CREATE INDEX support_office IF NOT EXISTS FOR (n:Support) ON (n.person, n.office)",
	"DROP INDEX support_person IF EXISTS",
	"CREATE INDEX party_page IF NOT EXISTS FOR ()-[r:PARTY_TO]-() ON (r.of, r.sort)",
	"CREATE INDEX guest_page IF NOT EXISTS FOR ()-[r:GUEST]-() ON (r.of, r.sort)",
	"CREATE INDEX host_page IF NOT EXISTS FOR ()-[r:HOST]-() ON (r.of, r.sort)",
	"CREATE INDEX took_part_page IF NOT EXISTS FOR ()-[r:TOOK_PART]-() ON (r.of, r.sort)",
	"CREATE INDEX on_page IF NOT EXISTS FOR ()-[r:ON]-() ON (r.of, r.sort)",
	"CREATE INDEX at_page IF NOT EXISTS FOR ()-[r:AT]-() ON (r.of, r.sort)",
	"CREATE INDEX office_country IF NOT EXISTS FOR (n:Office) ON (n.country)",
	"CREATE FULLTEXT INDEX entity_words IF NOT EXISTS FOR (n:Country|Person|Office|Organization|Place|Sector) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	"CREATE FULLTEXT INDEX article_words IF NOT EXISTS FOR (n:Article) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	"CREATE FULLTEXT INDEX mention_words IF NOT EXISTS FOR (n:Mention) ON EACH [n.words] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
}

// reachFar lets all days be near to events of graphs of version 2.
const reachFar = "MATCH (n:State) WHERE n.reachTo IS NULL SET n.reachFrom = '0000-00-00', n.reachTo = '9999-12-31'"

// tieCountries makes the edges between countries that graphs of version 2 have not.
const tieCountries = "MATCH (t:Tie) WITH DISTINCT t.pair AS pair, 'country:' + t.a AS one, 'country:' + t.b AS other" +
	" MATCH (a:Entity {id: one}) MATCH (b:Entity {id: other}) MERGE (a)-[:TIED {pair: pair}]->(b)"

// sortEdges gives the edges of events that hold now what those of graphs of version 4 have not.
const sortEdges = "MATCH (n:Event)-[e:PARTY_TO|GUEST|HOST|TOOK_PART|ON|AT]-(m:Entity) SET e.of = m.id, e.sort = n.sort"

// typeTies gives the ties of graphs of version 7 their types; crowd makes those of
// events of more than five countries, which such graphs have not.
const typeTies = "MATCH (t:Tie)-[:TIES]->(n:State) SET t.type = n.type"

const crowd = "MATCH (n:State) WHERE size(n.pairs) = 0 AND size(n.countries) > 1 UNWIND n.countries AS code" +
	" MERGE (t:Tie {key: code + '|@' + n.key}) SET t.pair = code + '|', t.a = code, t.b = '', t.type = n.type, t.sort = n.sort MERGE (t)-[:TIES]->(n)"

// prepare makes the schema, once. The error is graph.ErrInvalid where a later
// version of this program made the graph.
func (s *Store) prepare(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.prepared {
		return nil
	}
	if err := s.reach(ctx); err != nil { // one try: a transaction would try again for a while
		return err
	}
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { _ = session.Close(context.WithoutCancel(ctx)) }()
	version := int64(0)
	write := func(params map[string]any, row func(*neo4j.Record) error, statements ...string) error {
		_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (_ any, err error) {
			for _, cypher := range statements {
				if err = s.run(ctx, tx, cypher, params, row); err != nil {
					break
				}
			}
			return nil, err
		})
		return err
	}
	err := write(nil, func(r *neo4j.Record) error {
		version, _ = r.Values[0].(int64)
		return nil
	}, "OPTIONAL MATCH (n:Schema {name: 'diplograph'}) RETURN coalesce(n.version, 0) AS version")
	if err != nil {
		return s.failed(ctx, "prepare the graph", err)
	}
	if version > schemaVersion {
		return fmt.Errorf("%w: the graph at %s was made by a later version of diplograph (its schema is version %d, this program knows %d); use that version", graph.ErrInvalid, s.target, version, schemaVersion)
	}
	if version < schemaVersion {
		// Constraints and indexes are made in one transaction, which nothing else may be in.
		steps := [][]string{schema[:], {"CALL db.awaitIndexes(60)"}, {reachFar}, {tieCountries}, {sortEdges}, {typeTies}, {crowd}, {"MATCH (k:Kept) DELETE k"}, {keepCounts},
			{"MERGE (n:Schema {name: 'diplograph'}) SET n.version = $version MERGE (c:Schema {name: 'commit'}) SET c.under = 0, c.number = 0"}}
		for _, step := range steps {
			if err := write(map[string]any{"version": int64(schemaVersion)}, nil, step...); err != nil {
				return s.failed(ctx, "prepare the graph", err)
			}
		}
	}
	s.prepared = true
	return nil
}
