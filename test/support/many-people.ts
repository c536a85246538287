// More people than are made one by one in a reasonable time.
import pg from 'pg'
import type { TestApp } from './test-app.ts'

/** "Member 0001" and on, each made an hour after the one before, the first one at 1 January 2026, 01:00 UTC. */
export async function addMembers(app: TestApp, count: number): Promise<void> {
  const rows = new pg.Client(app.connection)
  await rows.connect()
  try {
    const home = await rows.query(`SELECT application_id AS application, c.id FROM connections c
      JOIN applications p ON p.id = c.application_id WHERE p.kind = 'people' LIMIT 1`)
    const [{ application, id: connection }] = home.rows
    await rows.query(
      `WITH made AS (
         INSERT INTO users (application_id, id, email, name, created_at, updated_at)
         SELECT $1::integer, 'auth0|m' || n, 'm' || n || '@example.com', 'Member ' || lpad(n::text, 4, '0'), at, at
         FROM generate_series(1, $3::integer) n, LATERAL (SELECT '2026-01-01Z'::timestamptz + n * interval '1 hour') t(at)
         RETURNING id)
       INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, linked_at)
       SELECT $1::integer, $2, substr(id, 7), id, 'auth0', true, now() FROM made`,
      [application, connection, count],
    )
    await rows.query('ANALYZE users, identities')
  } finally {
    await rows.end()
  }
}
