MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  MATCH (x0:State&Event {direction: $v3})
  WHERE x0.sort > '' AND x0.type = 'VISIT' AND x0.guest IN $v4 AND x0.host IN $v5
  WITH DISTINCT x0, x0.direction AS f0
  ORDER BY f0 DESC, x0.sort DESC LIMIT $v6
  RETURN collect([x0.doc]) AS c0 }
WITH under0, number0, c0
MATCH (g:Schema {name: 'commit'})
RETURN c0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = "PK\u003eKZ'}) DETACH DELETE n //"
// $v4 = ["country:PK"]
// $v5 = ["country:KZ'}) DETACH DELETE n //"]
// $v6 = 21
// $pair = ""
