// The one door to PostgreSQL: point reads on a pipelined connection, searches under a time limit, changes in
// transactions. It knows connections and faults, no table.
import pg from 'pg'
import { RollcallError } from '../../kernel/errors.ts'
import { asMaintenance, isReadOnly } from './maintenance-fault.ts'
import { asPoolFault } from './pool-fault.ts'
import { RenewablePool } from './renewable-pool.ts'
import type { Sql } from './sql.ts'

/** Runs statements: on whatever connection is free, or on the one of a transaction. */
export interface Executor {
  rows<Row>(statement: Sql): Promise<Row[]>
  /** The number of rows a change touched. */
  change(statement: Sql): Promise<number>
}

export interface Database extends Executor {
  /** As `rows`, ended after `searchLimitMs` with `search_timeout`. */
  search<Row>(statement: Sql): Promise<Row[]>
  /** The rows of a long read, a chunk at a time, from one snapshot. */
  cursor<Row>(statement: Sql, chunkRows: number): AsyncIterable<Row[]>
  transaction<Result>(work: (executor: Executor) => Promise<Result>): Promise<Result>
  close(): Promise<void>
}

export interface DatabaseOptions {
  readonly connection: pg.ClientConfig
  readonly poolSize: number
  /** Faults of idle connections; the pool replaces them by itself. */
  readonly onFault: (fault: Error) => void
}

const statementLimitMs = 5_000
const searchLimitMs = 2_000
const lockLimitMs = 2_000
const connectLimitMs = 10_000
/** Enough to keep several cores of the database busy; more would only spread the same reads thinner. */
const pointConnections = 3
/** While a database stays read-only, connections are not opened anew for each refusal. */
const renewEveryMs = 1_000

export function openDatabase({ connection, poolSize, onFault }: DatabaseOptions): Database {
  const common = {
    ...connection,
    types,
    connectionTimeoutMillis: connectLimitMs,
    application_name: 'rollcall',
    // Statements that do not need each other's answers travel together.
    pipeline: true,
  }
  const pool = new RenewablePool({ ...common, max: poolSize, options: sessionOptions(statementLimitMs) }, onFault)
  const searchPool = new RenewablePool({ ...common, max: poolSize, options: sessionOptions(searchLimitMs) }, onFault)
  const readers = Array.from({ length: pointConnections }, () => {
    return new PointReader({ ...common, options: sessionOptions(statementLimitMs) }, onFault)
  })
  let turn = 0
  const points = () => readers[turn++ % pointConnections] as PointReader
  let renewedAt = Number.NEGATIVE_INFINITY
  /** After a failover the same address leads elsewhere, and what is read where nothing is written may be old. */
  const renewIfReadOnly = (fault: unknown): never => {
    if (isReadOnly(fault) && performance.now() - renewedAt >= renewEveryMs) {
      renewedAt = performance.now()
      for (const connections of [pool, searchPool, ...readers]) connections.renew()
    }
    throw fault
  }

  return {
    rows: async <Row>(statement: Sql) => {
      if (statement.name !== undefined && statement.mayWait !== true) return points().rows<Row>(statement)
      return (await run(pool, statement).catch(renewIfReadOnly)).rows as Row[]
    },
    change: async (statement) => (await run(pool, statement).catch(renewIfReadOnly)).rowCount ?? 0,
    search: async <Row>(statement: Sql) => (await run(searchPool, statement)).rows as Row[],
    cursor: (statement, chunkRows) => readCursor(pool, statement, chunkRows),
    transaction: (work) => inTransaction(pool, work).catch(renewIfReadOnly),
    close: async () => {
      await Promise.all([pool.end(), searchPool.end(), ...readers.map((reader) => reader.end())])
    },
  }
}

async function inTransaction<Result>(
  pool: RenewablePool,
  work: (executor: Executor) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect().catch(refuse)
  let broken: Error | undefined
  let lost: Error | undefined
  // Between two statements nobody else hears of it, and what nobody hears of ends the process.
  const onLost = (fault: Error) => {
    lost ??= fault
  }
  client.on('error', onLost)
  try {
    // Sent ahead of the first statement, whose answer then tells whether it was taken.
    const begun = client.query('BEGIN')
    begun.catch(() => undefined)
    const result = await work({
      rows: async <Row>(statement: Sql) => (await run(client, statement)).rows as Row[],
      change: async (statement) => (await run(client, statement)).rowCount ?? 0,
    })
    await begun.catch(refuse)
    // What is checked at the end of a transaction is refused here.
    await client.query('COMMIT').catch(refuse)
    return result
  } catch (fault) {
    await client.query('ROLLBACK').catch((rollbackFault: Error) => {
      broken = rollbackFault
    })
    if (lost !== undefined) throw translated(lost)
    throw ofNobody(fault) ? gone(fault) : fault
  } finally {
    client.off('error', onLost)
    // A connection that could not roll back is closed, never handed to somebody else.
    client.release(broken ?? lost)
  }
}

async function* readCursor<Row>(pool: RenewablePool, statement: Sql, chunkRows: number): AsyncIterable<Row[]> {
  const client = await pool.connect().catch(refuse)
  let fault: Error | undefined
  const onLost = (lost: Error) => {
    fault ??= lost
  }
  client.on('error', onLost)
  try {
    await client
      .query('BEGIN READ ONLY; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0')
      .catch(refuse)
    await run(client, { text: `DECLARE reading NO SCROLL CURSOR FOR ${statement.text}`, values: statement.values })
    for (;;) {
      const { rows } = await client.query(`FETCH ${Math.trunc(chunkRows)} FROM reading`).catch(refuse)
      if (rows.length > 0) yield rows as Row[]
      if (rows.length < chunkRows) break
    }
  } catch (thrown) {
    fault = thrown instanceof Error ? thrown : new Error(String(thrown))
    throw thrown
  } finally {
    // A reader that stops early leaves the transaction open: end it before somebody else gets the connection.
    if (fault === undefined) await client.query('COMMIT')
    client.off('error', onLost)
    client.release(fault)
  }
}

