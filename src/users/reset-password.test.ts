import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findMessages } from '../../test/support/find-messages.ts'
import { startTestApp, type TestApp } from '../../test/support/test-app.ts'
import type { Connection } from '../connections/connection.ts'
import type { Directory } from '../directory.ts'
import { systemActor } from '../kernel/actor.ts'
import type { MessageValues } from '../messages/message.ts'
import { verifyPassword } from '../passwords/verify-password.ts'
import { changePassword } from './change-password.ts'
import { createPasswordTicket, createVerificationTicket, type TicketInput } from './create-ticket.ts'
import { createUser } from './create-user.ts'
import { presentUser } from './find-user.ts'
import { linkIdentity } from './link-identity.ts'
import { requestPasswordReset } from './request-password-reset.ts'
import { resetPassword } from './reset-password.ts'
import { updateUser } from './update-user.ts'
import { primaryIdentity } from './user.ts'
import { verifyEmail } from './verify-email.ts'

let app: TestApp
let directory: Directory
let connection: Connection
let serial = 0
let email: string
let userId: string

beforeAll(async () => {
  app = await startTestApp()
  directory = app.app.directory
  connection = (await directory.stores.connections.findDefaultDatabase()) as Connection
})
afterAll(() => app.close())

const passwordAtFirst = 'Violet-Harbour-1'
const origin = { ip: '203.0.113.7', userAgent: 'Firefox', requestId: 'req-1' }

beforeEach(async () => {
  serial += 1
  email = `bob${serial}@example.com`
  userId = await person(email)
  app.clock.aheadMs = 0
})

async function person(address: string): Promise<string> {
  const input = { connection: connection.name, email: address, password: passwordAtFirst }
  return (await createUser(directory, systemActor, input)).id
}

const usual: Omit<TicketInput, 'user'> = {
  identity: null,
  resultUrl: null,
  clientId: null,
  organizationId: null,
  lifetimeSeconds: null,
  includeEmailInRedirect: false,
}

const passwordTicket = (more: Partial<TicketInput & { markEmailVerified: boolean }> = {}) => {
  const input = { ...usual, user: { id: userId }, markEmailVerified: false, ...more }
  return directory.change((deps) => createPasswordTicket(deps, systemActor, input))
}
const verificationTicket = () =>
  directory.change((deps) => createVerificationTicket(deps, systemActor, { ...usual, user: { id: userId } }))

const reset = (ticket: string, password: string) => resetPassword(directory, origin, { ticket, password })
const request = (identifier: string, from = origin) =>
  requestPasswordReset(directory, { connection, identifier, origin: from })

async function matches(password: string): Promise<boolean> {
  const owner = primaryIdentity(presentUser(await directory.stores.users.find(userId)))
  const stored = await directory.stores.passwords.find(owner)
  return stored !== null && (await verifyPassword(password, stored, directory.peppers)).matches
}

async function mailsOf(kind: string, to = email) {
  return (await findMessages(app, to)).filter((message) => message.kind === kind)
}

async function mailedLink(): Promise<string> {
  const [message] = await mailsOf('reset-password')
  if (message?.kind !== 'reset-password' || message.values === null) throw new Error('nobody was written to')
  return (message.values as MessageValues['reset-password']).link
}

const ticketIn = (link: string) => new URL(link).searchParams.get('ticket') as string
const eventTypes = async () => {
  const page = { kind: 'offset', offset: 0, limit: 50, withTotal: false } as const
  return (await directory.stores.audit.listAbout(userId, page)).items.map(({ type }) => type)
}
const dead = { code: 'link_unusable' }

test('the mailed link sets a password, proves the address, and is told by mail', async () => {
  await request(email)
  await reset(ticketIn(await mailedLink()), 'Quiet-Meadow-22')
  expect(await matches('Quiet-Meadow-22')).toBe(true)
  expect(presentUser(await directory.stores.users.find(userId)).emailVerified).toBe(true)
  expect(await mailsOf('password-changed')).toHaveLength(1)
  expect((await eventTypes()).toSorted()).toEqual([
    'user.created',
    'user.email_verified',
    'user.password_changed',
    'user.password_reset_requested',
  ])
})

