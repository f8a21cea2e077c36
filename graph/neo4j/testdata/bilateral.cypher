MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  MATCH (:Country {id: $a})
  MATCH (:Country {id: $b}) WITH 1 AS x0
  CALL () {
    MATCH (x1:Country {id: $a})
    WHERE true
    WITH DISTINCT x1
    ORDER BY x1.id ASC LIMIT $v3
    RETURN collect([x1.doc]) AS c1 }
  CALL () {
    MATCH (tie:Tie {pair: $pair})-[:TIES]->(x2:Event)
    WHERE tie.sort > ''
    WITH DISTINCT x2, tie.sort AS s2, tie.pair AS f2
    ORDER BY f2 DESC, s2 DESC LIMIT $v4
    CALL (x2) {
      MATCH (x2)<-[:OF|WAS_OF]-(x3:Mention)
      WHERE true
      WITH DISTINCT x3
      ORDER BY x3.sortDay ASC, x3.id ASC LIMIT $v5
      CALL (x3) {
        MATCH (x4:Article {id: x3.article})
        WHERE true
        WITH DISTINCT x4
        ORDER BY x4.sortDay DESC, x4.id DESC LIMIT $v6
        CALL (x4) {
          MATCH (x5:Source {id: x4.source})
          WHERE true
          WITH DISTINCT x5
          ORDER BY x5.id ASC LIMIT $v7
          RETURN collect([x5.doc]) AS c5 }
        RETURN collect([x4.doc, c5]) AS c4 }
      RETURN collect([x3.doc, c4]) AS c3 }
    RETURN collect([x2.doc, c3]) AS c2 }
  RETURN collect([c1, c2]) AS c0 }
WITH under0, number0, c0
MATCH (g:Schema {name: 'commit'})
RETURN c0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = "country:PK"
// $b = "country:KZ'}) DETACH DELETE n //"
// $v3 = 1001
// $v4 = 21
// $v5 = 4
// $v6 = 1001
// $v7 = 1001
// $pair = "KZ'}) DETACH DELETE n //|PK"
