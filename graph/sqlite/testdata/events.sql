SELECT concat('[', 
(SELECT group_concat(concat('(', octet_length(d1.doc), ':', d1.doc, ')'), '') FROM 
(SELECT x1.key AS key FROM 
(SELECT DISTINCT a.value AS state FROM json_each(?) v CROSS JOIN json_each(
(SELECT json_group_array(key) FROM 
(SELECT x1.key AS key FROM tie j1 CROSS JOIN event x1 ON x1.key = j1.state
  WHERE j1.pair = v.value AND (j1.pair = ? OR EXISTS 
(SELECT 1 FROM edge f
  WHERE f.target = ? AND f.kind = 'party' AND f.sort = j1.sort AND f.state = j1.state)) AND j1.known_from <= ? AND j1.known_to > ? AND EXISTS 
(SELECT 1 FROM edge f
  WHERE f.target IN 
(SELECT value FROM json_each(?)) AND f.kind = 'sector' AND f.sort = x1.sort AND f.state = x1.key) AND x1.confidence >= ? AND (true AND x1.level IN 
(SELECT value FROM json_each(?)) OR true AND EXISTS 
(SELECT 1 FROM json_each(x1.links, '$.mention') j CROSS JOIN mention m ON m.key = j.value
  WHERE m.published BETWEEN ? AND ?)) AND NOT (true AND +j1.type IN 
(SELECT value FROM json_each(?))) AND (x1.reported, x1.id) > (?, ?) ORDER BY x1.reported ASC, x1.id ASC LIMIT ?))) a) j1 CROSS JOIN event x1 ON x1.key = j1.state
  WHERE true AND (x1.reported, x1.id) > (?, ?) ORDER BY x1.reported ASC, x1.id ASC LIMIT ?) k1 CROSS JOIN event n1 ON n1.key = k1.key CROSS JOIN event_doc d1 ON d1.key = k1.key), ']', ';')
-- []interface {}{"[\"KZ|PK\",\"KZ|\"]", "KZ|PK", "country:PK", "9999-12-30", "9999-12-30", "[\"sector:trade\"]", 0.5, "[\"HEAD_OF_STATE\"]", "0000-00-01", "2025-09-30", "[\"STATEMENT\"]", "2025-09-09", "event:00ff", 11, "2025-09-09", "event:00ff", 11}
