import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/test-database.ts'
import { systemActor } from '../../kernel/actor.ts'
import { sampleClient } from '../conformance/clients.ts'
import { postgresAudit } from './audit.ts'
import { postgresClients } from './clients.ts'
import { sql } from './sql.ts'

test('migration 0089 keeps the secret of each client and the one before it, with what is known of them', async () => {
  const { database, applicationId } = await testDatabase()
  const clients = postgresClients(database, applicationId)
  const text = await readFile(new URL('../../../migrations/0089-client-secrets.sql', import.meta.url), 'utf8')
  const [createdAt, since, until] = [new Date('2026-01-01'), new Date('2126-01-01'), new Date('2126-01-02')]
  for (const id of ['one', 'turning', 'turned']) await clients.insert(sampleClient(id, { createdAt }))
  const subject = { kind: 'client', id: 'turned' } as const
  await postgresAudit(database, applicationId).record(systemActor, 'client.secret_rotated', subject)
  const [event] = await database.rows<{ at: Date }>(sql`SELECT at FROM audit_events WHERE subject_id = 'turned'`)
  await database.transaction(async (executor) => {
    const run = (statement: string) => executor.change({ text: statement, values: [] })
    // As it was before.
    await run(`DROP TABLE client_secrets`)
    await run(`ALTER TABLE clients ADD COLUMN sealed_secret bytea, ADD COLUMN secret_since timestamptz(3),
      ADD COLUMN previous_sealed_secret bytea, ADD COLUMN previous_secret_until timestamptz(3),
      ADD CONSTRAINT clients_previous_secret CHECK (true)`)
    await executor.change(sql`UPDATE clients SET sealed_secret = id::bytea, secret_since = ${since},
      previous_sealed_secret = CASE WHEN id <> 'one' THEN (id || ' before')::bytea END,
      previous_secret_until = CASE WHEN id <> 'one' THEN ${until}::timestamptz END`)
    await run(text)
  })
  const made = { id: expect.stringMatching(/^sec_/), name: null, createdBy: null, lastUsedAt: null }
  const current = (id: string) => ({ ...made, sealed: Buffer.from(id), createdAt: since, expiresAt: null })
  const before = (id: string, at: Date | undefined) => ({
    ...made,
    sealed: Buffer.from(`${id} before`),
    createdAt: at,
    expiresAt: until,
  })
  const secretsOf = async (id: string) => (await clients.find(id))?.secrets
  expect(await secretsOf('one')).toEqual([current('one')])
  expect(await secretsOf('turning')).toEqual([current('turning'), before('turning', createdAt)])
  expect(await secretsOf('turned')).toEqual([current('turned'), before('turned', event?.at)])
})
