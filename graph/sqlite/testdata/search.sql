SELECT concat('[', 
(SELECT group_concat(CASE k1.tab WHEN 'node' THEN 
(SELECT concat('(', octet_length(n1.label), ':', n1.label, octet_length(k1.sort), ':', k1.sort, octet_length(n1.doc), ':', n1.doc, ')') FROM 
(SELECT 1) CROSS JOIN node n1 ON n1.key = k1.key) WHEN 'article' THEN 
(SELECT concat('(', octet_length('Article'), ':', 'Article', octet_length(k1.sort), ':', k1.sort, octet_length(n1.doc), ':', n1.doc, ')') FROM 
(SELECT 1) CROSS JOIN article n1 ON n1.key = k1.key) WHEN 'mention' THEN 
(SELECT concat('(', octet_length('Mention'), ':', 'Mention', octet_length(k1.sort), ':', k1.sort, octet_length(n1.doc), ':', n1.doc, ')') FROM 
(SELECT 1) CROSS JOIN mention n1 ON n1.key = k1.key) WHEN 'event' THEN 
(SELECT concat('(', octet_length('Event'), ':', 'Event', octet_length(k1.sort), ':', k1.sort, octet_length(d1.doc), ':', d1.doc, ')') FROM 
(SELECT 1) CROSS JOIN event n1 ON n1.key = k1.key CROSS JOIN event_doc d1 ON d1.key = k1.key) END, '') FROM 
(SELECT tab, key, sort, id FROM 
(SELECT '' AS tab, 0 AS key, '' AS sort, '' AS id
  WHERE false
UNION ALL SELECT 'node', x1.key, concat(CASE WHEN x1.key IN 
(SELECT rowid FROM node_words
  WHERE node_words MATCH ?) THEN '0' ELSE '1' END, CASE x1.label WHEN 'Country' THEN '0' WHEN 'Person' THEN '1' WHEN 'Office' THEN '2' WHEN 'Organization' THEN '3' WHEN 'Place' THEN '4' WHEN 'Sector' THEN '5' WHEN 'Event' THEN '6' WHEN 'Article' THEN '7' END), x1.id FROM node_words w CROSS JOIN node x1 ON x1.key = w.rowid
  WHERE node_words MATCH ? AND x1.support > 0 AND x1.label IN 
(SELECT value FROM json_each(?))
UNION ALL SELECT 'article', x1.key, concat(CASE WHEN x1.key IN 
(SELECT rowid FROM article_words
  WHERE article_words MATCH ?) THEN '0' ELSE '1' END, CASE 'Article' WHEN 'Country' THEN '0' WHEN 'Person' THEN '1' WHEN 'Office' THEN '2' WHEN 'Organization' THEN '3' WHEN 'Place' THEN '4' WHEN 'Sector' THEN '5' WHEN 'Event' THEN '6' WHEN 'Article' THEN '7' END), x1.id FROM article_words w CROSS JOIN article x1 ON x1.key = w.rowid
  WHERE article_words MATCH ?
UNION ALL SELECT 'event', x1.key, concat(CASE WHEN EXISTS 
(SELECT 1 FROM json_each(x1.links, '$.mention') m
  WHERE m.value IN 
(SELECT rowid FROM mention_words
  WHERE mention_words MATCH ?)) THEN '0' ELSE '1' END, CASE 'Event' WHEN 'Country' THEN '0' WHEN 'Person' THEN '1' WHEN 'Office' THEN '2' WHEN 'Organization' THEN '3' WHEN 'Place' THEN '4' WHEN 'Sector' THEN '5' WHEN 'Event' THEN '6' WHEN 'Article' THEN '7' END), x1.id FROM 
(SELECT s.state FROM json_each(?) q CROSS JOIN mention_words w CROSS JOIN said s ON s.mention = w.rowid
  WHERE mention_words MATCH q.value GROUP BY s.state HAVING count(DISTINCT q.key) = ?) j1 CROSS JOIN event x1 ON x1.key = j1.state
  WHERE true AND x1.known_from <= ? AND x1.known_to > ?) ORDER BY sort ASC, id ASC LIMIT ?) k1), ']', ';')
-- []interface {}{"\"⟦6e3d82f6a1fed21610d9\"*", "\"وزیر\"* AND \"خارجہ\"*", "[\"Country\",\"Person\",\"Office\",\"Organization\",\"Place\",\"Sector\",\"Event\",\"Article\"]", "\"⟦6e3d82f6a1fed21610d9\"*", "\"وزیر\"* AND \"خارجہ\"*", "\"⟦6e3d82f6a1fed21610d9\"*", "[\"\\\"خارجہ\\\"*\",\"\\\"وزیر\\\"*\"]", 2, "9999-12-30", "9999-12-30", 21}
