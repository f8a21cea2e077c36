MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  CALL () {
    UNWIND $v3 AS id
    MATCH (x0:Entity&(Country|Organization|Person|Office|Place|Sector|Source|Load|Failure) {id: id})
    WHERE true AND x0:Country
    RETURN x0, '' AS s0 }
  WITH DISTINCT x0, s0
  CALL (x0) {
    MATCH ()-[e:PARTY_TO {of: x0.id}]->(x1:Event)
    WHERE e.sort > '' AND x1.type IN $v4 AND any(i IN x1.sector WHERE i IN $v5) AND x1.confidence >= $v6 AND ((true AND x1.level IN $v7) OR (true AND x1.from <> '0000-00-00' AND x1.to >= $v8 AND x1.from <= $v9)) AND NOT (true AND CASE WHEN x1.then <> '' AND $v10 >= x1.until THEN x1.then ELSE x1.status END IN $v11) AND e.sort < $v12
    WITH DISTINCT x1, e.sort AS s1, e.of AS f1
    ORDER BY f1 DESC, s1 DESC LIMIT $v13
    CALL (x1) {
      UNWIND x1.party AS id
      MATCH (x2:Country {id: id})
      WHERE true
      WITH DISTINCT x2
      ORDER BY x2.id ASC LIMIT $v14
      RETURN collect([x2.doc]) AS c2 }
    CALL (x1) {
      MATCH (x1)<-[:OF|WAS_OF]-(x3:Mention)
      WHERE true
      WITH DISTINCT x3
      ORDER BY x3.sortDay ASC, x3.id ASC LIMIT $v15
      CALL (x3) {
        MATCH (x4:Article {id: x3.article})
        WHERE true
        WITH DISTINCT x4
        ORDER BY x4.sortDay DESC, x4.id DESC LIMIT $v16
        CALL (x4) {
          MATCH (x5:Source {id: x4.source})
          WHERE true
          WITH DISTINCT x5
          ORDER BY x5.id ASC LIMIT $v17
          RETURN collect([x5.doc]) AS c5 }
        RETURN collect([x4.doc, c5]) AS c4 }
      RETURN collect([x3.doc, c4]) AS c3 }
    RETURN collect([x1.doc, c2, c3]) AS c1 }
  CALL (x0) {
    MATCH ()-[e:PARTY_TO {of: x0.id}]->(x1:Event)
    WHERE e.sort > '' AND x1.type IN $v18 AND any(i IN x1.sector WHERE i IN $v19) AND x1.confidence >= $v20 AND ((true AND x1.level IN $v21) OR (true AND x1.from <> '0000-00-00' AND x1.to >= $v22 AND x1.from <= $v23)) AND NOT (true AND CASE WHEN x1.then <> '' AND $v24 >= x1.until THEN x1.then ELSE x1.status END IN $v25)
    RETURN count(DISTINCT x1) AS t1 }
  RETURN collect([x0.doc, c1, t1]) AS c0 }
WITH under0, number0, c0
MATCH (g:Schema {name: 'commit'})
RETURN c0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = ["country:PK"]
// $v4 = ["MEETING"]
// $v5 = ["sector:trade","sector:'}) DETACH DELETE n //"]
// $v6 = 0.5
// $v7 = ["HEAD_OF_STATE"]
// $v8 = "0000-00-01"
// $v9 = "2025-09-30"
// $v10 = "2025-09-15"
// $v11 = ["CANCELLED"]
// $v12 = "2025-09-09|event:00ff'}) DETACH DELETE n //"
// $v13 = 21
// $v14 = 1001
// $v15 = 4
// $v16 = 1001
// $v17 = 1001
// $v18 = ["MEETING"]
// $v19 = ["sector:trade","sector:'}) DETACH DELETE n //"]
// $v20 = 0.5
// $v21 = ["HEAD_OF_STATE"]
// $v22 = "0000-00-01"
// $v23 = "2025-09-30"
// $v24 = "2025-09-15"
// $v25 = ["CANCELLED"]
// $pair = ""
