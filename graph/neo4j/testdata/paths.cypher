MATCH (g:Schema {name: 'commit'}) WITH g.under AS under0, g.number AS number0
CALL () {
  MATCH (a:Country {code: $v3})
  MATCH (b:Country {code: $v4}) CALL (a, b) {
    MATCH (a)-[tied:TIED]-(b)
    WHERE EXISTS {
      MATCH (tie:Tie {pair: tied.pair})-[:TIES]->(xr:Event)
      WHERE tie.sort > '' AND any(i IN xr.sector WHERE i IN $v6) }
    RETURN [a.code, b.code] AS codes
    UNION MATCH (a)-[tied:TIED]-(via:Country)-[on:TIED]-(b)
    WHERE EXISTS {
      MATCH (tie:Tie {pair: tied.pair})-[:TIES]->(xr:Event)
      WHERE tie.sort > '' AND any(i IN xr.sector WHERE i IN $v7) } AND EXISTS {
      MATCH (tie:Tie {pair: on.pair})-[:TIES]->(xr:Event)
      WHERE tie.sort > '' AND any(i IN xr.sector WHERE i IN $v8) }
    RETURN [a.code, via.code, b.code] AS codes } WITH codes
  ORDER BY size(codes), codes LIMIT $v5
  RETURN collect(codes) AS found0 }
WITH under0, number0, found0
CALL (found0) { WITH found0 WHERE size(found0) < $v5 MATCH (:Country)-[tied:TIED]->(:Country)
  WHERE EXISTS {
    MATCH (tie:Tie {pair: tied.pair})-[:TIES]->(xr:Event)
    WHERE tie.sort > '' AND any(i IN xr.sector WHERE i IN $v9) }
  RETURN collect(tied.pair) AS passing }
WITH under0, number0, passing, found0
CALL (passing, found0) { WITH found0 WHERE size(found0) < $v5 MATCH (a:Country {code: $v3})
  MATCH (b:Country {code: $v4})
  MATCH p = SHORTEST 1 GROUPS (a) ((:Country)-[tied:TIED WHERE tied.pair IN passing]-(:Country)){1,3} (b) WITH [n IN nodes(p) | n.code] AS codes WHERE all(i IN range(1, size(codes) - 1)
  WHERE NOT codes[i] IN codes[0..i]) WITH codes
  ORDER BY size(codes), codes LIMIT $v5
  RETURN collect(codes) AS more }
WITH under0, number0, passing, CASE WHEN size(more) > size(found0) THEN more ELSE found0 END AS found1
CALL (passing, found1) { WITH found1 WHERE size(found1) < $v5 MATCH (a:Country {code: $v3})
  MATCH (b:Country {code: $v4})
  MATCH p = SHORTEST 2 GROUPS (a) ((:Country)-[tied:TIED WHERE tied.pair IN passing]-(:Country)){1,3} (b) WITH [n IN nodes(p) | n.code] AS codes WHERE all(i IN range(1, size(codes) - 1)
  WHERE NOT codes[i] IN codes[0..i]) WITH codes
  ORDER BY size(codes), codes LIMIT $v5
  RETURN collect(codes) AS more }
WITH under0, number0, passing, CASE WHEN size(more) > size(found1) THEN more ELSE found1 END AS found2
CALL (passing, found2) { WITH found2 WHERE size(found2) < $v5 MATCH (a:Country {code: $v3})
  MATCH (b:Country {code: $v4})
  MATCH p = SHORTEST 3 GROUPS (a) ((:Country)-[tied:TIED WHERE tied.pair IN passing]-(:Country)){1,3} (b) WITH [n IN nodes(p) | n.code] AS codes WHERE all(i IN range(1, size(codes) - 1)
  WHERE NOT codes[i] IN codes[0..i]) WITH codes
  ORDER BY size(codes), codes LIMIT $v5
  RETURN collect(codes) AS more }
