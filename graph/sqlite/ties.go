package sqlite

import (
	"strings"

	"diplograph/graph"
)

// ties is the source of a country's ties at the moment of the question: the
// states to which the country is a party, grouped by the other parties.
func (c *compiler) ties() source {
	took := strings.ReplaceAll(status, "$x", "e") + " IN ('" + strings.Join(took(), "', '") + "')"
	return source{
		from: "(SELECT i.value AS country, count(*) AS n, printf('%09d', count(*)) AS sort," +
			" coalesce(max(CASE WHEN e.starts > ? AND e.starts <= ? AND " + took + " THEN e.starts END), '') AS last" +
			" FROM edge j CROSS JOIN event e ON e.key = j.state CROSS JOIN json_each(e.links, '$.party') i" +
			" CROSS JOIN node o ON o.id = i.value" +
			" WHERE j.target = $p.id AND j.kind = 'party' AND e.known_from <= ? AND e.known_to > ?" +
			" AND i.value <> $p.id AND json_array_length(e.links, '$.pair') > 0 AND o.support > 0 AND o.label = 'Country'" +
			" GROUP BY i.value) $x",
		where: "true",
		args:  []any{string(graph.Earliest), string(c.at.Today), string(c.at.Today), c.known(), c.known()},
	}
}

// took are the statuses of contact, as they are stored.
func took() []string {
	out := make([]string, len(graph.TookPlace))
	for i, s := range graph.TookPlace {
		out[i] = string(s)
	}
	return out
}