async function run(on: RenewablePool | pg.ClientBase, { name, text, values }: Sql): Promise<pg.QueryResult> {
  try {
    return await on.query({ text, values: values as unknown[], ...(name === undefined ? {} : { name }) })
  } catch (fault) {
    return refuse(fault)
  }
}

/**
 * Point reads of all callers share a few connections and do not wait for each other's answers: twice the reads a
 * second of a pool (performance.md 2). A lost connection fails what was under way and is opened again by the next read.
 */
class PointReader {
  readonly #config: pg.ClientConfig
  readonly #onFault: (fault: Error) => void
  #client: Promise<pg.Client> | null = null

  constructor(config: pg.ClientConfig, onFault: (fault: Error) => void) {
    this.#config = config
    this.#onFault = onFault
  }

  async rows<Row>(statement: Sql): Promise<Row[]> {
    this.#client ??= this.#connect()
    return (await run(await this.#client, statement)).rows as Row[]
  }

  /** What is under way on the connection that is left ends by itself before the connection does. */
  renew(): void {
    const left = this.#client
    this.#client = null
    setTimeout(() => left?.then((client) => client.end()).catch(this.#onFault), statementLimitMs).unref()
  }

  async end(): Promise<void> {
    await (await this.#client)?.end()
  }

  #connect(): Promise<pg.Client> {
    const client = new pg.Client(this.#config)
    const opened = client.connect().then(
      () => client,
      (fault: unknown) => {
        forget()
        return refuse(fault)
      },
    )
    // By then another may have taken its place.
    const forget = () => {
      if (this.#client === opened) this.#client = null
    }
    client.on('error', (fault) => {
      forget()
      this.#onFault(fault)
    })
    client.on('end', forget)
    return opened
  }
}

/** True when a unique constraint with this name refused the row. */
export function violates(fault: unknown, constraint: string): boolean {
  return fault instanceof pg.DatabaseError && fault.code === '23505' && fault.constraint === constraint
}

/** True when a foreign key with this prefix refused the row: what it points at is not there. */
export function pointsNowhere(fault: unknown, table: string, column = ''): boolean {
  return (
    fault instanceof pg.DatabaseError &&
    fault.code === '23503' &&
    fault.table === table &&
    fault.constraint?.endsWith(`${column}_fkey`) === true
  )
}

/** What was to belong to a person points at nobody: they were deleted meanwhile. */
function ofNobody(fault: unknown): boolean {
  return (
    fault instanceof pg.DatabaseError && fault.code === '23503' && fault.constraint?.endsWith('_user_id_fkey') === true
  )
}

function gone(cause: unknown): RollcallError {
  return new RollcallError('user_not_found', 'The user does not exist any more.', { cause })
}

const queryCanceled = '57014'
const lockNotAvailable = '55P03'
/** Two that wait for each other: one of them is ended, and may simply come again. */
const deadlockDetected = '40P01'
const passing = [lockNotAvailable, deadlockDetected]
/** What the pool says when nobody gave a connection back in time. */
const allTaken = 'timeout exceeded when trying to connect'
/** Raised by `keep_administrators`, at the end of whatever would have taken the last one (migration 0035). */
const lastAdministrator = 'RC001'
/** 53: no room for another. 25P03: nothing was asked of an open transaction for too long. */
const overload = /^(53|25P03)/

function refuse(fault: unknown): never {
  throw translated(fault)
}

function translated(fault: unknown): unknown {
  const maintenance = asMaintenance(fault)
  if (maintenance !== null) return maintenance
  if (fault instanceof Error && fault.message === allTaken) return busy(fault)
  if (!(fault instanceof pg.DatabaseError) || fault.code === undefined) return fault
  if (fault.code === queryCanceled) {
    return new RollcallError('search_timeout', 'The query took too long. Refine your search criteria.', {
      cause: fault,
    })
  }
  if (fault.code === lastAdministrator) {
    const message =
      'You cannot remove the last administrator of an organization. Make someone else an administrator first.'
    return new RollcallError('last_administrator', message, { cause: fault })
  }
  if (passing.includes(fault.code) || overload.test(fault.code)) return busy(fault)
  return asPoolFault(fault) ?? fault
}

function busy(cause: unknown): RollcallError {
  return new RollcallError('busy', 'The directory is busy. Try again shortly.', { cause, retryAfterSeconds: 1 })
}

function sessionOptions(limitMs: number): string {
  return [
    `-c statement_timeout=${limitMs}`,
    `-c lock_timeout=${lockLimitMs}`,
    '-c idle_in_transaction_session_timeout=10000',
    '-c timezone=UTC',
    '-c jit=off',
    '-c search_path=public',
  ].join(' ')
}

const types = new pg.TypeOverrides()
types.setTypeParser(
  pg.types.builtins.TIMESTAMPTZ,
  (text: string) => new Date(`${text.slice(0, -3).replace(' ', 'T')}Z`),
)
types.setTypeParser(pg.types.builtins.INT8, Number)
