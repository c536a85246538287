-- People. A user's id is the wire id of the primary identity, `provider|subject`.
CREATE TABLE users (
  application_id integer NOT NULL,
  id text COLLATE "C" NOT NULL,
  email text COLLATE "C",
  email_verified boolean NOT NULL DEFAULT false,
  username text COLLATE "C",
  phone_number text COLLATE "C",
  phone_verified boolean,
  name text COLLATE "C",
  nickname text COLLATE "C",
  given_name text COLLATE "C",
  family_name text COLLATE "C",
  picture text,
  -- Null until somebody ever set it.
  blocked boolean,
  app_metadata jsonb,
  user_metadata jsonb,
  last_password_reset timestamptz(3),
  -- True from the first sign-in on, so that people who never signed in are an index range of their own.
  has_logged_in boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- Raised by whatever must end what the person holds: password, e-mail, block, role and factor changes.
  security_version integer NOT NULL DEFAULT 1,
  email_domain text COLLATE "C" GENERATED ALWAYS AS (lower(substring(email from '@([^@]*)$'))) STORED,
  -- What the person is known by, each value between unit separators, folded: one index answers "contains". The id is
  -- not among it: its random letters would cost more than all the rest, and it is found whole or by its beginning.
  known_as text COLLATE "C" GENERATED ALWAYS AS (
    lower((
      E'\x1f' || coalesce(email, '') || E'\x1f' || coalesce(name, '') || E'\x1f' || coalesce(nickname, '')
      || E'\x1f' || coalesce(given_name, '') || E'\x1f' || coalesce(family_name, '') || E'\x1f' || coalesce(username, '')
      || E'\x1f' || coalesce(phone_number, '') || E'\x1f'
    ) COLLATE "default")
  ) STORED,
  PRIMARY KEY (application_id, id)
);
ALTER TABLE users ALTER COLUMN email SET STATISTICS 1000;
ALTER TABLE users ALTER COLUMN known_as SET STATISTICS 1000;
ALTER TABLE users ALTER COLUMN app_metadata SET STATISTICS 1000;
ALTER TABLE users ALTER COLUMN user_metadata SET STATISTICS 1000;

CREATE INDEX users_by_creation ON users (application_id, created_at, id);
CREATE INDEX users_by_update ON users (application_id, updated_at, id);
CREATE INDEX users_by_email ON users (application_id, email, id);
CREATE INDEX users_by_username ON users (application_id, username, id);
CREATE INDEX users_by_phone_number ON users (application_id, phone_number, id);
CREATE INDEX users_by_name ON users (application_id, lower(name COLLATE "default") COLLATE "C", id);
CREATE INDEX users_by_nickname ON users (application_id, lower(nickname COLLATE "default") COLLATE "C", id);
CREATE INDEX users_by_given_name ON users (application_id, lower(given_name COLLATE "default") COLLATE "C", id);
CREATE INDEX users_by_family_name ON users (application_id, lower(family_name COLLATE "default") COLLATE "C", id);
CREATE INDEX users_by_email_verified ON users (application_id, email_verified, id);
CREATE INDEX users_by_blocked ON users (application_id, blocked, id) WHERE blocked IS NOT NULL;
CREATE INDEX users_by_email_domain ON users (application_id, email_domain, created_at, id);
CREATE INDEX users_never_logged_in ON users (application_id, id) WHERE NOT has_logged_in;
CREATE INDEX users_known_as ON users USING gin (application_id, known_as gin_trgm_ops);
CREATE INDEX users_app_metadata ON users USING gin (application_id, app_metadata jsonb_path_ops);
CREATE INDEX users_user_metadata ON users USING gin (application_id, user_metadata jsonb_path_ops);

-- Sign-in facts live in a narrow table of their own: on the wide row each sign-in would rewrite every index.
CREATE TABLE user_logins (
  application_id integer NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  last_login timestamptz(3) NOT NULL,
  last_ip text,
  logins_count integer NOT NULL,
  PRIMARY KEY (application_id, user_id),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX user_logins_by_time ON user_logins (application_id, last_login, user_id);
CREATE INDEX user_logins_by_count ON user_logins (application_id, logins_count, user_id);
CREATE INDEX user_logins_by_ip ON user_logins (application_id, last_ip, user_id);

-- One way a person is known to one connection. It holds the identifiers that must be unique there; `pool` is the
-- organization's id in an application of isolated pools and empty in a shared one.
CREATE TABLE identities (
  application_id integer NOT NULL,
  connection_id text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  provider text NOT NULL,
  is_primary boolean NOT NULL,
  pool text COLLATE "C" NOT NULL DEFAULT '',
  email text COLLATE "C",
  username text COLLATE "C",
  phone_number text COLLATE "C",
  profile jsonb,
  linked_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, connection_id, subject),
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, connection_id) REFERENCES connections (application_id, id)
);
CREATE INDEX identities_by_user ON identities (application_id, user_id);
CREATE INDEX identities_by_subject ON identities (application_id, subject);
CREATE UNIQUE INDEX identities_email ON identities (application_id, connection_id, pool, email) WHERE email IS NOT NULL;
CREATE UNIQUE INDEX identities_username ON identities (application_id, connection_id, pool, username)
  WHERE username IS NOT NULL;
CREATE UNIQUE INDEX identities_phone_number ON identities (application_id, connection_id, pool, phone_number)
  WHERE phone_number IS NOT NULL;

CREATE TABLE passwords (
  application_id integer NOT NULL,
  connection_id text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  stored jsonb NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, connection_id, subject),
  FOREIGN KEY (application_id, connection_id, subject)
    REFERENCES identities (application_id, connection_id, subject) ON DELETE CASCADE
);

-- A soft-deleted person: the id stays so that audit remains attributable, nothing personal does (S000-43).
CREATE TABLE deleted_users (
  application_id integer NOT NULL REFERENCES applications (id),
  id text COLLATE "C" NOT NULL,
  deleted_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, id)
);

-- How many people an application has, kept exact by the database itself. A backend adds to one slot, so that writers
-- do not queue behind each other and a transaction never takes two slots in a different order than another.
CREATE TABLE user_counts (
  application_id integer NOT NULL,
  slot smallint NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (application_id, slot)
);

CREATE FUNCTION count_users() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO user_counts AS kept (application_id, slot, count)
    SELECT application_id, pg_backend_pid() % 16, CASE TG_OP WHEN 'INSERT' THEN count(*) ELSE -count(*) END
    FROM changed GROUP BY application_id ORDER BY application_id
  ON CONFLICT (application_id, slot) DO UPDATE SET count = kept.count + excluded.count;
  RETURN NULL;
END $$;

CREATE TRIGGER users_added AFTER INSERT ON users REFERENCING NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_users();
CREATE TRIGGER users_removed AFTER DELETE ON users REFERENCING OLD TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION count_users();
