package sqlite

import (
	"strings"

	"diplograph/graph"
)

// ties is the source of a country's ties at the moment of the question: the
// other countries that are there, with what is kept of the pair, or, as of a day, its rows counted.
func (c *compiler) ties() source {
	const pair = "CASE WHEN o.id < $p.id THEN substr(o.id, 9) || '|' || substr($p.id, 9) ELSE substr($p.id, 9) || '|' || substr(o.id, 9) END"
	counts := "SELECT o.id AS country, k.value AS pair, k.n AS n FROM node o CROSS JOIN kept k ON k.pair = '' AND k.dimension = 'PAIR' AND k.value = " + pair
	args, grouped := []any{c.known(), string(c.at.Today)}, ""
	if c.at.Known != graph.Forever {
		counts = "SELECT o.id AS country, t.pair AS pair, count(*) AS n FROM node o CROSS JOIN tie t ON t.pair = " + pair + " AND t.known_from <= ? AND t.known_to > ?"
		args, grouped = append(args, c.known(), c.known()), " GROUP BY o.id"
	}
	return source{
		from: "(SELECT country, pair, n, printf('%09d', n) AS sort, ? AS known, ? AS today FROM (" + counts +
			" WHERE o.label = 'Country' AND o.support > 0 AND o.id <> $p.id" + grouped + ")) $x",
		where: "true",
		args:  args,
	}
}

// lastContact is the first day of the latest event of a tie that took place: the
// first that the pair's rows give, from the day of the question backwards.
var lastContact = "coalesce((SELECT e.starts FROM tie t CROSS JOIN event e ON e.key = t.state" +
	" WHERE t.pair = $k.pair AND t.sort < $k.today || '}' AND t.sort > '0000-00-00}' AND t.known_from <= $k.known AND t.known_to > $k.known AND " +
	strings.NewReplacer("$x", "e", "?", "$k.today").Replace(status) + " IN ('" + strings.Join(took(), "', '") + "') ORDER BY t.sort DESC LIMIT 1), '')"

// took are the statuses of contact, as they are stored.
func took() []string {
	out := make([]string, len(graph.TookPlace))
	for i, s := range graph.TookPlace {
		out[i] = string(s)
	}
	return out
}
