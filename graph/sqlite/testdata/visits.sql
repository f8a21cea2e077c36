SELECT concat('[', 
(SELECT group_concat(concat('(', octet_length(d1.doc), ':', d1.doc, concat('[', 
(SELECT group_concat(concat('(', octet_length(n2.doc), ':', n2.doc, ')'), '') FROM 
(SELECT x2.key AS key FROM json_each(n1.links, '$.guest') j2 CROSS JOIN node x2 ON x2.id = j2.value
  WHERE true AND x2.support > 0 AND +x2.label = 'Country' ORDER BY x2.id ASC LIMIT ?) k2 CROSS JOIN node n2 ON n2.key = k2.key), ']', ';'), concat('[', 
(SELECT group_concat(concat('(', octet_length(n3.doc), ':', n3.doc, ')'), '') FROM 
(SELECT x3.key AS key FROM json_each(n1.links, '$.leader_office') j3 CROSS JOIN node x3 ON x3.id = j3.value
  WHERE true AND x3.support > 0 AND +x3.label = 'Office' ORDER BY x3.id ASC LIMIT ?) k3 CROSS JOIN node n3 ON n3.key = k3.key), ']', ';'), concat('[', 
(SELECT group_concat(concat('(', octet_length(d4.doc), ':', d4.doc, ')'), '') FROM 
(SELECT x4.key AS key FROM 
(SELECT DISTINCT s.state FROM json_each(n1.links, '$.mention') j CROSS JOIN mention m ON m.key = j.value CROSS JOIN mention o ON o.part_of = m.id AND o.part_of <> '' CROSS JOIN said s ON s.mention = o.key) j4 CROSS JOIN event x4 ON x4.key = j4.state
  WHERE true AND x4.known_from <= ? AND x4.known_to > ? ORDER BY x4.sort DESC LIMIT ?) k4 CROSS JOIN event n4 ON n4.key = k4.key CROSS JOIN event_doc d4 ON d4.key = k4.key), ']', ';'), ')'), '') FROM 
(SELECT x1.key AS key FROM edge j1 CROSS JOIN event x1 ON x1.key = j1.state
  WHERE j1.target = ? AND j1.kind = 'host' AND x1.known_from <= ? AND x1.known_to > ? AND +x1.type = 'VISIT' AND CASE WHEN x1.later <> '' AND x1.until <= ? THEN x1.later ELSE x1.status END IN 
(SELECT value FROM json_each(?)) AND x1.starts > '0000-00-00' AND x1.ends >= ? AND x1.starts <= ? AND j1.sort >= min(?, coalesce(
(SELECT min(e.sort) FROM event e INDEXED BY event_long
  WHERE e.span > 62 AND e.ends >= ?), '9')) AND (j1.sort) < (?) ORDER BY j1.sort DESC LIMIT ?) k1 CROSS JOIN event n1 ON n1.key = k1.key CROSS JOIN event_doc d1 ON d1.key = k1.key), ']', 
(SELECT count(*) FROM edge j1 CROSS JOIN event x1 ON x1.key = j1.state
  WHERE j1.target = ? AND j1.kind = 'host' AND x1.known_from <= ? AND x1.known_to > ? AND +x1.type = 'VISIT' AND CASE WHEN x1.later <> '' AND x1.until <= ? THEN x1.later ELSE x1.status END IN 
(SELECT value FROM json_each(?)) AND x1.starts > '0000-00-00' AND x1.ends >= ? AND x1.starts <= ? AND j1.sort >= min(?, coalesce(
(SELECT min(e.sort) FROM event e INDEXED BY event_long
  WHERE e.span > 62 AND e.ends >= ?), '9'))), ';')
-- []interface {}{1001, 1001, "2025-12-15", "2025-12-15", 1001, "country:PK", "2025-12-15", "2025-12-15", "2025-12-15", "[\"PLANNED\",\"LAPSED\"]", "2025-09-15", "9999-12-31", "2025-07-15", "2025-09-15", "2025-11-01|event:00ff", 21, "country:PK", "2025-12-15", "2025-12-15", "2025-12-15", "[\"PLANNED\",\"LAPSED\"]", "2025-09-15", "9999-12-31", "2025-07-15", "2025-09-15"}
