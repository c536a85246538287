-- What the guard against guessing counts (security.md 5.6). Each act has its limits, so one row per act, limit and whom
-- it counts; nothing here outlives its window.
DROP TABLE sign_in_attempts;

CREATE TABLE attempts (
  application_id integer NOT NULL REFERENCES applications (id),
  -- The act, the kind of limit, and whom it counts: `password account-and-network <account> 203.0.113.7`.
  key text COLLATE "C" NOT NULL,
  -- Hashed: what people type where an address belongs may be anything, a password too.
  account text COLLATE "C",
  network text COLLATE "C",
  count integer NOT NULL,
  -- Since the window opened; the first one is told of, the others are only refused.
  refusals integer NOT NULL,
  -- When everything is given back: the window's end, or when a bucket that drips is empty.
  ends_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, key)
);
CREATE INDEX attempts_by_account ON attempts (application_id, account) WHERE account IS NOT NULL;
CREATE INDEX attempts_by_end ON attempts (application_id, ends_at);

-- Counts one attempt against all of its limits, or, where one of them is spent, against none: an attempt that was
-- refused evaluated nothing, and must not use up what others have left. The rows are locked in the order of their keys
-- before any of them is read, so that of any number of attempts at once each sees those before it, and none waits for
-- one that waits for it.
CREATE FUNCTION count_attempt(application integer, at timestamptz, limits jsonb)
RETURNS TABLE (key text, is_refused boolean, refusals integer, free_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO attempts AS kept (application_id, key, account, network, count, refusals, ends_at)
    SELECT application, asked.key, asked.account, asked.network, 0, 0, at
    FROM jsonb_to_recordset(limits) AS asked (key text, account text, network text)
    ORDER BY asked.key COLLATE "C"
  -- Changes nothing, but locks the row that is there.
  ON CONFLICT (application_id, key) DO UPDATE SET count = kept.count WHERE false;

  RETURN QUERY
  WITH read AS (
    SELECT asked.key, asked.drips, asked.most, asked.only_with, kept.ends_at > at AS is_open,
      CASE WHEN kept.ends_at > at THEN kept.count ELSE 0 END AS count,
      CASE WHEN kept.ends_at > at THEN kept.refusals ELSE 0 END AS refusals,
      greatest(kept.ends_at, at) AS ends_at,
      asked.ms * interval '1 millisecond' AS span
    FROM jsonb_to_recordset(limits) AS asked (key text, most integer, ms bigint, drips boolean, only_with text)
    JOIN attempts kept ON kept.application_id = application AND kept.key = asked.key
  ), judged AS (
    SELECT read.*,
      only_with IS NULL OR EXISTS (SELECT FROM read other WHERE other.key = read.only_with AND other.count = 0) AS applies,
      -- A bucket holds `most` spans of time, and each attempt pours in one.
      CASE WHEN drips THEN ends_at + span > at + most * span ELSE count >= most END AS is_spent
    FROM read
  ), decided AS (
    SELECT judged.*, applies AND is_spent AS is_refused, bool_or(applies AND is_spent) OVER () AS is_all_refused
    FROM judged
  ), written AS (
    UPDATE attempts kept SET
      count = CASE WHEN decided.is_all_refused THEN decided.count ELSE decided.count + 1 END,
      refusals = CASE
        WHEN decided.is_refused THEN decided.refusals + 1
        WHEN decided.drips AND NOT decided.is_all_refused THEN 0
        ELSE decided.refusals
      END,
      ends_at = CASE
        WHEN decided.is_all_refused THEN decided.ends_at
        WHEN decided.drips THEN decided.ends_at + decided.span
        WHEN decided.is_open THEN decided.ends_at
        ELSE at + decided.span
      END
    FROM decided
    WHERE kept.application_id = application AND kept.key = decided.key AND decided.applies
      AND (decided.is_refused OR NOT decided.is_all_refused)
    RETURNING kept.key, kept.refusals
  )
  SELECT decided.key, decided.is_refused, coalesce(written.refusals, 0),
    CASE WHEN decided.drips THEN decided.ends_at + decided.span - decided.most * decided.span ELSE decided.ends_at END
  FROM decided LEFT JOIN written ON written.key = decided.key;
END $$;

-- Passwords that somebody had before, as many as the connection's policy remembers.
CREATE TABLE password_history (
  application_id integer NOT NULL,
  connection_id text COLLATE "C" NOT NULL,
  subject text COLLATE "C" NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  stored jsonb NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, connection_id, subject, id),
  FOREIGN KEY (application_id, connection_id, subject)
    REFERENCES identities (application_id, connection_id, subject) ON DELETE CASCADE
);
