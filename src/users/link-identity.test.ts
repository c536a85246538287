import { expect, test } from 'vitest'
import { testDatabase } from '../../test/support/test-database.ts'
import { systemActor } from '../kernel/actor.ts'
import { sampleConnection, samplePerson } from '../storage/conformance/sample-people.ts'
import { postgresAccounts } from '../storage/postgres/accounts.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import { postgresConnections } from '../storage/postgres/connections.ts'
import type { Executor } from '../storage/postgres/database.ts'
import { postgresPasswords } from '../storage/postgres/passwords.ts'
import { postgresUsers } from '../storage/postgres/users.ts'
import { linkIdentity } from './link-identity.ts'
import { unlinkIdentity } from './unlink-identity.ts'

const clock = { now: () => new Date(Date.UTC(2026, 10, 21, 12)) }
const publicUrl = 'https://id.example.com/'

async function directory() {
  const { database, applicationId } = await testDatabase()
  const over = (executor: Executor) => ({
    users: postgresUsers(database, executor, applicationId),
    audit: postgresAudit(executor, applicationId),
    accounts: postgresAccounts(executor, applicationId),
    passwords: postgresPasswords(executor, applicationId),
    clock,
    publicUrl,
  })
  const stores = over(database)
  const change = <Result>(work: (deps: typeof stores) => Promise<Result>) =>
    database.transaction((executor) => work(over(executor)))
  const connections = postgresConnections(database, applicationId)
  await connections.insert(sampleConnection('con_home'))
  await connections.insert(sampleConnection('con_old'))
  await stores.users.insert(samplePerson('con_home', 'alice'))
  await stores.users.insert(samplePerson('con_old', 'bob'))
  await stores.passwords.keep(
    { connectionId: 'con_old', subject: 'bob' },
    { scheme: 'argon2id', hash: 'of bob' } as never,
    clock.now(),
  )
  return { ...stores, change }
}

const versionOf = async ({ accounts }: Awaited<ReturnType<typeof directory>>, id: string) =>
  (await accounts.find(id))?.securityVersion ?? 0

test('linking makes two people one, who signs in both ways and must do so anew', async () => {
  const deps = await directory()
  const before = await versionOf(deps, 'auth0|alice')
  const alice = await deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', 'auth0|bob'))
  expect(alice.identities).toMatchObject([
    { subject: 'alice', isPrimary: true, profile: { email: 'alice@example.com' } },
    { subject: 'bob', isPrimary: false, profile: { email: 'bob@example.com' } },
  ])
  expect(alice.email).toBe('alice@example.com')
  expect(await deps.users.find('auth0|bob')).toBeNull()
  expect(await versionOf(deps, 'auth0|alice')).toBe(before + 1)
  const bySecond = await deps.accounts.findByIdentifier('con_old', 'bob@example.com')
  expect(bySecond).toMatchObject({ userId: 'auth0|alice', password: { hash: 'of bob' } })
  const events = await deps.audit.listAbout('auth0|alice', { kind: 'offset', offset: 0, limit: 5, withTotal: false })
  expect(events.items[0]).toMatchObject({ type: 'user.identity_linked', details: { identity: 'auth0|bob' } })
})

test('unlinking gives the person back under the old id, with the password and without metadata', async () => {
  const deps = await directory()
  await deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', 'auth0|bob'))
  const before = await versionOf(deps, 'auth0|alice')
  const which = { provider: 'auth0', subject: 'bob' }
  const alice = await deps.change((stores) => unlinkIdentity(stores, systemActor, 'auth0|alice', which))
  expect(alice.identities.map(({ subject }) => subject)).toEqual(['alice'])
  expect(await versionOf(deps, 'auth0|alice')).toBe(before + 1)
  expect(await deps.users.find('auth0|bob')).toMatchObject({
    email: 'bob@example.com',
    appMetadata: null,
    identities: [{ subject: 'bob', isPrimary: true, profile: null }],
  })
  const account = await deps.accounts.findByIdentifier('con_old', 'bob@example.com')
  expect(account).toMatchObject({ userId: 'auth0|bob', password: { hash: 'of bob' } })
})

test('what a primary identity says follows the record it belongs to', async () => {
  const deps = await directory()
  const alice = await deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', 'auth0|bob'))
  await deps.users.save({ ...alice, name: 'Alice Example', version: alice.version + 1 })
  const [own] = (await deps.users.find('auth0|alice'))?.identities ?? []
  expect(own?.profile).toMatchObject({ name: 'Alice Example' })
})

test.each([
  ['oneself', 'auth0|alice', 'Main identity and the new one are the same.'],
  ['nobody', 'auth0|nobody', 'Provided secondary account not found.'],
])('linking %s is refused', async (_whom, secondary, message) => {
  const deps = await directory()
  const linking = deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', secondary))
  await expect(linking).rejects.toMatchObject({ message })
})

test('an identity that is linked already is a conflict, and the main one cannot be taken away', async () => {
  const deps = await directory()
  const link = () => deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', 'auth0|bob'))
  await link()
  await expect(link()).rejects.toMatchObject({ code: 'user_exists', message: 'Specified identity already exists.' })
  const main = { provider: 'auth0', subject: 'alice' }
  const unlinking = deps.change((stores) => unlinkIdentity(stores, systemActor, 'auth0|alice', main))
  await expect(unlinking).rejects.toMatchObject({ message: 'Main identity cannot be removed.' })
})

test('somebody who is suspended does not come back as a second identity', async () => {
  const deps = await directory()
  const bob = await deps.users.find('auth0|bob')
  if (bob !== null) await deps.users.save({ ...bob, isBlocked: true })
  const linking = deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', 'auth0|bob'))
  await expect(linking).rejects.toMatchObject({ message: 'Unable to link with the secondary account.' })
})

test('RAC two links of the same two people at once make one of them, and lose nobody', async () => {
  const deps = await directory()
  const outcomes = await Promise.allSettled([
    deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|alice', 'auth0|bob')),
    deps.change((stores) => linkIdentity(stores, systemActor, 'auth0|bob', 'auth0|alice')),
  ])
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const left = [await deps.users.find('auth0|alice'), await deps.users.find('auth0|bob')].filter(
    (each) => each !== null,
  )
  expect(left).toHaveLength(1)
  expect(left[0]?.identities).toHaveLength(2)
})
