MATCH (tie:Tie)-[:TIES]->(x0:Event)
WHERE true AND any(i IN x0.sector WHERE i IN $v0)
WITH tie.a AS a, tie.b AS b, x0.sort AS sort, x0.key AS key
ORDER BY a, b, sort DESC
RETURN a, b, collect(key)[0] AS value
UNION ALL MATCH (n:Country)
RETURN n.code AS a, null AS b, n.doc AS value
// $v0 = ["sector:'}) DETACH DELETE n //"]
