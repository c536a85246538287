import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MailServer, mailServer } from '../../test/support/mail-server.ts'
import { type TestDatabase, testDatabase } from '../../test/support/test-database.ts'
import { createSealer } from '../kernel/sealing.ts'
import type { MailSettingsStore } from '../messages/mail-settings.ts'
import type { Mailer, Mailers } from '../messages/mailer.ts'
import type { MessageSummary } from '../messages/message.ts'
import type { MessageStore } from '../messages/message-store.ts'
import { startSending } from '../messages/send-messages.ts'
import type { SuppressedAddressStore } from '../messages/suppressed-address.ts'
import { createOutgoing } from '../outgoing/dispatcher.ts'
import { sampleConnection, samplePerson } from '../storage/conformance/sample-people.ts'
import { postgresSettings } from '../storage/postgres/application-settings.ts'
import { postgresAudit } from '../storage/postgres/audit.ts'
import { postgresConnections } from '../storage/postgres/connections.ts'
import type { Executor } from '../storage/postgres/database.ts'
import { postgresMailSettings } from '../storage/postgres/mail-settings.ts'
import { postgresMessages } from '../storage/postgres/messages.ts'
import { sql } from '../storage/postgres/sql.ts'
import { postgresSuppressedAddresses } from '../storage/postgres/suppressed-addresses.ts'
import { postgresUsers } from '../storage/postgres/users.ts'
import { createMailers } from './mailers.ts'

const dan = 'auth0|dan'
const clock = { aheadMs: 0, now: () => new Date(Date.now() + clock.aheadMs) }
const from = { name: 'Ärzte & Co', address: 'no-reply@example.com' }
let db: TestDatabase
let messages: MessageStore
let messagesOf: (executor: Executor) => MessageStore
let mailSettings: MailSettingsStore
let suppressedAddresses: SuppressedAddressStore
let server: MailServer
const stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  db = await testDatabase()
  const sealer = createSealer(randomBytes(32), db.applicationId)
  mailSettings = postgresMailSettings(db.database, db.applicationId, { sealer })
  suppressedAddresses = postgresSuppressedAddresses(db.database, db.applicationId)
  messagesOf = (executor) => postgresMessages(executor, db.applicationId, { sealer, clock, sendsMail: true })
  messages = messagesOf(db.database)
  await postgresConnections(db.database, db.applicationId).insert(sampleConnection('con_one'))
  await postgresUsers(db.database, db.database, db.applicationId).insert(samplePerson('con_one', 'dan'))
})

beforeEach(async () => {
  clock.aheadMs = 0
  await messages.removeBefore(new Date(Date.now() + 365 * 24 * 60 * 60_000))
  await db.database.change(sql`DELETE FROM suppressed_addresses`)
  server = await mailServer()
})

afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
  await server.stop()
})

/** A worker as one process has it; `wrap` stands between it and the mail server. */
function startWorker(faults: unknown[] = [], wrap: (mailer: Mailer) => Mailer = (mailer) => mailer) {
  const { database, applicationId } = db
  const sending = startSending({
    stores: { messages, settings: postgresSettings(database, applicationId), mailSettings, suppressedAddresses },
    application: { id: 'acme' },
    change: (work) =>
      database.transaction((executor) =>
        work({
          messages: messagesOf(executor),
          suppressedAddresses: postgresSuppressedAddresses(executor, applicationId),
          audit: postgresAudit(executor, applicationId),
        }),
      ),
    clock,
    mailers: wrapped(createMailers({ url: server.url, from, outgoing: createOutgoing({ allow: [] }) }), wrap),
    onFault: (fault) => faults.push(fault),
  })
  stops.push(() => sending.stop())
  return sending
}

function wrapped(mailers: Mailers, wrap: (mailer: Mailer) => Mailer): Mailers {
  return { ...mailers, through: (own) => wrap(mailers.through(own) as Mailer) }
}

const queueReset = (to = 'bob@example.com', locale = 'en', userId: string | null = null) => {
  const link = 'https://id.example.com/u/reset-password?ticket=x#'
  return messages.queue({ kind: 'reset-password', to, userId, locale, values: { link } })
}

const queueTest = (to: string) =>
  messages.queue({ kind: 'mail-test', to, userId: null, locale: 'en', values: { by: 'Olivia' } })

