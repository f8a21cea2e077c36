-- The audit log: who changed what, in the order in which it was written; at is
-- in microseconds since 1970. No row is ever changed or taken away.
CREATE TABLE entry (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  at     INTEGER NOT NULL,
  who    TEXT    NOT NULL,
  what   TEXT    NOT NULL,
  doc    TEXT    NOT NULL
);
