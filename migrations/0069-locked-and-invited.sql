-- Whose sign-in is locked can be asked of everybody at once: what is counted of a person who is there bears their id.
ALTER TABLE attempts ADD COLUMN user_id text COLLATE "C";
CREATE INDEX attempts_of_people ON attempts (application_id, user_id) WHERE user_id IS NOT NULL;

-- Instead of a reference, for which every attempt would have to wait while somebody changes the person.
CREATE FUNCTION forget_whose_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH held AS (SELECT key FROM attempts WHERE application_id = OLD.application_id AND user_id = OLD.id
    ORDER BY key FOR UPDATE)
  UPDATE attempts kept SET user_id = NULL FROM held
    WHERE kept.application_id = OLD.application_id AND kept.key = held.key;
  RETURN OLD;
END $$;
CREATE TRIGGER attempts_of_leaving BEFORE DELETE ON users FOR EACH ROW EXECUTE FUNCTION forget_whose_attempts();

-- Counts one attempt against all of its limits, or, where one of them is spent, against none: an attempt that was
-- refused evaluated nothing, and must not use up what others have left. The rows are locked in the order of their keys
-- before any of them is read, so that of any number of attempts at once each sees those before it, and none waits for
-- one that waits for it.
CREATE OR REPLACE FUNCTION count_attempt(application integer, at timestamptz, limits jsonb)
RETURNS TABLE (key text, is_refused boolean, refusals integer, free_at timestamptz) LANGUAGE plpgsql AS $$
#variable_conflict use_column
BEGIN
  INSERT INTO attempts AS kept (application_id, key, account, user_id, network, count, refusals, ends_at)
    SELECT application, asked.key, asked.account,
      -- Of somebody who is just being changed, or deleted, it is left open: nothing may outlive them or wait for them.
      (SELECT u.id FROM users u WHERE u.application_id = application AND u.id = asked.person FOR KEY SHARE SKIP LOCKED),
      asked.network, 0, 0, at
    FROM jsonb_to_recordset(limits) AS asked (key text, account text, person text, network text)
    ORDER BY asked.key COLLATE "C"
  -- Locks the row that is there, and says whose it is where that was left open.
  ON CONFLICT (application_id, key) DO UPDATE SET user_id = excluded.user_id
    WHERE kept.user_id IS NULL AND excluded.user_id IS NOT NULL;

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

-- Whom an account was made for and mailed a first password, for the list of those who have not been here yet.
CREATE INDEX mail_messages_of_new_accounts ON mail_messages (application_id, user_id)
  WHERE kind = 'account-made' AND user_id IS NOT NULL;
