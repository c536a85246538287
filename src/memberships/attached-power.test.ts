import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, grantingRole, organizationOf, stranger } from '../../test/support/administrators.ts'
import { findMessages } from '../../test/support/find-messages.ts'
import { holdsTokens, isTaken, signedIn } from '../../test/support/signed-in.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { createClient } from '../clients/create-client.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { addMembers } from './add-members.ts'
import { attachPerson } from './attach-person.ts'
import { changeAttachedPerson } from './change-attached-person.ts'
import { changeMember } from './change-member.ts'
import { deleteMember } from './delete-member.ts'
import { resetMemberMfa } from './reset-member-mfa.ts'
import { sendMemberPasswordReset } from './send-member-password-reset.ts'

let app: TestApp
let directory: Directory
let organizationId: string
let grace: Actor
let bob: string
let email: string

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())
beforeEach(async () => {
  organizationId = await organizationOf(directory)
  grace = await administratorOf(organizationId)
  bob = await stranger(directory)
  email = (await directory.stores.users.find(bob))?.email as string
})

async function administratorOf(organization: string): Promise<Actor> {
  const { userId } = await administrator(directory, organization, await grantingRole(directory, organization))
  return { ...systemActor, kind: 'user', id: userId, name: 'Grace', organizationId: organization }
}

const place = () => ({ organizationId, userId: bob })
const attach = (actor = grace, name: string | null = null, into = organizationId) =>
  attachPerson(directory, actor, { organizationId: into, email, name, roleName: 'member' })
const find = (at = organizationId) => directory.stores.organizationPeople.find(at, bob, directory.clock.now())
const give = (organization: string) => directory.change((deps) => addMembers(deps, systemActor, organization, [bob]))
const refused = { code: 'belongs_elsewhere', message: expect.not.stringMatching(/elsewhere|other|attach/) }

describe('whoever attaches an account that was there has no power over it', () => {
  test('not over its name, second factor and password mail', async () => {
    const { person } = await attach()
    expect(person).toMatchObject({ belongsElsewhere: true, wasAttached: true })
    const { change } = directory
    await expect(change((deps) => changeMember(deps, grace, place(), { name: 'M' }))).rejects.toMatchObject(refused)
    await expect(change((deps) => changeAttachedPerson(deps, grace, place(), { name: 'M' }))).rejects.toMatchObject(
      refused,
    )
    await expect(change((deps) => resetMemberMfa(deps, grace, place()))).rejects.toMatchObject(refused)
    await expect(change((deps) => sendMemberPasswordReset(deps, grace, place()))).rejects.toMatchObject(refused)
    expect(await findMessages(app, email)).toEqual([])
  })

  test('deactivating and deleting concern the membership alone', async () => {
    await attach()
    const { change } = directory
    const acted = await change((deps) => changeMember(deps, grace, place(), { isActive: false }))
    expect(acted).toMatchObject({ isActive: false, isBlocked: false })
    expect(await change((deps) => deleteMember(deps, grace, place()))).toBe('membership')
    expect(await directory.stores.users.find(bob)).not.toBeNull()
  })

  test('not over sessions in which nothing was done for the organization', async () => {
    await attach()
    const { secret, session } = await signedIn(directory, bob)
    const seen = () => directory.stores.memberSessions.find(organizationId, session.id, directory.clock.now())
    expect(secret).toBeTruthy()
    expect(await seen()).toBeNull()
  })

  test('nor does attaching take the power of the organization that has it', async () => {
    await give(organizationId)
    const globex = await organizationOf(directory)
    const mallory = await administratorOf(globex)
    await attach(mallory, null, globex)
    expect(await find()).toMatchObject({ belongsElsewhere: false, wasAttached: false })
    expect(await find(globex)).toMatchObject({ belongsElsewhere: true, wasAttached: true })
    const acted = await directory.change((deps) => changeMember(deps, grace, place(), { name: 'Bob' }))
    expect(acted).toMatchObject({ name: 'Bob' })
  })

  test('what is made by an organization, or given by whoever acts for the directory, is not attached', async () => {
    await attach({ ...grace, kind: 'client', organizationId: null })
    expect(await find()).toMatchObject({ wasAttached: false, belongsElsewhere: false })
    email = `new-${email}`
    const { person, isNew } = await attach()
    expect([isNew, person.wasAttached, person.belongsElsewhere]).toEqual([true, false, false])
  })

  test('sent with a name, the account is attached and keeps its own', async () => {
    const before = (await directory.stores.users.find(bob))?.name
    expect(await attach(grace, 'Mallory')).toMatchObject({ isNew: false, person: { name: before } })
    const globex = await organizationOf(directory)
    await give(globex)
    const again = await organizationOf(directory)
    const { person } = await attach(await administratorOf(again), 'Mallory', again)
    expect(person.name).toBe(before)
  })
})

test('attaching and changing a role leave no other role of theirs, whatever its term', async () => {
  const { stores, clock, change } = directory
  await give(organizationId)
  const [later, own] = [await grantingRole(directory, organizationId), await grantingRole(directory, organizationId)]
  const inAYear = { startsAt: new Date(clock.now().getTime() + 365 * 86_400_000), endsAt: null }
  const hold = (role: string) => stores.memberRoles.assign(organizationId, bob, [role], clock.now(), inAYear)
  const held = async () => (await stores.memberRoles.onRecord(organizationId, bob)).length
  await hold(later)
  await attach()
  expect(await held()).toBe(1)
  await hold(own)
  await change((deps) => changeAttachedPerson(deps, grace, place(), { roleName: 'member' }))
  expect(await held()).toBe(1)
})

test('a session of somebody attached shows where tokens were made for the organization, and no token of others ends', async () => {
  await attach()
  const client = await directory.change((deps) => createClient(deps, systemActor, { name: 'App', appType: 'spa' }))
  const tokens = await holdsTokens(directory, bob, client)
  await directory.change((deps) => changeMember(deps, grace, place(), { isActive: false }))
  expect(await isTaken(directory, tokens)).toBe(true)
})
