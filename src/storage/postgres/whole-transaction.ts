import { AsyncLocalStorage } from 'node:async_hooks'
import type { Database, Executor } from './database.ts'
import { type Sql, sql, trusted } from './sql.ts'

/**
 * The database as the work of one transaction sees it: whoever asks for a transaction gets a part of this one, which
 * holds or fails by itself, and what was written is read again at once. Parts follow one another, as they share a
 * connection.
 */
export function wholeTransaction(database: Database, executor: Executor): Database {
  const turns = takingTurns()
  const inTurn: Turns = (part) => {
    // What a part itself asks for belongs to it, and would wait for its own end.
    const running = within.getStore()
    return running?.executor === executor ? running.turns(part) : turns(part)
  }
  const statement = <Result>(run: () => Promise<Result>) => inTurn(() => inPart(executor, run))
  const rows = <Row>(asked: Sql) => statement(() => executor.rows<Row>(asked))
  return {
    rows,
    search: rows,
    change: (asked) => statement(() => executor.change(asked)),
    // Long reads are of no request that changes something.
    cursor: (asked, chunkRows) => database.cursor(asked, chunkRows),
    transaction: (work) => {
      const run = () => within.run({ executor, turns: takingTurns() }, () => runPart(executor, work))
      return inTurn(() => inPart(executor, run))
    },
    close: async () => undefined,
  }
}

type Turns = <Result>(part: () => Promise<Result>) => Promise<Result>

function takingTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (part) => {
    const turn = last.then(part)
    last = turn.catch(() => undefined)
    return turn
  }
}

/** The transaction, of which a part is running, and the turns of what that part asks for. */
const within = new AsyncLocalStorage<{ readonly executor: Executor; readonly turns: Turns }>()
let serial = 0

async function inPart<Result>(executor: Executor, part: () => Promise<Result>): Promise<Result> {
  serial = (serial + 1) % 1_000_000
  const name = trusted(`part_${serial}`)
  await executor.change(sql`SAVEPOINT ${name}`)
  try {
    const result = await part()
    await executor.change(sql`RELEASE SAVEPOINT ${name}`)
    return result
  } catch (fault) {
    await executor.change(sql`ROLLBACK TO SAVEPOINT ${name}`)
    throw fault
  }
}

async function runPart<Result>(executor: Executor, work: (executor: Executor) => Promise<Result>): Promise<Result> {
  let isOver = false
  // One of several statements failed: what the others still wanted to do must not land behind the part.
  const open = (): Executor => {
    if (isOver) throw new Error('this part of the transaction is over')
    return executor
  }
  try {
    const result = await work({
      rows: async (statement) => open().rows(statement),
      change: async (statement) => open().change(statement),
    })
    // What is checked at the end of a transaction is refused here, as long as the part can still be taken back.
    await executor.change(sql`SET CONSTRAINTS ALL IMMEDIATE`)
    await executor.change(sql`SET CONSTRAINTS ALL DEFERRED`)
    return result
  } finally {
    isOver = true
  }
}
