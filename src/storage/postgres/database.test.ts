import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../../test/support/test-server.ts'
import { openDatabase } from './database.ts'
import { prepared, preparedChange, sql } from './sql.ts'

const { connection, drop } = await createTestDatabase()
const quiet = () => undefined

test('a database without a free connection is busy, whichever way it is asked', async () => {
  const client = new pg.Client(connection)
  await client.connect()
  await client.query(`ALTER DATABASE ${client.database} CONNECTION LIMIT 1`)
  const database = openDatabase({ connection, poolSize: 2, onFault: quiet })
  const busy = { code: 'busy' }
  await expect(database.rows(sql`SELECT 1`)).rejects.toMatchObject(busy)
  await expect(database.rows(prepared('one')`SELECT 1`)).rejects.toMatchObject(busy)
  await expect(database.transaction(async () => 1)).rejects.toMatchObject(busy)
  await client.query(`ALTER DATABASE ${client.database} CONNECTION LIMIT -1`)
  expect(await database.rows(prepared('one')`SELECT 1 AS one`)).toEqual([{ one: 1 }])
  await client.end()
  await database.close()
})

test('a transaction that fails changes nothing and gives its connection back fit', async () => {
  const database = openDatabase({ connection, poolSize: 2, onFault: quiet })
  await database.change(sql`CREATE TABLE kept (id integer PRIMARY KEY)`)
  const failing = database.transaction(async (executor) => {
    await executor.change(sql`INSERT INTO kept VALUES (1)`)
    await executor.change(sql`INSERT INTO kept VALUES (1)`)
  })
  await expect(failing).rejects.toThrow('duplicate key')
  expect(await database.rows(sql`SELECT * FROM kept`)).toEqual([])
  await database.close()
})

test('a search that takes too long is ended and says so', async () => {
  const database = openDatabase({ connection, poolSize: 2, onFault: quiet })
  await expect(database.search(sql`SELECT pg_sleep(5)`)).rejects.toMatchObject({ code: 'search_timeout' })
  await database.close()
})

test('a change that waits for a lock holds up no point reads', async () => {
  const database = openDatabase({ connection, poolSize: 4, onFault: quiet })
  await database.transaction(async (executor) => {
    await executor.rows(sql`SELECT pg_advisory_xact_lock(7)`)
    const waiting = [1, 2, 3].map(() => database.rows(preparedChange('wait')`SELECT pg_advisory_xact_lock(7)`))
    for (const change of waiting) change.catch(() => undefined)
    const reads = Promise.all([1, 2, 3].map(() => database.rows(prepared('one')`SELECT 1 AS one`)))
    const later = new Promise((resolve) => setTimeout(() => resolve('held up'), 1_000))
    expect(await Promise.race([reads, later])).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]])
  })
  await database.close()
})

test('a connection that is lost between two statements of a transaction fails it, and nothing else', async () => {
  const database = openDatabase({ connection, poolSize: 2, onFault: quiet })
  const failing = database.transaction(async (executor) => {
    const [row] = await executor.rows<{ pid: number }>(sql`SELECT pg_backend_pid() AS pid`)
    await database.rows(sql`SELECT pg_terminate_backend(${row?.pid})`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await executor.rows(sql`SELECT 1`)
  })
  await expect(failing).rejects.toMatchObject({ code: 'under_maintenance', retryAfterSeconds: 5 })
  expect(await database.transaction((executor) => executor.rows(sql`SELECT 1 AS one`))).toEqual([{ one: 1 }])
  await database.close()
})

test('a database that takes no changes is read and says so, and takes them from new connections once it does', async () => {
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query('CREATE TABLE held (id integer)')
  await admin.query(`ALTER DATABASE ${admin.database} SET default_transaction_read_only = on`)
  const database = openDatabase({ connection, poolSize: 3, onFault: quiet })
  const write = () => database.change(sql`INSERT INTO held VALUES (1)`)
  const inTransaction = () => database.transaction((executor) => executor.change(sql`INSERT INTO held VALUES (1)`))
  const refused = { code: 'under_maintenance', retryAfterSeconds: 30 }
  await Promise.all([write, inTransaction, write].map((each) => expect(each()).rejects.toMatchObject(refused)))
  const read = prepared('held')`SELECT count(*)::integer AS count FROM held`
  expect(await database.rows(read)).toEqual([{ count: 0 }])
  await admin.query(`ALTER DATABASE ${admin.database} RESET default_transaction_read_only`)
  await expect.poll(() => write().catch(() => 'refused'), { timeout: 20_000 }).toBe(1)
  // One refusal is enough to leave every connection that was opened meanwhile.
  await Promise.all([write(), inTransaction(), write(), inTransaction()])
  expect(await database.rows(read)).toEqual([{ count: 5 }])
  await database.close()
  await admin.end()
})

test('a server that is not there is told as one that is away, whichever way it is asked', async () => {
  const database = openDatabase({ connection: { ...connection, host: '/nowhere' }, poolSize: 1, onFault: quiet })
  const away = { code: 'under_maintenance', retryAfterSeconds: 5 }
  await expect(database.rows(sql`SELECT 1`)).rejects.toMatchObject(away)
  await expect(database.rows(prepared('one')`SELECT 1`)).rejects.toMatchObject(away)
  await expect(database.transaction(async () => 1)).rejects.toMatchObject(away)
  await expect(database.cursor(sql`SELECT 1`, 10)[Symbol.asyncIterator]().next()).rejects.toMatchObject(away)
  await database.close()
})

test('a lost connection fails what was under way and is opened again by the next read', async () => {
  const database = openDatabase({ connection, poolSize: 2, onFault: quiet })
  const read = () => database.rows<{ one: number }>(prepared('one')`SELECT 1 AS one`)
  await Promise.all([read(), read(), read()])
  await database.rows(sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()`)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await Promise.all([read(), read(), read()])).toEqual([[{ one: 1 }], [{ one: 1 }], [{ one: 1 }]])
  await database.close()
  await drop()
})
