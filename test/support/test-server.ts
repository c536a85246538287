// One PostgreSQL for a test run: TEST_DATABASE_URL where it is given, else our own embedded one. Each test file gets its
// databases as copies of one that was migrated once, or of one that was prepared further.
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

export interface OwnDatabase {
  readonly connection: pg.ClientConfig
  drop(): Promise<void>
}

/** A database of its own, migrated, made by copying. */
export async function createTestDatabase(): Promise<OwnDatabase> {
  const { connection, drop } = await createPreparedDatabase(null)
  return { connection, drop }
}

/** What is done once to a migrated database of which others become copies. */
export interface Preparation {
  /** In lower case, for the name of the template. */
  readonly name: string
  /** Answers what whoever works on a copy has to know. */
  readonly prepare: (connection: pg.ClientConfig) => Promise<string>
}

/** The same of one that somebody prepared further. */
export async function createPreparedDatabase(
  preparation: Preparation | null,
): Promise<OwnDatabase & { readonly known: string }> {
  const server = serverConnection()
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  const known = await asAdmin(server, async (client) => {
    await client.query('SELECT pg_advisory_lock(71)')
    const migrated = await template(client, server, `template_${migrationsHash()}`, null, {
      prepare: (connection) => migrate(connection, () => undefined).then(() => ''),
    })
    const of =
      preparation === null
        ? migrated
        : await template(client, server, `${preparedPrefix()}${preparation.name}`, migrated.name, preparation)
    await copy(client, name, of.name)
    return of.known
  })
  const drop = () => asAdmin(server, (client) => dropDatabase(client, name))
  return { connection: { ...server, database: name }, drop, known }
}

/** Templates that were prepared by the code of one run are of no use to the next. */
export async function dropPrepared(): Promise<void> {
  await asAdmin(serverConnection(), async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [preparedPrefix()],
    )
    for (const { datname } of rows) await dropDatabase(client, datname)
  })
}

function preparedPrefix(): string {
  return `prepared_${process.env.ROLLCALL_TEST_RUN}_`
}

/** Writing every page to the log as well, as a copy is made by default, would take the server three times the work. */
async function copy(client: pg.Client, name: string, of: string): Promise<void> {
  await client.query(`CREATE DATABASE ${name} TEMPLATE ${of} STRATEGY FILE_COPY`)
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

/** What is known of a template stands in its comment. It has its name when it is finished. */
async function template(
  client: pg.Client,
  server: pg.ClientConfig,
  name: string,
  of: string | null,
  { prepare }: Pick<Preparation, 'prepare'>,
): Promise<{ readonly name: string; readonly known: string }> {
  const { rows } = await client.query<{ known: string | null }>(
    `SELECT shobj_description(oid, 'pg_database') AS known FROM pg_database WHERE datname = $1`,
    [name],
  )
  if (rows[0] !== undefined) return { name, known: rows[0].known ?? '' }
  const making = `${name}_making`
  // Of a run that was killed while it made it.
  await dropDatabase(client, making)
  if (of === null) await client.query(`CREATE DATABASE ${making}`)
  else await copy(client, making, of)
  const known = await prepare({ ...server, database: making })
  await client.query(`COMMENT ON DATABASE ${making} IS ${client.escapeLiteral(known)}`)
  await client.query(`ALTER DATABASE ${making} RENAME TO ${name}`)
  return { name, known }
}

let hashed: string | null = null

function migrationsHash(): string {
  if (hashed !== null) return hashed
  const hash = createHash('sha256')
  for (const name of readdirSync(migrationsFolder).sort()) hash.update(readFileSync(new URL(name, migrationsFolder)))
  hashed = hash.digest('hex').slice(0, 12)
  return hashed
}

async function asAdmin<Result>(server: pg.ClientConfig, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(server)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
