-- Who took a recovery request that waits. Null: nobody yet.
ALTER TABLE recovery_requests ADD COLUMN assignee jsonb;
CREATE INDEX recovery_requests_by_assignee ON recovery_requests (application_id, (assignee ->> 'id'), created_at, id)
  WHERE assignee IS NOT NULL;

-- What spoke against it when it was made, so that the queue is searched by it. Requests made before this have nothing.
ALTER TABLE recovery_requests ADD COLUMN signals text[] NOT NULL DEFAULT '{}';
CREATE INDEX recovery_requests_by_signal ON recovery_requests USING gin (signals);
