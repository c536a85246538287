-- The audit as a sealed log: every event has a number without gaps, a leaf in a hash tree (RFC 9162 §2.1), and stands
-- below signed checkpoints of that tree.
ALTER TABLE audit_events
  -- What the clock of the process said that wrote it; `at` is the database's.
  ADD COLUMN node_at timestamptz(3),
  -- Which numbers an erasure or a retention took the values of, signed.
  ADD COLUMN covers jsonb;

-- The sequencer reads from the oldest transaction on that was open when it last looked.
CREATE INDEX audit_events_by_transaction ON audit_events (application_id, transaction, id);
-- What was searched for may name a person whom the event is not about.
CREATE INDEX audit_events_of_searches ON audit_events (application_id, id) WHERE details ? 'q';

CREATE TABLE audit_keys (
  application_id integer PRIMARY KEY REFERENCES applications (id),
  -- What checkpoints call the log.
  origin text NOT NULL,
  public_key bytea NOT NULL,
  sealed_private_key bytea NOT NULL,
  created_at timestamptz(3) NOT NULL
);

CREATE TABLE audit_seals (
  application_id integer NOT NULL REFERENCES applications (id),
  sequence bigint NOT NULL CHECK (sequence > 0),
  -- Null once its time was over.
  event_id bigint,
  sealed_at timestamptz(3) NOT NULL,
  -- Of each personal value SHA-256 over salt and value; the salt goes with the value.
  commitments jsonb NOT NULL,
  salts jsonb NOT NULL,
  leaf_hash bytea NOT NULL,
  signature bytea NOT NULL,
  PRIMARY KEY (application_id, sequence)
);
CREATE UNIQUE INDEX audit_seals_by_event ON audit_seals (application_id, event_id);

-- Hashes of whole subtrees: `level` 1 has two leaves below it.
CREATE TABLE audit_tree (
  application_id integer NOT NULL REFERENCES applications (id),
  level smallint NOT NULL CHECK (level > 0),
  place bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (application_id, level, place)
);

CREATE TABLE audit_checkpoints (
  application_id integer NOT NULL REFERENCES applications (id),
  size bigint NOT NULL,
  root bytea NOT NULL,
  -- A signed note.
  note text NOT NULL,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, size)
);

-- How far the sequencer has read, and how many events have lost their content to age.
CREATE TABLE audit_progress (
  application_id integer PRIMARY KEY REFERENCES applications (id),
  horizon xid8 NOT NULL,
  retained_until bigint NOT NULL DEFAULT 0
);

-- Nothing of the log changes but on two named paths, which set `rollcall.audit_path` for their own transaction.
CREATE FUNCTION guard_audit_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF current_setting('rollcall.audit_path', true) = 'erasure' AND NEW.id = OLD.id AND NEW.at = OLD.at
      AND NEW.type = OLD.type THEN
      RETURN NEW;
    END IF;
    -- After a restore the numbers of transactions are another server's. What is generated is not there yet.
    IF to_jsonb(NEW) - '{transaction,user_id,client_id,connection_id,organization_id}'::text[]
      = to_jsonb(OLD) - '{transaction,user_id,client_id,connection_id,organization_id}'::text[] THEN
      RETURN NEW;
    END IF;
  ELSIF TG_OP = 'DELETE' AND current_setting('rollcall.audit_path', true) = 'retention' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION guard_audit_seals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('rollcall.audit_path', true) IN ('erasure', 'retention')
    AND NEW.sequence = OLD.sequence AND NEW.leaf_hash = OLD.leaf_hash AND NEW.signature = OLD.signature THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the audit is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the audit is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER guard_change BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION guard_audit_events();
CREATE TRIGGER guard_change BEFORE UPDATE OR DELETE ON audit_seals FOR EACH ROW EXECUTE FUNCTION guard_audit_seals();
CREATE TRIGGER guard_change BEFORE UPDATE OR DELETE ON audit_tree FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_change BEFORE UPDATE OR DELETE ON audit_checkpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_change BEFORE UPDATE OR DELETE ON audit_keys FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_emptying BEFORE TRUNCATE ON audit_events EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_emptying BEFORE TRUNCATE ON audit_seals EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_emptying BEFORE TRUNCATE ON audit_tree EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_emptying BEFORE TRUNCATE ON audit_checkpoints EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER guard_emptying BEFORE TRUNCATE ON audit_keys EXECUTE FUNCTION refuse_audit_change();
