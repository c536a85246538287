-- Pairs of people that look like one person, of whom somebody said that they are two. The smaller id stands first.
CREATE TABLE not_duplicates (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  other_id text COLLATE "C" NOT NULL,
  noted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, user_id, other_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, other_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  CHECK (user_id < other_id)
);
CREATE INDEX not_duplicates_by_other ON not_duplicates (application_id, other_id);
