-- How mail goes out and what it says, where an application has settings of its own.
CREATE TABLE mail_servers (
  application_id integer PRIMARY KEY REFERENCES applications (id),
  -- The address, the account and its password.
  sealed_server bytea NOT NULL
);

-- Letters that administrators wrote, in place of ours. One row a kind of message at most.
CREATE TABLE letter_templates (
  application_id integer NOT NULL REFERENCES applications (id),
  kind text COLLATE "C" NOT NULL,
  content jsonb NOT NULL,
  PRIMARY KEY (application_id, kind)
);
