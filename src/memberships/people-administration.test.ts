import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { administrator, grantingRole, organizationOf, stranger } from '../../test/support/administrators.ts'
import { findMessages } from '../../test/support/find-messages.ts'
import { holdsTokens, isTaken, signedIn } from '../../test/support/signed-in.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import { apiKeyHash } from '../api-keys/api-key.ts'
import { createApiKey } from '../api-keys/create-api-key.ts'
import { newMethod } from '../authentication-methods/authentication-method.ts'
import { makeRecoveryCodes } from '../authentication-methods/recovery-codes.ts'
import { sealTotpSeed } from '../authentication-methods/totp.ts'
import { createClient } from '../clients/create-client.ts'
import type { Directory } from '../directory.ts'
import { type Actor, systemActor } from '../kernel/actor.ts'
import { sessionHash } from '../sessions/session.ts'
import { addMembers } from './add-members.ts'
import { changeMember, type MemberChanges } from './change-member.ts'
import { deleteMember } from './delete-member.ts'
import { isAdministrator } from './is-administrator.ts'
import { administratorRole, memberRoleNamed } from './member-role-named.ts'
import { resetMemberMfa } from './reset-member-mfa.ts'
import { sendMemberPasswordReset } from './send-member-password-reset.ts'

let app: TestApp
let directory: Directory
let organizationId: string
/** The administrator who does it all. */
let grace: Actor
let alice: string

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
})
afterAll(() => app.close())
beforeEach(async () => {
  organizationId = await organizationOf(directory)
  const { userId } = await administrator(directory, organizationId, await grantingRole(directory, organizationId))
  grace = { ...systemActor, kind: 'user', id: userId, name: 'Grace', ip: '192.0.2.7', organizationId }
  alice = await stranger(directory)
  await directory.change((deps) => addMembers(deps, systemActor, organizationId, [alice]))
})

const place = () => ({ organizationId, userId: alice })
const change = (changes: MemberChanges, actor = grace) =>
  directory.change((deps) => changeMember(deps, actor, place(), changes))
const find = () => directory.stores.organizationPeople.find(organizationId, alice, directory.clock.now())

/** Makes alice somebody whom this organization shares with another. */
async function shareAlice(): Promise<string> {
  const other = await organizationOf(directory)
  await directory.change((deps) => addMembers(deps, systemActor, other, [alice]))
  return other
}

const newClient = () =>
  directory.change((deps) => createClient(deps, systemActor, { name: `App ${organizationId}`, appType: 'spa' }))

/** The newest event of this type about alice. */
async function eventOf(type: string) {
  const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
  return (await directory.stores.audit.listAbout(alice, page)).items.find((event) => event.type === type)
}

/** Who did it, from where, and in which organization. */
const byGrace = () => ({
  actor: { kind: 'user', id: grace.id },
  ip: '192.0.2.7',
  details: expect.objectContaining({ organization: organizationId }),
})

