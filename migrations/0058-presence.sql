-- Which operators look at the same thing at this moment: a row a tab, which counts for little more than a minute after
-- the tab last said so. What a crash of the database loses here is said again at once, so nothing of it is logged.
CREATE UNLOGGED TABLE presences (
  application_id integer NOT NULL,
  operator_id text COLLATE "C" NOT NULL,
  tab text COLLATE "C" NOT NULL,
  -- Of the people's application, which is another one.
  place_kind text COLLATE "C" NOT NULL CHECK (place_kind IN ('user', 'recovery-request')),
  place_id text COLLATE "C" NOT NULL,
  seen_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, operator_id, tab),
  FOREIGN KEY (application_id, operator_id) REFERENCES operators (application_id, user_id) ON DELETE CASCADE
);
CREATE INDEX presences_by_place ON presences (application_id, place_kind, place_id);
CREATE INDEX presences_by_time ON presences (application_id, seen_at);
