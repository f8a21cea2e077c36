SELECT concat('[', 
(SELECT concat('(', concat('[', 
(SELECT group_concat(concat('(', octet_length(n2.doc), ':', n2.doc, ')'), '') FROM 
(SELECT x2.key AS key FROM node x2
  WHERE x2.id = n1.a AND x2.support > 0 AND +x2.label = 'Country' ORDER BY x2.id ASC LIMIT ?) k2 CROSS JOIN node n2 ON n2.key = k2.key), ']', ';'), concat('[', 
(SELECT group_concat(concat('(', octet_length(d3.doc), ':', d3.doc, concat('[', 
(SELECT group_concat(concat('(', octet_length(n4.doc), ':', n4.doc, ')'), '') FROM 
(SELECT x4.key AS key FROM json_each(n3.links, '$.party') j4 CROSS JOIN node x4 ON x4.id = j4.value
  WHERE true AND x4.support > 0 AND +x4.label = 'Country' ORDER BY x4.id ASC LIMIT ?) k4 CROSS JOIN node n4 ON n4.key = k4.key), ']', ';'), concat('[', 
(SELECT group_concat(concat('(', octet_length(n5.doc), ':', n5.doc, concat('[', 
(SELECT group_concat(concat('(', octet_length(n6.doc), ':', n6.doc, concat('[', 
(SELECT group_concat(concat('(', octet_length(n7.doc), ':', n7.doc, ')'), '') FROM 
(SELECT x7.key AS key FROM node x7
  WHERE x7.id = n6.source AND x7.support > 0 AND +x7.label = 'Source' ORDER BY x7.id ASC LIMIT ?) k7 CROSS JOIN node n7 ON n7.key = k7.key), ']', ';'), ')'), '') FROM 
(SELECT x6.key AS key FROM article x6
  WHERE x6.id = n5.article AND x6.published <= ? ORDER BY x6.published DESC, x6.id DESC LIMIT ?) k6 CROSS JOIN article n6 ON n6.key = k6.key), ']', ';'), ')'), '') FROM 
(SELECT x5.key AS key FROM json_each(n3.links, '$.mention') j5 CROSS JOIN mention x5 ON x5.key = j5.value
  WHERE true AND x5.published <= ? ORDER BY x5.published ASC, x5.id ASC LIMIT ?) k5 CROSS JOIN mention n5 ON n5.key = k5.key), ']', ';'), ')'), '') FROM 
(SELECT x3.key AS key FROM tie j3 CROSS JOIN event x3 ON x3.key = j3.state
  WHERE j3.pair = n1.pair AND j3.known_from <= ? AND j3.known_to > ? ORDER BY j3.sort DESC LIMIT ?) k3 CROSS JOIN event n3 ON n3.key = k3.key CROSS JOIN event_doc d3 ON d3.key = k3.key), ']', ';'), ')') FROM 
(SELECT ? AS a, ? AS b, ? AS pair) n1
  WHERE 
(SELECT count(*) FROM node c
  WHERE c.id IN (n1.a, n1.b) AND c.support > 0 AND c.label = 'Country') = 2), ']', ';')
-- []interface {}{1001, 1001, 1001, "9999-12-31", 1001, "9999-12-31", 4, "9999-12-30", "9999-12-30", 21, "country:PK", "country:KZ", "KZ|PK"}
