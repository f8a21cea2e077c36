-- What of a mention only concluding needs, apart from what answers tell: a page
-- of quotes reads the half of what it did.
ALTER TABLE mention ADD COLUMN untold TEXT NOT NULL DEFAULT '{}';
UPDATE mention SET
  untold = json_remove(doc, '$.id', '$.article', '$.published', '$.kind', '$.status', '$.date', '$.origin', '$.confidence', '$.rule', '$.quotes'),
  doc = json_remove(doc, '$.source', '$.lang', '$.withdrawn', '$.type', '$.level', '$.countries', '$.organizations', '$.participants', '$.place',
    '$.sectors', '$.guest', '$.host', '$.leader', '$.leaderOffice', '$.speaker', '$.about', '$.partOf', '$.outcomeOf', '$.authority', '$.pack',
    '$.named', '$.refers');
