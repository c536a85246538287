-- Pictures that were uploaded for the sign-in pages. The settings name those that are shown, by a hash of what is in them.
CREATE TABLE pictures (
  application_id integer NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  name text NOT NULL,
  type text NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (application_id, name)
);