test('REC-01 the link leads to the configured address and nowhere else', async () => {
  const deployed = { ...directory, publicUrl: 'https://id.example.com/' }
  await requestPasswordReset(deployed, { connection, identifier: email, origin })
  expect(await mailedLink()).toMatch(/^https:\/\/id\.example\.com\/u\/reset-password\?ticket=[\w]{48}#$/)
})

test('REC-02 a ticket works once', async () => {
  const ticket = await passwordTicket()
  await reset(ticket, 'Quiet-Meadow-22')
  await expect(reset(ticket, 'Amber-Lantern-33')).rejects.toMatchObject(dead)
  await expect(reset('a'.repeat(48), 'Amber-Lantern-33')).rejects.toMatchObject(dead)
  expect(await matches('Quiet-Meadow-22')).toBe(true)
})

test('REC-03 of two forms that were open with one ticket, only the first one sent counts', async () => {
  const ticket = await passwordTicket()
  await reset(ticket, 'Quiet-Meadow-22')
  app.clock.aheadMs = 5_000
  await expect(reset(ticket, 'Amber-Lantern-33')).rejects.toMatchObject(dead)
  expect(await matches('Amber-Lantern-33')).toBe(false)
})

test('REC-04 of 50 tries at once with 50 passwords one wins, and one mail tells of it', async () => {
  const ticket = await passwordTicket()
  const passwords = Array.from({ length: 50 }, (_, number) => `Quiet-Meadow-${number + 100}`)
  const tries = await Promise.allSettled(passwords.map((password) => reset(ticket, password)))
  const winners = passwords.filter((_, place) => tries[place]?.status === 'fulfilled')
  expect(winners).toHaveLength(1)
  for (const lost of tries.filter((each) => each.status === 'rejected')) expect(lost.reason).toMatchObject(dead)
  expect(await matches(winners[0] as string)).toBe(true)
  expect(await mailsOf('password-changed')).toHaveLength(1)
  expect((await eventTypes()).filter((type) => type === 'user.password_changed')).toHaveLength(1)
})

test.each([
  ['a ticket is used', async (ticket: string) => reset(ticket, 'Quiet-Meadow-22')],
  [
    'the password is changed another way',
    async () => changePassword(directory, systemActor, userId, 'Quiet-Meadow-22', { reason: 'changed' }),
  ],
  [
    'the address is changed',
    async () => updateUser(directory, systemActor, userId, { email: `moved-${email}`, emailVerified: true }),
  ],
])('REC-05 when %s every other ticket is dead', async (_, change) => {
  await request(email)
  const first = await passwordTicket()
  const others = [await passwordTicket(), ticketIn(await mailedLink())]
  const verification = await verificationTicket()
  await change(first)
  for (const ticket of others) await expect(reset(ticket, 'Amber-Lantern-33')).rejects.toMatchObject(dead)
  await expect(verifyEmail(directory, origin, verification)).rejects.toMatchObject(dead)
})

test('REC-09 a ticket ends when its time is over, swept or not', async () => {
  const early = await passwordTicket({ lifetimeSeconds: 60 })
  app.clock.aheadMs = 59_000
  await reset(early, 'Quiet-Meadow-22')
  app.clock.aheadMs = 0
  const late = await passwordTicket({ lifetimeSeconds: 60 })
  app.clock.aheadMs = 61_000
  await expect(reset(late, 'Amber-Lantern-33')).rejects.toMatchObject(dead)
})

test('REC-11 thirty requests from thirty networks send five mails, and one works again after the window', async () => {
  for (let number = 1; number <= 30; number += 1) {
    await expect(request(email, { ...origin, ip: `198.51.${number}.7` })).resolves.toBeUndefined()
  }
  const mails = await mailsOf('reset-password')
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.length).toBeLessThanOrEqual(5)
  app.clock.aheadMs = 61 * 60_000
  await request(email)
  expect(await mailsOf('reset-password')).toHaveLength(mails.length + 1)
})

test('a password that the policy refuses leaves the ticket unspent', async () => {
  const ticket = await passwordTicket()
  await expect(reset(ticket, 'short')).rejects.toMatchObject({ code: 'password_too_weak' })
  await reset(ticket, 'Quiet-Meadow-22')
  expect(await matches('Quiet-Meadow-22')).toBe(true)
})