describe('changing a member', () => {
  test('S002-11 S002-12 the name, and Admin or Member, decided by the role they hold', async () => {
    expect(await change({ name: 'Alice Liddell', isAdministrator: true })).toMatchObject({
      name: 'Alice Liddell',
      isAdministrator: true,
      roleNames: ['admin'],
    })
    expect(await isAdministrator({ ...directory, ...directory.stores }, organizationId, alice)).toBe(true)
    expect(await eventOf('user.updated')).toMatchObject(byGrace())
    expect(await eventOf('organization.role_assigned')).toMatchObject(byGrace())
    expect(await change({ isAdministrator: false })).toMatchObject({ isAdministrator: false, roleNames: ['member'] })
  })

  test('what is so already changes nothing and leaves no event', async () => {
    const before = await find()
    await change({ name: before?.name ?? null, isAdministrator: false, isActive: true })
    expect(await find()).toEqual(before)
    for (const type of ['user.updated', 'user.activated', 'organization.role_unassigned']) {
      expect(await eventOf(type)).toBeUndefined()
    }
  })

  test('S002-24 S002-35 deactivating whoever is here alone ends their sessions and tokens at once', async () => {
    const client = await newClient()
    const { secret } = await signedIn(directory, alice)
    const tokens = await holdsTokens(directory, alice, client)
    expect(await change({ isActive: false })).toMatchObject({ isActive: false, isBlocked: true })
    expect(await directory.stores.sessions.findBySecret(sessionHash(secret), directory.clock.now())).toBeNull()
    expect(await isTaken(directory, tokens)).toBe(false)
    expect(await eventOf('user.suspended')).toMatchObject(byGrace())
    expect(await change({ isActive: true })).toMatchObject({ isActive: true, isBlocked: false })
    expect(await directory.stores.sessions.findBySecret(sessionHash(secret), directory.clock.now())).toBeNull()
    expect(await isTaken(directory, tokens)).toBe(false)
  })

  test('somebody who belongs elsewhere too is deactivated here alone', async () => {
    const other = await shareAlice()
    const client = await newClient()
    const here = await holdsTokens(directory, alice, client, { organizationId })
    const there = await holdsTokens(directory, alice, client, { organizationId: other })
    expect(await change({ isActive: false })).toMatchObject({
      isActive: false,
      isBlocked: false,
      belongsElsewhere: true,
    })
    expect([await isTaken(directory, here), await isTaken(directory, there)]).toEqual([false, true])
    const { memberships } = directory.stores
    const now = directory.clock.now()
    expect(await memberships.isMember(organizationId, alice, now)).toBe(false)
    expect(await memberships.isMember(other, alice, now)).toBe(true)
    expect(await eventOf('organization.member_deactivated')).toMatchObject(byGrace())
    expect(await change({ isActive: true })).toMatchObject({ isActive: true })
  })

  test('activating brings back whose membership has ended by itself', async () => {
    const { memberships } = directory.stores
    const now = directory.clock.now()
    const ended = { startsAt: null, endsAt: new Date(now.getTime() - 1) }
    await memberships.add(organizationId, [alice], now, ended)
    expect(await find()).toMatchObject({ isActive: false, isBlocked: false })
    expect(await change({ isActive: true })).toMatchObject({ isActive: true })
    expect(await memberships.isMember(organizationId, alice, new Date(now.getTime() + 86_400_000))).toBe(true)
    expect(await eventOf('organization.member_activated')).toMatchObject(byGrace())
  })

  test('the name and the suspension of a shared account are not this organization’s to change', async () => {
    await shareAlice()
    await expect(change({ name: 'Mallory' })).rejects.toMatchObject({ code: 'belongs_elsewhere' })
    await app.api('PATCH', `/users/${encodeURIComponent(alice)}`, { body: { blocked: true } })
    await expect(change({ isActive: true })).rejects.toMatchObject({ code: 'belongs_elsewhere' })
    expect(await find()).toMatchObject({ name: expect.not.stringContaining('Mallory'), isBlocked: true })
  })

  test('TEN-10 another organization, and who is no member, do not exist', async () => {
    const foreign = { ...grace, organizationId: await organizationOf(directory) }
    await expect(change({ isActive: false }, foreign)).rejects.toMatchObject({ code: 'organization_not_found' })
    const nobody = { organizationId, userId: await stranger(directory) }
    const changing = directory.change((deps) => changeMember(deps, grace, nobody, { isActive: false }))
    await expect(changing).rejects.toMatchObject({ code: 'user_not_found' })
  })
})

