import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { createTestDatabase } from '../../../test/support/test-server.ts'
import { refuseForeignRootKey, refuseUnfitDatabase } from './installation.ts'
import { migrate } from './migrate.ts'

const { database } = await testDatabase()
const quiet = () => undefined

test('CFG-04 another root key than the first one is refused', async () => {
  const rootKey = randomBytes(32)
  await refuseForeignRootKey(database, rootKey)
  await refuseForeignRootKey(database, rootKey)
  await expect(refuseForeignRootKey(database, randomBytes(32))).rejects.toThrow('original key')
})

test('CFG-01 a fit database is accepted, and one whose clock is far away is not', async () => {
  await refuseUnfitDatabase(database, new Date())
  await expect(refuseUnfitDatabase(database, new Date(Date.now() + 60_000))).rejects.toThrow('clock')
})

test('CFG-01 a database with synchronous_commit off is refused', async () => {
  await database.transaction(async (executor) => {
    await executor.change({ text: 'SET LOCAL synchronous_commit = off', values: [] })
    await expect(refuseUnfitDatabase(executor, new Date())).rejects.toThrow('synchronous_commit')
  })
})

test('two processes that migrate at once end with one schema', async () => {
  const { connection, drop } = await createTestDatabase()
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  await Promise.all([migrate(connection, quiet), migrate(connection, quiet), migrate(connection, quiet)])
  const { rows } = await client.query('SELECT count(*)::int AS count FROM schema_migrations')
  expect(rows[0].count).toBeGreaterThan(5)
  await client.end()
  await drop()
})

test('CFG-01 a database that a newer version migrated is refused by name', async () => {
  const { connection, drop } = await createTestDatabase()
  const client = new pg.Client(connection)
  await client.connect()
  await client.query("INSERT INTO schema_migrations (name, checksum) VALUES ('9999-from-the-future.sql', 'x')")
  await expect(migrate(connection, quiet)).rejects.toThrow('9999-from-the-future.sql')
  await client.end()
  await drop()
})