const queueInvitation = (to: string) => {
  const values = { link: 'https://shop.example.com/join', inviter: 'Bob', organization: 'Acme', role: null }
  return messages.queue({ kind: 'invitation', to, userId: null, locale: 'en', values })
}

async function listed(): Promise<readonly MessageSummary[]> {
  return (await messages.list({ kind: 'offset', offset: 0, limit: 200, withTotal: false })).items
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const deadline = Date.now() + 10_000; !(await isSo()); await wait(20)) {
    if (Date.now() > deadline) throw new Error(`it never came: ${JSON.stringify(await listed())}`)
  }
}

const everyStatus = async (status: string) => (await listed()).every((message) => message.status === status)

test('a message arrives soon, whole, with names and addresses beyond ASCII', async () => {
  await server.start()
  startWorker()
  const since = Date.now()
  await queueReset('bób@example.com', 'de')
  await until(() => everyStatus('sent'))
  expect(Date.now() - since).toBeLessThan(4_500)
  const [mail] = server.received
  expect(mail?.recipients).toEqual(['bób@example.com'])
  expect(mail?.parsed.from).toMatchObject({ name: 'Ärzte & Co', address: 'no-reply@example.com' })
  expect(mail?.parsed.subject).toBe('Setzen Sie ein neues Passwort für Rollcall')
  expect(mail?.parsed.text).toContain('https://id.example.com/u/reset-password?ticket=x#')
  expect(mail?.parsed.html).toContain('Neues Passwort setzen')
  const [message] = await listed()
  expect(mail?.parsed.messageId).toBe(`<${message?.id}@example.com>`)
  expect(mail?.raw).toContain('Auto-Submitted: auto-generated')
})

test('F12 while the mail server is down messages wait, and each is sent once when it is back', async () => {
  startWorker()
  const people = Array.from({ length: 7 }, (_, number) => `person${number}@example.com`)
  for (const to of people) await queueReset(to)
  await until(async () => (await listed()).every(({ lastFault }) => lastFault?.includes('ECONNREFUSED') === true))
  await server.start()
  await wait(500)
  expect(server.received).toEqual([])
  clock.aheadMs = 11_000
  await until(() => everyStatus('sent'))
  expect(server.received.flatMap(({ recipients }) => recipients).toSorted()).toEqual(people)
})

test('F12 the wait before the next attempt doubles, up to an hour', async () => {
  await queueReset()
  startWorker()
  const waits: number[] = []
  for (let attempts = 1; attempts <= 11; attempts += 1) {
    await until(async () => (await listed())[0]?.attempts === attempts && (await isPostponed()))
    const due = await dueInMs()
    waits.push(Math.round(due / 10_000))
    clock.aheadMs += due
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360])

  async function dueInMs(): Promise<number> {
    const [row] = await db.database.rows<{ due: Date }>(sql`SELECT next_attempt_at AS due FROM mail_messages`)
    return (row?.due.getTime() ?? 0) - clock.now().getTime()
  }

  /** And not merely held by a lease, which is two minutes long. */
  async function isPostponed(): Promise<boolean> {
    return Math.abs((await dueInMs()) - 120_000) > 2_000
  }
})

test('a recipient the server refuses for good is given up at once, with a line in the audit that names nobody', async () => {
  await server.start()
  server.onRecipient = (address) =>
    address.startsWith('nobody') ? Object.assign(new Error(`No such user ${address}`), { responseCode: 550 }) : null
  startWorker()
  await queueReset('nobody@example.com')
  await queueReset('bob@example.com')
  await until(async () => (await listed()).every(({ status }) => status !== 'waiting'))
  const [bob, nobody] = (await listed()).toSorted((one, other) => one.to.localeCompare(other.to))
  expect(bob).toMatchObject({ status: 'sent', attempts: 1 })
  expect(nobody).toMatchObject({ status: 'failed', attempts: 1, lastFault: '550 No such user nobody@example.com' })
  expect((await messages.find(nobody?.id as string))?.values).not.toBeNull()
  const [event] = await db.database.rows<{ details: object; subject_id: string }>(
    sql`SELECT details, subject_id FROM audit_events WHERE type = 'message.failed' ORDER BY id DESC LIMIT 1`,
  )
  expect(event).toEqual({ details: { kind: 'reset-password', attempts: 1 }, subject_id: nobody?.id })
})

