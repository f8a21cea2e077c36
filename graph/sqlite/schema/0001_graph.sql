-- The graph in one file. Ids are global ids (country:KZ). Days are ISO 8601;
-- an unknown day is 0000-00-00, so that no column here is ever NULL but what a
-- node belongs to. doc is the thing itself, as graph writes it in JSON; the
-- columns beside it are what questions ask by.

-- Countries, organisations, persons, offices, places, sectors and sources.
-- A node without support is not found; one that has support and was never put
-- has no label.
CREATE TABLE node (
  key          INTEGER PRIMARY KEY,
  id           TEXT    NOT NULL UNIQUE,
  label        TEXT    NOT NULL,
  support      INTEGER NOT NULL,
  country      TEXT,
  organization TEXT,
  doc          TEXT    NOT NULL
);
CREATE INDEX node_label ON node (label, id);
CREATE INDEX node_country ON node (country) WHERE country IS NOT NULL;

-- How many mentions call a person by a spelling, and see a person in an office on a day.
CREATE TABLE spelling (
  person  TEXT    NOT NULL,
  lang    TEXT    NOT NULL,
  text    TEXT    NOT NULL,
  support INTEGER NOT NULL,
  PRIMARY KEY (person, lang, text)
) WITHOUT ROWID;
CREATE TABLE seen (
  person  TEXT    NOT NULL,
  office  TEXT    NOT NULL,
  day     TEXT    NOT NULL,
  support INTEGER NOT NULL,
  PRIMARY KEY (person, office, day)
) WITHOUT ROWID;
CREATE INDEX seen_office ON seen (office, person, day);

-- doc is without the text, which is long and seldom asked for.
CREATE TABLE article (
  key       INTEGER PRIMARY KEY,
  id        TEXT    NOT NULL UNIQUE,
  source    TEXT    NOT NULL,
  lang      TEXT    NOT NULL,
  published TEXT    NOT NULL,
  withdrawn INTEGER NOT NULL,
  doc       TEXT    NOT NULL,
  text      TEXT    NOT NULL
);
CREATE INDEX article_page ON article (published, id);
CREATE INDEX article_source ON article (source, published, id);

CREATE TABLE mention (
  key        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  article    TEXT NOT NULL,
  published  TEXT NOT NULL,
  source     TEXT NOT NULL,
  lang       TEXT NOT NULL,
  block      TEXT NOT NULL,
  part_of    TEXT NOT NULL,
  outcome_of TEXT NOT NULL,
  doc        TEXT NOT NULL
);
CREATE INDEX mention_article ON mention (article);
CREATE INDEX mention_block ON mention (block);
CREATE INDEX mention_part_of ON mention (part_of) WHERE part_of <> '';
CREATE INDEX mention_outcome_of ON mention (outcome_of) WHERE outcome_of <> '';

-- One row for each state of an event. starts and ends are the window's days,
-- span is how many they are; sort is the first day and the id. believed is the
-- confidence as it sorts. links lists, by the kind of edge, the ids to which the
-- event's edges lead, of mentions the keys.
CREATE TABLE event (
  key        INTEGER PRIMARY KEY,
  id         TEXT    NOT NULL,
  known_from TEXT    NOT NULL,
  known_to   TEXT    NOT NULL,
  type       TEXT    NOT NULL,
  status     TEXT    NOT NULL,
  until      TEXT    NOT NULL,
  later      TEXT    NOT NULL,
  level      TEXT    NOT NULL,
  starts     TEXT    NOT NULL,
  ends       TEXT    NOT NULL,
  span       INTEGER NOT NULL,
  sort       TEXT    NOT NULL,
  reported   TEXT    NOT NULL,
  believed   TEXT    NOT NULL,
  confidence REAL    NOT NULL,
  origins    INTEGER NOT NULL,
  contested  INTEGER NOT NULL,
  windows    INTEGER NOT NULL,
  direction  TEXT    NOT NULL,
  block      TEXT    NOT NULL,
  links      BLOB    NOT NULL,
  UNIQUE (id, known_from)
);
CREATE INDEX event_sort ON event (sort);
CREATE INDEX event_type ON event (type, sort);
CREATE INDEX event_reported ON event (reported, id);
CREATE INDEX event_believed ON event (believed, id);
CREATE INDEX event_block ON event (block);
CREATE INDEX event_long ON event (ends, sort) WHERE span > 62;

-- The states themselves, apart: what is counted and passed over is small.
CREATE TABLE event_doc (
  key INTEGER PRIMARY KEY,
  doc TEXT NOT NULL
);

-- What leads to an event's states, in the order of time: its parties, its guest
-- and host, its persons, its sectors, its place.
CREATE TABLE edge (
  target TEXT    NOT NULL,
  kind   TEXT    NOT NULL,
  sort   TEXT    NOT NULL,
  state  INTEGER NOT NULL,
  PRIMARY KEY (target, kind, sort, state)
) WITHOUT ROWID;

-- The same for the pairs of its countries, so that a page of a pair costs what
-- the page holds and not what the two countries hold.
CREATE TABLE tie (
  pair  TEXT    NOT NULL,
  sort  TEXT    NOT NULL,
  state INTEGER NOT NULL,
  PRIMARY KEY (pair, sort, state)
) WITHOUT ROWID;

-- The mentions that a state was concluded from, by their keys.
CREATE TABLE said (
  mention INTEGER NOT NULL,
  state   INTEGER NOT NULL,
  PRIMARY KEY (mention, state)
) WITHOUT ROWID;

-- Folded words by the key of what they find, and one word more for each text,
-- made of the whole of it (search.go). All beyond ASCII is part of a word, for
-- graph.Words has split the texts already.
CREATE VIRTUAL TABLE node_words USING fts5 (words, content='', contentless_delete=1, tokenize='ascii', detail=none);
CREATE VIRTUAL TABLE article_words USING fts5 (words, content='', contentless_delete=1, tokenize='ascii', detail=none);
CREATE VIRTUAL TABLE mention_words USING fts5 (words, content='', contentless_delete=1, tokenize='ascii', detail=none);
