SELECT concat('[', 
(SELECT group_concat(CASE k1.tab WHEN 'node' THEN 
(SELECT concat('(', octet_length(n1.label), ':', n1.label, octet_length(k1.sort), ':', k1.sort, octet_length(n1.doc), ':', n1.doc, concat('[', 
(SELECT group_concat(concat('(', octet_length(d2.doc), ':', d2.doc, ')'), '') FROM 
(SELECT x2.key AS key FROM edge j2 CROSS JOIN event x2 ON x2.key = j2.state
  WHERE j2.target = n1.id AND j2.kind = 'party' AND x2.known_from <= ? AND x2.known_to > ? ORDER BY j2.sort DESC LIMIT ?) k2 CROSS JOIN event n2 ON n2.key = k2.key CROSS JOIN event_doc d2 ON d2.key = k2.key), ']', ';'), concat('[', 
(SELECT group_concat(concat('(', octet_length(k3.person), ':', k3.person, octet_length(k3.office), ':', k3.office, octet_length(k3.first), ':', k3.first, octet_length(k3.last), ':', k3.last, concat('[', 
(SELECT group_concat(concat('(', octet_length(n4.doc), ':', n4.doc, ')'), '') FROM 
(SELECT x4.key AS key FROM node x4
  WHERE x4.id = k3.office AND x4.support > 0 AND +x4.label = 'Office' ORDER BY x4.id ASC LIMIT ?) k4 CROSS JOIN node n4 ON n4.key = k4.key), ']', ';'), ')'), '') FROM 
(SELECT x3.* FROM 
(SELECT person, office, min(day) AS first, max(day) AS last FROM seen
  WHERE person = n1.id GROUP BY office) x3
  WHERE true ORDER BY x3.person || '@' || x3.office ASC LIMIT ?) k3), ']', ';'), ')') FROM 
(SELECT 1) CROSS JOIN node n1 ON n1.key = k1.key) WHEN 'article' THEN 
(SELECT concat('(', octet_length('Article'), ':', 'Article', octet_length(k1.sort), ':', k1.sort, octet_length(n1.doc), ':', n1.doc, ')') FROM 
(SELECT 1) CROSS JOIN article n1 ON n1.key = k1.key) WHEN 'mention' THEN 
(SELECT concat('(', octet_length('Mention'), ':', 'Mention', octet_length(k1.sort), ':', k1.sort, octet_length(n1.doc), ':', n1.doc, ')') FROM 
(SELECT 1) CROSS JOIN mention n1 ON n1.key = k1.key) WHEN 'event' THEN 
(SELECT concat('(', octet_length('Event'), ':', 'Event', octet_length(k1.sort), ':', k1.sort, octet_length(d1.doc), ':', d1.doc, ')') FROM 
(SELECT 1) CROSS JOIN event n1 ON n1.key = k1.key CROSS JOIN event_doc d1 ON d1.key = k1.key) END, '') FROM 
(SELECT tab, key, min(place) AS place, '' AS sort FROM 
(SELECT 'node' AS tab, x1.key AS key, j1.key AS place FROM json_each(?) j1 CROSS JOIN node x1 ON x1.id = j1.value
  WHERE true AND x1.support > 0 AND x1.label <> ''
UNION ALL SELECT 'article' AS tab, x1.key AS key, j1.key AS place FROM json_each(?) j1 CROSS JOIN article x1 ON x1.id = j1.value
  WHERE true AND x1.published <= ?
UNION ALL SELECT 'mention' AS tab, x1.key AS key, j1.key AS place FROM json_each(?) j1 CROSS JOIN mention x1 ON x1.id = j1.value
  WHERE true AND x1.published <= ?
UNION ALL SELECT 'event' AS tab, x1.key AS key, j1.key AS place FROM json_each(?) j1 CROSS JOIN mention m ON m.id = 'mention:' || substr(j1.value, 7) CROSS JOIN said s ON s.mention = m.key CROSS JOIN event x1 ON x1.key = s.state
  WHERE substr(j1.value, 1, 6) = 'event:' AND x1.known_from <= ? AND x1.known_to > ?) GROUP BY tab, key ORDER BY place) k1), ']', ';')
-- []interface {}{"9999-12-30", "9999-12-30", 6, 1001, 1001, "[\"country:PK\",\"person:KZ/nrtl\",\"event:00ff\"]", "[\"country:PK\",\"person:KZ/nrtl\",\"event:00ff\"]", "9999-12-31", "[\"country:PK\",\"person:KZ/nrtl\",\"event:00ff\"]", "9999-12-31", "[\"country:PK\",\"person:KZ/nrtl\",\"event:00ff\"]", "9999-12-30", "9999-12-30"}
