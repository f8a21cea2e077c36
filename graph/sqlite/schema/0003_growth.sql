-- The days of which mentions may speak that are one with an event: those of
-- older files are all days, until the event is concluded anew.
ALTER TABLE event ADD COLUMN reach_from TEXT NOT NULL DEFAULT '0000-00-00';
ALTER TABLE event ADD COLUMN reach_to   TEXT NOT NULL DEFAULT '9999-12-31';
DROP INDEX event_block;
CREATE INDEX event_block ON event (block, known_to, reach_to);
DROP INDEX mention_block;
CREATE INDEX mention_block ON mention (block, published);
CREATE INDEX review_a ON review (a);
CREATE INDEX review_b ON review (b);
