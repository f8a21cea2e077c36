MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  MATCH (x0:State)
  WHERE x0.sort > '' AND x0.knownFrom <= $v3 AND x0.knownTo > $v3 AND x0.type = 'VISIT' AND x0.host IN $v4 AND CASE WHEN x0.then <> '' AND $v5 >= x0.until THEN x0.then ELSE x0.status END IN $v6 AND x0.sort < $v7
  WITH DISTINCT x0
  ORDER BY x0.sort DESC LIMIT $v8
  CALL (x0) {
    MATCH (x1:Country {id: x0.guest})
    WHERE true
    WITH DISTINCT x1
    ORDER BY x1.id ASC LIMIT $v9
    RETURN collect([x1.doc]) AS c1 }
  CALL (x0) {
    MATCH (x0)<-[:OF|WAS_OF]-(:Mention)<-[:WITHIN]-(:Mention)-[:OF|WAS_OF]->(x2:State)
    WHERE true AND x2.knownFrom <= $v10 AND x2.knownTo > $v10
    WITH DISTINCT x2
    ORDER BY x2.sort DESC LIMIT $v11
    RETURN collect([x2.doc]) AS c2 }
  RETURN collect([x0.doc, c1, c2]) AS c0 }
WITH under0, number0, c0
MATCH (g:Schema {name: 'commit'})
RETURN c0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = "2025-12-15"
// $v4 = ["country:PK","country:'}) DETACH DELETE n //"]
// $v5 = "2025-12-15"
// $v6 = ["PLANNED","LAPSED"]
// $v7 = "2025-11-01|event:00ff"
// $v8 = 21
// $v9 = 1001
// $v10 = "2025-12-15"
// $v11 = 1001
// $pair = ""