describe('resetting MFA', () => {
  async function giveTotp(): Promise<void> {
    const now = directory.clock.now()
    const { authenticationMethods } = directory.stores
    const method = newMethod(alice, 'totp', now, { confirmedAt: now })
    await authenticationMethods.insert(method, sealTotpSeed(directory.sealer, method.id, Buffer.alloc(20, 1)))
    await directory.change((deps) => makeRecoveryCodes(deps, systemActor, alice))
  }
  const reset = () => directory.change((deps) => resetMemberMfa(deps, grace, place()))

  test('S002-17 S002-18 S002-33 takes every factor and code, and asks for no new one', async () => {
    await giveTotp()
    expect(await find()).toMatchObject({ hasMfa: true })
    await reset()
    expect(await find()).toMatchObject({ hasMfa: false })
    expect(await directory.stores.authenticationMethods.list(alice)).toEqual([])
    expect(await directory.stores.authenticationMethods.factorsOf(alice)).toMatchObject({ mustEnrolAgain: false })
    expect(await eventOf('user.mfa_reset')).toMatchObject(byGrace())
  })

  test('is refused where there is none, and of somebody who belongs elsewhere', async () => {
    await expect(reset()).rejects.toMatchObject({ code: 'mfa_not_enabled' })
    await giveTotp()
    await shareAlice()
    await expect(reset()).rejects.toMatchObject({ code: 'belongs_elsewhere' })
    expect(await find()).toMatchObject({ hasMfa: true })
  })
})

describe('resetting a password', () => {
  const reset = () => directory.change((deps) => sendMemberPasswordReset(deps, grace, place()))

  test('S002-22 S002-34 mails a link to the address on record, and shows it to nobody else', async () => {
    const { email } = (await find()) ?? {}
    await reset()
    const [message] = await findMessages(app, email ?? '')
    expect(message).toMatchObject({ kind: 'reset-password', values: { link: expect.stringContaining('ticket=') } })
    const event = await eventOf('user.password_reset_requested')
    expect(event).toMatchObject(byGrace())
    expect(JSON.stringify(event)).not.toContain('ticket')
  })

  test('a suspended account gets none until it is activated', async () => {
    await change({ isActive: false })
    await expect(reset()).rejects.toMatchObject({ code: 'operation_not_supported' })
  })
})

describe('deleting', () => {
  const remove = () => directory.change((deps) => deleteMember(deps, grace, place()))

  test('S002-30 S002-36 S000-50 the account goes, with the keys that belong to it', async () => {
    const actor = { ...systemActor, permissions: new Set(['read:users']) }
    const input = { name: 'Hers', permissions: ['read:users'], userId: alice }
    const { key, secret } = await directory.change((deps) => createApiKey(deps, actor, input))
    const found = () => directory.stores.apiKeys.findByHash(apiKeyHash(secret), directory.clock.now())
    expect(await found()).toEqual(key)
    expect(await remove()).toBe('account')
    expect([await directory.stores.users.find(alice), await found()]).toEqual([null, null])
    expect(await eventOf('user.deleted')).toMatchObject(byGrace())
  })

  test('of somebody who belongs elsewhere the membership alone', async () => {
    await shareAlice()
    expect(await remove()).toBe('membership')
    expect(await find()).toBeNull()
    expect(await directory.stores.users.find(alice)).not.toBeNull()
    expect(await eventOf('organization.member_removed')).toMatchObject(byGrace())
  })
})

describe('a role by its name', () => {
  const named = (name: string) => directory.change((deps) => memberRoleNamed(deps, organizationId, name))

  test('in any letter case, the organization’s own before the application’s', async () => {
    const shared = (await app.api('POST', '/roles', { body: { name: 'Accountant' } })).body.id
    expect((await named('ACCOUNTANT')).id).toBe(shared)
    const own = await app.app.directory.change(async ({ roles, clock }) => {
      const role = { id: `rol_own_${organizationId}`, name: 'accountant', description: null, organizationId }
      await roles.insert({ ...role, createdAt: clock.now() })
      return role.id
    })
    expect((await named('Accountant')).id).toBe(own)
  })

  test('the built-in ones are made once, whoever needs them at the same moment', async () => {
    const found = await Promise.all(Array.from({ length: 5 }, () => named('Member')))
    expect(new Set(found.map(({ id }) => id)).size).toBe(1)
    const admin = await directory.change((deps) => administratorRole(deps, organizationId))
    expect(admin).toMatchObject({ name: 'admin', organizationId: null })
    expect((await named('ADMIN')).id).toBe(admin.id)
  })

  test('another name is refused with those that exist', async () => {
    await expect(named('Emperor')).rejects.toMatchObject({
      code: 'role_not_found',
      message: expect.stringMatching(/Use one of: .*admin.*member/),
    })
  })
})
