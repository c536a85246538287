// Migrations: forward only, plain SQL, each in one transaction, under a lock that two starting processes share.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import pg from 'pg'

const migrationsFolder = fileURLToPath(new URL('../../../migrations/', import.meta.url))
// Any number will do, as long as nothing else in the database takes the same advisory lock.
const lockKey = 7_263_518_204

/** Brings the schema up to date. Throws one clear sentence when the database is newer than this program, or was changed. */
export async function migrate(connection: pg.ClientConfig, log: (message: string) => void): Promise<void> {
  const client = new pg.Client({ ...connection, application_name: 'rollcall-migrate' })
  await client.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [lockKey])
    await client.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
      name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`)
    const applied = await client.query<{ name: string; checksum: string }>(
      'SELECT name, checksum FROM schema_migrations',
    )
    const known = new Map(applied.rows.map(({ name, checksum }) => [name, checksum]))
    const migrations = readMigrations()
    refuseForeignSchema(known, migrations)
    for (const migration of migrations) {
      if (known.has(migration.name)) continue
      await apply(client, migration)
      log(`migrated: ${migration.name}`)
    }
  } finally {
    await client.end()
  }
}

interface Migration {
  readonly name: string
  readonly text: string
  readonly checksum: string
}

function readMigrations(): Migration[] {
  return readdirSync(migrationsFolder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(migrationsFolder + name, 'utf8')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

function refuseForeignSchema(known: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const ours = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  for (const [name, checksum] of known) {
    if (!ours.has(name)) {
      throw new Error(
        `The database holds migration ${name}, which this version of Rollcall does not know. Start a newer version.`,
      )
    }
    if (ours.get(name) !== checksum) {
      throw new Error(`Migration ${name} differs from the one this database was made with. Restore the released files.`)
    }
  }
}

async function apply(client: pg.Client, { name, text, checksum }: Migration): Promise<void> {
  await client.query('BEGIN')
  try {
    await client.query(text)
    await client.query('INSERT INTO schema_migrations (name, checksum) VALUES ($1, $2)', [name, checksum])
    await client.query('COMMIT')
  } catch (fault) {
    await client.query('ROLLBACK')
    throw new Error(`Migration ${name} failed: ${fault instanceof Error ? fault.message : fault}`, { cause: fault })
  }
}
