-- A pair's rows tell of each state its type and the days on which it was known,
-- so that what a question passes over is passed over here. Events of more than
-- five countries, which have no pairs, stand under each country alone (KZ|): the
-- events of two countries are under their pair, or among these few.
CREATE TABLE ties (
  pair       TEXT    NOT NULL,
  sort       TEXT    NOT NULL,
  state      INTEGER NOT NULL,
  type       TEXT    NOT NULL,
  known_from TEXT    NOT NULL,
  known_to   TEXT    NOT NULL,
  PRIMARY KEY (pair, sort, state)
) WITHOUT ROWID;
INSERT INTO ties SELECT t.pair, t.sort, t.state, e.type, e.known_from, e.known_to FROM tie t CROSS JOIN event e ON e.key = t.state;
INSERT INTO ties SELECT substr(c.value, 9) || '|', e.sort, e.key, e.type, e.known_from, e.known_to FROM event e CROSS JOIN json_each(e.links, '$.party') c
  WHERE json_array_length(e.links, '$.party') > 1 AND coalesce(json_array_length(e.links, '$.pair'), 0) = 0;
DROP TABLE tie;
ALTER TABLE ties RENAME TO tie;

-- The visits of one country to another, in the order of time.
CREATE INDEX event_direction ON event (direction, sort) WHERE direction <> '';
