package neo4j

import "diplograph/graph"

// ties is the source of a country's ties at the moment of the question: the
// states to which the country is a party, grouped by the other parties.
func (c *compiler) ties() source {
	known := ""
	if c.at.Known != graph.Forever {
		k := c.param(string(c.at.Known))
		known = " AND e.knownFrom <= " + k + " AND e.knownTo > " + k
	}
	took := "e.from > " + c.param(string(graph.Earliest)) + " AND e.from <= " + c.param(string(c.at.Today)) + " AND " + c.status("e") + " IN " + c.param(texts(graph.TookPlace))
	return source{match: "MATCH ($up)-[:PARTY_TO|WAS_PARTY_TO]->(e:{KNOWN}) WHERE size(e.pairs) > 0" + known +
		" UNWIND e.party AS party WITH e, party WHERE party <> $up.id" +
		" WITH party, count(DISTINCT e) AS n, coalesce(max(CASE WHEN " + took + " THEN e.from END), '') AS last" +
		" MATCH (o:Country {id: party})" +
		" WITH {country: o.id, n: n, last: last, sort: right('00000000' + toString(n), 9)} AS $x"}
}
