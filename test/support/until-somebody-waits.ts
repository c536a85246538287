import pg from 'pg'
import type { TestApp } from './test-app.ts'

/** For a row that somebody else holds. */
export async function untilSomebodyWaits({ connection }: Pick<TestApp, 'connection'>): Promise<void> {
  const rows = new pg.Client(connection)
  await rows.connect()
  const waiting = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
    WHERE NOT granted AND datname = current_database()`
  while ((await rows.query(waiting)).rowCount === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await rows.end()
}