test('after a mailbox that is not there nothing more is handed over for it, until its address is taken off', async () => {
  await server.start()
  server.onRecipient = () => Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 })
  startWorker()
  await queueReset('Nobody@example.com', 'en', dan)
  await until(() => everyStatus('failed'))
  server.onRecipient = () => null
  const suppressed = await suppressedAddresses.findByAddress('nobody@example.com')
  expect(suppressed).toMatchObject({ userId: dan, reason: 'refused', note: '550 5.1.1 No such user' })
  const [event] = await db.database.rows<{ type: string; details: object; subject_id: string }>(
    sql`SELECT type, details, subject_id FROM audit_events WHERE type = 'message.address_suppressed'`,
  )
  expect(event).toEqual({
    type: 'message.address_suppressed',
    details: { reason: 'refused' },
    subject_id: suppressed?.id,
  })
  await queueReset('nobody@EXAMPLE.com')
  await until(async () => (await listed())[0]?.status === 'suppressed')
  const [held] = await db.database.rows<{ type: string; details: object }>(
    sql`SELECT type, details FROM audit_events ORDER BY id DESC LIMIT 1`,
  )
  expect(held).toEqual({ type: 'message.failed', details: { kind: 'reset-password', isSuppressed: true } })
  expect(server.received).toEqual([])
  await suppressedAddresses.remove(suppressed?.id as string)
  await queueReset('nobody@example.com')
  await until(async () => (await listed())[0]?.status === 'sent')
  expect(server.received).toHaveLength(1)
})

test('strangers fill no list: a letter to an address of nobody’s is given up, and the next one is tried', async () => {
  await server.start()
  server.onRecipient = () => Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 })
  startWorker()
  await queueReset('nobody@example.com')
  await queueInvitation('stranger@example.com')
  await until(() => everyStatus('failed'))
  for (const address of ['nobody@example.com', 'stranger@example.com']) {
    expect(await suppressedAddresses.findByAddress(address)).toBeNull()
  }
})

test('an invitation to somebody who is here and has no such mailbox suppresses their address, as any letter to them', async () => {
  await server.start()
  server.onRecipient = () => Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 })
  startWorker()
  await queueInvitation('Dan@example.com')
  await until(() => everyStatus('failed'))
  expect(await suppressedAddresses.findByAddress('dan@example.com')).toMatchObject({ userId: dan, reason: 'refused' })
})

test('a test of the mail server suppresses no address, and is not held back by one that is', async () => {
  await server.start()
  server.onRecipient = () => Object.assign(new Error('5.1.1 No such user'), { responseCode: 550 })
  startWorker()
  await queueTest('olivia@example.com')
  await queueTest('dan@example.com')
  await until(() => everyStatus('failed'))
  for (const address of ['olivia@example.com', 'dan@example.com']) {
    expect(await suppressedAddresses.findByAddress(address)).toBeNull()
  }
  server.onRecipient = () => null
  const added = { userId: null, reason: 'added', note: null, since: clock.now() } as const
  await suppressedAddresses.insert({ id: 'sup_olivia', address: 'olivia@example.com', ...added })
  await queueTest('olivia@example.com')
  await until(async () => (await listed())[0]?.status === 'sent')
  expect(server.received).toHaveLength(1)
})

const refusals = [
  { code: 550, said: '5.1.1 No such user', isNoMailbox: true },
  { code: 550, said: '5.1.6 Mailbox has moved', isNoMailbox: true },
  { code: 556, said: '5.1.10 Recipient address has null MX', isNoMailbox: true },
  { code: 550, said: 'No such user', isNoMailbox: false },
  { code: 550, said: 'relay not permitted', isNoMailbox: false },
  { code: 551, said: 'User not local', isNoMailbox: false },
  { code: 553, said: 'sorry, that domain is not in my list of allowed recipient hosts', isNoMailbox: false },
  { code: 550, said: 'Rejected by policy, see 5.1.1 of our terms', isNoMailbox: false },
  { code: 550, said: '5.2.1 Mailbox receives mail at too high a rate', isNoMailbox: false },
  { code: 554, said: '5.7.1 Relay access denied', isNoMailbox: false },
  { code: 550, said: '5.7.1 Blocked by policy', isNoMailbox: false },
  { code: 552, said: '5.2.2 Mailbox full', isNoMailbox: false },
  { code: 554, said: 'Transaction failed', isNoMailbox: false },
]

