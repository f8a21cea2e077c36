MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  CALL () {
    MATCH (tie:Tie WHERE tie.pair = $v3)-[:TIES]->(x0:Event WHERE true)
    WHERE tie.sort > '' AND tie.type IN $v6 AND all(i IN $v7 WHERE i IN x0.party) AND tie.sort < $v8
    WITH DISTINCT x0, tie.sort AS s0, tie.pair AS f0
    ORDER BY f0 DESC, s0 DESC LIMIT $v9
    RETURN x0
    UNION ALL MATCH (tie:Tie WHERE tie.pair = $v4)-[:TIES]->(x0:Event WHERE $v5 IN x0.party)
    WHERE tie.sort > '' AND tie.type IN $v10 AND all(i IN $v11 WHERE i IN x0.party) AND tie.sort < $v12
    WITH DISTINCT x0, tie.sort AS s0, tie.pair AS f0
    ORDER BY f0 DESC, s0 DESC LIMIT $v13
    RETURN x0 }
  WITH x0
  ORDER BY x0.sort DESC LIMIT $v14
  RETURN collect([x0.doc]) AS c0 }
CALL () {
  MATCH (tie:Tie WHERE tie.pair IN [$v3, $v4])-[:TIES]->(x0:Event WHERE tie.pair = $v3 OR $v5 IN x0.party)
  WHERE tie.sort > '' AND tie.type IN $v15 AND all(i IN $v16 WHERE i IN x0.party)
  RETURN count(DISTINCT x0) AS t0 }
WITH under0, number0, c0, t0
MATCH (g:Schema {name: 'commit'})
RETURN c0, t0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = "CN|KZ'}) DETACH DELETE n //"
// $v4 = "CN|"
// $v5 = "country:KZ'}) DETACH DELETE n //"
// $v6 = ["VISIT"]
// $v7 = ["country:PK"]
// $v8 = "2025-09-09|event:00ff"
// $v9 = 21
// $v10 = ["VISIT"]
// $v11 = ["country:PK"]
// $v12 = "2025-09-09|event:00ff"
// $v13 = 21
// $v14 = 21
// $v15 = ["VISIT"]
// $v16 = ["country:PK"]
// $pair = ""
