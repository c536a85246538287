// Which PostgreSQL is used: the one of DATABASE_URL, or our own in the data folder, held by a lock.
import pg from 'pg'
import { startEmbeddedPostgres } from './embedded/embedded-postgres.ts'
import { lockDataFolder } from './embedded/lock-data-folder.ts'

export interface ConnectedDatabase {
  readonly connection: pg.ClientConfig
  /** True while no Rollcall was ever set up in it, so that no secret in it hangs on a root key yet. */
  readonly isFresh: boolean
  stop(): Promise<void>
}

export interface ConnectOptions {
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly log: (message: string) => void
}

export async function connectDatabase({ databaseUrl, dataDir, log }: ConnectOptions): Promise<ConnectedDatabase> {
  if (databaseUrl !== null) {
    const connection = { connectionString: databaseUrl }
    return { connection, isFresh: await isFresh(connection), stop: async () => undefined }
  }
  const lock = await lockDataFolder(dataDir)
  try {
    const { connection, stop } = await startEmbeddedPostgres({ dataDir, log })
    return { connection, isFresh: await isFresh(connection), stop: () => stop().finally(() => lock.release()) }
  } catch (fault) {
    await lock.release()
    throw fault
  }
}

async function isFresh(connection: pg.ClientConfig): Promise<boolean> {
  // Asks for what the pools will ask for: a pooler in between, which gives every transaction another connection, refuses it.
  const client = new pg.Client({ ...connection, options: '-c timezone=UTC' })
  await client.connect().catch((fault: Error) => {
    throw new Error(whyKeptOut(fault), { cause: fault })
  })
  try {
    const { rows } = await client.query(`SELECT to_regclass('public.installation') IS NULL AS has_no_table,
      has_schema_privilege('public', 'CREATE') AS may_create, current_user AS role`)
    const { has_no_table, may_create, role } = rows[0]
    if (has_no_table && !may_create) {
      throw new Error(
        `The role "${role}" of DATABASE_URL may not create tables. Make it the owner of its database: ALTER DATABASE … OWNER TO "${role}".`,
      )
    }
    if (has_no_table) return true
    return (await client.query('SELECT FROM installation')).rowCount === 0
  } finally {
    await client.end()
  }
}

function whyKeptOut({ message }: Error): string {
  return message.includes('unsupported startup parameter')
    ? `A connection pooler such as PgBouncer stands before the database of DATABASE_URL: ${message}. Rollcall pools its connections itself: give it the address of PostgreSQL.`
    : `The database does not let Rollcall in: ${message}. Check DATABASE_URL.`
}
