MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  CALL () {
    CALL db.index.fulltext.queryNodes('entity_words', $v3) YIELD node AS x0 WITH x0 WHERE x0.label IN $v5
    RETURN x0, CASE WHEN $v4 IN x0.wholes THEN '0' ELSE '1' END + CASE x0.label WHEN 'Country' THEN '0' WHEN 'Person' THEN '1' WHEN 'Office' THEN '2' WHEN 'Organization' THEN '3' WHEN 'Place' THEN '4' WHEN 'Sector' THEN '5' WHEN 'Event' THEN '6' WHEN 'Article' THEN '7' END AS s0
    UNION
    CALL db.index.fulltext.queryNodes('article_words', $v3) YIELD node AS x0 WITH x0
    RETURN x0, CASE WHEN $v4 IN x0.wholes THEN '0' ELSE '1' END + CASE 'Article' WHEN 'Country' THEN '0' WHEN 'Person' THEN '1' WHEN 'Office' THEN '2' WHEN 'Organization' THEN '3' WHEN 'Place' THEN '4' WHEN 'Sector' THEN '5' WHEN 'Event' THEN '6' WHEN 'Article' THEN '7' END AS s0
    UNION
    UNWIND $v6 AS word CALL db.index.fulltext.queryNodes('mention_words', word) YIELD node AS m MATCH (m)-[:OF]->(x0:Event) WITH x0, count(DISTINCT word) AS n, max(CASE WHEN $v4 IN m.wholes THEN 1 ELSE 0 END) AS is WHERE n = $v7
    RETURN x0, CASE is WHEN 1 THEN '06' ELSE '16' END AS s0 }
  WITH DISTINCT x0, s0
  ORDER BY s0 ASC, x0.id ASC LIMIT $v8
  RETURN collect([CASE WHEN x0:State THEN 'Event' WHEN x0:Article THEN 'Article' WHEN x0:Mention THEN 'Mention' ELSE x0.label END, x0.doc, x0.names, s0]) AS c0 }
WITH under0, number0, c0
MATCH (g:Schema {name: 'commit'})
RETURN c0, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = "وزیر* AND خارجہ* AND detach* AND delete* AND n*"
// $v4 = "وزیر خارجہ detach delete n"
// $v5 = ["Country","Person","Office","Organization","Place","Sector"]
// $v6 = ["delete*","detach*","n*","خارجہ*","وزیر*"]
// $v7 = 5
// $v8 = 21
// $pair = ""
