-- Events that wait for their number. The statement that records an event queues it; what else is put into audit_events
-- never gets a number, and is told of as inserted.
CREATE TABLE audit_queue (
  application_id integer NOT NULL REFERENCES applications (id),
  event_id bigint NOT NULL,
  transaction xid8 NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (application_id, event_id)
);
CREATE INDEX audit_queue_by_transaction ON audit_queue (application_id, transaction, event_id);
INSERT INTO audit_queue (application_id, event_id, transaction)
  SELECT e.application_id, e.id, e.transaction FROM audit_events e
  WHERE NOT EXISTS (SELECT FROM audit_seals s WHERE s.application_id = e.application_id AND s.event_id = e.id);

-- What was visible in `seen` was taken. The walk goes through what became visible up to `reading`, and has come to
-- `at_transaction` and `at_event`: so rows that were taken are not met again, also while no vacuum can remove them.
ALTER TABLE audit_progress
  DROP COLUMN horizon,
  ADD COLUMN seen pg_snapshot,
  ADD COLUMN reading pg_snapshot,
  ADD COLUMN at_transaction xid8 NOT NULL DEFAULT '0',
  ADD COLUMN at_event bigint NOT NULL DEFAULT 0;
DROP INDEX audit_events_by_transaction;

-- Searches are found by a part of what was searched for.
DROP INDEX audit_events_of_searches;
CREATE INDEX audit_events_searched ON audit_events USING gin (application_id, lower(details ->> 'q') gin_trgm_ops)
  -- A list of what is not sorted in yet would be read once a name.
  WITH (fastupdate = off) WHERE details ? 'q';

-- Checkpoints of before the last day are thinned.
CREATE FUNCTION guard_audit_checkpoints() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND current_setting('rollcall.audit_path', true) = 'thinning' THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'the audit is append-only: % on % is refused', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
DROP TRIGGER guard_change ON audit_checkpoints;
CREATE TRIGGER guard_change BEFORE UPDATE OR DELETE ON audit_checkpoints
  FOR EACH ROW EXECUTE FUNCTION guard_audit_checkpoints();
CREATE INDEX audit_checkpoints_by_time ON audit_checkpoints (application_id, at);

-- What was taken, and is to be held against what is lacking, before it has its number.
CREATE INDEX audit_events_covering ON audit_events (application_id, id) WHERE covers IS NOT NULL;
