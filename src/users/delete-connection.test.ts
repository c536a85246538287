import { expect, test } from 'vitest'
import { erasingLog } from '../../test/support/erasing-log.ts'
import { testDatabase } from '../../test/support/test-database.ts'
import { systemActor } from '../kernel/actor.ts'
import { sealAllEvents } from '../seals/seal-events.ts'
import { sampleConnection, samplePerson } from '../storage/conformance/sample-people.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import { postgresConnections } from '../storage/postgres/connections.ts'
import type { Executor } from '../storage/postgres/database.ts'
import { postgresErasures } from '../storage/postgres/erasures.ts'
import { postgresHoldings } from '../storage/postgres/holdings.ts'
import { postgresSeals } from '../storage/postgres/seals.ts'
import { postgresTraces } from '../storage/postgres/traces.ts'
import { postgresUsers } from '../storage/postgres/users.ts'
import { deleteConnection, type ResumeConnectionDeletionsDeps, resumeConnectionDeletions } from './delete-connection.ts'
import { erasedAddressMark, erasedMark } from './erasure.ts'

const now = new Date(Date.UTC(2026, 10, 21, 12))
const firstEvents = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const

async function directory() {
  const { database, applicationId } = await testDatabase()
  const { sealer, key } = await erasingLog(database, applicationId)
  const over = (executor: Executor) => ({
    connections: postgresConnections(executor, applicationId),
    audit: postgresAudit(executor, applicationId),
    seals: postgresSeals(database, executor, applicationId),
    sealer,
    traces: postgresTraces(executor, applicationId),
    holdings: postgresHoldings(executor, applicationId),
    erasures: postgresErasures(executor, applicationId),
    users: postgresUsers(database, executor, applicationId),
  })
  const deps: ResumeConnectionDeletionsDeps = {
    change: (work) => database.transaction((executor) => work(over(executor))),
    clock: { now: () => now },
    onFault: (fault) => {
      throw fault
    },
  }
  return { deps, key, database, over, ...over(database) }
}

test('deleting a connection takes its people with it, and each of them has an event that says so', async () => {
  const { deps, connections, users, audit } = await directory()
  await connections.insert(sampleConnection('con_home'))
  for (const name of ['alice', 'bob']) await users.insert(samplePerson('con_home', name))
  expect(await deleteConnection(deps, systemActor, 'con_home', { withPeople: true })).toEqual(now)
  for (const id of ['auth0|alice', 'auth0|bob']) {
    expect(await users.find(id)).toBeNull()
    const { items } = await audit.listAbout(id, firstEvents)
    expect(items).toMatchObject([{ type: 'user.deleted', details: { connection: 'con_home' } }])
  }
  expect(await connections.listClosed()).toEqual([])
})

test('S000-44 of people who go with their connection the audit keeps the id and nothing else that names them', async () => {
  const { deps, key, connections, users, audit } = await directory()
  await connections.insert(sampleConnection('con_named'))
  for (const name of ['alice', 'bob']) await users.insert(samplePerson('con_named', name))
  const alice = { ...systemActor, kind: 'user', id: 'auth0|alice', name: 'Alice', ip: '203.0.113.7' } as const
  await audit.record(alice, 'user.suspended', { kind: 'user', id: 'auth0|bob' }, { reason: 'Bob called' })
  await audit.record(systemActor, 'users.export_started', null, { q: 'email:bob@example.com', format: 'json' })
  await deleteConnection(deps, systemActor, 'con_named', { withPeople: true })
  const { items } = await audit.listAbout('auth0|bob', firstEvents)
  expect(items.map(({ type }) => type)).toEqual(['user.deleted', 'user.suspended'])
  expect(items[1]).toMatchObject({ actor: { id: 'auth0|alice', name: 'auth0|alice' }, ip: null, details: {} })
  await sealAllEvents(deps.change, key)
  const sealed = JSON.stringify(await deps.change(({ seals }) => seals.read(1, 20)))
  expect(sealed).toContain('users.export_started')
  expect(sealed).not.toMatch(/Bob called|bob@example.com|203\.0\.113\.7|"Alice"/)
})

test('somebody who comes by a connection while it is being deleted is not deleted with it unasked', async () => {
  const { deps, database, over, connections, users } = await directory()
  await connections.insert(sampleConnection('con_busy'))
  const [arrived, signedIn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const arriving = database.transaction(async (executor) => {
    await over(executor).users.insert(samplePerson('con_busy', 'alice'))
    arrived.resolve()
    await signedIn.promise
  })
  await arrived.promise
  const deleting = deleteConnection(deps, systemActor, 'con_busy')
  signedIn.resolve()
  await expect(deleting).rejects.toMatchObject({ code: 'connection_not_empty' })
  await arriving
  expect(await users.find('auth0|alice')).not.toBeNull()
  expect(await connections.find('con_busy')).not.toBeNull()
})

test('deleting a connection that is not there deletes nothing and leaves no event', async () => {
  const { deps, audit } = await directory()
  expect(await deleteConnection(deps, systemActor, 'con_none')).toBeNull()
  expect((await audit.listAbout('con_none', firstEvents)).items).toEqual([])
})

test('a removal that a dead process left unfinished is finished by the next one', async () => {
  const { deps, connections, users } = await directory()
  await connections.insert(sampleConnection('con_half'))
  await users.insert(samplePerson('con_half', 'alice'))
  await connections.close('con_half', now)
  await resumeConnectionDeletions(deps, AbortSignal.abort())
  expect(await users.find('auth0|alice')).not.toBeNull()
  await resumeConnectionDeletions(deps, new AbortController().signal)
  expect(await users.find('auth0|alice')).toBeNull()
  expect(await connections.listClosed()).toEqual([])
})

test('whoever goes with their connection leaves a receipt, which is found by their id and by their address', async () => {
  const { deps, sealer, connections, users, erasures } = await directory()
  await connections.insert(sampleConnection('con_told'))
  await users.insert({ ...samplePerson('con_told', 'alice'), email: 'alice@example.com' })
  await deleteConnection(deps, systemActor, 'con_told', { withPeople: true })
  const receipts = await erasures.findOf(erasedMark(sealer, 'auth0|alice'))
  const by = { kind: 'system', id: 'system', name: 'Rollcall' }
  expect(receipts).toMatchObject([{ mode: 'anonymise', at: now, by, counts: { identities: 1 } }])
  expect(await erasures.findOfAddress(erasedAddressMark(sealer, 'alice@example.com'))).toEqual(receipts)
})
