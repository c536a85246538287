import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Directory } from '../directory.ts'
import { systemActor } from '../kernel/actor.ts'
import { createRole } from '../roles/create-role.ts'
import { createUser } from '../users/create-user.ts'
import { updateUser } from '../users/update-user.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { type CreateInvitationInput, createInvitation } from './create-invitation.ts'
import { peekInvitation } from './peek-invitation.ts'
import { revokeInvitation } from './revoke-invitation.ts'

let app: TestApp
let directory: Directory
let organizationId: string
let serial = 0

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
  organizationId = (await app.api('POST', '/organizations', { body: { name: 'acme', display_name: 'Acme' } })).body.id
})
afterAll(() => app.close())

async function person(emailVerified: boolean, email = `person${++serial}@example.com`): Promise<[string, string]> {
  const connection = 'Username-Password-Authentication'
  const input = { connection, email, emailVerified, password: 'Correct-Horse-7-Battery' }
  return [(await createUser(directory, systemActor, input)).id, email]
}

async function invite(inviteeEmail: string, more: Partial<CreateInvitationInput> = {}) {
  const input = { organizationId, inviterName: 'Grace', inviteeEmail, ...more }
  return directory.change((deps) => createInvitation(deps, systemActor, input))
}

/** The ticket that the newest invitation to this address was mailed with. */
async function mailedTicket(email: string): Promise<string> {
  const { messages } = directory.stores
  const { items } = await messages.list({ kind: 'offset', offset: 0, limit: 50, withTotal: false })
  const summary = items.find(({ to, kind }) => to === email && kind === 'invitation')
  const message = await messages.find(summary?.id ?? '')
  const values = message?.values as { link: string } | undefined
  return new URL(values?.link ?? '').searchParams.get('ticket') ?? ''
}

const accept = (ticket: string, userId: string, isNewPerson = false) =>
  acceptInvitation(
    directory,
    { ...systemActor, kind: 'user', id: userId },
    { ticket, userId, session: null, isNewPerson },
  )

const isMember = (userId: string) => directory.stores.memberships.isMember(organizationId, userId, new Date())

test('accepting makes a member with the invited roles, once', async () => {
  const [alice, email] = await person(true)
  const { id: role } = await directory.change((deps) => createRole(deps, systemActor, { name: 'Invited' }))
  const { id: gone } = await directory.change((deps) => createRole(deps, systemActor, { name: 'Deleted since' }))
  const { ticket, invitation } = await invite(email, { roleIds: [role, gone] })
  await directory.stores.roles.remove(gone)
  expect(await accept(ticket, alice)).toBe(organizationId)
  expect(await isMember(alice)).toBe(true)
  const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
  const held = await directory.stores.memberRoles.list(organizationId, alice, page, new Date())
  expect(held?.items.map(({ id }) => id)).toEqual([role])
  const { items } = await directory.stores.audit.listAbout(alice, page)
  expect(items.find(({ type }) => type === 'invitation.accepted')?.details).toEqual({
    invitation: invitation.id,
    organization: organizationId,
    roles: [role],
  })
  await expect(accept(ticket, alice)).rejects.toMatchObject({ code: 'link_unusable' })
})

test('of both tickets of an invitation one is enough and the other is worth nothing after', async () => {
  const [alice, email] = await person(true)
  const { ticket } = await invite(email)
  const mailed = await mailedTicket(email)
  expect(mailed).not.toBe(ticket)
  await accept(mailed, alice)
  await expect(accept(ticket, alice)).rejects.toMatchObject({ code: 'link_unusable' })
  expect(await peekInvitation(directory, ticket)).toBeNull()
})

test('RAC-08 of fifty who accept at once one wins', async () => {
  const [alice, email] = await person(true)
  const { ticket } = await invite(email)
  const mailed = await mailedTicket(email)
  const outcomes = await Promise.allSettled(
    Array.from({ length: 50 }, (_, turn) => accept(turn % 2 === 0 ? ticket : mailed, alice)),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'link_unusable' })
  }
  expect(await isMember(alice)).toBe(true)
})

describe('RAC-08 an invitation is for the owner of the address', () => {
  test('another account is refused, its refusal is audited, and the invitation is still there', async () => {
    const [alice, email] = await person(true)
    const [bob] = await person(true)
    const { ticket } = await invite(email)
    await expect(accept(ticket, bob)).rejects.toMatchObject({ code: 'not_permitted' })
    expect(await isMember(bob)).toBe(false)
    const page = { kind: 'offset', offset: 0, limit: 10, withTotal: false } as const
    const { items } = await directory.stores.audit.listAbout(bob, page)
    expect(items[0]).toMatchObject({ type: 'invitation.refused' })
    await accept(ticket, alice)
  })

  test('an unverified account of the address is refused, whichever ticket it brings', async () => {
    const [una, email] = await person(false)
    const { ticket } = await invite(email)
    for (const brought of [ticket, await mailedTicket(email)]) {
      await expect(accept(brought, una)).rejects.toMatchObject({ code: 'not_permitted' })
    }
    await directory.change((deps) => updateUser({ ...directory, ...deps }, systemActor, una, { emailVerified: true }))
    await accept(ticket, una)
  })

  test('the mailed ticket proves the mailbox of somebody who signs up with it; the one handed out does not', async () => {
    const email = `newcomer${++serial}@example.com`
    const { ticket } = await invite(email, { appMetadata: { plan: 'gold' } })
    const mailed = await mailedTicket(email)
    const [newcomer] = await person(false, email)
    await expect(accept(ticket, newcomer, true)).rejects.toMatchObject({ code: 'not_permitted' })
    await accept(mailed, newcomer, true)
    expect(await directory.stores.users.find(newcomer)).toMatchObject({
      emailVerified: true,
      appMetadata: { plan: 'gold' },
    })
  })
})

test('a look at an invitation shows whom it is for and spends nothing', async () => {
  const { ticket, invitation } = await invite('dan@example.com')
  for (const _ of [1, 2]) {
    expect(await peekInvitation(directory, ticket)).toEqual({
      id: invitation.id,
      organizationId,
      organizationName: 'Acme',
      inviterName: 'Grace',
      inviteeEmail: 'dan@example.com',
      roleIds: [],
      clientId: null,
      connectionId: null,
      provesMailbox: false,
    })
  }
  expect(await peekInvitation(directory, await mailedTicket('dan@example.com'))).toMatchObject({ provesMailbox: true })
  expect(await peekInvitation(directory, 'guessed')).toBeNull()
})

test('a withdrawn invitation and one that ran out lead nowhere', async () => {
  const [alice, email] = await person(true)
  const withdrawn = await invite(email)
  const mailed = await mailedTicket(email)
  await directory.change((deps) => revokeInvitation(deps, systemActor, organizationId, withdrawn.invitation.id))
  for (const ticket of [withdrawn.ticket, mailed]) {
    expect(await peekInvitation(directory, ticket)).toBeNull()
    await expect(accept(ticket, alice)).rejects.toMatchObject({ code: 'link_unusable' })
  }
  const expired = await invite(email, { lifetimeSeconds: 60 })
  app.clock.aheadMs = 61_000
  await expect(accept(expired.ticket, alice)).rejects.toMatchObject({ code: 'link_unusable' })
  app.clock.aheadMs = 0
})
