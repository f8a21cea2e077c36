package neo4j

import "diplograph/graph"

// ties is the source of a country's ties at the moment of the question: the
// countries to which it is tied, with what is kept of the pair, or, as of a
// day, its ties counted; and the first day of the latest event that took place,
// which the index gives from the day of the question backwards.
func (c *compiler) ties() source {
	known, counted := "", "MATCH (k:Kept {key: '@PAIR@' + pair}) WITH o, pair, k.n AS n"
	if c.at.Known != graph.Forever {
		k := c.param(string(c.at.Known))
		known = " AND e.knownFrom <= " + k + " AND e.knownTo > " + k
		counted = "MATCH (tie:Tie {pair: pair})-[:TIES]->(e:State) WHERE tie.sort > ''" + known + " WITH o, pair, count(e) AS n"
	}
	begun, today := c.param(string(graph.Earliest)+"}"), c.param(string(c.at.Today)+"}") // after every id of the day
	return source{match: "MATCH ($up)-[tied:TIED]-(o:Country) WITH o, tied.pair AS pair " + counted +
		" CALL (pair) { MATCH (tie:Tie {pair: pair})-[:TIES]->(e:{KNOWN}) WHERE tie.sort > " + begun + " AND tie.sort < " + today + known +
		" AND " + c.status("e") + " IN " + c.param(texts(graph.TookPlace)) +
		" WITH e, tie.pair AS f, tie.sort AS s ORDER BY f DESC, s DESC LIMIT 1 RETURN collect(e.from) AS days }" +
		" WITH {country: o.id, n: n, last: coalesce(days[0], ''), sort: right('00000000' + toString(n), 9)} AS $x"}
}
