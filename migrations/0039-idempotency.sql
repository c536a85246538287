-- What was answered to requests that carried a key, so that a repeated one gets the same answer and does nothing.
CREATE TABLE idempotency_keys (
  application_id integer NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
  -- Keyed hashes: of who asked together with the key, and of everything that was asked for. Neither says whom it is about.
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  status smallint NOT NULL,
  -- Headers and body, sealed: some answers hold a secret that is shown once, and most are about people.
  answer bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, key_hash)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (application_id, created_at);