test('AUT-04 an unknown address, a suspended person and a disabled connection are answered alike, and nobody is written to', async () => {
  await request('nobody@example.com')
  expect(await findMessages(app, 'nobody@example.com')).toEqual([])
  await updateUser(directory, systemActor, userId, { isBlocked: true })
  await request(email)
  expect(await mailsOf('reset-password')).toEqual([])
  const other = await person(`dan${serial}@example.com`)
  const disabled = { ...connection, isEnabled: false }
  await requestPasswordReset(directory, { connection: disabled, identifier: `dan${serial}@example.com`, origin })
  expect(await mailsOf('reset-password', `dan${serial}@example.com`)).toEqual([])
  expect(other).toBeTruthy()
})

test('a suspended person cannot use the ticket they were sent', async () => {
  const ticket = await passwordTicket()
  await updateUser(directory, systemActor, userId, { isBlocked: true })
  await expect(reset(ticket, 'Quiet-Meadow-22')).rejects.toMatchObject(dead)
})

test('a ticket that a program made proves the address only when it says so', async () => {
  const isVerified = async () => presentUser(await directory.stores.users.find(userId)).emailVerified
  await reset(await passwordTicket(), 'Quiet-Meadow-22')
  expect(await isVerified()).toBe(false)
  await reset(await passwordTicket({ markEmailVerified: true }), 'Amber-Lantern-33')
  expect(await isVerified()).toBe(true)
})

test('a ticket of one purpose is worth nothing for the other', async () => {
  await expect(reset(await verificationTicket(), 'Quiet-Meadow-22')).rejects.toMatchObject(dead)
  await expect(verifyEmail(directory, origin, await passwordTicket())).rejects.toMatchObject(dead)
})

test('a verification ticket proves the address once, and says where it leads', async () => {
  const input = { ...usual, user: { id: userId }, resultUrl: 'https://app.example.com/done' }
  const ticket = await directory.change((deps) => createVerificationTicket(deps, systemActor, input))
  expect(await verifyEmail(directory, origin, ticket)).toMatchObject({
    email,
    resultUrl: 'https://app.example.com/done',
    includeEmailInRedirect: false,
  })
  expect(presentUser(await directory.stores.users.find(userId))).toMatchObject({ emailVerified: true, version: 2 })
  await expect(verifyEmail(directory, origin, ticket)).rejects.toMatchObject(dead)
  await verifyEmail(directory, origin, await verificationTicket())
  expect((await eventTypes()).filter((type) => type === 'user.email_verified')).toHaveLength(1)
})

test('RAC-11 a link confirms only the address it was sent to, whoever swaps addresses', async () => {
  const links = await verificationTicket()
  await updateUser(directory, systemActor, userId, { email: `other-${email}` })
  await expect(verifyEmail(directory, origin, links)).rejects.toMatchObject(dead)
  expect(presentUser(await directory.stores.users.find(userId)).emailVerified).toBe(false)
})

test('a link for a further identity proves the address of that one alone', async () => {
  const other = await person(`second-${email}`)
  await directory.change((deps) => linkIdentity(deps, systemActor, userId, other))
  const identity = { provider: 'auth0', subject: other.slice('auth0|'.length), connectionId: null }
  const input = { ...usual, user: { id: userId }, identity }
  const ticket = await directory.change((deps) => createVerificationTicket(deps, systemActor, input))
  expect(await verifyEmail(directory, origin, ticket)).toMatchObject({ email: `second-${email}` })
  const user = presentUser(await directory.stores.users.find(userId))
  expect(user.emailVerified).toBe(false)
  expect(user.identities[1]?.profile).toMatchObject({ email: `second-${email}`, email_verified: true })
})

test('AUT-17 where passwords are off nobody is mailed a link that sets one', async () => {
  const options = { ...connection.options, authentication_methods: { password: { enabled: false } } }
  const withoutPasswords = { ...connection, options }
  const elsewhere = { ...origin, ip: '198.51.100.17' }
  await requestPasswordReset(directory, { connection: withoutPasswords, identifier: email, origin: elsewhere })
  expect(await mailsOf('reset-password')).toEqual([])
  await request(email, elsewhere)
  expect(await mailsOf('reset-password')).toHaveLength(1)
})
