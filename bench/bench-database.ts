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
  /** A second, empty database on the same server; null where the role may not make one. */
  createSecond(): Promise<pg.ClientConfig | null>
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
  const asSuperuser = (statement: string) =>
    runAlone({ ...connection, user: 'postgres', database: 'postgres' }, statement)
  return {
    connection,
    rootKey,
    dataDir,
    createSecond: async () => {
      await asSuperuser(`CREATE DATABASE ${secondName} OWNER ${connection.user}`)
      return { ...connection, database: secondName }
    },
    checkpoint: () => asSuperuser('CHECKPOINT'),
    stop,
    remove,
  }
}

async function given(url: string): Promise<BenchDatabase> {
  const connection = { connectionString: url }
  await refuseFilled(connection)
  let drop: () => Promise<void> = async () => undefined
  return {
    connection,
    rootKey: randomBytes(32),
    dataDir: null,
    createSecond: async () => {
      try {
        await runAlone(connection, `CREATE DATABASE ${secondName}`)
      } catch (fault) {
        if ((fault as pg.DatabaseError).code !== mayNot) throw fault
        return null
      }
      drop = () => runAlone(connection, `DROP DATABASE ${secondName} WITH (FORCE)`)
      const second = new URL(url)
      second.pathname = secondName
      return { connectionString: second.href }
    },
    checkpoint: async () => undefined,
    stop: () => drop(),
    remove: () => undefined,
  }
}

const secondName = `rollcall_bench_${process.pid}`
/** PostgreSQL's insufficient_privilege. */
const mayNot = '42501'

async function runAlone(connection: pg.ClientConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
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