WITH under0, number0, passing, CASE WHEN size(more) > size(found2) THEN more ELSE found2 END AS found3
WITH under0, number0, found3 AS chains
CALL (chains) {
  UNWIND chains AS chain UNWIND chain AS code
  WITH DISTINCT code MATCH (x0:Country {code: code}) WITH x0
  CALL (x0) {
    MATCH (x0)-[tied:TIED]-(o:Country) WITH o, tied.pair AS pair MATCH (k:Kept {key: '@PAIR@' + pair}) WITH o, pair, k.n AS n CALL (pair) {
      MATCH (tie:Tie {pair: pair})-[:TIES]->(e:Event)
      WHERE tie.sort > $v10 AND tie.sort < $v11 AND CASE WHEN e.then <> '' AND $v12 >= e.until THEN e.then ELSE e.status END IN $v13 WITH e, tie.pair AS f, tie.sort AS s
      ORDER BY f DESC, s DESC LIMIT 1
      RETURN collect(e.from) AS days } WITH {country: o.id, n: n, last: coalesce(days[0], ''), sort: right('00000000' + toString(n), 9)} AS x1 WHERE true
    WITH DISTINCT x1
    ORDER BY x1.sort DESC, x1.country DESC LIMIT $v14
    CALL (x1) {
      MATCH (x2:Country {id: x1.country})
      WHERE true
      WITH DISTINCT x2
      ORDER BY x2.id ASC LIMIT $v15
      RETURN collect([x2.doc]) AS c2 }
    RETURN collect([x1.country, x1.n, x1.last, c2]) AS c1 }
  RETURN collect([x0.doc, c1]) AS c0 }
CALL (chains) {
  UNWIND chains AS chain UNWIND range(0, size(chain) - 2) AS i
  WITH DISTINCT CASE WHEN chain[i] < chain[i + 1] THEN chain[i] + '|' + chain[i + 1] ELSE chain[i + 1] + '|' + chain[i] END AS tied CALL (tied) {
    MATCH (tie:Tie {pair: tied})-[:TIES]->(x3:Event)
    WHERE tie.sort > '' AND any(i IN x3.sector WHERE i IN $v16) WITH x3, tie.pair AS f, tie.sort AS s
    ORDER BY f DESC, s DESC LIMIT 1
    RETURN x3 } WITH tied, x3
  CALL (x3) {
    MATCH (x3)<-[:OF|WAS_OF]-(x4:Mention)
    WHERE true
    WITH DISTINCT x4
    ORDER BY x4.sortDay ASC, x4.id ASC LIMIT $v17
    CALL (x4) {
      MATCH (x5:Article {id: x4.article})
      WHERE true
      WITH DISTINCT x5
      ORDER BY x5.sortDay DESC, x5.id DESC LIMIT $v18
      CALL (x5) {
        MATCH (x6:Source {id: x5.source})
        WHERE true
        WITH DISTINCT x6
        ORDER BY x6.id ASC LIMIT $v19
        RETURN collect([x6.doc]) AS c6 }
      RETURN collect([x5.doc, c6]) AS c5 }
    RETURN collect([x4.doc, c5]) AS c4 }
  RETURN collect([x3.doc, c4, tied]) AS c3 }
WITH under0, number0, chains, c0, c3
MATCH (g:Schema {name: 'commit'})
RETURN chains, c0, c3, under0 = 0 AND g.under = 0 AND g.number = number0 AS whole
// $a = ""
// $b = ""
// $v3 = "PK"
// $v4 = "KZ'}) DETACH DELETE n //"
// $v5 = 5
// $v6 = ["sector:'}) DETACH DELETE n //"]
// $v7 = ["sector:'}) DETACH DELETE n //"]
// $v8 = ["sector:'}) DETACH DELETE n //"]
// $v9 = ["sector:'}) DETACH DELETE n //"]
// $v10 = "0000-00-00}"
// $v11 = "2025-09-15}"
// $v12 = "2025-09-15"
// $v13 = ["ONGOING","OCCURRED","SIGNED","RATIFIED","IN_FORCE"]
// $v14 = 4
// $v15 = 1001
// $v16 = ["sector:'}) DETACH DELETE n //"]
// $v17 = 4
// $v18 = 1001
// $v19 = 1001
// $pair = ""
