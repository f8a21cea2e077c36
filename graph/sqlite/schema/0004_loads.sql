-- Loads and failures are nodes that need no mention to be there; failures are
-- found by their load.
CREATE INDEX node_failure ON node (json_extract(doc, '$.load'), id) WHERE label = 'Failure';

-- What changed, in the order in which it was written. The numbers grow and none
-- comes twice, also where the oldest rows are taken away.
CREATE TABLE change (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  doc    TEXT NOT NULL
);