test.each(refusals)('$code $said is of the address: $isNoMailbox', async ({ code, said, isNoMailbox }) => {
  await server.start()
  server.onRecipient = () => Object.assign(new Error(said), { responseCode: code })
  startWorker()
  await queueReset('dan@example.com', 'en', dan)
  await until(() => everyStatus('failed'))
  expect((await suppressedAddresses.findByAddress('dan@example.com')) !== null).toBe(isNoMailbox)
})

test('a letter that is refused for what it says leaves its address as it was', async () => {
  await server.start()
  server.onMail = async () => {
    throw Object.assign(new Error('5.1.1 This is spam'), { responseCode: 550 })
  }
  startWorker()
  await queueReset('dan@example.com', 'en', dan)
  await until(() => everyStatus('failed'))
  expect(await suppressedAddresses.findByAddress('dan@example.com')).toBeNull()
})

test('a server that says try later is asked again', async () => {
  await server.start()
  server.onRecipient = () => Object.assign(new Error('Greylisted'), { responseCode: 451 })
  startWorker()
  await queueReset()
  await until(async () => (await listed())[0]?.lastFault === '451 Greylisted')
  server.onRecipient = () => null
  clock.aheadMs = 11_000
  await until(() => everyStatus('sent'))
  expect(server.received).toHaveLength(1)
})

test('after a day a message is given up', async () => {
  await queueReset()
  clock.aheadMs = 24 * 60 * 60_000 + 1_000
  startWorker()
  await until(() => everyStatus('failed'))
  expect(server.received).toEqual([])
})

test('F23 of two workers one dies between the server taking a message and noting it: it comes again under the same id', async () => {
  await server.start()
  const dead = Promise.withResolvers<never>()
  const dying = startWorker([], (mailer) => ({
    ...mailer,
    send: async (mail) => {
      await mailer.send(mail)
      return dead.promise
    },
  }))
  await queueReset()
  await until(() => server.received.length === 1)
  // It takes no further message, and never comes to note this one.
  const died = dying.stop()
  startWorker()
  await wait(500)
  expect(server.received).toHaveLength(1)
  clock.aheadMs = 121_000
  await until(() => everyStatus('sent'))
  expect(server.received.map(({ parsed }) => parsed.messageId)).toEqual([
    server.received[0]?.parsed.messageId,
    server.received[0]?.parsed.messageId,
  ])
  expect(server.received).toHaveLength(2)
  dead.reject(new Error('killed'))
  await died
})

test('two workers side by side send each message once', async () => {
  await server.start()
  startWorker()
  startWorker()
  await Promise.all(Array.from({ length: 30 }, (_, number) => queueReset(`person${number}@example.com`)))
  await until(() => everyStatus('sent'))
  expect(server.received).toHaveLength(30)
})

test('INJ-09 an address is one recipient or none, whatever is in it', async () => {
  await server.start()
  startWorker()
  const bad = ['a@example.com\r\nRCPT TO:<eve@example.com>', 'a@example.com,b@example.com', '<eve@example.com> x']
  for (const to of bad) await queueReset(to)
  await until(async () => (await listed()).every(({ status, lastFault }) => status !== 'waiting' || lastFault !== null))
  const envelopes = server.received.map(({ recipients }) => recipients)
  for (const recipients of envelopes) expect(recipients).toHaveLength(1)
  for (const { raw } of server.received) expect(raw).not.toMatch(/^(Bcc|RCPT)/im)
  expect(envelopes.flat()).not.toContain('b@example.com')
})

test('a stop does not wait for a mail server that hangs, and what it held is sent by the next process', async () => {
  await server.start()
  const hanging = Promise.withResolvers<void>()
  server.onMail = () => hanging.promise
  const worker = startWorker()
  await queueReset()
  await until(async () => (await listed())[0]?.attempts === 1)
  await wait(300)
  const since = Date.now()
  await worker.stop()
  expect(Date.now() - since).toBeLessThan(9_000)
  expect(await listed()).toMatchObject([{ status: 'waiting' }])
  hanging.resolve()
  server.onMail = async () => undefined
  startWorker()
  clock.aheadMs = 11_000
  await until(() => everyStatus('sent'))
})
