import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { systemActor } from '../kernel/actor.ts'
import { sampleConnection, samplePerson } from '../storage/conformance/sample-people.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import { postgresConnections } from '../storage/postgres/connections.ts'
import type { Executor } from '../storage/postgres/database.ts'
import { postgresUsers } from '../storage/postgres/users.ts'
import { type DeleteConnectionDeps, deleteConnection, resumeConnectionDeletions } from './delete-connection.ts'

const now = new Date(Date.UTC(2026, 10, 21, 12))
const firstEvents = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const

async function directory() {
  const { database, applicationId } = await testDatabase()
  const over = (executor: Executor) => ({
    connections: postgresConnections(executor, applicationId),
    audit: postgresAudit(executor, applicationId),
    users: postgresUsers(database, executor, applicationId),
  })
  const deps: DeleteConnectionDeps = {
    change: (work) => database.transaction((executor) => work(over(executor))),
    clock: { now: () => now },
  }
  return { deps, ...over(database) }
}

test('deleting a connection takes its people with it, and each of them has an event that says so', async () => {
  const { deps, connections, users, audit } = await directory()
  await connections.insert(sampleConnection('con_home'))
  for (const name of ['alice', 'bob']) await users.insert(samplePerson('con_home', name))
  expect(await deleteConnection(deps, systemActor, 'con_home')).toEqual(now)
  for (const id of ['auth0|alice', 'auth0|bob']) {
    expect(await users.find(id)).toBeNull()
    const { items } = await audit.listAbout(id, firstEvents)
    expect(items).toMatchObject([{ type: 'user.deleted', details: { connection: 'con_home' } }])
  }
  expect(await connections.listClosed()).toEqual([])
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
