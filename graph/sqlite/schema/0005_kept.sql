-- How many events, as they are known now, are ties of a pair (or there at all,
-- where it is empty) under a key of a dimension, so that a summary is read and not counted.
CREATE TABLE kept (
  pair      TEXT    NOT NULL,
  dimension TEXT    NOT NULL,
  value     TEXT    NOT NULL,
  n         INTEGER NOT NULL,
  PRIMARY KEY (pair, dimension, value)
) WITHOUT ROWID;
INSERT INTO kept (pair, dimension, value, n)
  WITH now AS (SELECT * FROM event WHERE known_to = '9999-12-31'),
    ties AS (SELECT '' AS pair, now.* FROM now UNION ALL SELECT p.value, now.* FROM now CROSS JOIN json_each(now.links, '$.pair') p)
  SELECT pair, 'TYPE', type, count(*) FROM ties GROUP BY 1, 3
  UNION ALL SELECT pair, 'LEVEL', level, count(*) FROM ties GROUP BY 1, 3
  UNION ALL SELECT pair, 'DIRECTION', direction, count(*) FROM ties GROUP BY 1, 3
  UNION ALL SELECT pair, 'MONTH', CASE starts WHEN '0000-00-00' THEN '' ELSE substr(starts, 1, 7) END, count(*) FROM ties GROUP BY 1, 3
  UNION ALL SELECT pair, 'SECTOR', substr(s.value, 8), count(*) FROM ties CROSS JOIN json_each(links, '$.sector') s GROUP BY 1, 3
  UNION ALL SELECT '', 'PAIR', p.value, count(*) FROM now CROSS JOIN json_each(links, '$.pair') p GROUP BY 3
  UNION ALL SELECT '', 'COUNTRY', substr(c.value, 9), count(*) FROM now CROSS JOIN json_each(links, '$.party') c GROUP BY 3;
