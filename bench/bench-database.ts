// The PostgreSQL that everything is measured on: our embedded one in a folder of the bench's own, or a given empty one.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { readEnvironment } from '../src/config/env.ts'
import { readRootKey } from '../src/config/secrets.ts'
import { startEmbeddedPostgres } from '../src/storage/embedded/embedded-postgres.ts'

export interface BenchDatabase {
  readonly connection: pg.ClientConfig
  readonly rootKey: Buffer
  /** Where a Rollcall of its own would find this database; null for a given one. */
  readonly dataDir: string | null
  /** Has what was loaded written out now, so that it is not written while something is measured. */
  checkpoint(): Promise<void>
  /** Ends the server and keeps its data until `remove`. */
  stop(): Promise<void>
  remove(): void
}

export async function openBenchDatabase(url: string | null): Promise<BenchDatabase> {
  return url === null ? embedded() : given(url)
}

async function embedded(): Promise<BenchDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'rollcall-bench-'))
  const rootKey = readRootKey({ environment: readEnvironment({}), dataDir, mayCreate: true })
  const { connection, ...postgres } = await startEmbeddedPostgres({ dataDir, log: console.log })
  let stopped: Promise<void> | null = null
  const stop = () => {
    stopped ??= postgres.stop()
    return stopped
  }
  const remove = () => rmSync(dataDir, { recursive: true, force: true })
  const checkpoint = async () => {
    const superuser = new pg.Client({ ...connection, user: 'postgres', database: 'postgres' })
    await superuser.connect()
    await superuser.query('CHECKPOINT')
    await superuser.end()
  }
  return { connection, rootKey, dataDir, checkpoint, stop, remove }
}

async function given(url: string): Promise<BenchDatabase> {
  const connection = { connectionString: url }
  await refuseFilled(connection)
  const nothing = async () => undefined
  const rootKey = randomBytes(32)
  return { connection, rootKey, dataDir: null, checkpoint: nothing, stop: nothing, remove: () => undefined }
}

/** What stands in the database is emptied and filled with invented people: it must be nobody's. */
async function refuseFilled(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  const { rowCount } = await client.query(`SELECT FROM pg_tables WHERE schemaname = 'public'`)
  await client.end()
  if (rowCount === 0) return
  throw new Error('--database must name an empty database: the bench fills it with invented people.')
}
