import { createServer } from 'node:net'
import pg from 'pg'
import { expect, test } from 'vitest'
import { createTestDatabase } from '../../test/support/test-server.ts'
import { connectDatabase } from './connect.ts'

const connectTo = (databaseUrl: string) => connectDatabase({ databaseUrl, dataDir: '', log: () => undefined })

test('a role that may not create tables is told before anything is made', async () => {
  const { connection, drop } = await createTestDatabase()
  const client = new pg.Client(connection)
  await client.connect()
  await client.query('ALTER TABLE installation RENAME TO another')
  await client.query('REVOKE CREATE ON SCHEMA public FROM pg_database_owner')
  const { rows } = await client.query(`SELECT usesuper FROM pg_user WHERE usename = current_user`)
  await client.end()
  const { user = '', password = '', host = '', port, database } = connection
  const url = new URL(`postgres://${user}:${password}@localhost:${port}/${database}`)
  url.searchParams.set('host', host)
  expect(rows[0].usesuper).toBe(false)
  await expect(connectTo(url.href)).rejects.toThrow(/^The role ".+" of DATABASE_URL may not create tables\./)
  await drop()
})

test('a pooler between Rollcall and its database is named, and what to do instead', async () => {
  const fields = ['SFATAL', 'C08P01', 'Munsupported startup parameter: options', ''].join('\0')
  const pooler = createServer((socket) => {
    socket.once('data', () => {
      const length = Buffer.alloc(4)
      length.writeInt32BE(4 + fields.length + 1)
      socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(`${fields}\0`)]))
    })
  })
  await new Promise<void>((resolve) => pooler.listen(0, '127.0.0.1', resolve))
  const { port } = pooler.address() as { port: number }
  await expect(connectTo(`postgres://alice:x@127.0.0.1:${port}/rollcall`)).rejects.toThrow(
    'A connection pooler such as PgBouncer stands before the database of DATABASE_URL',
  )
  await new Promise((resolve) => pooler.close(resolve))
})
