// A Rollcall of ours on a database of its own, and what the bench needs to fill it and to be let in.
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { allowedHeaders } from './api-access.ts'
import { type Child, startChild } from './child.ts'
import type { OurReady, OurSetup } from './our-server.ts'
import { addPeople, type Home, settleTables } from './people.ts'
import type { SlowStatement } from './slow-statements.ts'

export interface OurDirectory {
  /** For the bench's own statements; measured work has connections of its own. */
  readonly client: pg.Client
  readonly home: Home
  readonly ours: Child<OurReady>
  /** Headers that open `/api/v2`. */
  readonly headers: readonly string[]
  close(): Promise<void>
}

export interface DirectoryOptions {
  readonly connection: pg.ClientConfig
  readonly rootKey?: Buffer
  /** Gets statements that take longer than `slowMs`. */
  readonly noticeSlow: ((statement: SlowStatement) => void) | null
}

const slowMs = 50

export async function startDirectory({
  connection,
  rootKey = randomBytes(32),
  noticeSlow,
}: DirectoryOptions): Promise<OurDirectory> {
  const setup: OurSetup = {
    connection,
    rootKeyHex: rootKey.toString('hex'),
    slowMs: noticeSlow === null ? null : slowMs,
  }
  const ours = await startChild<OurReady>('./our-server.ts', setup, (told) => noticeSlow?.(told as SlowStatement))
  const client = new pg.Client(connection)
  await client.connect()
  return {
    client,
    home: await findHome(client),
    ours,
    headers: await allowedHeaders(ours.ready),
    close: async () => {
      await ours.stop()
      await client.end()
    },
  }
}

/** Adds the invented people from one number to another. */
export async function fill({ client, home }: OurDirectory, first: number, last: number): Promise<void> {
  if (first > last) return
  await addPeople(client, home, first, last)
  await settleTables(client)
}

/** The application and the database of people that a new Rollcall makes by itself. */
async function findHome(client: pg.Client): Promise<Home> {
  const { rows } = await client.query<Home>(`SELECT application_id AS "applicationId", id AS "connectionId"
    FROM connections WHERE strategy = 'auth0' ORDER BY created_at LIMIT 1`)
  if (rows[0] === undefined) throw new Error('a new Rollcall must come with a database connection')
  return rows[0]
}
