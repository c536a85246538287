-- When the page of a link was shown first, and to whom last. Mail scanners open links too: it tells that somebody or
-- something did, and never that it was read.
ALTER TABLE one_time_secrets ADD COLUMN opened_at timestamptz(3);
ALTER TABLE one_time_secrets ADD COLUMN opened_from text;
