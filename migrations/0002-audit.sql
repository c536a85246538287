-- What happened, by whom, to whom; and its outbox row. Both commit with the change they describe.
CREATE TABLE audit_events (
  application_id integer NOT NULL REFERENCES applications (id),
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz(3) NOT NULL,
  type text NOT NULL,
  actor_kind text NOT NULL,
  actor_id text COLLATE "C" NOT NULL,
  actor_name text NOT NULL,
  subject_kind text,
  subject_id text COLLATE "C",
  ip text,
  user_agent text,
  request_id text,
  details jsonb NOT NULL,
  PRIMARY KEY (application_id, id)
);
CREATE INDEX audit_events_by_subject ON audit_events (application_id, subject_id, id);
CREATE INDEX audit_events_by_actor ON audit_events (application_id, actor_id, id);

CREATE TABLE outbox (
  application_id integer NOT NULL,
  event_id bigint NOT NULL,
  PRIMARY KEY (application_id, event_id),
  FOREIGN KEY (application_id, event_id) REFERENCES audit_events (application_id, id)
);
