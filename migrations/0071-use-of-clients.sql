-- Who came in through which client, first and last: known still when their sessions and tokens are long gone.
CREATE TABLE client_users (
  application_id integer NOT NULL,
  client_id text COLLATE "C" NOT NULL,
  user_id text COLLATE "C" NOT NULL,
  first_at timestamptz(3) NOT NULL,
  last_at timestamptz(3) NOT NULL,
  PRIMARY KEY (application_id, client_id, user_id),
  FOREIGN KEY (application_id, client_id) REFERENCES clients (application_id, id) ON DELETE CASCADE,
  FOREIGN KEY (application_id, user_id) REFERENCES users (application_id, id) ON DELETE CASCADE
);
CREATE INDEX client_users_by_last ON client_users (application_id, client_id, last_at, user_id);
CREATE INDEX client_users_by_user ON client_users (application_id, user_id, last_at, client_id);

-- Whom tokens and the audit still know of. An operator who acts as somebody is nobody's sign-in.
INSERT INTO client_users (application_id, client_id, user_id, first_at, last_at)
SELECT known.application_id, known.client_id, known.user_id, min(known.at), max(known.at)
FROM (
  SELECT f.application_id, f.client_id, f.user_id, f.created_at AS at FROM token_families f
  WHERE NOT EXISTS (SELECT FROM sessions s
    WHERE s.application_id = f.application_id AND s.id = f.session_id AND s.impersonator IS NOT NULL)
  UNION ALL
  SELECT e.application_id, e.client_id, e.subject_id, e.at FROM audit_events e
  WHERE e.type = 'user.signed_in' AND e.actor_kind = 'user' AND e.client_id IS NOT NULL
) known
JOIN clients c ON c.application_id = known.application_id AND c.id = known.client_id
JOIN users u ON u.application_id = known.application_id AND u.id = known.user_id
GROUP BY 1, 2, 3;

-- Sign-ins and failures through each client in each whole hour before `statistics_counted.until`, of the last days alone.
CREATE TABLE client_hours (
  application_id integer NOT NULL REFERENCES applications (id),
  client_id text COLLATE "C" NOT NULL,
  hour timestamptz(3) NOT NULL,
  signed_in integer NOT NULL,
  failed integer NOT NULL,
  PRIMARY KEY (application_id, client_id, hour)
);
CREATE INDEX client_hours_by_hour ON client_hours (application_id, hour);

INSERT INTO client_hours (application_id, client_id, hour, signed_in, failed)
SELECT e.application_id, e.client_id, date_trunc('hour', e.at, 'UTC'),
  count(*) FILTER (WHERE e.type = 'user.signed_in'), count(*) FILTER (WHERE e.type <> 'user.signed_in')
FROM statistics_counted c
JOIN audit_events e ON e.application_id = c.application_id AND e.at >= c.until - interval '8 days' AND e.at < c.until
WHERE e.client_id IS NOT NULL AND e.type IN ('user.signed_in', 'user.sign_in_failed', 'user.locked',
  'user.refresh_token_reused', 'user.code_replayed', 'user.device_denied', 'user.offboarding_failed',
  'operator.sign_in_failed', 'client.authentication_failed', 'client.tokens_refused', 'client.logout_untold',
  'recovery_request.decision_refused', 'recovery_request.link_unsent', 'invitation.refused', 'message.failed',
  'message.template_failed', 'webhook.disabled')
GROUP BY 1, 2, 3;
