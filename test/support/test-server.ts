// One PostgreSQL for a test run: TEST_DATABASE_URL where it is given, else our own embedded one. Each worker gets its
// databases as copies of one that was migrated once.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import pg from 'pg'
import { migrate } from '../../src/storage/postgres/migrate.ts'

const migrationsFolder = new URL('../../migrations/', import.meta.url)

/** The server under test, as test/support/global-setup.ts has it. */
export function serverConnection(): pg.ClientConfig {
  const text = process.env.ROLLCALL_TEST_SERVER
  if (text === undefined) throw new Error('start the tests with npm test, or vitest with test/support/global-setup.ts')
  return JSON.parse(text) as pg.ClientConfig
}

/** A database of its own, migrated, made by copying. */
export async function createTestDatabase(): Promise<{ connection: pg.ClientConfig; drop(): Promise<void> }> {
  const server = serverConnection()
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  await asAdmin(server, async (client) => {
    await client.query('SELECT pg_advisory_lock(71)')
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${await migratedTemplate(client, server)}`)
  })
  const drop = () => asAdmin(server, (client) => dropDatabase(client, name))
  return { connection: { ...server, database: name }, drop }
}

const insufficientPrivilege = '42501'

/** PostgreSQL's own cleaning may be in it at this moment, and nobody but a superuser may send that away. */
async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  for (let triesLeft = 50; ; triesLeft -= 1) {
    try {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
      return
    } catch (fault) {
      if (!(fault instanceof pg.DatabaseError && fault.code === insufficientPrivilege) || triesLeft === 0) throw fault
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

async function migratedTemplate(client: pg.Client, server: pg.ClientConfig): Promise<string> {
  const template = `template_${migrationsHash()}`
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [template])
  if (rowCount === 1) return template
  await client.query(`CREATE DATABASE ${template}_making`)
  await migrate({ ...server, database: `${template}_making` }, () => undefined)
  await client.query(`ALTER DATABASE ${template}_making RENAME TO ${template}`)
  return template
}

function migrationsHash(): string {
  const hash = createHash('sha256')
  for (const name of readdirSync(migrationsFolder).sort()) hash.update(readFileSync(new URL(name, migrationsFolder)))
  return hash.digest('hex').slice(0, 12)
}

async function asAdmin(server: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
