// What every work is given: the database, our server and the floor beside it, and somebody to ask about.
import pg from 'pg'
import { allowedHeaders } from './api-access.ts'
import { type BenchDatabase, openBenchDatabase } from './bench-database.ts'
import { type Child, startChild } from './child.ts'
import type { Options } from './options.ts'
import type { OurReady, OurSetup } from './our-server.ts'
import type { Home } from './people.ts'
import type { SlowStatement } from './slow-statements.ts'

export interface RunningBench {
  readonly options: Options
  readonly database: BenchDatabase
  /** For the bench's own statements; measured work has connections of its own. */
  readonly client: pg.Client
  readonly home: Home
  readonly ours: Child<OurReady>
  readonly floor: Child
  /** Headers that open `/api/v2`. */
  readonly headers: readonly string[]
  /** Our server's memory as it stood ready, before it was asked anything. */
  readonly memoryAtRestMb: number
  readonly slow: readonly SlowStatement[]
  /** Ends both servers, so that something else can be started on the database. */
  stopServers(): Promise<void>
  close(): Promise<void>
}

const slowMs = 50
const restMs = 1_500

export async function startBench(options: Options): Promise<RunningBench> {
  const database = await openBenchDatabase(options.databaseUrl)
  const undo: (() => Promise<void> | void)[] = [() => database.remove(), () => database.stop()]
  let closed: Promise<void> | null = null
  const close = () => {
    closed ??= undoAll(undo)
    return closed
  }
  try {
    const slow: SlowStatement[] = []
    const { connection, rootKey } = database
    const setup: OurSetup = {
      connection,
      rootKeyHex: rootKey.toString('hex'),
      slowMs: options.explains ? slowMs : null,
    }
    const ours = await startChild<OurReady>('./our-server.ts', setup, (told) => slow.push(told as SlowStatement))
    undo.push(() => ours.stop())
    await new Promise((resolve) => setTimeout(resolve, restMs))
    const { residentMb: memoryAtRestMb } = await ours.usage()
    const client = new pg.Client(connection)
    await client.connect()
    undo.push(() => client.end())
    const home = await findHome(client)
    const floor = await startChild<{ port: number }>('./floor-server.ts', { connection, ...home })
    undo.push(() => floor.stop())
    const headers = await allowedHeaders(ours.ready)
    const stopServers = async () => {
      await Promise.all([ours.stop(), floor.stop()])
    }
    return { options, database, client, home, ours, floor, headers, memoryAtRestMb, slow, stopServers, close }
  } catch (fault) {
    await close()
    throw fault
  }
}

/** The last step first; one that fails does not keep the others from being taken. */
async function undoAll(undo: readonly (() => Promise<void> | void)[]): Promise<void> {
  for (const step of [...undo].reverse()) {
    try {
      await step()
    } catch (fault) {
      console.error(fault)
    }
  }
}

/** The application and the database of people that a new Rollcall makes by itself. */
async function findHome(client: pg.Client): Promise<Home> {
  const { rows } = await client.query<Home>(`SELECT application_id AS "applicationId", id AS "connectionId"
    FROM connections WHERE strategy = 'auth0' ORDER BY created_at LIMIT 1`)
  if (rows[0] === undefined) throw new Error('a new Rollcall must come with a database connection')
  return rows[0]
}
