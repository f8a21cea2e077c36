MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  CALL () {
    UNWIND $v3 AS id
    MATCH (x0:Entity&(Country|Organization|Person|Office|Place|Sector|Source|Load|Failure) {id: id})
    WHERE true
    RETURN x0, '' AS s0
    UNION
    UNWIND $v4 AS id
    MATCH (x0:Article {id: id})
    WHERE true
    RETURN x0, '' AS s0
    UNION
    UNWIND $v5 AS id
    MATCH (x0:Mention {id: id})
    WHERE true
    RETURN x0, '' AS s0
    UNION
    UNWIND $v6 AS id
    MATCH (:Mention {id: id})-[:OF|WAS_OF]->(x0:Event)
    WHERE true
    RETURN x0, '' AS s0 }
  WITH DISTINCT x0, s0
  CALL (x0) {
    UNWIND x0.person AS id
    MATCH (x1:Person {id: id})
    WHERE true
    WITH DISTINCT x1
    ORDER BY x1.id ASC LIMIT $v7
    RETURN collect([x1.doc, x1.names]) AS c1 }
  RETURN collect([CASE WHEN x0:State THEN 'Event' WHEN x0:Article THEN 'Article' WHEN x0:Mention THEN 'Mention' ELSE x0.label END, x0.doc, x0.names, c1]) AS c0 }
WITH under0, number0, c0
MATCH (g:Schema {name: 'commit'})
RETURN c0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = ["event:00ff","country:PK","'}) DETACH DELETE n //"]
// $v4 = ["event:00ff","country:PK","'}) DETACH DELETE n //"]
// $v5 = ["event:00ff","country:PK","'}) DETACH DELETE n //"]
// $v6 = ["mention:00ff"]
// $v7 = 1001
// $pair = ""
