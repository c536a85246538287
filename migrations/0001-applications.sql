-- The isolation root. application_id leads every key of every other table, and every reference between tables carries it,
-- so a row of one application cannot point at a row of another.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE installation (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  -- Proves that the root key given at start is the one that sealed the secrets in this database.
  root_key_check bytea NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE applications (
  id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  public_id text COLLATE "C" NOT NULL UNIQUE,
  name text NOT NULL,
  pool_mode text NOT NULL CHECK (pool_mode IN ('shared', 'isolated')),
  created_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE signing_keys (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  state text NOT NULL CHECK (state IN ('next', 'current', 'retired')),
  public_jwk jsonb NOT NULL,
  sealed_private_key bytea NOT NULL,
  created_at timestamptz(3) NOT NULL,
  current_since timestamptz(3),
  retired_at timestamptz(3),
  PRIMARY KEY (application_id, id)
);
CREATE UNIQUE INDEX signing_keys_one_current ON signing_keys (application_id) WHERE state = 'current';
CREATE UNIQUE INDEX signing_keys_one_next ON signing_keys (application_id) WHERE state = 'next';
