-- Addresses that get no letters until somebody takes them off: a mail server knows no such mailbox, or an operator said so.
CREATE TABLE suppressed_addresses (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  -- In lower case.
  address text COLLATE "C" NOT NULL,
  reason text NOT NULL,
  -- In the words of the mail server, or of whoever put it here.
  note text,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id)
);
CREATE UNIQUE INDEX suppressed_addresses_by_address ON suppressed_addresses (application_id, address);
CREATE INDEX suppressed_addresses_newest ON suppressed_addresses (application_id, since, id);

-- It was held back for its address: no mail server was asked.
ALTER TABLE mail_messages ADD COLUMN is_suppressed boolean NOT NULL DEFAULT false;
