MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  MATCH (tie:Tie {pair: $v0})-[:TIES]->(x0:Event)
  WHERE tie.sort > ''
  WITH DISTINCT x0 UNWIND x0.sectorCodes AS k0
  RETURN 0 AS tally, count(DISTINCT x0) AS n, [k0, CASE WHEN x0.from = '0000-00-00' THEN '' ELSE substring(x0.from, 0, 7) END] AS keys
  UNION ALL
  MATCH (x1:Event)
  WHERE true AND any(i IN x1.party WHERE i IN $v1)
  WITH DISTINCT x1
  RETURN 1 AS tally, count(DISTINCT x1) AS n, [] AS keys
  UNION ALL
  MATCH (tie:Tie WHERE tie.pair IN [$v2, $v3])-[:TIES]->(x2:Event WHERE tie.pair = $v2 OR $v4 IN x2.party)
  WHERE tie.sort > ''
  WITH DISTINCT x2
  RETURN 2 AS tally, count(DISTINCT x2) AS n, [CASE WHEN x2.then <> '' AND $v5 >= x2.until THEN x2.then ELSE x2.status END] AS keys }
WITH under0, number0, collect([tally, n, keys]) AS rows
WITH under0, number0, rows
MATCH (g:Schema {name: 'commit'})
RETURN rows, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $v0 = "KZ'}) DETACH DELETE n //|PK"
// $v1 = ["country:'}) DETACH DELETE n //"]
// $v2 = "'}) DETACH DELETE n //|PK"
// $v3 = "'}) DETACH DELETE n //|"
// $v4 = "country:PK"
// $v5 = "2025-09-15"
