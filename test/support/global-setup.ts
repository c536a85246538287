// Starts the PostgreSQL that all test files share, and stops it at the end.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedPostgres } from '../../src/storage/embedded/embedded-postgres.ts'
import { dropPrepared } from './test-server.ts'

export default async function setup(): Promise<() => Promise<void>> {
  const url = process.env.TEST_DATABASE_URL
  if (url !== undefined && url !== '') {
    const { hostname, port, username, password, pathname } = new URL(url)
    share({ host: hostname, port: Number(port || 5432), user: username, password, database: pathname.slice(1) })
    return dropPrepared
  }
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-test-'))
  const embedded = await startEmbeddedPostgres({ dataDir, log: () => undefined })
  await allowDatabases(embedded.connection)
  share(embedded.connection)
  return async () => {
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** The product's role makes no databases; the tests' one does. */
async function allowDatabases(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client({ ...connection, user: 'postgres', database: 'postgres' })
  await client.connect()
  await client.query(`ALTER ROLE ${connection.user} CREATEDB`)
  // Every copy is followed by a checkpoint, and whatever is written then first goes to the log as whole pages.
  await client.query(`ALTER ROLE ${connection.user} SET wal_compression = off`)
  await client.end()
}

function share(connection: pg.ClientConfig): void {
  process.env.ROLLCALL_TEST_SERVER = JSON.stringify(connection)
  process.env.ROLLCALL_TEST_RUN = randomBytes(4).toString('hex')
}
