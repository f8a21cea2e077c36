-- What persons judged, by the two mentions, the smaller id first. A revoked
-- verdict stays.
CREATE TABLE verdict (
  a   TEXT NOT NULL,
  b   TEXT NOT NULL,
  doc TEXT NOT NULL,
  PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE INDEX verdict_b ON verdict (b);

-- Pairs of events for a person to judge, by score as it sorts. In a file of the
-- version before they come as their blocks are concluded anew.
CREATE TABLE review (
  key   INTEGER PRIMARY KEY,
  id    TEXT    NOT NULL UNIQUE,
  a     TEXT    NOT NULL,
  b     TEXT    NOT NULL,
  block TEXT    NOT NULL,
  score TEXT    NOT NULL,
  doc   TEXT    NOT NULL
);
CREATE INDEX review_page ON review (score, id);
CREATE INDEX review_block ON review (block);
