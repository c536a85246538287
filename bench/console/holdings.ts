// What people hold: a role, a password, a second factor, sessions.
import type pg from 'pg'
import { type Home, settleTables } from '../people.ts'

export async function addHoldings(client: pg.Client, { applicationId, connectionId }: Home, roleId: string) {
  await client.query(
    `INSERT INTO role_assignments (application_id, user_id, role_id, assigned_at)
     SELECT $1, id, $2, created_at FROM pg_temp.numbered WHERE pg_temp.draw(number, 31) < 0.3`,
    [applicationId, roleId],
  )
  await client.query(
    `INSERT INTO passwords (application_id, connection_id, subject, stored, changed_at)
     SELECT i.application_id, i.connection_id, i.subject, $3, i.linked_at
     FROM pg_temp.numbered n JOIN identities i ON i.application_id = $1 AND i.user_id = n.id AND i.connection_id = $2
     WHERE pg_temp.draw(n.number, 32) < 0.5 ON CONFLICT DO NOTHING`,
    [applicationId, connectionId, nobodysPassword],
  )
  await client.query(
    `INSERT INTO authentication_methods (application_id, id, user_id, type, created_at, confirmed_at)
     SELECT $1, 'totp|' || left(md5('factor ' || number), 16), id, 'totp', created_at, created_at
     FROM pg_temp.numbered WHERE pg_temp.draw(number, 33) < 0.05`,
    [applicationId],
  )
  await client.query(sessions, [applicationId])
  await settleTables(client, ['role_assignments', 'passwords', 'authentication_methods', 'sessions', 'users'])
}

/** Nobody signs in with it; whether there is one is asked. */
const nobodysPassword = {
  kind: 'own',
  hash: '$argon2id$v=19$m=47104,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  pepperId: '1',
}

const sessions = `INSERT INTO sessions (application_id, id, secret_hash, user_id, security_version, methods,
    authenticated_at, is_persistent, created_at, last_interacted_at, idle_expires_at, expires_at, initial_ip, last_ip,
    initial_user_agent, last_user_agent)
  SELECT u.application_id, 'ses_' || left(md5('session ' || n.number), 16), sha256(('session ' || n.number)::bytea), u.id,
    u.security_version, jsonb_build_array(jsonb_build_object('name', 'pwd', 'at', began.at)), began.at, true, began.at,
    began.at, now() + interval '3 days', now() + interval '7 days', began.ip, began.ip, $2, $2
  FROM pg_temp.numbered n JOIN users u ON u.application_id = $1 AND u.id = n.id
  CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now()) - pg_temp.draw(n.number, 34) * interval '3 days' AS at,
    format('%s.%s.%s.9', 1 + n.number % 220, n.number / 220 % 250, n.number / 55000 % 250) AS ip) began
  WHERE pg_temp.draw(n.number, 35) < 0.1`.replaceAll(
  '$2',
  `'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36'`,
)
